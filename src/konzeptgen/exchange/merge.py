"""Records of a source -> the folder's values with what changes, record by record and field by field.

A value that means the same stays as it is written. What cannot be taken over is left aside with its place, and costs
neither its record nor the rest.
"""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from konzeptgen.base.near import UMLAUTS
from konzeptgen.base.schema import values
from konzeptgen.base.source import Source
from konzeptgen.exchange.cells import Unreadable, shown, sign, written
from konzeptgen.exchange.delivery import Aside, Delivery, Given, Record
from konzeptgen.exchange.judge import faults
from konzeptgen.exchange.naming import Namebook, merged
from konzeptgen.exchange.outline import Column, Kind, Names, kind_of, kinds, label
from konzeptgen.exchange.plan import Field, Step, What, called
from konzeptgen.exchange.resolve import resolved, same
from konzeptgen.exchange.target import Held, Keys, Target, assign, get

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 40
_UNKNOWN = "unbekannt"


@dataclass(slots=True)
class Merged:
    """The folder's values after the merge, and how that came about.

    ``touched`` leads from a record to its places.

    ``origin`` tells of which record of the source each record of the folder is.
    """

    target: Target
    steps: list[Step] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    read: int = 0
    touched: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    origin: list[tuple[Held, Record]] = field(default_factory=list)


def merge(
    source: Source, empty: Mapping[str, str], delivery: Delivery, refused: Mapping[str, str], *, remove: bool
) -> Merged:
    """Return the values of ``source`` with those of ``delivery``; records at a place in ``refused`` are left aside."""
    merger = _Merger(source, empty, refused)
    records = list(merger.named(delivery.records))
    for record, keys in records:
        merger.take(record, keys)
    merger.drop(delivery.gone)
    merger.rest(delivery.whole, remove=remove)
    return merger.merged


