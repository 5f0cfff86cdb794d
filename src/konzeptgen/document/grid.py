"""A table in → the widths of its columns, so wide that no number breaks, and its height, out."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from konzeptgen.document.fonts import text_width
from konzeptgen.document.tree import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from konzeptgen.document.tree import Table

EM = 190
"""How many twips an em takes in tables of the house's look."""
# Twips: the space beside a cell's words.
_PADDING = 240
# So many letters of a word stay on one line, at best and where there is less room.
_LIMITS = (60, 18, 15, 13, 11, 9, 7)
_BREAK = re.compile(r"[ \t\n]+|(?<=[-–/])(?!\d)")
_LETTER = re.compile(r"[^\W\d_]{4}")


class Grid:
    """The words of a table, head first, and the widths of its columns in twips."""

    def __init__(self, table: Table, width: int, em: float) -> None:
        """Measure a table that is to be ``width`` twips wide, with ``em`` twips to an em of its words."""
        self._em = em
        self._texts = [[plain(cell) for cell in cells] for cells in (table.head, *table.rows)]
        self._words = [[frozenset(_BREAK.split(text)) for text in texts] for texts in self._texts]
        self.columns = self._divided([column.width for column in table.columns], width)

    def overflows(self, row: int, column: int) -> bool:
        """Return whether a word of a cell is too long for its column."""
        return self._need(self._words[row][column], _LIMITS[0]) > self.columns[column]

    def height(self) -> int:
        """Return about how many lines the table takes."""
        rooms = [max(width - _PADDING, self._em) for width in self.columns]
        rows = (zip(texts, rooms, strict=True) for texts in self._texts)
        return sum(1 + max(int(_length(text) * self._em // room) for text, room in row) for row in rows)

    def _divided(self, shares: Sequence[float], width: int) -> list[int]:
        """Return the columns' widths; one too narrow for its words takes from those with room to spare.

        Where there is not room for all words, the longest are left to hyphenation, those of the head last.
        """
        total = sum(shares) or 1.0
        wished = [width * share / total for share in shares]
        heads, rows = self._words[0], self._words[1:]
        columns = [frozenset[str]().union(*(row[x] for row in rows)) for x in range(len(wished))]
        for limit, of_head in [*((limit, _LIMITS[0]) for limit in _LIMITS), (_LIMITS[-1], _LIMITS[-1])]:
            pairs = zip(heads, columns, strict=True)
            needed = [max(self._need(head, of_head), self._need(body, limit)) for head, body in pairs]
            if found := _shifted(wished, needed):
                return _rounded(found)
        return _rounded(wished)

    def _need(self, words: frozenset[str], limit: int) -> float:
        longest = max((_length(word[:limit] if _LETTER.search(word) else word) for word in words), default=0.0)
        return _PADDING + longest * self._em


@lru_cache(maxsize=8192)
def _length(word: str) -> float:
    """Return how many em a word of a table takes; bold, for heads and sums are."""
    return text_width(word, bold=True)


def _shifted(wished: Sequence[float], needed: Sequence[float]) -> list[float]:
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
