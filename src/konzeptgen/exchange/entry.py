"""A record on its way from a foreign list into the folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from konzeptgen.exchange.delivery import Given
from konzeptgen.exchange.dubletten import Body
from konzeptgen.exchange.item import Entries
from konzeptgen.exchange.merge import slug
from konzeptgen.exchange.rowreader import Row
from konzeptgen.exchange.target import get


@dataclass(slots=True)
class Entry:
    """A record on its way: its list, the key that it has in the source, its id, place, values by field, lists inside.

    ``ours`` is the id that the source knows from us, ``theirs`` the key by which the source itself knows it.
    """

    listed: str
    key: str
    key_id: str
    place: str
    given: dict[str, Given]
    lists: Mapping[str, Entries] = field(default_factory=dict)
    ours: str = ""
    theirs: str = ""

    def text(self, name: str) -> str:
        """Return a value as one line, nothing where there is none."""
        value = self.given[name].value if name in self.given else ""
        return value if isinstance(value, str) else "; ".join(value)

    def say_source(self, source: str) -> None:
        """Say where the record comes from and, unless it is one of ours or the name, by which key it is known there."""
        self.given.setdefault("quelle", Given(source, self.place))
        if self.theirs not in {"", self.ours, self.key_id, self.text("name")}:
            self.given.setdefault("fremdschluessel", Given(self.theirs, self.place))


def entry_of(row: Row, listed: str, key: str, given: dict[str, Given]) -> Entry:
    """Return the record that a row is about, by a key of its list."""
    return Entry(listed, key, "", row.place, given, row.lists, row.ours, row.key)


def by_their_keys(held: Mapping[str, Any], source: str) -> dict[str, str]:
    """Return the records of the folder that come from a source, by the keys that they have there."""
    from_there = {key: one for key, one in held.items() if one.get("quelle") == source}
    return {one["fremdschluessel"]: key for key, one in from_there.items() if one.get("fremdschluessel")}


def text(row: Row, name: str) -> str:
    """Return a value of a row, nothing where it has none."""
    return str(row.given[name].value) if name in row.given else ""


def owner(row: Row) -> str:
    """Return the name of the provider in a row, of the row itself where it has none."""
    return " ".join((text(row, "traeger.name") or text(row, "name")).split())


def row_key(row: Row) -> str:
    """Return by what a row is known: its key in the source, else name and provider."""
    return row.key or f"{' '.join(text(row, 'name').split())}|{text(row, 'traeger')}"


def body_of(key: str, record: Mapping[str, Any]) -> Body:
    """Return a record of the folder as far as it can be told from others."""
    words = [
        str(get(record, path) or "") for path in (("name",), ("adresse", "strasse"), ("adresse", "plz"), ("traeger",))
    ]
    return Body(key, *words)


def new_id(name: str, taken: set[str]) -> str:
    """Return an id made of a name that nothing else has."""
    number, base = 1, slug(name)
    key = base
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key


def mentions(value: Any, key: str) -> bool:  # noqa: ANN401
    """Return whether ``key`` stands anywhere in a value."""
    if isinstance(value, dict):
        return any(mentions(inner, key) for inner in value.values())
    if isinstance(value, list):
        return any(mentions(inner, key) for inner in value)
    return bool(value == key)
