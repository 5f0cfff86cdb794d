"""A table's shares and words in → column widths in twips, so wide that no number breaks, out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from konzeptgen.document import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from konzeptgen.document import Inline, Table

_PADDING = 226
_CHARACTER = 108
_SYLLABLES = 11
_BREAK = re.compile(r"[ \t\n]+|(?<=[-–/])")
_LETTER = re.compile(r"[^\W\d_]{4}")


def widths(table: Table, width: int) -> list[int]:
    """Return the columns' widths; a column too narrow for its words takes from those with room to spare."""
    total = sum(column.width for column in table.columns) or 1.0
    wished = [width * column.width / total for column in table.columns]
    columns = [[row[x] for row in (table.head, *table.rows)] for x in range(len(wished))]
    whole = [_need(cells, len) for cells in columns]
    parted = [_need(cells, _parted_length) for cells in columns]
    return _rounded(_shifted(wished, whole) or _shifted(wished, parted) or wished)


def _need(cells: Sequence[tuple[Inline, ...]], length: Callable[[str], int]) -> int:
    words = {word for cell in cells for word in _BREAK.split(plain(cell))}
    return _PADDING + _CHARACTER * max(map(length, words), default=0)


def _parted_length(word: str) -> int:
    """Return how many characters must stay on a line: Word parts long words, but not dates and sums."""
    return min(len(word), _SYLLABLES) if _LETTER.search(word) else len(word)


def _shifted(wished: Sequence[float], needed: Sequence[int]) -> list[float]:
    """Return the widths with every need met, nothing if there is not the room for it."""
    spare = sum(max(0.0, wish - need) for wish, need in zip(wished, needed, strict=True))
    missing = sum(max(0.0, need - wish) for wish, need in zip(wished, needed, strict=True))
    if missing > spare:
        return []
    share = missing / spare if spare else 0.0
    return [need if wish < need else wish - (wish - need) * share for wish, need in zip(wished, needed, strict=True)]


def _rounded(exact: Sequence[float]) -> list[int]:
    edges = [round(sum(exact[:count])) for count in range(len(exact) + 1)]
    return [right - left for left, right in pairwise(edges)]
