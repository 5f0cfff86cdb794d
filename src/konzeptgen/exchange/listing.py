"""A sheet as people fill it -> heads and rows: titles above, several rows of heads, sums and footnotes told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from statistics import median_high

from konzeptgen.exchange.sheets import Error, Found, Table, place

Cells = Sequence[Found | Error]
_MOST_HEADS = 3
_SUM = re.compile(r"(zwischen)?(summe|gesamt(summe)?|insgesamt|zusammen|total|Σ)\b", re.IGNORECASE)
_NOTE = re.compile(
    r"(\*|©|_{3,}|-{3,}|[0-9]{1,2}\)|[¹²³]|quelle|anmerkung|hinweis|stand\b|fußnote|erläuterung)", re.IGNORECASE
)
_FIGURE = re.compile(r"[-–+]?\s*[0-9][0-9.,\s\u00a0\u202f]*%?|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}|[-–.…x/]")
_MARK = re.compile(r"(?<=\D)[0-9]\)\s*$")


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of a sheet below its heads, each with its number, and the rows left out, each with the reason."""

    name: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[int, Cells]]
    left: Sequence[str]
    hidden: bool = False
    unseen: Sequence[int] = ()
    spans: Mapping[tuple[int, int], Found | Error] = field(default_factory=dict)


def listing(table: Table, known: Callable[[str], bool]) -> Listing | None:
    """Return what a sheet lists; ``known`` tells whether words are a heading. None where it lists nothing."""
    covered = Counter(row for row, _ in table.spans)
    counts = [len(_filled(row)) + covered[number] for number, row in enumerate(table.rows)]
    wide = [count for count in counts if count > 1]
    if not wide:
        return _narrow(table, known)
    width = median_high(wide)
    first = next(number for number, count in enumerate(counts) if count > 1 and count * 2 >= width)
    below = _below_heads(table.rows, first, known)
    heads = _heads(table.rows[first:below])
    last = next((n for n in range(below, len(counts)) if counts[n] and not _counts_up(table.rows[n])), len(counts))
    above = [number for number in range(first) if counts[number]]
    left = [f"{place(table.name, number)} Titelzeile „{_words(table.rows[number])}“" for number in above]
    rows: list[tuple[int, Cells]] = []
    for number in range(last, len(counts)):
        reason = _no_record(table.rows[number], table.rows[first], counts[number], width)
        if reason:
            left.append(f"{place(table.name, number)} {reason} „{_words(table.rows[number])}“")
        elif counts[number]:
            rows.append((number, table.rows[number]))
    unseen = [number for number, _ in rows if number in set(table.unseen)]
    return Listing(table.name, heads, rows, left, table.hidden, unseen, table.spans) if rows else None


def _narrow(table: Table, known: Callable[[str], bool]) -> Listing | None:
    """Return a list of a single column, where its heading is known."""
    filled = [(number, row) for number, row in enumerate(table.rows) if _filled(row)]
    if len(filled) > 1 and known(_words(filled[0][1])):
        return Listing(table.name, _heads([filled[0][1]]), filled[1:], [], table.hidden)
    return None


def _filled(row: Cells) -> list[int]:
    return [index for index, cell in enumerate(row) if cell is not None and str(cell).strip()]


def _words(row: Cells) -> str:
    text = " ".join(" ".join(str(row[index]).split()) for index in _filled(row))
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004 - what fits into a line


def _is_figure(cell: Found | Error) -> bool:
    return not isinstance(cell, str | None) or bool(cell and _FIGURE.fullmatch(cell.strip()))


def _below_heads(rows: Sequence[Cells], first: int, known: Callable[[str], bool]) -> int:
    """Return the number of the first row below the heads.

    Heads are words over columns of figures; where none has figures, only words known as headings show a second row.
    """
    figures = _columns_of_figures(rows[first + 1 :])
    end = first + 1
    while end < min(first + _MOST_HEADS, len(rows) - 1) and _is_head(rows[end], figures, known):
        end += 1
    return end


def _columns_of_figures(rows: Sequence[Cells]) -> list[int]:
    columns = list(zip_longest(*rows[:200]))
    found = []
    for index, column in enumerate(columns):
        filled = [cell for cell in column if cell is not None and str(cell).strip()]
        if len(filled) > 1 and sum(map(_is_figure, filled)) * 3 > len(filled) * 2:
            found.append(index)
    return found


def _is_head(row: Cells, figures: Sequence[int], known: Callable[[str], bool]) -> bool:
    filled = _filled(row)
    over = [row[index] for index in figures if index in filled]
    words = [str(row[index]) for index in filled]
    if not filled or any(_is_figure(cell) for cell in over) or _counts_up(row):
        return False
    return len(over) > 1 or sum(map(known, words)) * 2 > len(words)


def _counts_up(row: Cells) -> bool:
    """Return whether a row only numbers the columns."""
    words = [str(row[index]).strip().removesuffix(".0") for index in _filled(row)]
    if len(words) < 3 or words[0] != "1" or not all(word.isdecimal() and len(word) < 3 for word in words):  # noqa: PLR2004
        return False
    numbers = [int(word) for word in words]
    return numbers == sorted(set(numbers)) and numbers[-1] < 2 * len(numbers) + 2


def _heads(rows: Sequence[Cells]) -> tuple[str, ...]:
    """Return one heading per column; an upper one reaches over the cells without that have another below."""
    width = max(len(row) for row in rows)
    parts: list[list[str]] = [[] for _ in range(width)]
    for number, row in enumerate(rows):
        reach = ""
        for index in range(width):
            words = _heading(row[index]) if index < len(row) else ""
            below = any(index < len(other) and _heading(other[index]) for other in rows[number + 1 :])
            reach = words or (reach if below else "")
            if reach and reach not in parts[index]:
                parts[index].append(reach)
    return tuple(" ".join(part) for part in parts)


def _heading(cell: Found | Error) -> str:
    even = " ".join(str(cell).replace("-\n", "").split()) if cell is not None else ""
    return _MARK.sub("", even)


def _no_record(row: Cells, head: Cells, count: int, width: int) -> str:
    """Return what a row is instead of a record, nothing where it is one."""
    starts = [str(row[index]).strip() for index in _filled(row)[:3]]
    few = count <= max(1, width // 4) and width > 2  # noqa: PLR2004 - a list of two columns has no narrow rows
    if any(_SUM.match(words) for words in starts):
        return "Summe"
    if few and starts and _NOTE.match(starts[0]):
        return "Fußnote"
    if count and list(row) == list(head):
        return "wiederholte Überschrift"
    return "Zwischenzeile" if few and count else ""


def listings(tables: Sequence[Table], known: Callable[[str], bool]) -> Iterator[Listing]:
    """Yield what each sheet lists."""
    found = (listing(table, known) for table in tables)
    yield from (one for one in found if one)
