"""A table's cells in → the steps, 1 to 5, by which its numbers are shaded, out."""

from __future__ import annotations

import re

from konzeptgen.document.tree import Inline, Table, plain

STEPS = 5
_MIDDLE = 3
_NUMBER = re.compile(r"([+\-−–]?)(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?:\s?[%€‰])?")


def steps(table: Table) -> dict[tuple[int, int], int]:
    """Return the step of each shaded cell by row and column; first column and total row have none."""
    if not table.heat:
        return {}
    rows = table.rows[:-1] if table.total else table.rows
    cells = ((y, x, _number(cell)) for y, row in enumerate(rows) for x, cell in enumerate(row) if x)
    values = {(y, x): value for y, x, value in cells if value is not None}
    low, high = min(values.values(), default=0.0), max(values.values(), default=0.0)
    return {place: _step(value, low, high) for place, value in values.items()}


def _step(value: float, low: float, high: float) -> int:
    return _MIDDLE if low == high else min(int((value - low) / (high - low) * STEPS), STEPS - 1) + 1


def _number(cell: tuple[Inline, ...]) -> float | None:
    found = _NUMBER.fullmatch(plain(cell).strip())
    if found is None:
        return None
    sign, whole, rest = found.groups(default="")
    value = float(whole.replace(".", "") + rest.replace(",", "."))
    return -value if sign and sign != "+" else value
