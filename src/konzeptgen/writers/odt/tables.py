"""A table of the tree in → a table with widths, repeated head, sums, shades and rows that hold together, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from konzeptgen.document.grid import EM, Grid
from konzeptgen.document.heat import steps
from konzeptgen.document.theme import LINE, LINES_PT
from konzeptgen.writers.odt.elements import add, points
from konzeptgen.writers.odt.looks import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from konzeptgen.document.theme import Step, Theme
    from konzeptgen.document.tree import Inline, Table
    from konzeptgen.writers.odt.elements import Element
    from konzeptgen.writers.odt.inlines import Inliner
    from konzeptgen.writers.odt.looks import Looks

# So many lines stay on one page.
_SMALL = 20
# Points: the least height of rows for handwriting, the space beside and above words, and above numbers set close.
_ROOMY, _BESIDE, _ABOVE, _TIGHT = "41pt", "5.65pt", "2.25pt", "0.5pt"
_BELOW = 12
_TWIPS = 20
_ALIGN = {"left": "start", "right": "end", "center": "center"}


class Row(NamedTuple):
    """A row of cells: the head, the last one, a sum or none of these; ``shades`` are colours by column."""

    cells: tuple[tuple[Inline, ...], ...]
    head: bool
    last: bool
    total: bool
    keep_next: bool
    shades: dict[int, Step]


class Tabler:
    """Writes tables in one look."""

    def __init__(self, looks: Looks, inlines: Inliner, look: Theme) -> None:
        """Keep what all tables share."""
        self._looks, self._inlines, self._look = looks, inlines, look

    def write(self, parent: Element, table: Table, width: float, page: str, mark: Callable[[Element], None]) -> Element:
        """Write a table, ``width`` points wide, perhaps on a new kind of ``page``; ``mark`` gets the first cell."""
        grid = Grid(table, round(width * _TWIPS), EM)
        small = grid.height() <= _SMALL
        made = add(parent, "table:table", table__name=table.id, table__style_name=self._style(table, width, page))
        for column in grid.columns:
            size = {"style:column-width": points(column / _TWIPS)}
            style = self._looks.style("table-column", {"style:table-column-properties": size})
            add(made, "table:table-column", table__style_name=style)
        into = add(made, "table:table-header-rows")
        for y, row in enumerate(_rows(table, self._look.heat, small=small)):
            line = self._row(into, row, roomy=table.roomy)
            for x, cell in enumerate(row.cells):
                form = self._form(row, x, table, hyphenate=grid.overflows(y, x))
                paragraph = self._cell(line, row, row.shades.get(x), tight=table.heat and not small)
                paragraph = add(paragraph, "text:p", text__style_name=self._looks.paragraph(form))
                if not x and not y:
                    mark(paragraph)
                self._inlines.write(paragraph, cell)
            into = made
        return made

    def _style(self, table: Table, width: float, page: str) -> str:
        properties = {
            "style:width": points(width),
            "table:align": "left",
            "fo:margin-bottom": points(0 if table.source else _BELOW),
            "table:border-model": "collapsing",
            **({"fo:keep-with-next": "always"} if table.source else {}),
        }
        return self._looks.style("table", {"style:table-properties": properties}, page=page)

    def _row(self, parent: Element, row: Row, *, roomy: bool) -> Element:
        height = {"style:min-row-height": _ROOMY} if roomy and not row.head else {}
        properties = {**height, "fo:keep-together": "always"}
        style = self._looks.style("table-row", {"style:table-row-properties": properties})
        return add(parent, "table:table-row", table__style_name=style)

    def _form(self, row: Row, x: int, table: Table, *, hyphenate: bool) -> Form:
        shade = row.shades.get(x)
        return Form(
            "Table_20_Heading" if row.head else "Table_20_Contents",
            keep_next=row.keep_next,
            hyphenate=hyphenate,
            align="" if table.columns[x].align == "left" else _ALIGN[table.columns[x].align],
            colour=shade.ink if shade else "",
            bold=row.total,
        )

    def _cell(self, line: Element, row: Row, shade: Step | None, *, tight: bool) -> Element:
        above = _TIGHT if tight and not row.head else _ABOVE
        ground = self._look.colour if row.head else shade.ground if shade else ""
        properties = {
            **self._borders(row),
            "fo:padding-left": _BESIDE,
            "fo:padding-right": _BESIDE,
            "fo:padding-top": above,
            "fo:padding-bottom": above,
            **({"fo:background-color": ground.lower()} if ground else {}),
            **({"style:vertical-align": "bottom"} if row.head else {}),
        }
        style = self._looks.style("table-cell", {"style:table-cell-properties": properties})
        return add(line, "table:table-cell", table__style_name=style, office__value_type="string")

    def _borders(self, row: Row) -> dict[str, str]:
        heading = self._look.heading
        below = _line(LINES_PT["end"], heading) if row.last else _line(LINES_PT["hair"], LINE)
        above = _line(LINES_PT["total"], heading) if row.total else _line(LINES_PT["hair"], heading)
        return {
            "fo:border-left": "none",
            "fo:border-right": "none",
            "fo:border-top": above if row.head or row.total else "none",
            "fo:border-bottom": "none" if row.head else below,
        }


def _line(width: float, colour: str) -> str:
    return f"{width:g}pt solid {colour.lower()}"


def _rows(table: Table, heat: tuple[Step, ...], *, small: bool) -> Iterator[Row]:
    """Yield the rows: a small table stays together, a long one's head and source with a row of their own."""
    shades: dict[int, dict[int, Step]] = {}
    for (y, x), step in steps(table).items():
        shades.setdefault(y + 1, {})[x] = heat[step - 1]
    last = len(table.rows)
    for index, cells in enumerate((table.head, *table.rows)):
        keep = (index < last and (small or index in {0, 1, last - 1})) or (index == last and bool(table.source))
        yield Row(cells, index == 0, index == last, table.total and index == last > 0, keep, shades.get(index, {}))
