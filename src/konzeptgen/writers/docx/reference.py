"""Cover and design in → bytes of the reference DOCX whose styles and page pandoc takes over, out."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from konzeptgen.base.paths import TEMPLATES
from konzeptgen.document.theme import Theme, bare
from konzeptgen.wordvorlage.ooxml import NS, Parts, pack, parse, serialise
from konzeptgen.wordvorlage.template import DOCUMENT, STYLES

if TYPE_CHECKING:
    from konzeptgen.document.tree import Document
    from konzeptgen.wordvorlage.template import Vorlage

_SOURCE = TEMPLATES / "stile" / "docx"
_LONGEST_TITLE = 72


def own_parts(document: Document) -> Parts:
    """Return the parts of our own reference document, filled for ``document``."""
    values = {name: escape(value, {'"': "&quot;"}) for name, value in _values(document).items()}
    files = sorted(path for path in _SOURCE.rglob("*") if path.is_file())
    return {path.relative_to(_SOURCE).as_posix(): _filled(path.read_text("utf-8"), values) for path in files}


def reference(own: Parts, template: Vorlage | None) -> bytes:
    """Return our own reference document, or the municipality's page with our styles, which it gets back later."""
    if template is None:
        return pack(own)
    return pack({**template.parts, STYLES: own[STYLES], DOCUMENT: _last_section(template.parts[DOCUMENT])})


def _last_section(document: bytes) -> bytes:
    """Leave of a template's text only its last section: pandoc takes page, header and footer from the first."""
    root = parse(document)
    body = root[0]
    body[:] = body.findall("w:sectPr", NS)
    return serialise(root)


def _filled(text: str, values: dict[str, str]) -> bytes:
    return Template(text).substitute(values).encode()


def _values(document: Document) -> dict[str, str]:
    cover, design = document.cover, document.design
    look = Theme.of(design)
    return {
        "colour": bare(look.colour),
        "heading": bare(look.heading),
        "on_colour": bare(look.on_colour),
        "tint": bare(look.tint),
        "accent": bare(look.accent),
        "accent_text": bare(look.accent_text),
        "font": design.font,
        "title": cover.title,
        "subtitle": cover.subtitle,
        "publisher": cover.publisher,
        "stand": document.stand,
        "header_left": _short(cover.title),
        "header_right": cover.mark,
        "footer_left": _footer(document),
    }


def _short(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def _footer(document: Document) -> str:
    year, month, day = document.stand.split("-")
    parts = (document.cover.publisher, f"Stand {day}.{month}.{year}")
    return " · ".join(part for part in parts if part)
