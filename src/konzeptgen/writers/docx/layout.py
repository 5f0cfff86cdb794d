"""A body and the document's layout in → paper, cover and beginnings of chapters as the layout wants them, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.wordvorlage.ooxml import NS, Element, node, put, q, style_of, words_of
from konzeptgen.writers.docx import sections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.document.tree import Layout

_A5 = ("8391", "11906")
_A5_MARGIN, _A5_EDGE = "1021", "567"
_SIDES, _EDGES = ("left", "right"), ("top", "bottom")
_CHAPTER = "480"


def set_paper(body: Element, layout: Layout, *, house: bool) -> None:
    """Give the last section, from which all others are made, the paper; A4 stays.

    With a template (not ``house``) the margins above and below stay as well: its header and footer need them.
    """
    section = sections.model(body)
    if layout.papier == "a5":
        sizes = {"w": _A5[0], "h": _A5[1]}
        margins = dict.fromkeys((*_SIDES, *_EDGES) if house else _SIDES, _A5_MARGIN)
        edges = {"header": _A5_EDGE, "footer": _A5_EDGE} if house else {}
        for tag, values in (("w:pgSz", sizes), ("w:pgMar", {**margins, **edges})):
            for element in section.findall(tag, NS):
                for name, value in values.items():
                    element.set(q(f"w:{name}"), value)
    if not layout.deckblatt:
        for mark in section.findall("w:titlePg", NS):
            section.remove(mark)


def hold_leads(body: Element) -> None:
    """Keep words that lead to a list or a table, those that end with a colon, on the page of what follows."""
    for paragraph in body.iterfind("w:p", NS):
        if words_of(paragraph).rstrip().endswith(":"):
            put(paragraph, node("keepNext"))


def set_beginnings(body: Element, layout: Layout, styles: Mapping[str, str]) -> None:
    """Let cover and chapters run on where the layout gives them no page of their own."""
    for paragraph in body.iterfind("w:p", NS):
        if style_of(paragraph) == styles["heading 1"] and not layout.kapitelseiten:
            put(paragraph, node("pageBreakBefore", val="0"))
            put(paragraph, node("spacing", before=_CHAPTER))
        if style_of(paragraph) == styles["title"] and not layout.deckblatt:
            put(paragraph, node("spacing", before="360", after="120"))
