"""Our records -> organisations with their services in HSDS; what it has no field for goes into attributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from konzeptgen.base.schema import schemas, values
from konzeptgen.exchange.fremd import title
from konzeptgen.exchange.oeffnung_osm import geschrieben

TAXONOMY = "konzeptgen"
DAYS = {"mo": "MO", "di": "TU", "mi": "WE", "do": "TH", "fr": "FR", "sa": "SA", "so": "SU"}
STATUS = {"aktiv": "active", "geplant": "inactive", "ruhend": "temporarily closed", "beendet": "defunct"}
HOURS = frozenset(("tage", "von", "bis"))
OWN_FIELDS = frozenset(
    (
        "name",
        "beschreibung",
        "sprachen",
        "geprueft_am",
        "kontakt.telefon",
        "kontakt.email",
        "kontakt.website",
        "adresse.strasse",
        "adresse.plz",
        "adresse.ort",
        "adresse.breite",
        "adresse.laenge",
    )
)
"""Fields of an offer that HSDS has itself; an organisation has the same but two, and the short name."""
_OF_OFFERS = frozenset(("sprachen", "geprueft_am"))
Thing = dict[str, Any]
Record = Mapping[str, Any]


def organizations(found: Mapping[str, Sequence[Record]]) -> list[Thing]:
    """Return the providers, each with its offers."""
    areas = {one["id"]: one["name"] for one in found["sozialraeume"]}
    offers: dict[str, list[Thing]] = {}
    for offer in found["angebote"]:
        offers.setdefault(offer["traeger"], []).append(_service(offer, areas))
    return [_organization(one, offers.get(one["id"], [])) for one in found["traeger"]]


def _key(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"konzeptgen:{'/'.join(parts)}"))


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def _organization(record: Record, services: list[Thing]) -> Thing:
    own = OWN_FIELDS - _OF_OFFERS | {"kurzname"}
    key = ("traeger", record["id"])
    return {
        "id": _key(*key),
        "name": record["name"],
        "description": record.get("beschreibung", ""),
        **_filled(
            {
                "alternate_name": record.get("kurzname"),
                "email": record.get("kontakt", {}).get("email"),
                "website": record.get("kontakt", {}).get("website"),
                "phones": _phones(record, key),
                "locations": _locations(record, key),
                "contacts": _contacts(record, key),
                "attributes": _attributes(record, own, "traeger", key),
                "services": services,
            }
        ),
    }


def _service(record: Record, areas: Mapping[str, str]) -> Thing:
    key = ("angebote", record["id"])
    own = OWN_FIELDS | ({"oeffnungszeiten"} if _plain_hours(record) else set())
    places = [{"id": _key(*key, "am-ort"), "location": one} for one in _locations(record, key)]
    return {
        "id": _key(*key),
        "name": record["name"],
        "status": STATUS[record.get("status", "aktiv")],
        **_filled(
            {
                "description": record.get("beschreibung"),
                "url": record.get("kontakt", {}).get("website"),
                "email": record.get("kontakt", {}).get("email"),
                "eligibility_description": ", ".join(
                    title("zielgruppen", one) for one in record.get("zielgruppen", ())
                ),
                "assured_date": _iso(record.get("geprueft_am", "")),
                "phones": _phones(record, key),
                "schedules": _schedules(record, key),
                "service_areas": list(_areas(record, areas, key)),
                "service_at_locations": places,
                "languages": list(_languages(record, key)),
                "funding": list(_funding(record, key)),
                "contacts": _contacts(record, key),
                "attributes": _attributes(record, own, "angebote", key),
            }
        ),
    }


def _iso(day: str) -> str:
    return "-".join(reversed(day.split(".")))


def _phones(record: Record, key: tuple[str, ...]) -> list[Thing]:
    number = record.get("kontakt", {}).get("telefon")
    return [{"id": _key(*key, "telefon"), "number": number, "type": "voice"}] if number else []


def _locations(record: Record, key: tuple[str, ...]) -> list[Thing]:
    where = record.get("adresse", {})
    if not {"strasse", "plz", "ort", "breite", "laenge"} & where.keys():
        return []
    address = {
        "id": _key(*key, "anschrift"),
        "address_1": where.get("strasse", ""),
        "city": where.get("ort", ""),
        "state_province": "",
        "postal_code": where.get("plz", ""),
        "country": "DE",
        "address_type": "physical",
    }
    point = {
        name: float(where[ours].replace(",", "."))
        for name, ours in (("latitude", "breite"), ("longitude", "laenge"))
        if ours in where
    }
    written = {"strasse", "plz", "ort"} & where.keys()
    return [
        {"id": _key(*key, "ort"), "location_type": "physical", **point, **({"addresses": [address]} if written else {})}
    ]


def _contacts(record: Record, key: tuple[str, ...]) -> list[Thing]:
    """Return the person to ask; only one who may be published is in the public edition."""
    person = record.get("ansprechperson", {})
    if not person:
        return []
    phone = [{"id": _key(*key, "durchwahl"), "number": person["telefon"]}] if "telefon" in person else []
    contact = {"name": person["name"], "title": person.get("funktion"), "email": person.get("email"), "phones": phone}
    return [{"id": _key(*key, "person"), **_filled(contact)}]


def _plain_hours(record: Record) -> bool:
    """Return whether the opening hours say no more than a schedule of HSDS can."""
    return all(_plain(entry) for entry in record.get("oeffnungszeiten", ()))


def _plain(entry: Record) -> bool:
    return entry.keys() <= HOURS and set(entry.get("tage", ())) <= DAYS.keys()


def _schedules(record: Record, key: tuple[str, ...]) -> list[Thing]:
    """Return what is open every week at the same time; if there is more, all of it in OpenStreetMap's words."""
    found = []
    for number, entry in enumerate(record.get("oeffnungszeiten", ())):
        if _plain(entry):
            days = ",".join(DAYS[day] for day in entry["tage"])
            schedule = {"byday": days, "opens_at": entry.get("von"), "closes_at": entry.get("bis")}
            found.append({"id": _key(*key, "zeit", str(number)), "freq": "WEEKLY", **_filled(schedule)})
    if len(found) < len(record.get("oeffnungszeiten", ())) or "oeffnungshinweis" in record:
        found.append({"id": _key(*key, "zeit"), "description": geschrieben(record)})
    return found