class _Merger:
    """Takes one record after the other, parents before what lies inside them."""

    def __init__(self, source: Source, empty: Mapping[str, str], refused: Mapping[str, str]) -> None:
        values = merged(source)
        self.book, self.folder = Namebook(values), Namebook(values)
        self.refused = refused
        self.merged = Merged(Target(source, empty))
        self.target = self.merged.target
        self._doubtful: set[Names] = set()

    # --- keys

    def named(self, records: Iterable[Record]) -> Iterator[tuple[Record, Keys]]:
        """Yield each record with the key that is its own, found or made; all ids are known before any is looked up."""
        claimed: set[tuple[Names, str]] = {(one.path, one.keys[-1]) for one in records if one.keys and one.keys[-1]}
        found = []
        for record in records:
            kind = kind_of(record.path)
            keys = record.keys
            if kind.named and record.place not in self.refused:
                keys = (self._id(kind, record, claimed),)
                claimed.add((kind.path, keys[0]))
                words = record.given.get((label(kind),))
                self.book.add(kind.path[0], {"id": keys[0]} | ({label(kind): words.value} if words else {}))
            found.append((record, keys))
        yield from found

    def _id(self, kind: Kind, record: Record, claimed: set[tuple[Names, str]]) -> str:
        """Return the id of a record: its own, else one made of its name, the same for the same name."""
        own, words = record.keys[-1], record.given.get((label(kind),))
        if own:
            return own if (kind.path, (own,)) in self.target.held or _ID.fullmatch(own) else slug(own)
        base = slug(str(words.value) if words and words.value else kind.path[-1])
        number, key = 1, base
        while (kind.path, key) in claimed:
            number += 1
            key = f"{base}-{number}"
        return key

    def _above(self, kind: Kind, keys: Keys) -> Keys:
        """Return the keys of the lists above a record's own as the folder has them."""
        above: Keys = ()
        for level, key in zip(kind.levels[:-1], keys[:-1], strict=True):
            found = self.book.meant(level.path[0], key) if level.named else [key]
            if len(found) != 1:
                raise Unreadable(f"Es ist nicht klar, zu welchem Eintrag die Zeile gehört („{key}“).")
            above = (*above, found[0])
            if (level.path, above) not in self.target.held:
                raise Unreadable(f"Den Eintrag „{key}“, zu dem die Zeile gehört, gibt es nicht.")
        return above

    # --- records

    def take(self, record: Record, keys: Keys) -> None:
        """Merge one record."""
        kind = kind_of(record.path)
        filled = any(one.value for one in record.given.values())
        if not (filled or (keys and keys[-1]) or (kind.path, ()) in self.target.held):
            return
        self.merged.read += 1
        try:
            self._refuse(record)
            whole = (*self._above(kind, keys), keys[-1]) if kind.many else ()
            self._take(kind, record, whole)
        except Unreadable as reason:
            lacking = record.given.get(reason.path)
            self.merged.aside.append(Aside(record.place, str(reason), lacking.place if lacking else ""))
            self._doubtful.add(kind.path)

    def _refuse(self, record: Record) -> None:
        if record.place in self.refused:
            raise Unreadable(self.refused[record.place])

    def _take(self, kind: Kind, record: Record, keys: Keys) -> None:
        held = self.target.held.get((kind.path, keys))
        if kind.many and not kind.named and (not keys[-1] or held is None or held.seen):
            keys, held = self._numbered(kind, record, keys)
        elif held is not None and held.seen:
            raise Unreadable(f"Die Kennung „{keys[-1]}“ steht schon in einer Zeile darüber.")
        self.merged.touched.setdefault((kind.path[0], keys[0] if keys else ""), []).append(record.place)
        if held is None:
            self._add(kind, record, keys)
        else:
            held.seen = True
            self._change(kind, record, keys)
        self.merged.origin.append((self.target.held[kind.path, keys], record))

    def _numbered(self, kind: Kind, record: Record, keys: Keys) -> tuple[Keys, Any]:
        """Return keys and record for a row without a number of its own: an entry that says the same, else a new one."""
        columns = {column.path: column for column in kind.columns}
        given = {path: one.value for path, one in record.given.items() if one.value}
        beside = self.target.beside(kind.path, keys[:-1])
        for held in beside:
            free = bool(given) and not held.seen
            if free and all(self._means(columns[path], get(held.value, path), value) for path, value in given.items()):
                return held.keys, held
        key = keys[-1] if keys[-1] and (kind.path, keys) not in self.target.held else str(len(beside) + 1)
        return (*keys[:-1], key), None

    def _means(self, column: Column, old: Any, value: str | list[str]) -> bool:  # noqa: ANN401
        try:
            return same(column, old, resolved(column, value, self.book))
        except Unreadable:
            return False

    def _add(self, kind: Kind, record: Record, keys: Keys) -> None:
        start: Any = {"id": keys[-1]} if kind.named else {} if kind.feld["type"] == "dict" else ""
        given = record.given.items()
        changes = {path: replace(one, base="") for path, one in given if one.value and path != ("id",)}
        value, accepted = self._judged(kind, start, changes, new=True)
        if value in ({}, ""):
            raise Unreadable("Die Zeile ist leer.")
        self.target.add(kind, keys, value)
        self._step(What.NEW, kind, record, keys, value, accepted, start)

    def _change(self, kind: Kind, record: Record, keys: Keys) -> None:
        held = self.target.held[kind.path, keys]
        changes = {path: one for path, one in record.given.items() if path != ("id",)}
        value, accepted = self._judged(kind, held.value, changes, new=False)
        what = What.CHANGED if accepted else What.SAME
        self._step(what, kind, record, keys, held.value, accepted, held.value)
        if accepted and value and isinstance(value, dict):  # in place, since what lies inside is known by its place
            for column in kind.columns:
                if column.path in accepted:
                    assign(held.value, column, accepted[column.path], _felder(kind))
        elif accepted:
            self.target.change(held, value)

    def _judged(
        self,
        kind: Kind,
        old: Any,  # noqa: ANN401
        given: Mapping[Names, Given],
        *,
        new: bool,
    ) -> tuple[Any, dict[Names, Any]]:
        """Return the record with what can be taken over of ``given``, and that by path; leave the rest aside."""
        columns = {column.path: column for column in kind.columns}
        wanted = self._wanted(columns, old, given)
        while True:
            value = old if not wanted else copy.deepcopy(old)
            for path, item in wanted.items():
                value = assign(value, columns[path], item, _felder(kind))
            found = faults(kind, None if new else old, value) if wanted or new else []
            blamed = {path: why for place, why in found for path in _blamed(place, wanted)}
            alone = [(place, why) for place, why in found if not _blamed(place, wanted)]
            if (
                alone
                and new
                and (open_ := _unknown(columns, [path for path, _ in alone if path in given and given[path].value]))
            ):
                wanted |= open_
                continue
            if alone and new:
                lacking = Unreadable(alone[0][1])
                lacking.path = alone[0][0]
                raise lacking
            if not blamed:
                return value, wanted
            for path, why in blamed.items():
                del wanted[path]
                self.merged.aside.append(Aside(given[path].place, why))

    def _wanted(
        self,
        columns: Mapping[Names, Column],
        old: Any,  # noqa: ANN401
        given: Mapping[Names, Given],
    ) -> dict[Names, Any]:
        """Return what is to change by path; leave aside what cannot be read."""
        wanted: dict[Names, Any] = {}
        for path, one in given.items():
            try:
                if one.base != sign(one.value):  # where nobody touched the cell, the folder has the newer word
                    self._want(columns[path], get(old, path), one, wanted)
            except Unreadable as reason:
                self.merged.aside.append(Aside(one.place, str(reason)))
        return wanted

    def _want(self, column: Column, old: Any, one: Given, wanted: dict[Names, Any]) -> None:  # noqa: ANN401
        if not one.value:
            if old not in (None, [], ""):
                self._edited_since(column, old, one)
                wanted[column.path] = None
            return
        if isinstance(old, dict) or (old is not None and isinstance(old, list) != column.many):
            raise Unreadable("Im Ordner steht an dieser Stelle etwas anderes als ein Wert. Prüfen Sie es im Editor.")
        value = resolved(column, one.value, self.book)
        if not same(column, old, value):
            self._edited_since(column, old, one)
            wanted[column.path] = value

    def _edited_since(self, column: Column, old: Any, one: Given) -> None:  # noqa: ANN401
        """Refuse to replace what a person has changed in the folder since the source was made from it."""
        if one.base:
            now = written(column, shown(column, old, self.folder.shown))
            if sign(now) != one.base:
                there = now if isinstance(now, str) else "; ".join(now)
                words = (
                    f"Im Ordner steht hier inzwischen „{there}“"
                    if there
                    else "Im Ordner ist die Angabe inzwischen entfernt"
                )
                raise Unreadable(f"{words}. Ändern Sie es dort, oder exportieren Sie die Mappe neu.")

    # --- telling

    def _step(  # noqa: PLR0913, PLR0917 - all that a step tells
        self,
        what: What,
        kind: Kind,
        record: Record,
        keys: Keys,
        value: Any,  # noqa: ANN401
        accepted: Mapping[Names, Any],
        old: Any,  # noqa: ANN401
    ) -> None:
        fields = tuple(
            Field(column.titel, _told(get(old, column.path)), _told(accepted[column.path]))
            for column in kind.columns
            if column.path in accepted
        )
        self.merged.steps.append(Step(what, kind.titel, called(kind, value, keys), record.place, fields))

    def drop(self, gone: Iterable[tuple[Names, Keys]]) -> None:
        """Take out records that the source has no more, or that are another one's doubles."""
        for path, keys in sorted(gone):
            held = self.target.held.get((path, keys))
            if held is not None and not held.seen:
                kind = kind_of(path)
                self.merged.steps.append(Step(What.GONE, kind.titel, called(kind, held.value, held.keys)))
                self.target.change(held, {})

    def rest(self, whole: frozenset[Names], *, remove: bool) -> None:
        """Tell what the folder has and the source has not; take it out where that is asked.

        Where a row was left aside, nobody knows which record it was about: then nothing of its kind is taken out.
        """
        for kind in kinds():
            if kind.path in whole:
                gone = remove and kind.path not in self._doubtful
                for held in [held for (path, _), held in self.target.held.items() if path == kind.path]:
                    if not held.seen and self._parent_seen(kind, held.keys):
                        what = What.GONE if gone else What.MISSING
                        self.merged.steps.append(Step(what, kind.titel, called(kind, held.value, held.keys)))
                        if gone:
                            self.target.change(held, {} if isinstance(held.value, dict) else "")

    def _parent_seen(self, kind: Kind, keys: Keys) -> bool:
        above = self.target.held.get((kind.levels[-2].path, keys[:-1])) if len(kind.levels) > 1 else None
        return above is None or above.seen


