"""An OpenDocument package -> its comments, tracked changes, descriptions of pictures and paragraphs."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from konzeptgen.uebernahme.traces import Comment, Traces, even, root
from konzeptgen.wordvorlage.ooxml import Element

_NS = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}


def _q(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{_NS[prefix]}}}{local}"


_ASIDE = {_q("text:tracked-changes"), _q("office:annotation")}
_SILENT = {*_ASIDE, _q("text:note-citation"), _q("svg:desc"), _q("svg:title")}
_BLOCKS = (_q("text:p"), _q("text:h"))
_BLANKS = {_q("text:s"), _q("text:tab"), _q("text:line-break")}
_CONTENTS = {_q("text:table-of-content"), _q("text:illustration-index"), _q("text:table-index")}


def traces(package: zipfile.ZipFile) -> Traces:
    """Return what stands in an OpenDocument text beside its text."""
    main = root(package, "content.xml")
    lines: list[str] = []
    contents: list[str] = []
    for paragraph in main.iter(*_BLOCKS):
        above = {element.tag for element in paragraph.iterancestors()}
        if not above & _ASIDE:
            (contents if above & _CONTENTS else lines).append(even("".join(_text(paragraph))))
    return Traces(
        tuple(_comments(main)),
        sum(1 for _ in main.iter(_q("text:changed-region"))),
        tuple(filter(None, lines)),
        tuple(filter(None, contents)),
        dict(_alts(main)),
        tuple(_lost(package)),
    )


def _text(element: Element) -> Iterator[str]:
    """Yield the words of a paragraph, without those of comments and of paragraphs in boxes and footnotes."""
    yield element.text or ""
    for child in element:
        if child.tag in _BLANKS:
            yield " "
        elif child.tag not in _SILENT and child.tag not in _BLOCKS:
            yield from _text(child)
        yield child.tail or ""


def _comments(main: Element) -> Iterator[Comment]:
    for comment in main.iter(_q("office:annotation")):
        paragraph = next(comment.iterancestors(*_BLOCKS), None)
        beside = "" if paragraph is None else even("".join(_text(paragraph)))
        yield Comment(beside, even(" ".join("".join(_text(p)) for p in comment.iter(*_BLOCKS))))


def _alts(main: Element) -> Iterator[tuple[str, str]]:
    for frame in main.iter(_q("draw:frame")):
        image = frame.find("draw:image", _NS)
        words = next(
            (even(found) for name in ("svg:desc", "svg:title") if (found := frame.findtext(name, "", _NS))), ""
        )
        if image is not None and words:
            yield str(image.get(_q("xlink:href"))), words


def _lost(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    styles = root(package, "styles.xml") if "styles.xml" in package.namelist() else None
    edges = [] if styles is None else [*styles.iterfind(".//{*}master-page/*")]
    for edge in edges:
        words = even(" ".join("".join(_text(p)) for p in edge.iter(*_BLOCKS)))
        if words:
            yield "Kopf- oder Fußzeile", words
    for name in package.namelist():
        if name.startswith("Object ") and name.endswith("/content.xml"):
            yield "Diagramm oder eingebettete Datei", name.partition("/")[0]
