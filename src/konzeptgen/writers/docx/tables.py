"""A table of the tree in → a table of Word's with widths, sums, shades and rows that hold together, out."""

from __future__ import annotations

from contextlib import nullcontext
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from konzeptgen.document.grid import EM, Grid
from konzeptgen.document.heat import steps
from konzeptgen.document.theme import LINES_PT, bare
from konzeptgen.writers.docx.elements import Format, Look, add, new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from konzeptgen.document.theme import Step, Theme
    from konzeptgen.document.tree import Inline, Table
    from konzeptgen.wordvorlage.ooxml import Element
    from konzeptgen.writers.docx.inlines import Inliner
    from konzeptgen.writers.docx.styles import Stylesheet

    Marks: TypeAlias = Callable[[Element], AbstractContextManager[None]]

# So many lines stay on one page.
_SMALL = 20
# Twips: the least height of rows for handwriting, and the space above and below numbers that are set close.
_ROOMY = "820"
_TIGHT = "10"
# A template's font may be missing where the file is read; what stands in for it may be so much wider than ours.
_WIDEST = 1.2
# Word counts the width of lines in eighths of a point.
_TOTAL = str(round(8 * LINES_PT["total"]))
_BANDS = dict.fromkeys(("lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand"), "0")
_HEAD_BOLD = "w:tblStylePr[@w:type='firstRow']/w:rPr/w:b"


class Row(NamedTuple):
    """A row of cells: the head, a sum or neither; ``shades`` are colours of ground and ink by column."""

    cells: tuple[tuple[Inline, ...], ...]
    head: bool
    total: bool
    keep_next: bool
    shades: dict[int, Step]


class Tabler:
    """Writes tables in one look."""

    def __init__(self, styles: Stylesheet, inlines: Inliner, look: Theme) -> None:
        """Keep what all tables share: styles, the way to write text, and colours."""
        self._styles, self._inlines, self._heat = styles, inlines, look.heat
        self._line, self._em = bare(look.heading), _type_size(styles)
        self._head_bold = styles.lacks("Table", _HEAD_BOLD)

    def write(self, element: Element, table: Table, width: int, marks: Marks) -> None:
        """Write a table, ``width`` twips wide; ``marks`` puts around its first words what leads to it."""
        grid = Grid(table, width, self._em)
        small = grid.height() <= _SMALL
        self._describe(element, grid.columns, tight=table.heat and not small)
        for y, row in enumerate(self._rows(table, small=small)):
            made = add(element, "tr")
            made.append(copy(_row_properties(roomy=table.roomy and not row.head, head=row.head)))
            for x, cell in enumerate(row.cells):
                shade = row.shades.get(x)
                form = Format(
                    self._styles.id("Tabellenkopf" if row.head else "Tabellentext"),
                    keep_next=row.keep_next,
                    hyphenate=grid.overflows(y, x),
                    align=table.columns[x].align,
                )
                made.append(copy(_cell(grid.columns[x], self._line if row.total else "", shade, form)))
                paragraph = made[-1][-1]
                with nullcontext() if y or x else marks(paragraph):
                    self._inlines.write(paragraph, cell, self._look(row, shade))

    def _describe(self, element: Element, columns: Sequence[int], *, tight: bool) -> None:
        properties = add(element, "tblPr")
        add(properties, "tblStyle", val=self._styles.id("Table"))
        add(properties, "tblW", type="dxa", w=str(sum(columns)))
        add(properties, "tblLayout", type="fixed")
        if tight:
            margins = add(properties, "tblCellMar")
            for side in ("top", "bottom"):
                add(margins, side, w=_TIGHT, type="dxa")
        add(properties, "tblLook", val="0020", firstRow="1", **_BANDS)
        grid = add(element, "tblGrid")
        for column in columns:
            add(grid, "gridCol", w=str(column))

    def _rows(self, table: Table, *, small: bool) -> Iterator[Row]:
        """Yield the rows: a small table stays together, a long one's head and source with a row of their own."""
        shades: dict[int, dict[int, Step]] = {}
        for (y, x), step in steps(table).items():
            shades.setdefault(y + 1, {})[x] = self._heat[step - 1]
        last = len(table.rows)
        for index, cells in enumerate((table.head, *table.rows)):
            keep = (index < last and (small or index in {0, 1, last - 1})) or (index == last and bool(table.source))
            yield Row(cells, index == 0, table.total and index == last > 0, keep, shades.get(index, {}))

    def _look(self, row: Row, shade: Step | None) -> Look:
        return Look(bold=row.total or (row.head and self._head_bold), colour=bare(shade.ink) if shade else "")


def _type_size(styles: Stylesheet) -> float:
    """Return how many twips an em of a table's words takes: ours, or a template's with room for a wider font."""
    size = styles.size("Tabellentext")
    return 10 * size * _WIDEST if size else EM


@lru_cache
def _row_properties(*, roomy: bool, head: bool) -> Element:
    properties = new("trPr")
    add(properties, "cantSplit")
    if roomy:
        add(properties, "trHeight", val=_ROOMY)
    if head:
        add(properties, "tblHeader")
    return properties


@lru_cache(maxsize=2048)
def _cell(width: int, top: str, shade: Step | None, form: Format) -> Element:
    """Return a cell with an empty paragraph; ``top`` is the colour of a line above it, where there is one."""
    cell = new("tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=str(width), type="dxa")
    if top:
        add(add(properties, "tcBorders"), "top", val="single", sz=_TOTAL, space="0", color=top)
    if shade:
        add(properties, "shd", val="clear", color="auto", fill=bare(shade.ground))
    add(cell, "p").append(form.properties())
    return cell
