"""A body and the document's layout in → paper, cover and beginnings of chapters as the layout wants them, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.docx_parts import sections
from konzeptgen.docx_parts.ooxml import NS, Element, node, put, q, style_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.document import Layout

_A5 = ("8391", "11906")
_A5_MARGIN, _A5_EDGE = "1021", "567"


def set_paper(body: Element, layout: Layout) -> None:
    """Give the last section, from which all others are made, the paper; A4 and a template's own page stay."""
    section = sections.model(body)
    if layout.papier == "a5":
        for tag in ("w:pgSz", "w:pgMar"):
            for old in section.findall(tag, NS):
                section.remove(old)
        margins = dict.fromkeys(("top", "right", "bottom", "left"), _A5_MARGIN)
        edges = {"header": _A5_EDGE, "footer": _A5_EDGE, "gutter": "0"}
        place = sum(1 for child in section if child.tag in {q("w:headerReference"), q("w:footerReference")})
        section.insert(place, node("pgSz", w=_A5[0], h=_A5[1]))
        section.insert(place + 1, node("pgMar", **margins, **edges))
    if not layout.deckblatt:
        for mark in section.findall("w:titlePg", NS):
            section.remove(mark)


def set_beginnings(body: Element, layout: Layout, styles: Mapping[str, str]) -> None:
    """Let cover and chapters run on where the layout gives them no page of their own."""
    for paragraph in body.iterfind("w:p", NS):
        if style_of(paragraph) == styles["heading 1"] and not layout.kapitelseiten:
            put(paragraph, node("pageBreakBefore", val="0"))
        if style_of(paragraph) == styles["title"] and not layout.deckblatt:
            put(paragraph, node("spacing", before="360", after="120"))
