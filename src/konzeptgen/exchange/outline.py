"""Schemas -> the kinds of records that a table can hold: what fits into columns, what needs rows of its own.

A list of records is a kind of its own, wherever it stands; so is a list of paragraphs, which fit into no cell together.
All else of a record becomes a column, that of its parts with the part's title before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from konzeptgen.base.schema import Feldregeln, schemas

Names = tuple[str, ...]
LABELS = ("name", "titel")
"""Fields by which people call a record, the best first."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a record that fits into a cell; ``path`` leads to it from the record, () is the record itself."""

    path: Names
    titel: str
    feld: Feldregeln

    @property
    def item(self) -> Feldregeln:
        """Return what is asked of a single value."""
        item: Feldregeln = self.feld["schema"] if self.many else self.feld
        return item

    @property
    def many(self) -> bool:
        """Return whether the cell holds several values."""
        return bool(self.feld["type"] == "list")


@dataclass(frozen=True, slots=True)
class Level:
    """A list on the way to a record: its path from the top of the data, its title, whether its entries have ids."""

    path: Names
    titel: str
    named: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its file, its path from the top, its columns, and the lists on the way, its own the last.

    Without a list on the way there is only one such record.
    """

    schema: str
    path: Names
    titel: str
    feld: Feldregeln
    columns: tuple[Column, ...]
    levels: tuple[Level, ...] = ()

    @property
    def named(self) -> bool:
        """Return whether the records have ids."""
        return bool(self.levels) and self.levels[-1].named

    @property
    def many(self) -> bool:
        """Return whether there may be several."""
        return bool(self.levels)


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind of record; those of the file that every folder has first, parents before children."""
    ordered = sorted(
        schemas().values(), key=lambda schema: not any(feld.get("required") for feld in schema.felder.values())
    )
    return tuple(
        kind
        for schema in ordered
        for name, feld in schema.felder.items()
        for kind in _kinds(schema.name, (name,), feld, ())
    )


@cache
def kind_of(path: Names) -> Kind:
    """Return the kind of record at a path."""
    return next(kind for kind in kinds() if kind.path == path)


def _kinds(schema: str, path: Names, feld: Feldregeln, above: tuple[Level, ...]) -> Iterator[Kind]:
    """Yield the kind that stands at ``path`` and those inside it."""
    titel, record, levels = _title(path, feld), feld, above
    if feld["type"] == "list":
        record = feld["schema"]
        levels = (*above, Level(path, titel, record["type"] == "dict" and "id" in record["schema"]))
    yield Kind(schema, path, titel, record, _unique(tuple(_columns((), titel, record))), levels)
    for inner, sub in _lists((), record):
        yield from _kinds(schema, (*path, *inner), sub, levels)


def _title(path: Names, feld: Feldregeln) -> str:
    return str(feld.get("meta", {}).get("titel", path[-1]))


def _columns(path: Names, titel: str, feld: Feldregeln) -> Iterator[Column]:
    if feld["type"] == "dict":
        for name, sub in feld["schema"].items():
            inner = str(sub.get("meta", {}).get("titel", name))
            yield from _columns((*path, name), f"{titel}: {inner}" if path else inner, sub)
    elif not _needs_rows(feld):
        yield Column(path, titel, feld)


def _unique(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with the field's name behind a title that stands twice."""
    count = Counter(column.titel for column in columns)
    return tuple(
        replace(column, titel=f"{column.titel} ({column.path[-1]})") if count[column.titel] > 1 else column
        for column in columns
    )


def _lists(path: Names, feld: Feldregeln) -> Iterator[tuple[Names, Feldregeln]]:
    """Yield path and rules of each list inside a record whose entries need rows of their own."""
    if feld["type"] == "dict":
        for name, sub in feld["schema"].items():
            yield from _lists((*path, name), sub)
    elif _needs_rows(feld):
        yield path, feld


def _needs_rows(feld: Feldregeln) -> bool:
    return feld["type"] == "list" and feld["schema"]["type"] in {"dict", "absatz", "list"}


@cache
def lists_inside(name: str) -> tuple[str, ...]:
    """Return the lists that stand directly inside the records of a list, by the names of their fields."""
    return tuple(".".join(kind.path[1:]) for kind in kinds() if kind.path[0] == name and len(kind.levels) == 2)  # noqa: PLR2004


def label(kind: Kind) -> str:
    """Return the field by which people call a record of this kind, empty where there is none."""
    members = kind.feld["schema"] if kind.feld["type"] == "dict" else {}
    return next((name for name in LABELS if name in members), "")
