"""Lists inside a record: what of them the source has changed since it was last taken over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from konzeptgen.base.scalars import ScalarFault
from konzeptgen.exchange.delivery import Given, Record
from konzeptgen.exchange.entry import Entry
from konzeptgen.exchange.item import Entries
from konzeptgen.exchange.outline import Column, Kind, kind_of
from konzeptgen.exchange.target import get
from konzeptgen.exchange.zuordnung import sign

SAID = "#"
"""What stands behind a list's name where its sign is of what the source said, not of what the folder then had."""


@dataclass(frozen=True, slots=True)
class Inner:
    """A list inside the record ``key``: its path from the top, what the folder has in it, what the source says."""

    path: tuple[str, ...]
    key: str
    there: Sequence[Any]
    new: Entries
    place: str

    @property
    def kind(self) -> Kind:
        """Return what its entries are."""
        return kind_of(self.path)

    @property
    def sign(self) -> str:
        """Return a sign of what the folder has."""
        return sign(_even(self.kind, [_by_path(self.kind, one) for one in self.there]))

    @property
    def alike(self) -> bool:
        """Return whether folder and source say the same."""
        return self.sign == self.wanted

    @property
    def wanted(self) -> str:
        """Return a sign of what the source says."""
        return sign(_even(self.kind, self.new))

    def records(self) -> Iterator[Record]:
        """Yield what the source says; an entry that the folder has already stays."""
        for number, entry in enumerate(self.new, 1):
            where = f"{self.place}, {self.path[-1]} {number}"
            yield Record(self.path, (self.key, ""), {path: Given(value, where) for path, value in entry.items()}, where)

    def gone(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Yield what the folder has; what the source says again is kept by the merge."""
        yield from ((self.path, (self.key, str(number))) for number, _ in enumerate(self.there, 1))


def _by_path(kind: Kind, entry: Any) -> Mapping[tuple[str, ...], Any]:  # noqa: ANN401 - what stands in the file
    found = {column.path: get(entry, column.path) for column in kind.columns}
    return {path: value for path, value in found.items() if value is not None}


def _even(kind: Kind, entries: Entries) -> str:
    """Return the entries as one text, the same for the same meaning, whatever their order.

    What is internal with us is in no source, so that it does not count.
    """
    columns = {one.path: one for one in kind.columns if one.feld.get("meta", {}).get("schutz") != "intern"}
    plain = [
        {".".join(path): _meaning(columns[path], value) for path, value in entry.items() if path in columns and value}
        for entry in entries
    ]
    return json.dumps(sorted(json.dumps(entry, sort_keys=True) for entry in plain))


def _meaning(column: Column, value: str | list[str]) -> list[str]:
    items = [value] if isinstance(value, str) else value
    found = []
    for item in items:
        try:
            found.append(str(column.item["coerce"](item)))
        except ScalarFault:
            found.append(item)
    return found


def inside(entry: Entry, name: str, held: Any) -> Inner:  # noqa: ANN401 - what stands in the file
    """Return a list inside a record as the source and the folder have it."""
    path = tuple(name.split("."))
    return Inner((entry.listed, *path), entry.key_id, get(held, path) or (), entry.lists.get(name, ()), entry.place)
