"""Rows of foreign lists -> records for one folder: whose they are, which are known, what of them is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from konzeptgen.base.german import anzahl
from konzeptgen.exchange.delivery import Aside, Delivery, Given, Record, Twins
from konzeptgen.exchange.dubletten import Body, Pair, pairs
from konzeptgen.exchange.entry import Entry, body_of, by_their_keys, entry_of, mentions, new_id, owner, row_key, text
from konzeptgen.exchange.headings import columns
from konzeptgen.exchange.inner import SAID, inside
from konzeptgen.exchange.item import Item
from konzeptgen.exchange.listing import Listing
from konzeptgen.exchange.outline import lists_inside
from konzeptgen.exchange.resolve import same
from konzeptgen.exchange.rowreader import Row, RowReader
from konzeptgen.exchange.target import get
from konzeptgen.exchange.zuordnung import Decisions, Memory, sign

_OFFERS, _BODIES = "angebote", "traeger"
_AT = ("adresse.", "kontakt.")
_DEFAULTS = {_OFFERS: ("leistungsart", "unbekannt"), _BODIES: ("art", "unbekannt")}
Taken = Callable[[Mapping[str, Any]], Mapping[str, bytes]]


class Intake:
    """Takes the lists of one source."""

    def __init__(self, source: str, path: str, values: Mapping[str, Any], decisions: Decisions, memory: Memory) -> None:
        """Take what the folder holds, what people have decided and what was last taken over."""
        self.source, self.values, self.decisions, self.memory = source, values, decisions, memory
        self.reader = RowReader(path, values, decisions)
        self.rows: list[Row] = []
        self.bodies: list[Row] = []

    def add(self, item: Item) -> None:
        """Take a record of another system."""
        (self.bodies if item.alone else self.rows).append(self.reader.item(item))

    def take(self, listing: Listing) -> None:
        """Take a list."""
        self.rows += self.reader.rows(listing)

    def delivery(self, keep: Callable[[Memory], Mapping[str, bytes]]) -> Delivery:
        """Return the records; ``keep`` makes the files of what people decide and of what was taken over."""
        named = [row for row in self.rows if "name" in row.given]
        empty = [Aside(row.place, "Die Zeile hat keinen Namen.") for row in self.rows if "name" not in row.given]
        found = _Found(self, named)
        records = [record for entry in found.entries for record in found.record(entry)]
        aside = [*empty, *self.reader.aside, *self.reader.asked(), *found.aside]
        return Delivery(
            records,
            aside,
            self.reader.mapping,
            self.reader.unused,
            main=((self.decisions.target,), *([(_BODIES,)] if self.bodies else [])),
            rows=self.reader.count + (found.alone if self.bodies else 0),
            twins=[Twins(*words) for words in found.twins()],
            gone=frozenset([*found.gone(), *found.dropped]),
            notes=list(found.notes()),
            keep=lambda now: keep(found.remembered(now)),
        )


@dataclass(slots=True)
class _Found:
    """The records of a source against those of the folder."""

    intake: Intake
    named: list[Row]
    entries: list[Entry] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    alone: int = 0
    dropped: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    _edited: set[tuple[str, str]] = field(default_factory=set)
    _held: dict[str, dict[str, Any]] = field(default_factory=dict)
    _pairs: dict[str, list[Pair]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        values = self.intake.values
        for listed in (_BODIES, self.intake.decisions.target):
            self._held[listed] = {
                str(one.get("id", "")): one for one in values.get(listed) or () if isinstance(one, dict)
            }
        bodies = self._bodies() if self.intake.decisions.target == _OFFERS else {}
        self._pair(_BODIES, bodies)
        mains = self._mains(bodies)
        self._pair(self.intake.decisions.target, mains)
        self.entries = [*self._settled(_BODIES, bodies), *self._settled(self.intake.decisions.target, mains)]

    # --- who is who

    def _bodies(self) -> dict[str, Entry]:
        """Return the providers by key, each once; what has none is its own."""
        found: dict[str, Entry] = {}
        for row in self.intake.bodies:
            own = {name.removeprefix("traeger."): one for name, one in row.given.items()}
            if "name" in own:
                found[row.key] = entry_of(row, _BODIES, row.key, own)
            else:
                self.aside.append(Aside(row.place, "Der Träger hat keinen Namen."))
        for row in self.named:
            key = row.owner if row.owner in found else owner(row)
            own = {name.removeprefix("traeger."): row.given.pop(name) for name in list(row.given) if "traeger." in name}
            if "name" not in own and row.owner not in found:
                self.alone += 1
                own["name"] = row.given["name"]
                movable = [name for name in row.given if name.startswith(_AT) and key not in found]
                own |= {name: row.given.pop(name) for name in movable}
            row.given["traeger"] = Given(key, row.place)
            if key in found:
                found[key].given = {**own, **found[key].given}
            else:
                found[key] = Entry(_BODIES, key, "", row.place, own)
        self._number(_BODIES, found)
        return found

    def _mains(self, bodies: Mapping[str, Entry]) -> dict[str, Entry]:
        """Return what each row is about, by a key that tells the rows apart."""
        found: dict[str, Entry] = {}
        count = Counter(row_key(row) for row in self.named)
        for row in self.named:
            key = row_key(row)
            key = f"{key}|{text(row, 'adresse.strasse')}" if count[key] > 1 else key
            number = 1
            while key in found:
                number += 1
                key = f"{key.partition('#')[0]}#{number}"
            if "traeger" in row.given:
                body = bodies[str(row.given["traeger"].value)]
                row.given["traeger"] = Given(self.final(_BODIES, body.key_id), row.given["traeger"].place)
            found[key] = entry_of(row, self.intake.decisions.target, key, row.given)
        self._number(self.intake.decisions.target, found)
        return found

    def _number(self, listed: str, entries: Mapping[str, Entry]) -> None:
        """Give each record its id: that of last time, that of the same body or area in the folder, else a new one."""
        known = self.intake.memory.ids.get(listed, {})
        names = {" ".join(str(one.get("name", "")).split()): key for key, one in self._held[listed].items()}
        taken = {*self._held[listed], *known.values()}
        there = by_their_keys(self._held[listed], self.intake.source)
        for key, entry in entries.items():
            here = names.get(entry.text("name")) if listed != _OFFERS else None
            own = entry.ours if entry.ours in self._held[listed] or entry.ours not in taken else ""
            entry.key_id = known.get(key) or own or there.get(entry.theirs) or here or new_id(entry.text("name"), taken)
            taken.add(entry.key_id)

    def final(self, listed: str, key: str) -> str:
        """Return the id of the record that a person has said to be the same, else its own."""
        for pair in self.intake.decisions.pairs:
            if pair["zwei"] == key and pair["gleich"] == "ja" and pair.get("liste", listed) == listed:
                return pair["eins"]
        return key

    # --- pairs

    def _pair(self, listed: str, entries: Mapping[str, Entry]) -> None:
        ours = {entry.key_id for entry in entries.values()}
        there = [body_of(key, one) for key, one in self._held[listed].items() if key not in ours]
        here = [
            Body(
                one.key_id, one.text("name"), one.text("adresse.strasse"), one.text("adresse.plz"), one.text("traeger")
            )
            for one in entries.values()
        ]
        every = pairs([*there, *here]) if listed != "sozialraeume" else ()
        self._pairs[listed] = [pair for pair in every if ours & {pair.one.key, pair.other.key}]
        for pair in self._pairs[listed]:
            self.intake.decisions.ask(pair.one.key, pair.other.key, pair.reason, listed)

    def twins(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield the pairs with what a person has said."""
        for pair in self.intake.decisions.pairs:
            yield pair["eins"], pair["zwei"], pair.get("grund", ""), pair["gleich"]

    def gone(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Yield the records of ours that a person has said to be another's double, where nothing else needs them."""
        for listed, held in self._held.items():
            ours = set(self.intake.memory.ids.get(listed, {}).values())
            for key in sorted(held.keys() & ours):
                if self.final(listed, key) != key and not self._needed(listed, key):
                    yield (listed,), (key,)

    def _needed(self, listed: str, key: str) -> bool:
        """Return whether anything in the folder but what this source brings refers to a record."""
        delivered = {entry.key_id for entry in self.entries if entry.listed == _OFFERS}
        for name, entries in self.intake.values.items():
            for one in entries if isinstance(entries, list) else [entries]:
                own = isinstance(one, dict) and (name, one.get("id")) == (listed, key)
                moved = name == _OFFERS and isinstance(one, dict) and one.get("id") in delivered
                if not own and not moved and mentions(one, key):
                    return True
        return False

    # --- what is new

    def _settled(self, listed: str, entries: Mapping[str, Entry]) -> Iterator[Entry]:
        """Yield each record once; of two that are the same the first counts, the other fills what it lacks."""
        found: dict[str, Entry] = {}
        for entry in entries.values():
            double = self._double(listed, entry)
            entry.key_id = self.final(listed, entry.key_id)
            if double:
                self.aside.append(Aside(entry.place, double))
            elif entry.key_id in found:
                first = found[entry.key_id]
                first.given = {**entry.given, **first.given}
            else:
                found[entry.key_id] = entry
        yield from found.values()

    def _double(self, listed: str, entry: Entry) -> str:
        """Return why a new row waits: the folder has a record of that name, and nobody has said if it is the same."""
        ours = set(self.intake.memory.ids.get(listed, {}).values())
        if listed == _BODIES or entry.key_id in ours or entry.key_id in self._held[listed]:
            return ""
        for pair in self._pairs[listed]:
            there = pair.one.key in self._held[listed] and pair.one.key not in ours
            open_ = not self.intake.decisions.same(pair.one.key, pair.other.key)
            if pair.other.key == entry.key_id and there and open_ and pair.reason.startswith("gleicher Name"):
                where = self.intake.reader.path
                return f"Vielleicht steht das schon als „{pair.one.key}“ im Ordner. Entscheiden Sie in {where}."
        return ""

    def record(self, entry: Entry) -> Iterator[Record]:
        """Yield the record with what the source has changed since it was last taken over."""
        held = self._held[entry.listed].get(entry.key_id)
        ours = entry.key in self.intake.memory.ids.get(entry.listed, {})
        if ours and held is None and self.final(entry.listed, entry.key_id) == entry.key_id:
            gone = f"„{entry.key_id}“ steht nicht mehr im Ordner und wird nicht wieder aufgenommen."
            self.aside.append(Aside(entry.place, gone))
            return
        if held is None or ours:
            self._add_defaults(entry)
        elif entry.listed == _BODIES and not entry.ours:
            yield Record((entry.listed,), (entry.key_id,), {}, entry.place)
            return  # a person has it, only the reference to it is ours
        known, given = _plain_columns(entry.listed), {}
        for name, one in entry.given.items():
            path = tuple(name.split("."))
            if held is None or self._changed(entry, name, one, get(held, path), known):
                given[path] = one
        given |= self._emptied(entry, held)
        yield Record((entry.listed,), (entry.key_id,), given, entry.place)
        yield from self._inner(entry, held)

    def _inner(self, entry: Entry, held: Any) -> Iterator[Record]:  # noqa: ANN401
        """Yield what the source has changed of the lists inside a record; leave aside what both have changed."""
        known = self.intake.memory.of(entry.listed, entry.key)
        gone = [name for name in known if name not in entry.lists and name in lists_inside(entry.listed)]
        for name in (*entry.lists, *gone):
            inner = inside(entry, name, held)
            if inner.alike or known.get(f"{name}{SAID}") == inner.wanted:
                continue
            if inner.there and known.get(name) != inner.sign:
                self._edited.add((entry.key, name))
                where = f"{entry.place}, {name}"
                self.aside.append(Aside(where, "Im Ordner steht hier etwas anderes. Der Ordner bleibt, wie er ist."))
            else:
                self.dropped += inner.gone()
                yield from inner.records()

    def _add_defaults(self, entry: Entry) -> None:
        if entry.listed in _DEFAULTS:
            name, value = _DEFAULTS[entry.listed]
            entry.given.setdefault(name, Given(value, entry.place))
            entry.say_source(self.intake.source)

    def _changed(self, entry: Entry, name: str, one: Given, there: Any, known: Mapping[str, Any]) -> bool:  # noqa: ANN401
        """Return whether the source has a newer word than the folder; leave aside what both have changed."""
        before = self.intake.memory.of(entry.listed, entry.key).get(name)
        if before == sign(one.value) or (there is not None and _same(known, name, there, one.value)):
            return False
        if there is None and before is None:
            return True
        if there is not None and sign(there) == before:
            return True
        words = there if isinstance(there, str) else "; ".join(map(str, there or ()))
        now = f"steht „{words}“" if words else "ist die Angabe entfernt"
        new = one.value if isinstance(one.value, str) else "; ".join(one.value)
        self.aside.append(
            Aside(one.place, f"Die Tabelle sagt „{new}“, im Ordner {now}. Der Ordner bleibt, wie er ist.")
        )
        return False

    def _emptied(self, entry: Entry, held: Any) -> dict[tuple[str, ...], Given]:  # noqa: ANN401
        """Return the fields that the source has no more, where nobody has changed them since."""
        found: dict[tuple[str, ...], Given] = {}
        for name, before in self.intake.memory.of(entry.listed, entry.key).items():
            path = tuple(name.split("."))
            there = get(held, path) if name not in lists_inside(entry.listed) else None
            if name not in entry.given and there is not None and sign(there) == before:
                found[path] = Given([] if isinstance(there, list) else "", entry.place)
        return found

    def remembered(self, now: Mapping[str, Any]) -> Memory:
        """Return what is taken over once the folder holds ``now``."""
        memory = Memory()
        there_now = {name: {one.get("id"): one for one in now.get(name) or ()} for name in self._held}
        for entry in self.entries:
            held = there_now[entry.listed].get(entry.key_id)
            if held is None or (entry.listed == _BODIES and "art" not in entry.given):
                continue
            memory.ids.setdefault(entry.listed, {})[entry.key] = entry.key_id
            before = self.intake.memory.of(entry.listed, entry.key)
            known, signs = _plain_columns(entry.listed), {}
            for name, one in entry.given.items():
                there = get(held, tuple(name.split(".")))
                if there is not None and _same(known, name, there, one.value):
                    signs[name] = sign(there)
                elif name in before:
                    signs[name] = before[name]
            for name in entry.lists:
                pair, inner = (name, f"{name}{SAID}"), inside(entry, name, held)
                if (entry.key, name) in self._edited:
                    signs |= {one: before[one] for one in pair if one in before}
                else:
                    signs |= dict(zip(pair, (inner.sign, inner.wanted), strict=True))
            memory.signs[f"{entry.listed}/{entry.key}"] = signs
        return memory

    def notes(self) -> Iterator[str]:
        """Yield what holds for the whole source."""
        if self.alone:
            own = "Jede Stelle ist zugleich Träger und Angebot."
            yield f"Bei {_entries(self.alone)} nennt die Tabelle keinen Träger: {own}"
        yield from self.intake.reader.hidden
        for listed, (name, value) in _DEFAULTS.items():
            count = sum(entry.text(name) == value for entry in self.entries if entry.listed == listed)
            if count:
                what = {"angebote": "Art der Leistung", "traeger": "Art des Trägers"}[listed]
                yield f"Bei {_entries(count)} unter {listed} ist die {what} unbekannt; nichts ist geraten."


def _entries(count: int) -> str:
    return anzahl(count, "Eintrag", "Einträgen", "m", "dat")


def _plain_columns(listed: str) -> Mapping[str, Any]:
    return {name: column for name, column in columns(listed).items() if not name.startswith("traeger.")}


def _same(known: Mapping[str, Any], name: str, there: Any, value: str | list[str]) -> bool:  # noqa: ANN401
    return same(known[name], there, value) if name in known else there == value
