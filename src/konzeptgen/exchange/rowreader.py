"""Rows of a list -> values by field, by a mapping; what cannot be read or decided is left aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from konzeptgen.base.near import fold
from konzeptgen.base.schema import Feldregeln, values
from konzeptgen.base.wahl import meanings
from konzeptgen.exchange.cells import Unreadable
from konzeptgen.exchange.delivery import Aside, Given
from konzeptgen.exchange.deuten import Undecided, meant, typed
from konzeptgen.exchange.gruppen import Shared, shared, told
from konzeptgen.exchange.headings import KEY, NONE, columns, even, personal, proposed
from konzeptgen.exchange.item import Content, Entries, Item
from konzeptgen.exchange.listing import Cells, Listing
from konzeptgen.exchange.oeffnung import aus_osm, aus_text
from konzeptgen.exchange.outline import Column, lists_inside
from konzeptgen.exchange.sheets import Error, place
from konzeptgen.exchange.zuordnung import OPEN, Decisions

_EAST = frozenset(("sn", "st", "th", "bb"))
"""Länder with a Postleitzahl that begins with a zero; all others have none."""
_SHORT_PLZ = 4
_HINT, _HOURS = "oeffnungshinweis", "oeffnungszeiten"
_OSM_HEAD = "opening_hours"
_YEARS = frozenset(("jahr", "year", "berichtsjahr"))


@dataclass(slots=True)
class Row:
    """A row: its place, its key in the source, values by field, lists inside it, its provider's key, our id."""

    place: str
    key: str
    given: dict[str, Given]
    lists: Mapping[str, Entries] = field(default_factory=dict)
    owner: str = ""
    ours: str = ""


