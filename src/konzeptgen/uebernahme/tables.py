"""pandoc's tables -> rows of cells, spans filled up, and tables of our dialect, which have one row of heads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from konzeptgen.uebernahme.letters import celled

Cells = list[Any]


def rows(content: Sequence[Any]) -> list[list[Cells]]:
    """Return the rows of a table, each cell a run of blocks; what a wide or high cell covers is empty."""
    _, _, columns, head, bodies, foot = content
    listed = [*head[1], *(row for body in bodies for part in body[2:] for row in part), *foot[1]]
    grid: list[list[Cells]] = []
    covered: dict[int, int] = {}
    for _, cells in listed:
        row: list[Cells] = []
        waiting = list(cells)
        while len(row) < len(columns) and (waiting or covered.get(len(row), 0)):
            place = len(row)
            if covered.get(place, 0):
                covered[place] -= 1
                row.append([])
                continue
            _, _, high, wide, blocks = waiting.pop(0)
            row += [blocks, *([] for _ in range(wide - 1))]
            covered |= dict.fromkeys(range(place, place + wide), high - 1)
        grid.append([*row, *([] for _ in range(len(columns) - len(row)))])
    return grid


def table(cells: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as a table of Markdown; the first is the head."""
    kept = [place for place in range(len(cells[0])) if any(row[place] for row in cells)]
    lines = [[celled(row[place]) for place in kept] for row in cells if any(row)]
    head, *rest = lines
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(kept), *rest))
