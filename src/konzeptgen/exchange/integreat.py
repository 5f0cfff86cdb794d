"""Integreat: places (or locations) and pages as its API gives them; its CSV of places is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from konzeptgen.base.schema import schemas
from konzeptgen.base.source import Source
from konzeptgen.base.wochentage import einzeln
from konzeptgen.exchange import fremd
from konzeptgen.exchange.container import unusable
from konzeptgen.exchange.delivery import Aside, Delivery
from konzeptgen.exchange.dubletten import plain as even
from konzeptgen.exchange.dubletten import street
from konzeptgen.exchange.fremd import Beside, words
from konzeptgen.exchange.headings import NONE
from konzeptgen.exchange.item import Content, Entries, Item
from konzeptgen.exchange.public import plain as as_values
from konzeptgen.exchange.public import published, unplaced
from konzeptgen.exchange.seite import lines, plain
from konzeptgen.exchange.stellen import Stelle, stellen, towns
from konzeptgen.exchange.tabellentext import written

NAME = "integreat"
SUFFIXES = ("csv",)
_DAYS = {
    "mo": "monday",
    "di": "tuesday",
    "mi": "wednesday",
    "do": "thursday",
    "fr": "friday",
    "sa": "saturday",
    "so": "sunday",
}
COLUMNS = (
    "name",
    "street_address",
    "postal_code",
    "city",
    "country",
    "latitude",
    "longitude",
    "place_on_map",
    "website",
    "email",
    "phone_number",
    "appointment_url",
    "category",
    "barrier_free",
    "temporarily_closed",
    *(f"{day}_{part}" for day in _DAYS.values() for part in ("start", "end", "all_day", "closed", "appointment_only")),
)
"""The columns that Integreat's command ``import_places_from_csv`` reads, in the order of its sample."""
_LANGUAGE = re.compile(r"/[^/]+/([a-z]{2,3}(?:-[a-z]+)?)/")
_GONE = frozenset(("beendet", "geplant"))


def erkennt(name: str, data: bytes) -> bool:
    """Return whether the file holds places or pages of Integreat."""
    found = _entries(fremd.read(name, data, (".json",)))
    return bool(found) and all(_is_place(one) or _is_page(one) for one in found[:20])