def _told(value: Any) -> str:  # noqa: ANN401
    if value is None or isinstance(value, str):
        return value or ""
    return "; ".join(str(item) for item in value)


def _felder(kind: Kind) -> Any:  # noqa: ANN401
    return kind.feld["schema"] if kind.feld["type"] == "dict" else {}


def _unknown(columns: Mapping[Names, Column], unread: Iterable[Names]) -> dict[Names, str]:
    """Return the word for what nobody knows for each field that a record needs, of which nothing could be read."""
    asked = [columns[path] for path in unread if path in columns]
    return {one.path: _UNKNOWN for one in asked if _UNKNOWN in values().get(one.feld.get("werte", ""), ())}


def _blamed(place: Names, wanted: Mapping[Names, Any]) -> list[Names]:
    """Return what was wanted at a place of a record, or, where it lacks something, in the part that lacks it."""
    exact = [path for path in wanted if path == place]
    return exact or [path for path in wanted if len(place) > 1 and path[: len(place) - 1] == place[:-1]]


@cache
def slug(words: str) -> str:
    """Return an id made of a name."""
    plain = unicodedata.normalize("NFKD", words.lower().translate(UMLAUTS))
    even = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", plain)).strip("-")
    cut = even if len(even) <= _LONGEST_ID else even[: _LONGEST_ID + 1].rpartition("-")[0] or even[:_LONGEST_ID]
    return cut.strip("-") or "eintrag"
