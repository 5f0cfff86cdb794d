"""A table as written in → columns as wide as their words need and numbers that stand under each other, out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from konzeptgen.document.fonts import text_width
from konzeptgen.document.tree import Column, Inline, Text, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from konzeptgen.document.markdown import RawTable
    from konzeptgen.document.tree import Table


class Room(NamedTuple):
    """How wide the text of a page is, upright and on its side, in em of a table's type; Word has the least."""

    upright: float
    turned: float


ROOMS = {"a4": Room(47.5, 73.5), "a5": Room(32, 50)}
"""The room of each size of paper."""

_PADDING = 1.3
_MOST = 6
# So many letters of a word stay on one line: at best, and at least on an upright page.
_WHOLE, _PARTED = 16, 12
_SHORTER = (_WHOLE, 13, 11, 9, 7, 6)
_SHARE = 0.9
_WIDEST, _NARROWEST = 20.0, 2.0
_BREAK = re.compile(r"[ \t\n]+|(?<=[-–/])(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]{4}")
_NUMBER = re.compile(r"[+−–-]?\d{1,3}(?:\.\d{3})*(?:,(\d+))?(\D*)")


def is_wide(table: RawTable | Table, room: Room, *, heat: bool) -> bool:
    """Return whether ``table`` needs a page on its side: for its many columns, or for its long words.

    The columns of a ``heat`` table hold small numbers; however many they are, only words that must part are too long.
    """
    if heat:
        return sum(_needs(table, _SHORTER[-1])) > room.upright
    return len(table.head) > _MOST or sum(_needs(table, _PARTED)) > room.upright


def columns(table: RawTable, wished: Sequence[float] | None, room: float, *, even: bool = False) -> tuple[Column, ...]:
    """Return columns with the shares that a template wishes, changed so far that words stay whole.

    What a column leaves empty goes to those whose cells need more than a line, unless the columns are to be ``even``.
    """
    shares = wished or [_usual(cells) for cells in _cells(table)]
    widths = [room * share / sum(shares) for share in shares]
    if not even:
        widths = _by_content(widths, _full(table))
    needed = (_needs(table, letters) for letters in _SHORTER)
    fitting = next((found for need in needed if (found := _shifted(widths, need))), widths)
    return tuple(Column(align, width / room) for align, width in zip(table.align, fitting, strict=True))


def aligned(table: RawTable) -> RawTable:
    """Return ``table`` with as many decimals in each number of a column as the longest of them has.

    That is for columns of one quantity: aligned to the right, with numbers alone, all in the same unit or without.
    A year or a code is no such number, and its column stays.
    """
    places = [
        _places(cells) if align == "right" else 0 for align, cells in zip(table.align, _bodies(table), strict=True)
    ]
    rows = tuple(tuple(map(_padded, row, places)) for row in table.rows)
    return replace(table, rows=rows)


def _bodies(table: RawTable | Table) -> list[list[str]]:
    return [[plain(row[place]) for row in table.rows] for place in range(len(table.head))]


def _places(cells: Sequence[str]) -> int:
    """Return how many decimals the numbers of a column have at most, 0 where it holds anything else."""
    found = [_NUMBER.fullmatch(cell) for cell in cells if any(sign.isdigit() for sign in cell)]
    numbers = [match for match in found if match]
    if len(numbers) < len(found) or len({match[2] for match in numbers}) > 1:
        return 0
    return max((len(match[1] or "") for match in numbers), default=0)


def _padded(cell: tuple[Inline, ...], places: int) -> tuple[Inline, ...]:
    match = _NUMBER.fullmatch(plain(cell)) if places else None
    if match is None or len(cell) > 1 or not isinstance(cell[0], Text):
        return cell
    decimals = match[1] or ""
    whole = match[0].removesuffix(match[2]).removesuffix(f",{decimals}")
    return (Text(f"{whole},{decimals.ljust(places, '0')}{match[2]}"),)


def _cells(table: RawTable | Table) -> list[list[str]]:
    return [[plain(head), *body] for head, body in zip(table.head, _bodies(table), strict=True)]


def _usual(cells: Sequence[str]) -> float:
    """Return the width that most cells of a column stay under."""
    widths = sorted(text_width(cell, bold=True) for cell in cells)
    return min(max(widths[int((len(widths) - 1) * _SHARE)], _NARROWEST), _WIDEST) + _PADDING


def _full(table: RawTable) -> list[float]:
    """Return how wide each column must be for all its cells to be of one line."""
    words = _needs(replace(table, rows=()), _WHOLE)
    lines = [max((text_width(cell) for cell in cells), default=0) + _PADDING for cells in _bodies(table)]
    return list(map(max, words, lines))


def _by_content(widths: Sequence[float], full: Sequence[float]) -> list[float]:
    """Return the widths with the room that columns leave empty given to the others, as they need it."""
    if found := _shifted(widths, full):
        return found
    spare = sum(max(0.0, width - need) for width, need in zip(widths, full, strict=True))
    missing = sum(max(0.0, need - width) for width, need in zip(widths, full, strict=True))
    return [
        min(width, need) + max(0.0, need - width) * spare / missing for width, need in zip(widths, full, strict=True)
    ]


def _needs(table: RawTable | Table, letters: int) -> list[float]:
    """Return how wide each column must be for its words; of a longer word so many letters stay on a line."""
    return [_PADDING + max((_need(word, letters) for word in _words(cells)), default=0) for cells in _cells(table)]


def _words(cells: Sequence[str]) -> set[str]:
    return {word for cell in cells for word in _BREAK.split(cell)}


def _need(word: str, letters: int) -> float:
    return text_width(word[:letters] if _LETTERS.search(word) else word, bold=True)


def _shifted(widths: Sequence[float], needs: Sequence[float]) -> list[float]:
    """Return the widths with every need met, nothing if there is not the room for it."""
    spare = [max(0.0, width - need) for width, need in zip(widths, needs, strict=True)]
    missing = sum(max(0.0, need - width) for width, need in zip(widths, needs, strict=True))
    if missing > sum(spare):
        return []
    share = missing / sum(spare) if missing else 0.0
    return [max(need, width) - room * share for width, need, room in zip(widths, needs, spare, strict=True)]
