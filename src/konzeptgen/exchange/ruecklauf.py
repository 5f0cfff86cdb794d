"""The returned workbooks of a survey -> one delivery, who answered and who is silent.

A workbook speaks for its provider alone: what it says of others and of the municipality is left aside, in words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2s
from typing import Any

from konzeptgen.base.finding import Rejected
from konzeptgen.base.german import anzahl
from konzeptgen.base.scalars import TYPES, ScalarFault
from konzeptgen.exchange import arbeitsmappe
from konzeptgen.exchange.abfrage import BODIES, OFFERS, OWNER, kept_back, own, place_name, words
from konzeptgen.exchange.cells import sign
from konzeptgen.exchange.container import opened, untouched
from konzeptgen.exchange.delivery import Aside, Delivery, Given, Record
from konzeptgen.exchange.entry import new_id
from konzeptgen.exchange.naming import Namebook
from konzeptgen.exchange.outline import kind_of
from konzeptgen.exchange.plan import Plan, What
from konzeptgen.exchange.sheets import LISTS
from konzeptgen.exchange.spreadsheet import tables
from konzeptgen.exchange.zuordnung import FOLDER

MEMORY = f"{FOLDER}/abfrage.json"
_CHECKED = ("geprueft_am",)


@dataclass(frozen=True, slots=True)
class Antwort:
    """An answer: whose, in which file, the day of the check, and the sign of the file."""

    key: str
    name: str
    file: str
    am: date
    zeichen: str


@dataclass(slots=True)
class Ruecklauf:
    """All that came back."""

    values: Mapping[str, Any]
    day: date
    memory: Mapping[str, Mapping[str, str]]
    records: list[Record] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)
    answers: list[Antwort] = field(default_factory=list)

    def delivery(self) -> Delivery:
        """Return what the answers say as one delivery."""
        return Delivery(
            self.records, self.aside, self.mapping, self.unused, notes=self.notes, keep=lambda _: self._kept()
        )

    def _kept(self) -> Mapping[str, bytes]:
        known = {one.key: {"zeichen": one.zeichen, "am": one.am.isoformat()} for one in self.answers}
        if not known or {**self.memory, **known} == self.memory:
            return {}
        text = json.dumps({**self.memory, **known}, ensure_ascii=False, indent=0, sort_keys=True)
        return {MEMORY: f"{text}\n".encode()}

    def silent(self) -> list[Mapping[str, str]]:
        """Return id, name and mailbox of each provider that has not answered."""
        answered = {one.key for one in self.answers}
        return [
            {"id": one["id"], "name": one["name"], "email": str((one.get("kontakt") or {}).get("email", ""))}
            for one in self.values.get(BODIES, ())
            if one["id"] not in answered
        ]

    def letter(self) -> str:
        """Return the letter to those who are silent."""
        sender = str((self.values.get("steuerung") or {}).get("federfuehrung", "[Name und Stelle]"))
        return str(words()["brief"]).format(kommune=place_name(self.values), absender=sender)

    def report(self) -> dict[str, Any]:
        """Return what ``--bericht`` says beside the plan."""
        answered = [
            {"id": one.key, "name": one.name, "datei": one.file, "geprueft_am": one.am.isoformat()}
            for one in self.answers
        ]
        silent = self.silent()
        return {"geantwortet": answered, "ohne_antwort": silent, "anschreiben": self.letter() if silent else ""}

    def lines(self, plan: Plan) -> Iterator[str]:
        """Yield who answered and who is silent, with a letter to copy."""
        silent = self.silent()
        yield ""
        yield f"Geantwortet: {len(self.answers)} von {len(self.answers) + len(silent)}"
        yield from (
            f"  {one.name} ({one.file}): {_changes(one, plan)}, geprüft am {one.am:%d.%m.%Y}" for one in self.answers
        )
        if silent:
            yield f"Noch ohne Antwort: {len(silent)}"
            yield from (f"  {one['name']}{' – ' if one['email'] else ''}{one['email']}" for one in silent)
            yield from ("", "Anschreiben zum Kopieren:", "", *self.letter().split("\n"))


def _changes(one: Antwort, plan: Plan) -> str:
    checked = {column.titel for column in kind_of((BODIES,)).columns if column.path == _CHECKED}
    count = sum(
        step.what is What.NEW or any(field.titel not in checked for field in step.fields)
        for step in plan.steps
        if step.place.startswith(f"{one.file}: ")
    )
    return f"{anzahl(count, 'Eintrag', 'Einträge', 'm')} neu oder geändert" if count else "nichts geändert"


def recalled(data: bytes) -> Mapping[str, Mapping[str, str]]:
    """Return which answers were taken over; nothing where that is lost."""
    try:
        content = json.loads(data) if data else {}
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def ruecklauf(
    files: Mapping[str, bytes], values: Mapping[str, Any], day: date, memory: Mapping[str, Mapping[str, str]]
) -> Ruecklauf:
    """Return what the workbooks ``files`` say; one that nobody has saved since it was made is no answer."""
    found = Ruecklauf(values, day, memory)
    for name, data in sorted(files.items()):
        try:
            with opened(name, data) as package:
                if untouched(package):
                    continue
            _take(found, name, data)
        except Rejected as rejected:
            fault = rejected.findings[0]
            found.aside.append(Aside(name, f"{fault.message} {fault.remedy}"))
    return found


def _take(found: Ruecklauf, name: str, data: bytes) -> None:
    delivery = arbeitsmappe.lies(name, data)
    key = _owner(found.values, name, data)
    if not key:
        found.aside.append(Aside(name, "Von welchem Träger die Datei ist, steht nicht darin. Nennen Sie sie wie seine "
                                       "Kennung, zum Beispiel caritas.xlsx."))  # fmt: skip
    elif key in {one.key for one in found.answers}:
        first = next(one.file for one in found.answers if one.key == key)
        found.aside.append(Aside(name, f"Von diesem Träger liegt schon {first} da. Lassen Sie nur eine Datei liegen."))
    else:
        _Einer(found, name, key).take(delivery, blake2s(data, digest_size=8).hexdigest())


def _owner(values: Mapping[str, Any], name: str, data: bytes) -> str:
    """Return whose workbook it is: as its hidden list says, else as its file is called."""
    known = {str(one["id"]) for one in values.get(BODIES, ())}
    for table in tables(name, data).tables:
        heads = list(table.rows[0]) if table.name == LISTS and len(table.rows) > 1 else []
        if OWNER in heads:
            key = str(table.rows[1][heads.index(OWNER)])
            return key if key in known else ""
    stem = name.rpartition(".")[0]
    return stem if stem in known else ""


class _Einer:
    """Takes the workbook of one provider."""

    def __init__(self, found: Ruecklauf, file: str, key: str) -> None:
        self.found, self.file, self.key = found, file, key
        self.name = next(str(one["name"]) for one in found.values[BODIES] if one["id"] == key)
        self.owner = {str(one["id"]): str(one.get("traeger")) for one in found.values.get(OFFERS, ())}
        self.book = Namebook(found.values)
        self.ours = Namebook({OFFERS: own(found.values, key)})
        self.named: set[str] = set()
        self.seen: set[str] = set()
        self.foreign: dict[str, list[str]] = {}

    def take(self, delivery: Delivery, zeichen: str) -> None:
        """Take what is the provider's own; leave the rest aside."""
        records = [_moved(record, self.file) for record in delivery.records]
        self.named = {record.keys[-1] for record in records if record.path == (OFFERS,)}
        am = self._checked(records, zeichen)
        kept = [one for record in records for one in self._own(record)]
        found = self.found
        found.records += [self._dated(record, am) for record in kept]
        found.aside += [replace(one, place=f"{self.file}: {one.place}") for one in delivery.aside]
        found.aside += [Aside(places[0], self._told(why, len(places))) for why, places in self.foreign.items()]
        found.unused += [f"{self.file}: {one}" for one in delivery.unused]
        found.mapping.update(delivery.mapping)
        found.notes += [
            f"{self.file}: „{one['name']}“ ({one['id']}) fehlt in der Antwort und bleibt im Ordner."
            for one in own(found.values, self.key)
            if one["id"] not in self.seen
        ]
        found.answers.append(Antwort(self.key, self.name, self.file, am, zeichen))

    def _told(self, why: str, count: int) -> str:
        often = f" ({count} Zeilen)" if count > 1 else ""
        return f"{why}{often} Die Antwort von „{self.name}“ ändert nur deren eigene Angaben."

    def _refuse(self, record: Record, why: str) -> None:
        """Leave a record aside that is not the provider's, where anybody has touched it."""
        if any(one.base != sign(one.value) for one in record.given.values() if one.value or one.base):
            self.foreign.setdefault(why, []).append(record.place)

    # --- whose it is

    def _own(self, record: Record) -> Iterator[Record]:
        """Yield the record, as far as it is the provider's own."""
        if record.path == (BODIES,):
            yield from self._body(record)
        elif record.path == (OFFERS,):
            yield from self._offer(record)
        elif record.path[0] == OFFERS:
            yield from self._inside(record)
        else:
            self._refuse(record, f"„{kind_of(record.path).titel}“ pflegt die Kommune.")

    def _body(self, record: Record) -> Iterator[Record]:
        if record.keys[-1] == self.key:
            yield self._without_kept(record)
        elif record.keys[-1] or any(one.value for one in record.given.values()):
            self._refuse(record, "Die Zeile meint einen anderen Träger.")

    def _offer(self, record: Record) -> Iterator[Record]:
        given = dict(record.given)
        whose = given.pop(("traeger",), None)
        key = record.keys[-1]
        if key in self.owner and self.owner[key] != self.key:
            self._refuse(record, f"Das Angebot „{key}“ gehört einem anderen Träger.")
            return
        if whose and whose.value and self.book.meant(BODIES, str(whose.value)) != [self.key]:
            self.foreign.setdefault("Ein Angebot bekommt hier keinen anderen Träger.", []).append(whose.place)
            if key not in self.owner:
                return
        if key not in self.owner:
            given = {path: one for path, one in given.items() if one.value}
            if not given:
                return
            key = self._new(key, given)
            given["traeger",] = Given(self.key, record.place)
        self.seen.add(key)
        yield self._without_kept(replace(record, keys=(key,), given=given))

    def _new(self, key: str, given: Mapping[Any, Given]) -> str:
        """Return an id for a row without one: that of the same row last time, else one that nothing else has."""
        name = given["name",].value if ("name",) in given else ""
        lost = {one for one, whose in self.owner.items() if whose == self.key} - self.named
        found = new_id(key or str(name), (self.owner.keys() | self.seen) - (lost - self.seen))
        self.ours.add(OFFERS, {"id": found, "name": str(name)})
        return found

    def _inside(self, record: Record) -> Iterator[Record]:
        words_ = record.keys[0]
        found = self.ours.meant(OFFERS, words_)
        if len(found) == 1:
            yield from [self._without_kept(replace(record, keys=(found[0], *record.keys[1:])))]
        else:
            self._refuse(record, f"„{words_}“ ist kein Angebot dieses Trägers.")

    def _without_kept(self, record: Record) -> Record:
        """Return the record without what the municipality keeps about it."""
        back = {path for path in record.given if (*record.path, *path)[:2] in kept_back()}
        for path in back:
            self._refuse(replace(record, given={path: record.given[path]}, place=record.given[path].place),
                         "Diese Angabe pflegt die Kommune.")  # fmt: skip
        return replace(record, given={path: one for path, one in record.given.items() if path not in back})

    # --- when it was checked

    def _checked(self, records: Sequence[Record], zeichen: str) -> date:
        """Return the day of the check: that of the answer, that of the same file before, else today."""
        for record in records:
            one = record.given.get(_CHECKED)
            if record.path == (BODIES,) and record.keys[-1] == self.key and one and one.base != sign(one.value):
                said = _day(one.value)
                if said and said <= self.found.day:
                    return said
        before = self.found.memory.get(self.key, {})
        return date.fromisoformat(before["am"]) if before.get("zeichen") == zeichen else self.found.day

    def _dated(self, record: Record, am: date) -> Record:
        """Return a record with the day of the check, where nobody has entered one or it is an older one."""
        if len(record.path) > 1:
            return record
        one = record.given.get(_CHECKED)
        if one and one.value and one.base != sign(one.value):
            return record
        there = (held for held in self.found.values.get(record.path[0], ()) if held["id"] == record.keys[-1])
        last = next((_day(held.get("geprueft_am", "")) for held in there), None)
        given = {path: one for path, one in record.given.items() if path != _CHECKED}
        if not (last and last >= am):
            given[_CHECKED] = Given(f"{am:%d.%m.%Y}", record.place)
        return replace(record, given=given)


def _moved(record: Record, file: str) -> Record:
    """Return the record with the name of its file before each place."""
    given = {path: replace(one, place=f"{file}: {one.place}") for path, one in record.given.items()}
    return replace(record, given=given, place=f"{file}: {record.place}")


def _day(words_: str | list[str]) -> date | None:
    try:
        found: date = TYPES["datum"].parse(str(words_))
    except ScalarFault:
        return None
    return found