@dataclass(slots=True)
class RowReader:
    """Reads the lists of one source for one folder."""

    path: str
    values: Mapping[str, Any]
    decisions: Decisions
    count: int = 0
    hidden: list[str] = field(default_factory=list)
    shared: Shared = field(default_factory=dict)
    aside: list[Aside] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)
    undecided: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def full(self, name: str) -> str:
        """Return a field with its list, as people see it."""
        return name if name.startswith("traeger.") else f"{self.decisions.target}.{name}"

    def rows(self, listing: Listing) -> Iterator[Row]:
        """Yield the rows of a list that has a column for the name."""
        fields = self._fields(listing)
        if "name" not in fields.values():
            self.unused.append(f"Blatt „{listing.name}“")
            return
        self._tell(listing, fields)
        self.shared = shared(listing, fields, self.decisions.target)
        self.hidden += told(listing, fields, self.shared)
        years = _years(listing)
        for number, cells in listing.rows:
            self.count += 1
            if years.get(number, "") == max(years.values(), default=""):
                yield self._row(listing, number, cells, fields)
            else:
                self.aside.append(Aside(place(listing.name, number), f"Stand {years[number]}; es gibt einen neueren."))

    def item(self, item: Item) -> Row:
        """Return what a record of another system says."""
        self.count += 1
        row = Row(item.place, item.key, {}, self._lists(item), item.owner, item.ours)
        known = columns(self.decisions.target)
        for head, (proposal, content) in item.cells.items():
            name = self._taken(head, proposal) if content not in (None, "", [], ()) else NONE
            if name in known and name not in row.given:
                where = f"{item.place}, {head}"
                value = self._value(known[name], content, where) if not item.ours else _whole(known[name], content)
                if value:
                    row.given[name] = Given(value, where)
        if not item.alone:
            self._add_fixed(row)
        _part_hours(row, item.cells)
        return row

    def _lists(self, item: Item) -> dict[str, Entries]:
        """Return the lists inside a record for which we have one."""
        known = lists_inside("traeger" if item.alone else self.decisions.target)
        self._tell_unused(*(f"Feld „{name}“" for name in item.lists if name not in known))
        return {name: entries for name, entries in item.lists.items() if name in known}

    def _tell_unused(self, *told: str) -> None:
        self.unused += [one for one in dict.fromkeys(told) if one not in self.unused]

    def _taken(self, head: str, proposal: str) -> str:
        """Return the field for a field of another system, as decided, else as proposed; tell it once."""
        said = self.decisions.columns.setdefault(head, proposal if proposal == NONE else self.full(proposal))
        name = said if said.startswith("traeger.") else said.removeprefix(f"{self.decisions.target}.")
        if name in columns(self.decisions.target):
            self.mapping[head] = self.full(name)
            return name
        why = ": Namen von Personen, ohne Einwilligung nicht übernommen" if personal(head) else ""
        self._tell_unused(f"Feld „{head}“{why}")
        return NONE

    def _fields(self, listing: Listing) -> dict[int, str]:
        """Return the field of each column: as decided, else as proposed."""
        guess = proposed(listing, self.decisions.target)
        known = {**{self.full(name): name for name in columns(self.decisions.target)}, KEY: KEY}
        found: dict[int, str] = {}
        for index, head in enumerate(listing.heads):
            if head:
                said = self.decisions.columns.setdefault(head, _said(guess[head], self))
                if said in known and known[said] not in found.values():
                    found[index] = known[said]
        return found

    def _tell(self, listing: Listing, fields: Mapping[int, str]) -> None:
        """Tell what each column was taken for, and what was left out."""
        for index, head in enumerate(listing.heads):
            where = place(listing.name, listing.rows[0][0] - 1, index).rstrip("0123456789")
            if index in fields:
                self.mapping[head] = KEY if fields[index] == KEY else self.full(fields[index])
            elif personal(head):
                self.unused.append(f"Spalte {where} „{head}“: Namen von Personen, ohne Einwilligung nicht übernommen")
            elif head or any(index < len(row) and row[index] is not None for _, row in listing.rows):
                self.unused.append(f"Spalte {where} „{head}“")
        self.unused += listing.left

    def _row(self, listing: Listing, number: int, cells: Cells, fields: Mapping[int, str]) -> Row:
        known = columns(self.decisions.target)
        row = Row(place(listing.name, number), "", {})
        for index, name in fields.items():
            cell = cells[index] if index < len(cells) else None
            cell = self.shared.get((number, index)) if cell is None else cell
            where = place(listing.name, number, index)
            if name == KEY:
                row.key = "" if cell is None else str(cell).strip()
                continue
            value = self._value(known[name], cell, where)
            if value:
                row.given[name] = Given(value, where)
        self._add_fixed(row)
        _part_hours(row, listing.heads)
        return row

    def _value(self, column: Column, cell: Content | Error, where: str) -> str | list[str]:
        try:
            value, faults = meant(column, cell, self._decide)
        except Unreadable as fault:
            self._fault(where, fault)
            return ""
        for one in faults:
            self._fault(where, one)
        return value

    def _fault(self, where: str, fault: Unreadable) -> None:
        if isinstance(fault, Undecided):
            self.undecided.setdefault((fault.listed, fault.word), []).append(where)
        else:
            self.aside.append(Aside(where, str(fault)))

    def _add_fixed(self, row: Row) -> None:
        known = columns(self.decisions.target)
        for said, value in self.decisions.fixed.items():
            name = next((name for name in known if said in {name, self.full(name)}), "")
            if name and name not in row.given and value:
                row.given[name] = Given([value] if known[name].many else value, row.place)

    def _decide(self, feld: Feldregeln, word: str) -> str:
        """Return what a word of theirs means: as a person said, else where one of our lists has it."""
        if feld["type"] == "plz":
            return self.plz(feld, word)
        listed = str(feld.get("werte") or {"sprache": "sprachen"}.get(feld["type"], "sozialraeume"))
        told = self.decisions.words.get(listed, {})
        said = next((ours for theirs, ours in told.items() if fold(theirs) == fold(word)), None)
        if said == NONE:
            return ""
        try:
            return self._listed(feld, said or word)
        except Unreadable:
            self.decisions.words.setdefault(listed, {}).setdefault(word, OPEN)
        raise Undecided(word, listed)

    def _listed(self, feld: Feldregeln, word: str) -> str:
        if feld["type"] != "gebiet":
            return typed(feld, word)
        if even(word) in {"gesamt", "stadtweit", "gesamtesgebiet", "gesamtstadt"}:
            return "gesamt"
        if re.fullmatch(r"[0-9]{5}|[0-9]{8}", word):
            return word
        areas = self.values.get("sozialraeume") or ()
        bare = even(word.lstrip("0123456789 -."))
        found = [one["id"] for one in areas if {even(str(one.get("name", ""))), even(one["id"])} & {even(word), bare}]
        if len(found) != 1:
            raise Unreadable(word)
        return str(found[0])

    def plz(self, feld: Feldregeln, digits: str) -> str:
        """Return a Postleitzahl, with the zero that a number has lost where the Land of the town has only such."""
        land = _land(str((self.values.get("kommune") or {}).get("land", "")))
        short = digits.isdecimal() and len(digits) == _SHORT_PLZ
        return typed(feld, f"0{digits}" if short and land in _EAST else digits)

    def asked(self) -> Iterator[Aside]:
        """Yield each word that a person has to decide on, once."""
        for (listed, word), places in self.undecided.items():
            often = f" ({len(places)}-mal)" if len(places) > 1 else ""
            several = " oder ".join(meanings(values().get(listed, {}), word))
            why = f"kann mehreres heißen: {several}" if several else f"steht nicht in der Liste „{listed}“"
            remedy = f"Schreiben Sie in {self.path} unter werte, {listed}, was es heißt."
            yield Aside(places[0], f"„{word}“{often} {why}. {remedy}")


@cache
def _land(word: str) -> str:
    """Return the key of the Land that a folder names, nothing where that is not clear."""
    found = meanings(values()["laender"], word)
    return str(found[0]) if len(found) == 1 else ""


def _whole(column: Column, content: Content) -> str | list[str]:
    """Return a value of an export of ours as it is; the merge reads it by its type."""
    texts = content if isinstance(content, list) else [str(content)]
    return texts if column.many else "; ".join(texts)


def _part_hours(row: Row, heads: Iterable[str]) -> None:
    """Part opening hours into days and times where all of the text is certain; else it stays the text that it is."""
    said = row.given.get(_HINT)
    if said is None or row.ours or _HOURS in row.lists:
        return
    read = aus_osm if _OSM_HEAD in heads else aus_text
    found = read(str(said.value))
    if found and _HINT not in found:
        del row.given[_HINT]
        row.lists = {**row.lists, **{name: _entries(entries) for name, entries in found.items()}}


def _entries(entries: Any) -> Entries:  # noqa: ANN401 - as our files write them
    return [{(name,): value for name, value in entry.items()} for entry in entries]


def _said(guess: str, reader: RowReader) -> str:
    return guess if guess in {NONE, KEY} else reader.full(guess)


def _years(listing: Listing) -> dict[int, str]:
    """Return the year of each row where a list tells the same for several years."""
    index = next((index for index, head in enumerate(listing.heads) if even(head) in _YEARS), None)
    if index is None:
        return {}
    return {number: str(row[index] or "").strip() if index < len(row) else "" for number, row in listing.rows}
