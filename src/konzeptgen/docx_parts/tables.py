"""pandoc's tables and the tree's in → tables with widths, sums, shades and rows that hold together, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.docx_parts import colours
from konzeptgen.docx_parts.ooxml import NS, Element, node, q
from konzeptgen.docx_parts.widths import widths
from konzeptgen.heat import steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from konzeptgen.document import Table

_SMALL = 10
_ROOMY = 820
_TINTS = (0.92, 0.76, 0.58, 0.16, 0.0)


def dress(element: Element, table: Table, width: int, colour: str, styles: Mapping[str, str]) -> None:
    """Set what pandoc leaves open on the table ``element``; ``width`` is the text's in twips."""
    rows = element.findall("w:tr", NS)
    _set_widths(element, rows, widths(table, width))
    _set_styles(rows, styles)
    _hold(rows, sourced=bool(table.source))
    if table.roomy:
        for row in rows[1:]:
            _heighten(row)
    if table.total and len(rows) > 1:
        _rule_off(rows[-1], colour)
    for (y, x), step in steps(table).items():
        _shade(rows[y + 1].findall("w:tc", NS)[x], ground(colour, step))


def ground(colour: str, step: int) -> str:
    """Return the tint of the main colour for a step from 1 (light) to 5 (full)."""
    return colours.mix(colour, colours.WHITE, _TINTS[step - 1])


def _set_widths(element: Element, rows: Sequence[Element], columns: Sequence[int]) -> None:
    whole = element.find("w:tblPr/w:tblW", NS)
    if whole is not None:
        whole.set(q("w:type"), "dxa")
        whole.set(q("w:w"), str(sum(columns)))
    grid = element.find("w:tblGrid", NS)
    if grid is not None:
        grid[:] = [node("gridCol", w=str(width)) for width in columns]
    for row in rows:
        for cell, width in zip(row.findall("w:tc", NS), columns, strict=True):
            _properties(cell).insert(0, node("tcW", w=str(width), type="dxa"))


def _properties(cell: Element) -> Element:
    found = cell.find("w:tcPr", NS)
    if found is None:
        found = node("tcPr")
        cell.insert(0, found)
    return found


def _set_styles(rows: Sequence[Element], styles: Mapping[str, str]) -> None:
    for index, row in enumerate(rows):
        style = styles["tabellentext" if index else "tabellenkopf"]
        for paragraph in row.iter(q("w:p")):
            _paragraph(paragraph, style)


def _paragraph(paragraph: Element, style: str) -> None:
    properties = paragraph.find("w:pPr", NS)
    if properties is None:
        properties = node("pPr")
        paragraph.insert(0, properties)
    for old in properties.findall("w:pStyle", NS):
        properties.remove(old)
    properties.insert(0, node("pStyle", val=style))


def _hold(rows: Sequence[Element], *, sourced: bool) -> None:
    """Keep rows whole, small tables together, and in long ones head and source with a row of their own."""
    last = len(rows) - 1
    small = last <= _SMALL
    for index, row in enumerate(rows):
        _whole(row)
        if (index < last and (small or index in {0, 1, last - 1})) or (index == last and sourced):
            _keep_next(row)


def _whole(row: Element) -> None:
    properties = row.find("w:trPr", NS)
    if properties is None:
        properties = node("trPr")
        row.insert(0, properties)
    properties.insert(0, node("cantSplit"))


def _heighten(row: Element) -> None:
    properties = row.find("w:trPr", NS)
    if properties is not None:
        properties.insert(1, node("trHeight", val=str(_ROOMY)))


def _keep_next(row: Element) -> None:
    for properties in row.iterfind("w:tc/w:p/w:pPr", NS):
        properties.insert(1, node("keepNext"))


def _rule_off(row: Element, colour: str) -> None:
    for cell in row.findall("w:tc", NS):
        borders = node("tcBorders")
        borders.append(node("top", val="single", sz="12", space="0", color=colour))
        _properties(cell).append(borders)


def _shade(cell: Element, fill: str) -> None:
    _properties(cell).append(node("shd", val="clear", color="auto", fill=fill))
    for run in cell.iter(q("w:r")):
        properties = run.find("w:rPr", NS)
        if properties is None:
            properties = node("rPr")
            run.insert(0, properties)
        for old in properties.findall("w:color", NS):
            properties.remove(old)
        _coloured(properties, colours.ink(fill))


def _coloured(properties: Element, colour: str) -> None:
    before = [properties.find(f"w:{tag}", NS) for tag in ("rStyle", "rFonts", "b", "bCs", "i", "iCs")]
    place = max((properties.index(tag) + 1 for tag in before if tag is not None), default=0)
    properties.insert(place, node("color", val=colour))