def _areas(record: Record, areas: Mapping[str, str], key: tuple[str, ...]) -> Iterator[Thing]:
    for one in record.get("gebiet", ()):
        name = "Gesamtes Gebiet" if one == "gesamt" else areas.get(one, one)
        yield {"id": _key(*key, "gebiet", one), "name": name}


def _languages(record: Record, key: tuple[str, ...]) -> Iterator[Thing]:
    for code in record.get("sprachen", ()):
        yield {"id": _key(*key, "sprache", code), "name": values()["sprachen"][code].titel, "code": code}


def _funding(record: Record, key: tuple[str, ...]) -> Iterator[Thing]:
    for number, one in enumerate(record.get("foerderung", ())):
        source = " ".join(filter(None, (title("foerdergeber", one["geber"]), one.get("programm"))))
        yield {"id": _key(*key, "foerderung", str(number)), "source": source}


# --- attributes


def _attributes(record: Record, own: frozenset[str] | set[str], listed: str, key: tuple[str, ...]) -> list[Thing]:
    """Return what HSDS has no field for, each under the name that it has with us; lists of records count from 0."""
    rest = [(path, text) for path, text in leaves(record, "") if not _carried(path, own)]
    return [
        {
            "id": _key(*key, "angabe", path, str(number)),
            "link_entity": "organization" if listed == "traeger" else "service",
            "value": text,
            "taxonomy_term": {
                "id": _key("begriff", listed, path),
                "code": path,
                "name": _title(listed, path),
                "description": "",
                "taxonomy": TAXONOMY,
            },
        }
        for number, (path, text) in enumerate(rest)
    ]


def _carried(path: str, own: frozenset[str] | set[str]) -> bool:
    return path in own or path.partition(".")[0] in (own & {"oeffnungszeiten"}) | {"ansprechperson", "traeger"}


def leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any part of a record
    """Yield path and text of each value; a list of texts repeats its path, a list of records counts."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, path if isinstance(inner, str) else f"{path}.{number}")
    else:
        yield path, value


def _title(listed: str, path: str) -> str:
    """Return the German titles on the way to a field."""
    feld: Any = next(schema.felder[listed] for schema in schemas().values() if listed in schema.felder)
    titles = []
    for name in path.split("."):
        feld = feld["schema"] if feld["type"] == "list" else feld
        if not name.isdecimal():
            feld = feld["schema"][name]
            titles.append(str(feld.get("meta", {}).get("titel", name)))
    return ": ".join(titles)