def _entries(content: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - whatever the file holds
    """Return places and pages: a list, or one below a name."""
    if isinstance(content, dict) and not _is_place(content) and not _is_page(content):
        content = next((inner for inner in content.values() if isinstance(inner, list)), None)
    return fremd.objects(content)


def _is_place(entry: Mapping[str, Any]) -> bool:
    return "title" in entry and isinstance(entry.get("location", entry.get("place")), dict)


def _is_page(entry: Mapping[str, Any]) -> bool:
    return {"title", "content", "path"} <= entry.keys()


def lies(name: str, data: bytes) -> Delivery:
    """Return what the file holds for an empty folder."""
    return lies_fuer(name, data, {}, lambda _: b"", "")


def lies_fuer(name: str, data: bytes, values: Mapping[str, Any], beside: Beside, chosen: str) -> Delivery:
    """Return what the file holds for a folder; raise Rejected where it cannot be used."""
    entries = _entries(fremd.content(name, data))
    places = [one for one in entries if _is_place(one)]
    pages = [one for one in entries if _is_page(one) and not _is_place(one)]
    if pages and _language(pages[0]) not in {"", "de"}:
        raise unusable(name, "Die Seiten sind nicht auf Deutsch.", "Laden Sie die deutsche Fassung herunter.")
    aside: list[Aside] = []
    items = [*map(_place, places), *_bodies(pages, aside)]
    return fremd.more(fremd.taken(name, items, values, beside, chosen), aside, _told(pages))


def _told(pages: Sequence[Mapping[str, Any]]) -> list[str]:
    if not pages:
        return []
    return [f"Aus {len(pages)} Seiten sind Stellen gelesen, die mit Anschrift, Telefon oder E-Mail darauf stehen."]


def _language(entry: Mapping[str, Any]) -> str:
    found = _LANGUAGE.match(words(entry.get("path")))
    return found[1] if found else ""


# --- places


def _place(entry: Mapping[str, Any]) -> Item:
    where = fremd.part(entry, "location") or fremd.part(entry, "place")
    key = words(where.get("id")) or words(entry.get("path")) or words(entry.get("id"))
    title = words(entry.get("title")) or words(where.get("name"))
    hours = _opening(fremd.objects(entry.get("opening_hours")))
    cells: dict[str, tuple[str, Content]] = {
        "title": ("name", title),
        "content": ("beschreibung", _text(entry)),
        "organization.name": ("traeger.name", words(fremd.part(entry, "organization").get("name"))),
        "organization.website": ("traeger.kontakt.website", words(fremd.part(entry, "organization").get("website"))),
        "category.name": ("leistungsart", words(fremd.part(entry, "category").get("name")) or _word(entry, "category")),
        "location.address": ("adresse.strasse", words(where.get("address"))),
        "location.postcode": ("adresse.plz", words(where.get("postcode"))),
        "location.town": ("adresse.ort", words(where.get("town"))),
        "location.latitude": ("adresse.breite", _degree(where.get("latitude"))),
        "location.longitude": ("adresse.laenge", _degree(where.get("longitude"))),
        "barrier_free": ("barrierefrei", _yes_no(entry.get("barrier_free"))),
        "temporarily_closed": ("status", "ruhend" if entry.get("temporarily_closed") is True else ""),
        "appointment_url": (NONE, _word(entry, "appointment_url")),
        "last_updated": (NONE, _word(entry, "last_updated")),
        **_reached(entry),
    }
    return Item(f"„{title}“ ({key})", key, cells, {"oeffnungszeiten": hours} if hours else {})


def _reached(entry: Mapping[str, Any]) -> dict[str, tuple[str, Content]]:
    """Return how a place is reached: by its own fields, else by the contact that is no person's."""
    contacts = fremd.objects(entry.get("contacts"))
    office = next((one for one in contacts if not words(one.get("name"))), {})
    phone = words(entry.get("primary_phone_number")) or words(entry.get("phone_number"))
    found: dict[str, tuple[str, Content]] = {
        "phone_number": ("kontakt.telefon", phone or words(office.get("phone_number"))),
        "email": ("kontakt.email", words(entry.get("email")) or words(office.get("email"))),
        "website": ("kontakt.website", words(entry.get("website")) or words(office.get("website"))),
        "secondary_phone_number": ("kontakt.telefone", fremd.texts(entry.get("secondary_phone_number"))),
    }
    if any(words(one.get("name")) for one in contacts):
        found["Ansprechperson"] = (NONE, "x")
    return found


def _text(entry: Mapping[str, Any]) -> str:
    """Return what a place says of itself, where that is German."""
    german = _language(entry) in {"", "de"}
    return plain(words(entry.get("content")) or words(entry.get("excerpt"))) if german else ""


def _word(entry: Mapping[str, Any], name: str) -> str:
    return words(entry.get(name))


def _degree(value: Any) -> str:  # noqa: ANN401 - what the file holds
    """Return a coordinate; Integreat writes 0 where it has none."""
    text = words(value)
    return "" if text in {"0", "0.0"} else text


def _yes_no(value: Any) -> str:  # noqa: ANN401
    return {True: "ja", False: "nein"}.get(value, "") if isinstance(value, bool) else ""


def _opening(days: Sequence[Mapping[str, Any]]) -> Entries:
    """Return the opening hours, days of the same hours together."""
    same: dict[tuple[str, str, str], list[str]] = {}
    for key, day in zip(_DAYS, days, strict=False):
        for one in fremd.objects(day.get("timeSlots")):
            same.setdefault((words(one.get("start")), words(one.get("end")), ""), []).append(key)
        if day.get("appointmentOnly") is True:
            same.setdefault(("", "", "ja"), []).append(key)
        elif day.get("allDay") is True:
            same.setdefault(("0:00", "24:00", ""), []).append(key)
    return [_span(*span, keys) for span, keys in same.items()]


def _span(start: str, end: str, appointment: str, keys: list[str]) -> Mapping[tuple[str, ...], str | list[str]]:
    told = {("von",): start, ("bis",): end, ("nach_vereinbarung",): appointment}
    return {("tage",): keys, **{path: text for path, text in told.items() if text}}


# --- pages


def _bodies(pages: Sequence[Mapping[str, Any]], aside: list[Aside]) -> Iterator[Item]:
    """Yield the bodies on all pages, each once; leave aside what has no name or is a person's."""
    read = [(page, lines(words(page.get("content")))) for page in pages]
    places = {town for _, found in read for town in towns(found)}
    known: dict[str, tuple[str, Stelle]] = {}
    for page, found in read:
        where = f"Seite {words(page.get('id'))} „{words(page.get('title'))}“"
        for stelle in stellen(found, places, words(page.get("title"))):
            aside += [Aside(where, f"{stelle.name}: {why}" if stelle.name else why) for why in stelle.aside]
            if not stelle.name:
                aside.append(Aside(where, "Hier stehen Kontaktdaten, aber nicht sicher der Name einer Stelle."))
            else:
                _join(known, where, stelle)
    for key, (where, stelle) in known.items():
        yield _item(key, where, stelle)


def _join(known: dict[str, tuple[str, Stelle]], where: str, stelle: Stelle) -> None:
    """Take a body, or what one that is known already lacks."""
    same = [key for key in known if key.partition("|")[0] == even(stelle.name)]
    at = street(stelle.street)
    key = next((one for one in same if not at or one.partition("|")[2] in {"", at}), f"{even(stelle.name)}|{at}")
    old = known.setdefault(key, (where, stelle))[1]
    old.street, old.plz, old.town = old.street or stelle.street, old.plz or stelle.plz, old.town or stelle.town
    old.phones, old.mails, old.page = old.phones or stelle.phones, old.mails or stelle.mails, old.page or stelle.page


def _item(key: str, where: str, stelle: Stelle) -> Item:
    cells: dict[str, tuple[str, Content]] = {
        "Name": ("name", stelle.name),
        "Straße": ("adresse.strasse", stelle.street),
        "Postleitzahl": ("adresse.plz", stelle.plz),
        "Ort": ("adresse.ort", stelle.town),
        "Telefon": ("kontakt.telefon", "".join(stelle.phones[:1])),
        "weitere Telefonnummern": ("kontakt.telefone", stelle.phones[1:]),
        "E-Mail": ("kontakt.email", "".join(stelle.mails[:1])),
        "weitere E-Mail-Adressen": ("kontakt.emails", stelle.mails[1:]),
        "Internetseite": ("kontakt.website", stelle.page),
    }
    return Item(f"{where}, {stelle.name}", key, cells)


# --- writing


def schreibe(source: Source | None, suffix: str, tag: date | None = None) -> bytes:  # noqa: ARG001 - there is one ending
    """Return the offers of a folder as Integreat's CSV of places."""
    if source is None:
        raise fremd.no_form("die Tabelle für Integreat")
    return tabelle(source, lambda offer: offer.get("status") not in _GONE, tag)


def tabelle(source: Source, wanted: Callable[[Mapping[str, Any]], bool], tag: date | None = None) -> bytes:
    """Return the table of those offers that are ``wanted``."""
    shown = published(source, tag)
    found, hidden = as_values(shown, "traeger", "angebote"), unplaced(shown)
    owners = {one["id"]: one for one in found["traeger"]}
    offers = filter(wanted, found["angebote"])
    return written(COLUMNS, (_row(offer, owners[offer["traeger"]], hidden) for offer in offers))


def _row(offer: Mapping[str, Any], owner: Mapping[str, Any], hidden: Collection[str]) -> dict[str, str]:
    where = {} if offer["id"] in hidden else offer.get("adresse") or owner.get("adresse") or {}
    reached = {**owner.get("kontakt", {}), **offer.get("kontakt", {})}
    row = {
        "name": offer["name"],
        "street_address": where.get("strasse", ""),
        "postal_code": where.get("plz", ""),
        "city": where.get("ort", ""),
        "country": "Deutschland" if where else "",
        "latitude": where.get("breite", "").replace(",", "."),
        "longitude": where.get("laenge", "").replace(",", "."),
        "place_on_map": "yes" if where else "no",
        "website": reached.get("website", ""),
        "email": reached.get("email", ""),
        "phone_number": _international(reached.get("telefon", "")),
        "category": fremd.title("leistungsarten", offer["leistungsart"]),
        "barrier_free": {"ja": "yes", "nein": "no"}.get(offer.get("barrierefrei", ""), ""),
        "temporarily_closed": "yes" if offer.get("status") == "ruhend" else "no",
    }
    return row | _hours(offer.get("oeffnungszeiten", []))


def _international(phone: str) -> str:
    """Return a number with the country's code, as Integreat writes it."""
    digits = re.sub(r"[^0-9]", "", phone)
    return f"+49 {digits[1:]}" if phone.startswith("0") and len(digits) > 6 else phone  # noqa: PLR2004 - 115 stays 115


def _hours(entries: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return the cells of the days: Integreat's CSV has one span a day, the first counts."""
    found: dict[str, str] = {}
    for entry in entries:
        for key in _weekly(entry):
            day = _DAYS[key]
            cells = {f"{day}_{part}": text for part, text in _day(entry).items()}
            if not any(name.startswith(f"{day}_") for name in found):
                found |= cells
    return found


def _weekly(entry: Mapping[str, Any]) -> list[str]:
    """Return the days of the week on which an entry holds all year."""
    if {"im_monat", "saison_von", "saison_bis"} & entry.keys():
        return []
    read = schemas()["anbieter"].felder["angebote"]["schema"]["schema"]["oeffnungszeiten"]["schema"]["schema"]["tage"]
    return [str(day) for day in einzeln([read["schema"]["coerce"](day) for day in entry["tage"]]) if day in _DAYS]


def _day(entry: Mapping[str, Any]) -> dict[str, str]:
    """Return what Integreat asks of a day."""
    if entry.get("geschlossen") == "ja":
        return {"closed": "yes"}
    first = str((entry.get("zeiten") or [""])[0]).replace("-", "–").partition("–")
    start, end = entry.get("von") or first[0], entry.get("bis") or first[2]
    if (start, end) in {("0:00", "24:00"), ("0:00", "0:00")}:
        return {"all_day": "yes"}
    if start and end:
        return {"start": start.rjust(5, "0"), "end": end.rjust(5, "0")}
    return {"appointment_only": "yes"} if entry.get("nach_vereinbarung") == "ja" else {}
