"""A table in, HTML out; classes stand for widths and shades, since the policy forbids style attributes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from konzeptgen.document.heat import steps
from konzeptgen.document.tree import plain
from konzeptgen.writers.html.inlines import inlines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.document.tree import Column, Inline, Table

    Cell = tuple[Inline, ...]

_ALIGN = {"left": "", "right": "rechts", "center": "mitte"}


def data_table(table: Table) -> str:
    """Return the table with its caption above and its source below, in a box that scrolls sideways."""
    mark = " data-filter" if table.filterable else ""
    kind = f"s{len(table.columns)}" + (" waerme" if table.heat else "") + (" platz" if table.roomy else "")
    return (
        f'<div class="tafel"{mark}>\n<div class="rollen" tabindex="0" role="group" {_name(table)}>\n'
        f'<table id="{escape(table.id)}" class="{kind}">\n{_caption(table)}{_columns(table.columns)}'
        f"{_head(table)}{_rows(table)}</table>\n</div>\n{source(table.source)}</div>\n"
    )


def _name(table: Table) -> str:
    if table.caption:
        return f'aria-labelledby="{_caption_id(table.id)}"'
    heads = ", ".join(plain(cell) for cell in table.head if cell)
    return f'aria-label="{escape(f"Tabelle: {heads}" if heads else "Tabelle")}"'


def _caption_id(block_id: str) -> str:
    return f"titel.{escape(block_id)}"


def _caption(table: Table) -> str:
    if not table.caption:
        return ""
    words = f"Tabelle {table.number}: {inlines(table.caption)}"
    return f'<caption id="{_caption_id(table.id)}"><span>{words}</span></caption>\n'


def _columns(columns: tuple[Column, ...]) -> str:
    cols = "".join(f'<col class="b{min(max(round(column.width * 100), 1), 100)}">' for column in columns)
    return f"<colgroup>{cols}</colgroup>\n"


def _head(table: Table) -> str:
    cells = "".join(
        # An empty header cell names nothing, so it is none.
        f'<th scope="col"{_class(_ALIGN[column.align])}>{inlines(cell)}</th>' if cell else "<td></td>"
        for column, cell in zip(table.columns, table.head, strict=True)
    )
    return f"<thead>\n<tr>{cells}</tr>\n</thead>\n"


def _rows(table: Table) -> str:
    end = len(table.rows) - 1 if table.total else len(table.rows)
    body, totals = table.rows[:end], table.rows[end:]
    shades = steps(table)
    rows = "".join(
        _row(table, row, {x: step for (y, x), step in shades.items() if y == index}) for index, row in enumerate(body)
    )
    foot = "".join(f'<tfoot>\n<tr class="summe">{_cells(table, row, {}, head=True)}</tr>\n</tfoot>\n' for row in totals)
    return f"<tbody>\n{rows}</tbody>\n{foot}"


def _row(table: Table, row: tuple[Cell, ...], shades: Mapping[int, int]) -> str:
    return f"<tr>{_cells(table, row, shades, head=table.heat)}</tr>\n"


def _cells(table: Table, row: tuple[Cell, ...], shades: Mapping[int, int], *, head: bool) -> str:
    cells = list(zip(table.columns, row, strict=True))
    return "".join(
        f'<th scope="row"{_class(_ALIGN[column.align])}>{inlines(cell)}</th>'
        if head and cell and place == 0
        else f"<td{_class(_ALIGN[column.align], _shade(shades.get(place)))}>{inlines(cell)}</td>"
        for place, (column, cell) in enumerate(cells)
    )


def _class(*names: str) -> str:
    used = " ".join(name for name in names if name)
    return f' class="{used}"' if used else ""


def _shade(step: int | None) -> str:
    return f"stufe{step}" if step else ""


def source(words: Cell) -> str:
    """Return the line that names the source of a table or figure, nothing where there is none."""
    return f'<p class="quelle">{inlines(words)}</p>\n' if words else ""
