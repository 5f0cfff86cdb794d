"""Document in, bytes of a PDF out (PDF/UA-1 and PDF/A-2a), set by Typst with the shipped fonts alone."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

import pikepdf
import typst

from konzeptgen.base.finding import EnvironmentTrouble
from konzeptgen.base.german import aufzaehlung
from konzeptgen.base.paths import TEMPLATES
from konzeptgen.document import fonts
from konzeptgen.document.scripts import marked, script
from konzeptgen.document.tree import Foreign
from konzeptgen.writers.pdf.finish import finish
from konzeptgen.writers.pdf.source import source

if TYPE_CHECKING:
    from konzeptgen.document.tree import Document

SUFFIX = "pdf"

_STANDARDS = ["ua-1", "a-2a"]
_TEMPLATE = TEMPLATES / "stile" / "typst" / "konzept.typ"
_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_CODE_POINT = re.compile(r"\\u\{([0-9a-f]+)\}")
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SHOWN = 60
_PAGES_PER_SHEET = 4


class PdfError(EnvironmentTrouble):
    """The PDF could not be set; the message is a German sentence for the user."""

    def __init__(self, message: str, remedy: str = "") -> None:
        """Keep the sentences; the other formats are there without it."""
        super().__init__(message, remedy, "Die Word- und HTML-Datei entstehen auch ohne, mit --format docx,html.")


def write(document: Document) -> bytes:
    """Return the PDF of ``document``; the same document gives the same bytes."""
    pdf = _compiled(document)
    if document.layout.broschuere:
        with pikepdf.open(io.BytesIO(pdf)) as made:
            missing = -len(made.pages) % _PAGES_PER_SHEET
        pdf = _compiled(document, missing) if missing else pdf
    return finish(pdf, document)


def _compiled(document: Document, notes: int = 0) -> bytes:
    files = {**source(document, _families(document.design.font), notes), "konzept.typ": _TEMPLATE.read_bytes()}
    try:
        pdf, warnings = typst.compile_with_warnings(  # type: ignore[call-overload]  # its stub omits a dict of files
            files,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            pdf_standards=_STANDARDS,
            timestamp=datetime.fromisoformat(f"{document.stand}T12:00:00").replace(tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise _trouble(error, files["main.typ"].decode()) from error
    if warnings:
        raise PdfError(f"Das PDF wäre nicht einwandfrei. Typst meldet: {warnings[0].message}.")
    return bytes(pdf)


@cache
def _fonts() -> typst.Fonts:
    folders = [str(folder) for folder in fonts.folders()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _families(first: str) -> tuple[str, ...]:
    """Return the families in which a character is looked for, in order."""
    if first not in fonts.TEXT_FACES:
        raise PdfError(f"Die Schrift „{first}“ wird nicht mitgeliefert. Wählen Sie „{fonts.HOUSE}“.")
    return tuple(dict.fromkeys((first, fonts.HOUSE, *fonts.FALLBACKS)))


def _trouble(error: typst.TypstError, main: str) -> PdfError:
    """Return what stopped Typst: signs that no font has, those whose fonts can be had first, or its own words."""
    missing = list(dict.fromkeys(_CODE_POINT.sub(_character, text) for text in _GLYPH.findall(error.diagnostic)))
    if not missing:
        return PdfError(f"Das PDF ließ sich nicht setzen. Typst meldet: {error.message}.")
    if eastern := dict.fromkeys(_place(text, main) for text in missing if _lacks_extra(text)):
        return PdfError(
            f"Die Schriften für Ostasien fehlen; gebraucht werden sie in {aufzaehlung(eastern)}.", fonts.GET_EXTRA
        )
    found = "; ".join(f"{_named(text)} in {_place(text, main)}" for text in missing)
    return PdfError(f"Die mitgelieferten Schriften haben diese Zeichen nicht: {found}.", fonts.REPLACE)


def _lacks_extra(text: str) -> bool:
    """Return whether ``text`` is in a script whose fonts are an extra, and the extra is not there."""
    scripts = {script(piece.lang) for piece in marked(text) if isinstance(piece, Foreign)}
    return bool(scripts & fonts.EAST_ASIA - fonts.FAMILIES.keys())


def _character(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16))


def _named(text: str) -> str:
    return f"„{text}“ ({' '.join(f'U+{ord(character):04X}' for character in text)})"


def _place(text: str, main: str) -> str:
    for match in _LITERAL.finditer(main):
        if text in match.group(1):
            words = re.sub(r"\\(.)", r"\1", match.group(1))
            return f"„{words if len(words) <= _SHOWN else words[:_SHOWN] + ' …'}“"
    return "einem Bild"
