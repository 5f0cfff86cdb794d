"""A body with marks around its landscape pages in → a body in sections, each with its page, out."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from konzeptgen.wordvorlage.ooxml import NS, Element, detach, node, q

if TYPE_CHECKING:
    from collections.abc import Mapping

_A4 = (11906, 16838)
_MARGIN = 1418
_BOOKMARKS = {q("w:bookmarkStart"), q("w:bookmarkEnd")}
_FURNITURE = ("w:headerReference", "w:footerReference")


class Room(NamedTuple):
    """Width and height of the text area in twips."""

    width: int
    height: int


def room(section: Element, *, wide: bool) -> Room:
    """Return the text area of a page, or of the same page on its side."""
    size, margins = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    width, height = (_number(size, "w", _A4[0]), _number(size, "h", _A4[1]))
    if wide:
        width, height = height, width
    left, right, top, bottom = (_number(margins, side, _MARGIN) for side in ("left", "right", "top", "bottom"))
    return Room(width - left - right, height - top - bottom)


def _number(element: Element | None, name: str, default: int) -> int:
    return default if element is None else int(float(str(element.get(q(f"w:{name}"), default))))


def model(body: Element) -> Element:
    """Return the body's last section, which names page, header and footer; add A4 where it names no page."""
    section = body.find("w:sectPr", NS)
    if section is None:
        section = node("sectPr")
        body.append(section)
    if section.find("w:pgSz", NS) is None:
        margins = dict.fromkeys(("top", "right", "bottom", "left", "header", "footer"), str(_MARGIN))
        margins |= {"header": str(_MARGIN // 2), "footer": str(_MARGIN // 2), "gutter": "0"}
        section.append(node("pgSz", w=str(_A4[0]), h=str(_A4[1])))
        section.append(node("pgMar", **margins))
    return section


def divide(body: Element, furniture: Mapping[str, str]) -> None:
    """Turn the marks into ends of sections; ``furniture`` maps headers and footers to those of wide pages."""
    last = model(body)
    upright, turned = deepcopy(last), _turned(last, furniture)
    first, wide = True, False
    for mark in [paragraph for paragraph in body.findall("w:p", NS) if _is_mark(paragraph)]:
        section = turned if wide else upright
        if _follows(mark) is last:
            _become(last, section)
            body.remove(mark)
        elif _ends_section(_precedes(mark)):
            body.remove(mark)
        else:
            _end(mark, _plain(section, cover=first))
            first = False
        wide = not wide
    if not first:
        _become(last, _plain(last, cover=False))


def _is_mark(paragraph: Element) -> bool:
    section = paragraph.find("w:pPr/w:sectPr", NS)
    return section is not None and len(section) == 0


def _ends_section(element: Element | None) -> bool:
    return element is not None and element.find("w:pPr/w:sectPr", NS) is not None


def _precedes(mark: Element) -> Element | None:
    return next((e for e in mark.itersiblings(preceding=True) if e.tag not in _BOOKMARKS), None)


def _follows(mark: Element) -> Element | None:
    return next((e for e in mark.itersiblings() if e.tag not in _BOOKMARKS and not _is_mark(e)), None)


def _end(mark: Element, section: Element) -> None:
    """End a section at the paragraph before the mark; after a table the mark itself stays, as flat as can be."""
    before = _precedes(mark)
    if before is None or before.tag != q("w:p"):
        mark.replace(mark[0], flat := node("pPr"))
        flat.append(node("spacing", before="0", after="0", line="20", lineRule="exact"))
        flat.append(section)
        return
    properties = before.find("w:pPr", NS)
    if properties is None:
        properties = node("pPr")
        before.insert(0, properties)
    properties.append(section)
    detach(mark)


def _plain(section: Element, *, cover: bool) -> Element:
    copy = deepcopy(section)
    for mark in copy.findall("w:titlePg", NS) if not cover else ():
        copy.remove(mark)
    return copy


def _turned(section: Element, furniture: Mapping[str, str]) -> Element:
    copy = _plain(section, cover=False)
    size = copy.find("w:pgSz", NS)
    if size is not None:
        width, height = size.get(q("w:w")), size.get(q("w:h"))
        size.set(q("w:w"), str(height))
        size.set(q("w:h"), str(width))
        size.set(q("w:orient"), "landscape")
    for reference in (r for tag in _FURNITURE for r in copy.findall(tag, NS)):
        key = str(reference.get(q("r:id")))
        reference.set(q("r:id"), furniture.get(key, key))
    return copy


def _become(section: Element, other: Element) -> None:
    section[:] = [deepcopy(child) for child in other]
