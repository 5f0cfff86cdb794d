"""A section and a layout in → pages, upright and on their side, and the ends of sections, out."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from konzeptgen.wordvorlage.ooxml import NS, Element, node, q

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.document.tree import Layout

_A4 = (11906, 16838)
_MARGIN = 1418
_A5 = (8391, 11906)
_A5_MARGIN, _A5_EDGE = 1021, 567
_HOUSE = {"a4": (*_A4, _MARGIN), "a5": (*_A5, _A5_MARGIN)}
_SIDES, _EDGES = ("left", "right"), ("top", "bottom")
_FURNITURE = ("w:headerReference", "w:footerReference")


class Room(NamedTuple):
    """Width and height of the text area in twips."""

    width: int
    height: int


def house_rooms(layout: Layout) -> tuple[int, int]:
    """Return the widths of the text area in the house's own file, upright and on its side."""
    short, long, margin = _HOUSE[layout.blatt]
    return short - 2 * margin, long - 2 * margin


class Page:
    """A kind of page with the section that describes it; each run of pages on their side is one of its own."""

    def __init__(self, section: Element, *, wide: bool = False) -> None:
        """Keep the section."""
        self.section = section
        self.wide = wide
        self.room = _room(section)

    def turned(self, furniture: Mapping[str, str]) -> Page:
        """Return the same page on its side; ``furniture`` maps headers and footers to those of wide pages."""
        section = self.end(cover=False)
        size = section.find("w:pgSz", NS)
        if size is not None and _number(size, "w") < _number(size, "h"):
            _set(section, "w:pgSz", w=_number(size, "h"), h=_number(size, "w"))
            size.set(q("w:orient"), "landscape")
        for reference in (r for tag in _FURNITURE for r in section.findall(tag, NS)):
            key = str(reference.get(q("r:id")))
            reference.set(q("r:id"), furniture.get(key, key))
        return Page(section, wide=True)

    def end(self, *, cover: bool) -> Element:
        """Return a copy of the section; only the first of a document, with the ``cover``, has another first page."""
        section = deepcopy(self.section)
        for mark in section.findall("w:titlePg", NS) if not cover else ():
            section.remove(mark)
        return section


def upright(section: Element | None, layout: Layout, *, house: bool) -> Page:
    """Return the page that ``section`` describes, on the paper of the layout; A4 where it names none.

    With a template (not ``house``) the margins above and below stay: its header and footer need them.
    """
    section = node("sectPr") if section is None else deepcopy(section)
    if section.find("w:pgSz", NS) is None:
        section.extend((node("pgSz"), node("pgMar")))
        _set(section, "w:pgSz", w=_A4[0], h=_A4[1])
        _set(section, "w:pgMar", **dict.fromkeys((*_SIDES, *_EDGES), _MARGIN), gutter=0)
        _set(section, "w:pgMar", **dict.fromkeys(("header", "footer"), _MARGIN // 2))
    if layout.blatt == "a5":
        _set(section, "w:pgSz", w=_A5[0], h=_A5[1])
        _set(section, "w:pgMar", **dict.fromkeys((*_SIDES, *_EDGES) if house else _SIDES, _A5_MARGIN))
        _set(section, "w:pgMar", **(dict.fromkeys(("header", "footer"), _A5_EDGE) if house else {}))
    page = Page(section)
    return page if layout.deckblatt else Page(page.end(cover=False))


def _room(section: Element) -> Room:
    size, margins = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    left, right, top, bottom = (_number(margins, side) for side in (*_SIDES, *_EDGES))
    return Room(_number(size, "w") - left - right, _number(size, "h") - top - bottom)


def _number(element: Element | None, name: str) -> int:
    default = {"w": _A4[0], "h": _A4[1]}.get(name, _MARGIN)
    return default if element is None else int(str(element.get(q(f"w:{name}"), default)))


def _set(section: Element, tag: str, **values: int) -> None:
    for element in section.findall(tag, NS):
        for name, value in values.items():
            element.set(q(f"w:{name}"), str(value))
