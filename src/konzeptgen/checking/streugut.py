"""Files of the folder that change nothing, each with a word on what to do with it.

Only what people believe to be read is told: data under another name, tables, texts and pictures. A note or a PDF that
lies there is nobody's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from konzeptgen.base.finding import Finding, Place, Severity
from konzeptgen.base.source import Source

_TABLES = {".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".json"}
_DOCUMENTS = {".docx", ".doc", ".odt", ".rtf"}
_PICTURES = {".png", ".jpg", ".jpeg"}
_OTHER_PICTURES = {".svg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic"}
_READ_ME = ("readme", "liesmich", "license", "lizenz", "changelog")


def strays(source: Source) -> Iterator[Finding]:
    """Yield a finding for each file that changes nothing although somebody may think so."""
    for name in source.others:
        yield from _other(source, PurePosixPath(name))
    said = unquote("\n".join([*(file.text for file in source.files), *_texts(source)]))
    for name in source.attachments:
        if name not in said:
            yield _unused(source, PurePosixPath(name))


def _texts(source: Source) -> Iterator[str]:
    yield from (text.text for text in (*source.texts.values(), *source.templates.values()))


def _finding(path: PurePosixPath, message: str, remedy: str, severity: Severity = Severity.HINWEIS) -> Finding:
    return Finding("ORD007", severity, message, remedy, Place(str(path)))


def _other(source: Source, path: PurePosixPath) -> Iterator[Finding]:
    inner, kind = PurePosixPath(path.stem), path.suffix.lower()
    if inner.suffix.lower() in {".yaml", ".yml", ".md"}:
        message = f"Die Datei wird nicht gelesen, weil ihr Name auf {path.suffix} endet."
        yield _finding(path, message, f"Benennen Sie sie um in {path.stem}.", Severity.WARNUNG)
    elif kind in _TABLES:
        remedy = f"Lesen Sie sie ein mit: konzeptgen import {source.folder} {source.folder}/{path}"
        yield _finding(path, "Eine Tabelle im Ordner wird nicht gelesen.", remedy)
    elif kind in _DOCUMENTS:
        yield _document(source, path)
    elif kind in _OTHER_PICTURES:
        remedy = "Speichern Sie es als PNG oder JPEG und binden Sie es in einem Text ein."
        yield _finding(path, "Ein Bild in diesem Format kann kein Text einbinden.", remedy)
    elif kind in {".md", ".txt"} and not path.stem.lower().startswith(_READ_ME):
        yield from _text(path)


def _text(path: PurePosixPath) -> Iterator[Finding]:
    if path.parts[0] == "texte" and path.suffix != ".md":
        message = f"Der Text wird nicht gelesen, weil sein Name auf {path.suffix} endet."
        yield _finding(path, message, f"Benennen Sie die Datei um in {path.stem}.md.", Severity.WARNUNG)
    elif path.suffix.lower() == ".md":
        remedy = f"Legen Sie ihn in den Ordner texte, als texte/{path.stem}.md."
        yield _finding(path, "Der Text wird nicht gelesen, weil er nicht im Ordner texte liegt.", remedy)


def _document(source: Source, path: PurePosixPath) -> Finding:
    remedy = f"Übernehmen Sie seine Texte mit: konzeptgen uebernehmen {source.folder} {source.folder}/{path}"
    return _finding(path, "Ein Dokument im Ordner wird nicht gelesen.", remedy)


def _unused(source: Source, path: PurePosixPath) -> Finding:
    if path.suffix.lower() in _DOCUMENTS:
        return _document(source, path)
    if path.suffix.lower() in _PICTURES:
        remedy = f"Binden Sie es in einem Text ein, zum Beispiel ![Was es zeigt]({path}), oder nehmen Sie es heraus."
        return _finding(path, "Kein Text zeigt dieses Bild.", remedy)
    remedy = f"Nennen Sie die Datei in sozialraeume.yaml, mit geometrie: {path}"
    return _finding(path, "Die Flächen in dieser Datei liest niemand.", remedy)
