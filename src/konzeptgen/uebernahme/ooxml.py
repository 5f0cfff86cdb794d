"""A Word package -> its comments, tracked changes and paragraphs."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from konzeptgen.uebernahme.traces import Comment, Traces, even, root
from konzeptgen.wordvorlage.ooxml import NS, Element, q, val

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_GONE = {q("w:del"), q("w:moveFrom"), _MC}
_CHANGES = (q("w:ins"), q("w:del"), q("w:moveFrom"))
_BLANKS = {q("w:tab"), q("w:br"), q("w:cr")}
_CONTENTS = re.compile(r"(toc|verzeichnis|inhaltsverzeichnis)[ 0-9a-z]*", re.IGNORECASE)
_DOCUMENT = re.compile(r"word/document[0-9]*\.xml")
_RELATIONS = re.compile(r"word/_rels/document[0-9]*\.xml\.rels")
_LOST = (
    ("Kopf- oder Fußzeile", re.compile(r"word/(header|footer)[0-9]*\.xml"), q("w:t")),
    ("Diagramm", re.compile(r"word/charts/chart[0-9]*\.xml"), _DRAWN),
    ("SmartArt-Grafik", re.compile(r"word/diagrams/data[0-9]*\.xml"), _DRAWN),
    ("eingebettete Datei", re.compile(r"word/embeddings/.+"), ""),
)


def traces(package: zipfile.ZipFile) -> Traces:
    """Return what stands in a Word file beside its text."""
    names = package.namelist()
    main = root(package, next(name for name in [*filter(_DOCUMENT.fullmatch, names), "word/document.xml"]))
    notes = [root(package, f"word/{name}.xml") for name in ("footnotes", "endnotes") if f"word/{name}.xml" in names]
    parts = [main, *notes]
    paragraphs = [p for part in parts for p in part.iter(q("w:p")) if not _gone(p)]
    lines: list[str] = []
    contents: list[str] = []
    for paragraph in paragraphs:
        words = even("".join(_text(paragraph)))
        style = val(paragraph.find("w:pPr/w:pStyle", NS))
        (contents if _CONTENTS.fullmatch(style) else lines).append(words)
    return Traces(
        tuple(_comments(package, main)) if "word/comments.xml" in names else (),
        sum(1 for part in parts for _ in part.iter(*_CHANGES)),
        tuple(filter(None, lines)),
        tuple(filter(None, contents)),
        dict(_alts(package, main)),
        tuple(_lost(package, names)),
    )


def _gone(element: Element) -> bool:
    return any(above.tag in _GONE for above in element.iterancestors())


def _text(element: Element) -> Iterator[str]:
    """Yield the words of a paragraph as they read with all changes accepted, without those of boxes in it."""
    for child in element:
        if child.tag in _GONE or child.tag == q("w:p"):
            continue
        if child.tag == q("w:t"):
            yield child.text or ""
        elif child.tag in _BLANKS:
            yield " "
        else:
            yield from _text(child)


def _comments(package: zipfile.ZipFile, main: Element) -> Iterator[Comment]:
    beside: dict[Any, str] = {}
    for mark in main.iter(q("w:commentReference")):
        paragraph = next(mark.iterancestors(q("w:p")), None)
        beside[mark.get(q("w:id"))] = "" if paragraph is None else even("".join(_text(paragraph)))
    for comment in root(package, "word/comments.xml").iter(q("w:comment")):
        words = even(" ".join("".join(_text(p)) for p in comment.iter(q("w:p"))))
        yield Comment(beside.get(comment.get(q("w:id")), ""), words)


def _alts(package: zipfile.ZipFile, main: Element) -> Iterator[tuple[str, str]]:
    """Yield the pictures of the text with their descriptions."""
    parts = [name for name in package.namelist() if _RELATIONS.fullmatch(name)]
    targets = {one.get("Id"): str(one.get("Target")) for part in parts for one in root(package, part)}
    for drawing in main.iter(q("wp:inline"), q("wp:anchor")):
        words = next((even(str(one.get("descr") or "")) for one in drawing.iter(q("wp:docPr"))), "")
        blip = next(drawing.iter(q("a:blip")), None)
        if words and blip is not None:
            yield targets.get(blip.get(q("r:embed")), ""), words


def _lost(package: zipfile.ZipFile, names: list[str]) -> Iterator[tuple[str, str]]:
    for what, pattern, tag in _LOST:
        for name in filter(pattern.fullmatch, names):
            words = even(" ".join(str(t.text or "") for t in root(package, name).iter(tag))) if tag else name
            if words:
                yield what, words
