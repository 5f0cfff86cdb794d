"""How wide the columns of tables are that have one for each of several things."""

from __future__ import annotations

from collections.abc import Sized


def breiten(erste: int, weitere: int, things: Sized, *letzte: int) -> list[int]:
    """Return the widths of columns in per cent: the first one, one for each of ``things``, and the last ones."""
    return [erste, *[weitere] * len(things), *letzte]
