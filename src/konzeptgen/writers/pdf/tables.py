"""A table in, Typst code out: widths, heads, shaded cells, and what may break where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.heat import steps
from konzeptgen.document.tree import LineBreak, plain
from konzeptgen.writers.pdf.inlines import caption, inlines, optional
from konzeptgen.writers.pdf.notation import array, boolean, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from konzeptgen.document.tree import Inline, Table
    from konzeptgen.writers.pdf.book import Book

    Cell = tuple[Inline, ...]

# Lines that a table, or a row of a long one, may have at most to stay on one page.
_SHORT_LINES = 24


def data_table(table: Table, book: Book) -> str:
    """Return the call that sets ``table``.

    Raises:
        ValueError: a row does not fill the columns.
    """
    width = len(table.columns)
    if any(len(row) != width for row in (table.head, *table.rows)):
        raise ValueError(f"the table {table.id!r} has rows that do not fill its {width} columns")
    books = [book.narrowed(column) for column in table.columns]
    arguments = (
        label(table.id),
        array(f"{column.width:.4f}fr" for column in table.columns),
        array(column.align for column in table.columns),
        array(map(inlines, table.head, books)),
        "(\n" + "".join(f"{row},\n" for row in _rows(table, books)) + ")",
        f"caption: {caption('Tabelle', table.number, table.caption, book) if table.caption else 'none'}",
        f"source: {optional(table.source, book)}",
        f"total: {boolean(table.total)}",
        f"tall: {boolean(any(_is_tall(row, books) for row in table.rows))}",
        f"roomy: {boolean(table.roomy)}",
        f"short: {boolean(_lines(table, books) <= _SHORT_LINES)}",
    )
    return f"data-table({', '.join(arguments)})"


def lines(cell: Cell, room: int) -> int:
    """Return how many lines a cell takes at most where a line surely holds ``room`` letters."""
    breaks = sum(isinstance(inline, LineBreak) for inline in cell)
    return 1 + breaks + len(plain(cell)) // room


def _lines(table: Table, books: list[Book]) -> int:
    rows = (table.head, *table.rows)
    return sum(max(lines(cell, book.room) for cell, book in zip(row, books, strict=True)) for row in rows)


def _rows(table: Table, books: list[Book]) -> Iterator[str]:
    shades = steps(table)
    for y, row in enumerate(table.rows):
        cells = enumerate(zip(row, books, strict=True))
        tall = _is_tall(row, books)
        yield array(_cell(inlines(cell, book), shades.get((y, x)), tall=tall) for x, (cell, book) in cells)


def _is_tall(row: tuple[Cell, ...], books: list[Book]) -> bool:
    """Return whether a row is so high that a page break must be allowed to part it."""
    return any(lines(cell, book.room) > _SHORT_LINES for cell, book in zip(row, books, strict=True))


def _cell(content: str, step: int | None, *, tall: bool) -> str:
    if step:
        return f"heat-cell({step}, {content}, tall: {boolean(tall)})"
    return f"table.cell(breakable: true, {content})" if tall else content
