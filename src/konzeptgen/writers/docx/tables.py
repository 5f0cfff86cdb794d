"""pandoc's tables and the tree's in → tables with widths, sums, shades and rows that hold together, out."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from konzeptgen.document.heat import steps
from konzeptgen.document.theme import LINES_PT, bare
from konzeptgen.wordvorlage.ooxml import NS, Element, node, part_of, put, q
from konzeptgen.writers.docx.widths import lines, overflows, widths

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from konzeptgen.document.theme import Step, Theme
    from konzeptgen.document.tree import Table

# So many lines stay on one page.
_SMALL = 20
_ROOMY = 820
_TIGHT = "10"


def dress(element: Element, table: Table, width: int, look: Theme, styles: Mapping[str, str]) -> None:
    """Set what pandoc leaves open on the table ``element``; ``width`` is the text's in twips."""
    rows = element.findall("w:tr", NS)
    columns = widths(table, width)
    _set_widths(element, rows, columns)
    _set_styles(rows, styles)
    height = 0
    for row, cells in zip(rows, (table.head, *table.rows), strict=True):
        _hyphenate(row, [overflows(cell, column) for cell, column in zip(cells, columns, strict=True)])
        height += max(lines(cell, column) for cell, column in zip(cells, columns, strict=True))
    if table.heat and height > _SMALL:
        _tighten(element)
    _hold(rows, small=height <= _SMALL, sourced=bool(table.source))
    if table.roomy:
        for row in rows[1:]:
            _heighten(row)
    if table.total and len(rows) > 1:
        _rule_off(rows[-1], bare(look.heading))
    for (y, x), step in steps(table).items():
        _shade(rows[y + 1].findall("w:tc", NS)[x], look.heat[step - 1])


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
            part_of(cell, "w:tcPr").insert(0, node("tcW", w=str(width), type="dxa"))


def _tighten(element: Element) -> None:
    """Set the rows of a long table of numbers closer, so that it needs fewer pages."""
    margins = node("tblCellMar")
    margins.extend(node(side, w=_TIGHT, type="dxa") for side in ("top", "bottom"))
    for layout in element.findall("w:tblPr/w:tblLayout", NS):
        layout.addnext(margins)


def _set_styles(rows: Sequence[Element], styles: Mapping[str, str]) -> None:
    for index, row in enumerate(rows):
        style = styles["tabellentext" if index else "tabellenkopf"]
        for paragraph in row.iter(q("w:p")):
            put(paragraph, node("pStyle", val=style))


def _hyphenate(row: Element, narrow: Sequence[bool]) -> None:
    """Let words part in the cells that are too narrow for them, and nowhere else."""
    for cell in compress(row.findall("w:tc", NS), narrow):
        for paragraph in cell.findall("w:p", NS):
            put(paragraph, node("suppressAutoHyphens", val="false"))


def _hold(rows: Sequence[Element], *, small: bool, sourced: bool) -> None:
    """Keep rows whole, small tables together, and in long ones head and source with a row of their own."""
    last = len(rows) - 1
    for index, row in enumerate(rows):
        _whole(row)
        if (index < last and (small or index in {0, 1, last - 1})) or (index == last and sourced):
            _keep_next(row)


def _whole(row: Element) -> None:
    part_of(row, "w:trPr").insert(0, node("cantSplit"))


def _heighten(row: Element) -> None:
    part_of(row, "w:trPr").insert(1, node("trHeight", val=str(_ROOMY)))


def _keep_next(row: Element) -> None:
    for paragraph in row.iterfind("w:tc/w:p", NS):
        put(paragraph, node("keepNext"))


def _rule_off(row: Element, colour: str) -> None:
    for cell in row.findall("w:tc", NS):
        borders = node("tcBorders")
        borders.append(node("top", val="single", sz=str(round(8 * LINES_PT["total"])), space="0", color=colour))
        part_of(cell, "w:tcPr").append(borders)


def _shade(cell: Element, step: Step) -> None:
    part_of(cell, "w:tcPr").append(node("shd", val="clear", color="auto", fill=bare(step.ground)))
    for run in cell.iter(q("w:r")):
        properties = part_of(run, "w:rPr")
        for old in properties.findall("w:color", NS):
            properties.remove(old)
        _coloured(properties, bare(step.ink))


def _coloured(properties: Element, colour: str) -> None:
    before = [properties.find(f"w:{tag}", NS) for tag in ("rStyle", "rFonts", "b", "bCs", "i", "iCs")]
    place = max((properties.index(tag) + 1 for tag in before if tag is not None), default=0)
    properties.insert(place, node("color", val=colour))
