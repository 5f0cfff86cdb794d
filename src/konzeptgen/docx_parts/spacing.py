"""A body in → a body whose parts keep their distance or stay together across pages, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.docx_parts.ooxml import NS, Element, node, q, val

if TYPE_CHECKING:
    from collections.abc import Mapping

_BOOKMARKS = {q("w:bookmarkStart"), q("w:bookmarkEnd")}
_LINE = "120"
_GAP = "240"
_SHEET = 14
_TEXT = ("body text", "first paragraph", "compact")


def even_out(body: Element, styles: Mapping[str, str]) -> None:
    """Set the space below lists and, where no source line sets it, below tables and figures; hold together."""
    texts = {styles[name] for name in _TEXT}
    sheet, end = styles["steckbrief"], styles["steckbrief ende"]
    _hold_sheets(body, sheet, end)
    for element in body:
        after = _next(element)
        if element.tag == q("w:tbl") and _style(after) in texts:
            _set(after, before=_GAP)
        elif _style(element) == styles["image caption"] and _style(after) != styles["quelle abbildung"]:
            _set(element, after=_GAP)
        elif _listed(element) and not _listed(after):
            _set(element, after=_LINE)
        elif _style(element) in texts and (_listed(after) or _style(after) in {sheet, end}):
            _keep_next(element)


def _hold_sheets(body: Element, sheet: str, end: str) -> None:
    """Keep a short fact sheet on one page, and the first and last two lines of a long one."""
    lines: list[Element] = []
    for element in body.iterfind("w:p", NS):
        if _style(element) == sheet:
            lines.append(element)
        elif _style(element) == end:
            for line in lines if len(lines) < _SHEET else (lines[0], lines[-1]):
                _keep_next(line)
            lines = []


def _keep_next(paragraph: Element) -> None:
    paragraph[0].insert(1, node("keepNext"))


def _next(element: Element) -> Element | None:
    return next((sibling for sibling in element.itersiblings() if sibling.tag not in _BOOKMARKS), None)


def _style(element: Element | None) -> str:
    return "" if element is None else val(element.find("w:pPr/w:pStyle", NS))


def _listed(element: Element | None) -> bool:
    return element is not None and element.find("w:pPr/w:numPr", NS) is not None


def _set(element: Element | None, **space: str) -> None:
    properties = None if element is None else element.find("w:pPr", NS)
    if properties is None:
        return
    found = properties.find("w:spacing", NS)
    if found is None:
        found = node("spacing")
        later = [properties.find(f"w:{tag}", NS) for tag in ("ind", "jc", "sectPr")]
        place = min((properties.index(tag) for tag in later if tag is not None), default=len(properties))
        properties.insert(place, found)
    for key, value in space.items():
        found.set(q(f"w:{key}"), value)
