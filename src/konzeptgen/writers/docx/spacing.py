"""A body in → a body whose parts keep their distance or stay together across pages, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.wordvorlage.ooxml import NS, Element, node, put, q, style_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_BOOKMARKS = {q("w:bookmarkStart"), q("w:bookmarkEnd")}
_LINE = "120"
_GAP = "240"
_SHEET = 14
_TEXT = ("body text", "first paragraph", "compact")
_LIST = ("list bullet", "list number")
_BOX = ("luecke", "hinweis", "forderung")


def even_out(body: Element, styles: Mapping[str, str]) -> None:
    """Set the space below lists and, where no source line sets it, below tables and figures; hold together."""
    texts = {styles[name] for name in _TEXT}
    close = texts | {styles[name] for name in (*_LIST, *_BOX)}
    sheet, end = styles["steckbrief"], styles["steckbrief ende"]
    _hold_sheets(body, sheet, end)
    for element in body:
        after = _next(element)
        if element.tag == q("w:tbl") and style_of(after) in close:
            _set(after, before=_GAP)
        elif style_of(element) == styles["image caption"] and style_of(after) != styles["quelle abbildung"]:
            _set(element, after=_GAP)
        elif _listed(element) and not _listed(after):
            _set(element, after=_LINE)
        elif style_of(element) in texts and (_listed(after) or style_of(after) in {sheet, end}):
            put(element, node("keepNext"))


def _hold_sheets(body: Element, sheet: str, end: str) -> None:
    """Keep a short fact sheet on one page, and the first and last two lines of a long one."""
    lines: list[Element] = []
    for element in body.iterfind("w:p", NS):
        if style_of(element) == sheet:
            lines.append(element)
        elif style_of(element) == end:
            for line in lines if len(lines) < _SHEET else (lines[0], lines[-1]):
                put(line, node("keepNext"))
            lines = []


def _next(element: Element) -> Element | None:
    return next((sibling for sibling in element.itersiblings() if sibling.tag not in _BOOKMARKS), None)


def _listed(element: Element | None) -> bool:
    return element is not None and element.find("w:pPr/w:numPr", NS) is not None


def _set(paragraph: Element | None, **space: str) -> None:
    if paragraph is not None:
        found = paragraph.find("w:pPr/w:spacing", NS)
        kept = {} if found is None else {str(key).rpartition("}")[2]: str(value) for key, value in found.items()}
        put(paragraph, node("spacing", **{**kept, **space}))
