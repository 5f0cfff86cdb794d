"""Organisations and services of HSDS -> items: its own fields, and the attributes that an export of ours has made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from konzeptgen.exchange.delivery import Aside
from konzeptgen.exchange.fremd import objects, part, words
from konzeptgen.exchange.headings import NONE
from konzeptgen.exchange.hsds_schreiben import DAYS, TAXONOMY
from konzeptgen.exchange.item import Content, Entries, Item
from konzeptgen.exchange.outline import lists_inside

Thing = Mapping[str, Any]
Cells = dict[str, tuple[str, Content]]
_STATUS = {"active": "aktiv", "temporarily closed": "ruhend", "defunct": "beendet"}
_DAYS = {theirs: ours for ours, theirs in DAYS.items()}
_WEEKLY = frozenset(("id", "freq", "interval", "wkst", "byday", "opens_at", "closes_at", "description", "notes"))
_OTHER = frozenset(("location_type", "taxonomy", "taxonomy_detail", "term_uri", "version"))
"""Fields of what is neither an organisation nor a service."""
_ADDRESS = {
    "address_1": "strasse",
    "postal_code": "plz",
    "city": "ort",
    "latitude": "breite",
    "longitude": "laenge",
}
_SILENT = frozenset(("id", "organization", "service_at_locations", "attributes", "metadata", "services", "schedules"))


@dataclass(slots=True)
class Bestand:
    """What a file holds: organisations by id, services each with the id of its organisation, what is none of both."""

    organizations: dict[str, dict[str, Any]] = field(default_factory=dict)
    services: dict[str, tuple[dict[str, Any], str]] = field(default_factory=dict)
    aside: list[Aside] = field(default_factory=list)

    def take(self, one: dict[str, Any]) -> None:
        """Take an organisation with its services, a service with its organisation, or a service at a place."""
        if isinstance(one.get("service"), dict):
            place = {name: value for name, value in one.items() if name != "service"}
            self._service({**one["service"], "service_at_locations": [place]}, "")
        elif "status" in one or isinstance(one.get("organization"), dict):
            self._service(one, "")
        elif words(one.get("name")) and not _OTHER & one.keys():
            self._organization(one)
            for service in objects(one.get("services")):
                self._service(service, words(one.get("id")))
        else:
            self.aside.append(
                Aside(words(one.get("id")) or "Eintrag", "Das ist weder eine Organisation noch ein Dienst.")
            )

    def _organization(self, one: dict[str, Any]) -> None:
        key = words(one.get("id")) or words(one.get("name"))
        self.organizations[key] = {**one, **self.organizations.get(key, {})}

    def _service(self, one: dict[str, Any], owner: str) -> None:
        organization = part(one, "organization")
        if words(organization.get("name")):
            self._organization(dict(organization))
        key = words(one.get("id")) or words(one.get("name"))
        whose = owner or words(organization.get("id")) or words(one.get("organization_id"))
        known, before = self.services.get(key, ({}, ""))
        places = [*objects(known.get("service_at_locations")), *objects(one.get("service_at_locations"))]
        self.services[key] = ({**one, **known, "service_at_locations": places}, before or whose)


def items(stock: Bestand) -> Iterator[Item]:
    """Yield the organisations, then the services."""
    for key, one in stock.organizations.items():
        cells, lists, ours = _own(one, "organization.", "traeger.")
        cells = {**_organization(one), **cells}
        yield Item(_place("organization", one), key, cells, lists, key, ours, alone=True)
    for key, (one, owner) in stock.services.items():
        cells, lists, ours = _own(one, "service.", "")
        hours, hint = _hours(_schedules(one))
        native = _service(one, hint, foreign=not ours)
        further = [] if ours else [_further(place) for place in _places(one)[1:]]
        told: dict[str, Entries] = {"oeffnungszeiten": hours, "orte": further}
        whole = {**{name: entries for name, entries in told.items() if entries}, **lists}
        yield Item(_place("service", one), key, {**native, **cells}, whole, owner, ours)


def _place(kind: str, one: Thing) -> str:
    return f"{kind} „{words(one.get('name'))}“"


# --- fields of HSDS


def _organization(one: Thing) -> Cells:
    found: Cells = {
        "organization.name": ("traeger.name", words(one.get("name"))),
        "organization.alternate_name": ("traeger.kurzname", words(one.get("alternate_name"))),
        "organization.description": ("traeger.beschreibung", words(one.get("description"))),
        "organization.email": ("traeger.kontakt.email", words(one.get("email"))),
        "organization.website": ("traeger.kontakt.website", words(one.get("website") or one.get("url"))),
        **_phone(one, "organization.", "traeger."),
        **_address(objects(one.get("locations")), "organization.", "traeger."),
        **_people(one, "organization."),
    }
    return _rest(found, one, "organization.", {"name", "url", "locations"})


def _service(one: Thing, hint: str, *, foreign: bool) -> Cells:
    found: Cells = {
        "service.name": ("name", words(one.get("name"))),
        "service.description": ("beschreibung", words(one.get("description"))),
        "service.url": ("kontakt.website", words(one.get("url"))),
        "service.email": ("kontakt.email", words(one.get("email"))),
        "service.assured_date": ("geprueft_am", words(one.get("assured_date"))),
        "service.languages": ("sprachen", _named(one, "languages", "code") or _named(one, "languages", "name")),
        **_phone(one, "service.", ""),
        **_address(_places(one), "service.", ""),
        **_people(one, "service."),
    }
    if foreign:
        status = words(one.get("status"))
        found["service.status"] = ("status", _STATUS.get(status, status))
        found["service.service_areas"] = ("gebiet", _named(one, "service_areas", "name"))
        found["service.schedules.description"] = ("oeffnungshinweis", hint)
    told = {"name", "languages", "status", "service_areas", "organization_id", "program_id"}
    return _rest(found, one, "service.", told) if foreign else found


def _named(one: Thing, listed: str, name: str) -> list[str]:
    return [words(entry.get(name)) for entry in objects(one.get(listed)) if words(entry.get(name))]


def _phone(one: Thing, theirs: str, ours: str) -> Cells:
    numbers = [words(phone.get("number")).strip('"') for phone in objects(one.get("phones"))]
    return {
        f"{theirs}phones.number": (f"{ours}kontakt.telefon", "".join(numbers[:1])),
        f"{theirs}phones (weitere)": (f"{ours}kontakt.telefone", numbers[1:]),
    }


def _address(places: Sequence[Thing], theirs: str, ours: str) -> Cells:
    """Return where the first place is."""
    told = _where(places[0]) if places else {}
    return {f"{theirs}{name}": (f"{ours}adresse.{field}", told.get(name, "")) for name, field in _ADDRESS.items()}


def _where(place: Thing) -> dict[str, str]:
    """Return address and point of a place by the names of HSDS."""
    address = next((one for one in objects(place.get("addresses")) if one.get("address_type") != "virtual"), {})
    street = ", ".join(filter(None, (words(address.get("address_1")), words(address.get("address_2")))))
    return {name: words(address.get(name) or place.get(name)) for name in _ADDRESS} | {"address_1": street}


def _places(one: Thing) -> list[Thing]:
    return [part(place, "location") for place in objects(one.get("service_at_locations"))]


def _further(place: Thing) -> Mapping[tuple[str, ...], str | list[str]]:
    """Return a further place of a service as an entry of ours."""
    told: dict[tuple[str, ...], str] = {("name",): words(place.get("name"))}
    told |= {("adresse", field): _where(place)[name] for name, field in _ADDRESS.items()}
    told[("anfahrt",)] = words(place.get("transportation"))
    return {path: text for path, text in told.items() if text}


def _people(one: Thing, theirs: str) -> Cells:
    return {f"{theirs}contacts (Ansprechperson)": (NONE, "x" if objects(one.get("contacts")) else "")}


def _rest(found: Cells, one: Thing, theirs: str, told: set[str]) -> Cells:
    """Return the cells with all other fields of the record, so that the report names what is not taken over."""
    known = {head.removeprefix(theirs).partition(".")[0] for head in found} | told | _SILENT | {"phones", "contacts"}
    return {**found, **{f"{theirs}{name}": (NONE, "x") for name in one if name not in known and one[name]}}


# --- opening hours


def _schedules(one: Thing) -> Iterator[Thing]:
    """Yield the schedules of a service, else those of its places."""
    own = objects(one.get("schedules"))
    places = objects(one.get("service_at_locations"))
    yield from own or [entry for place in places for entry in objects(place.get("schedules"))]


def _hours(schedules: Iterator[Thing]) -> tuple[Entries, str]:
    """Return what is open every week at the same time, and in words what HSDS says else."""
    entries: list[Mapping[tuple[str, ...], str | list[str]]] = []
    hints: list[str] = []
    for one in schedules:
        days = [_DAYS.get(day.strip()) for day in words(one.get("byday")).split(",") if day.strip()]
        plain = all(name in _WEEKLY for name in one if one[name]) and words(one.get("freq")) in {"", "WEEKLY"}
        if days and None not in days and plain and words(one.get("interval")) in {"", "1"}:
            times = {"von": _clock(one.get("opens_at")), "bis": _clock(one.get("closes_at"))}
            entries.append(
                {("tage",): [day for day in days if day], **{(key,): text for key, text in times.items() if text}}
            )
        hints += [words(one.get(name)) for name in ("description", "notes") if words(one.get(name))]
    return entries, " ".join(dict.fromkeys(hints))


def _clock(value: Any) -> str:  # noqa: ANN401 - what the file holds
    """Return a time without seconds and without zone."""
    found = re.match(r"(\d{1,2}:\d{2})", words(value))
    return found[1] if found else words(value)


# --- attributes of ours


def _own(one: Thing, theirs: str, before: str) -> tuple[Cells, dict[str, Entries], str]:
    """Return what our attributes say: single values and lists of texts, lists of records, and our id."""
    texts: dict[str, list[str]] = {}
    records: dict[str, dict[str, dict[tuple[str, ...], str | list[str]]]] = {}
    for attribute in objects(one.get("attributes")):
        term = part(attribute, "taxonomy_term")
        if words(term.get("taxonomy")) != TAXONOMY:
            continue
        path, text = words(term.get("code")), str(attribute.get("value") or "")
        counted = re.fullmatch(r"([a-z_.]+?)\.(\d+)\.([a-z_.]+)", path)
        if counted:
            entry = records.setdefault(counted[1], {}).setdefault(counted[2], {})
            _append(entry, tuple(counted[3].split(".")), text)
        else:
            texts.setdefault(path, []).append(text)
    ours = "".join(texts.pop("id", [])[:1])
    cells: Cells = {
        f"{theirs}attributes.{path}": (f"{before}{path}", found if len(found) > 1 else found[0])
        for path, found in texts.items()
    }
    known = lists_inside("traeger" if before else "angebote")
    lists: dict[str, Entries] = {name: list(entries.values()) for name, entries in records.items() if name in known}
    return cells, lists, ours


def _append(entry: dict[tuple[str, ...], str | list[str]], path: tuple[str, ...], text: str) -> None:
    """Add a text to an entry; one that is there already makes a list."""
    there = entry.get(path)
    entry[path] = text if there is None else [*([there] if isinstance(there, str) else there), text]
