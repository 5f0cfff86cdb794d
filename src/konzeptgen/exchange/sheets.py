"""A workbook as the program sees it, whatever program saves it: sheets of cells, lists to choose from, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum, auto
from typing import TypeAlias

Value: TypeAlias = str | int | Decimal | date | None
Found: TypeAlias = str | int | float | bool | Decimal | date | datetime | time | None
SPARE_ROWS = 2000
"""So many rows the lists to choose from reach, and so many can be filled without another thought."""


class Form(Enum):
    """How a cell shows its value."""

    TEXT = auto()
    NUMBER = auto()
    YEAR = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class Style:
    """What is the same for the cells of a column: form, list to choose from, whether they are locked once filled."""

    form: Form = Form.TEXT
    choices: str = ""
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: heading, help, how wide it is in letters, the style of what stands below, if it is seen."""

    titel: str
    note: str = ""
    width: int = 20
    style: Style = Style()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with a style of its own."""

    value: Value
    style: Style = Style()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to write: heads, rows below them, the colour of its tab; ``open`` ones take further rows."""

    name: str
    heads: tuple[Head, ...]
    rows: Sequence[Sequence[Cell]]
    colour: str = ""
    open: bool = True


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook to write: a first page of text, sheets, value lists by name, and columns that serve as lists."""

    titel: str
    intro: Sequence[tuple[str, str]]
    sheets: Sequence[Sheet]
    lists: Mapping[str, Sequence[str]]
    columns: Mapping[str, tuple[str, int]]


INTRO = "Anleitung"
LISTS = "Listen"
FINDINGS = "Befunde"
FINDINGS_HEADS = ("Stelle", "Schwere", "Was ist", "Was zu tun ist", "Code")


@dataclass(frozen=True, slots=True)
class Error:
    """A cell that holds no value: what its program says, such as #REF!."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as read: rows of values, the first row being row 1; what was hidden is told.

    ``spans`` has, by row and column, the value of a cell that is merged over rows for those that it covers below it.
    """

    name: str
    rows: Sequence[Sequence[Found | Error]]
    hidden: bool = False
    unseen: Sequence[int] = ()
    spans: Mapping[tuple[int, int], Found | Error] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tables:
    """All sheets of a file."""

    tables: Sequence[Table]


def letters(column: int) -> str:
    """Return the letters of a column, counted from 0."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def number_of(column: str) -> int:
    """Return the number of a column, counted from 0, by its letters."""
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - 64
    return number - 1


def place(sheet: str, row: int, column: int | None = None) -> str:
    """Return a place as people cite it, such as Angebote!C7; row and column count from 0."""
    return f"{sheet}!{'' if column is None else letters(column)}{row + 1}"


def rows_with_words(table: Table) -> Iterator[tuple[int, Sequence[Found | Error]]]:
    """Yield number and values of each row below the first that holds anything."""
    for number, row in enumerate(table.rows):
        if number and any(value is not None and str(value).strip() for value in row):
            yield number, row


def range_name(words: str) -> str:
    """Return a name that every spreadsheet takes for a range."""
    return "Liste_" + re.sub(r"\W", "_", words)
