"""A table's shares and words in → column widths in twips, so wide that no number breaks, out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from konzeptgen.document.fonts import text_width
from konzeptgen.document.tree import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from konzeptgen.document.tree import Inline, Table

_PADDING = 240
_EM = 190
_LIMITS = (60, 18, 15, 13, 11)
_BREAK = re.compile(r"[ \t\n]+|(?<=[-–/])(?!\d)")
_LETTER = re.compile(r"[^\W\d_]{4}")


def widths(table: Table, width: int) -> list[int]:
    """Return the columns' widths; a column too narrow for its words takes from those with room to spare.

    Where there is not room for all words, the longest are left to hyphenation, those of the head last.
    """
    total = sum(column.width for column in table.columns) or 1.0
    wished = [width * column.width / total for column in table.columns]
    heads = [_words((cell,)) for cell in table.head]
    columns = [_words([row[x] for row in table.rows]) for x in range(len(wished))]
    for limit, of_head in [*((limit, _LIMITS[0]) for limit in _LIMITS), (_LIMITS[-1], _LIMITS[-1])]:
        needed = [max(_need(head, of_head), _need(body, limit)) for head, body in zip(heads, columns, strict=True)]
        if found := _shifted(wished, needed):
            return _rounded(found)
    return _rounded(wished)


def overflows(cell: tuple[Inline, ...], width: int) -> bool:
    """Return whether a word of ``cell`` is too long for a column of this width."""
    return _need(_words((cell,)), _LIMITS[0]) > width


def lines(cell: tuple[Inline, ...], width: int) -> int:
    """Return about how many lines ``cell`` takes in a column of this width."""
    return 1 + _length(plain(cell)) // max(width - _PADDING, _EM)


def _words(cells: Sequence[tuple[Inline, ...]]) -> set[str]:
    return {word for cell in cells for word in _BREAK.split(plain(cell))}


def _need(words: set[str], limit: int) -> int:
    return _PADDING + max((_length(word[:limit] if _LETTER.search(word) else word) for word in words), default=0)


def _length(word: str) -> int:
    """Return how far a word of a table reaches; bold, for heads and sums are."""
    return round(text_width(word, bold=True) * _EM)


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
