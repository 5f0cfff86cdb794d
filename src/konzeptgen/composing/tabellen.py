"""How tables lie: whether there is room for a column each, and how wide the columns are."""

from __future__ import annotations

from collections.abc import Sized

_SPALTEN = 9


def passt_quer(things: Sized) -> bool:
    """Return whether a landscape page has room for a column for each of ``things``."""
    return len(things) <= _SPALTEN


def breiten(erste: int, weitere: int, things: Sized, *letzte: int) -> list[int]:
    """Return the widths of columns in per cent: the first one, one for each of ``things``, and the last ones."""
    return [erste, *[weitere] * len(things), *letzte]
