"""A PDF as Typst set it in, the same with its row heads and ways back from footnotes named and without slack out.

Typst marks the head of a table's columns; a first cell that names its row stays a plain cell there. A screen
reader says such a cell with each number of the row only if it is marked as well.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from konzeptgen.document.tree import Table, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from konzeptgen.document.tree import Document

_LEAVES = frozenset(("/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/TOC", "/TR", "/Figure", "/Caption"))


def finish(data: bytes, document: Document) -> bytes:
    """Return ``data`` with the row heads of ``document`` marked; the same input gives the same bytes."""
    finished = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        _mark(pdf.Root.StructTreeRoot, [block for block in walk(document.blocks) if isinstance(block, Table)])
        _name_ways_back(pdf)
        pdf.save(finished, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return finished.getvalue()


def _mark(root: pikepdf.Object, tables: list[Table]) -> None:
    for count, (table, tagged) in enumerate(zip(tables, _tagged_tables(root.K), strict=True)):
        rows = [row for part in tagged.K if part.S == "/TBody" for row in part.K]
        for y, (cells, row) in enumerate(zip(table.rows, rows, strict=True)):
            if cells[0] and (table.heat or (table.total and y == len(rows) - 1)):
                _mark_row(root, row, f"zeile-{count}-{y}")


def _name_ways_back(pdf: pikepdf.Pdf) -> None:
    """Say where a link leads from a footnote; Typst names it by its number alone."""
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            if (number := str(note.get("/Contents", ""))).isdecimal():
                note.Contents = pikepdf.String(f"Zurück zum Zeichen der Fußnote {number}")


def _tagged_tables(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the tables of the structure in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tagged_tables(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node and node.S not in _LEAVES:
        if node.S == "/Table":
            yield node
        elif "/K" in node:
            yield from _tagged_tables(node.K)


def _mark_row(root: pikepdf.Object, row: pikepdf.Object, name: str) -> None:
    head, *cells = row.K
    head.S, head.ID = pikepdf.Name.TH, pikepdf.String(name)
    _table_attributes(head).Scope = pikepdf.Name.Row
    pikepdf.NameTree(root.IDTree)[name] = head
    for cell in cells:
        _table_attributes(cell).Headers.append(pikepdf.String(name))


def _table_attributes(cell: pikepdf.Object) -> pikepdf.Object:
    return next(attributes for attributes in cell.A if attributes.O == "/Table")
