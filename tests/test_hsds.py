"""HSDS: what we write comes back, what others write comes in, and what is lost is what the guide says."""

import csv
import io
import json
import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Befehl
from ganz import ganz
from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.base.finding import Rejected
from konzeptgen.base.source import Source
from konzeptgen.exchange import hsds
from konzeptgen.exchange.einlesen import faults, in_memory, originals, plan
from konzeptgen.exchange.naming import merged
from konzeptgen.exchange.plan import Plan, What
from konzeptgen.exchange.public import public
from konzeptgen.reading.load import load
from test_arbeitsmappe import made

PAGE = Path(__file__).parent.parent / "docs" / "hsds.md"
DATEN = Path(os.environ.get("KONZEPTGEN_DATEN", Path(__file__).parents[2] / "shared" / "daten"))
BEISPIELE = DATEN / "hsds" / "examples"
beispiele = pytest.mark.skipif(not BEISPIELE.is_dir(), reason=f"the examples of HSDS do not lie in {DATEN}")
LISTS = ("traeger", "angebote")
GAINED = {"quelle", "fremdschluessel"}
"""What an import tells of where a record came from, where the record does not tell it."""


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def planned(source: Source, files: Mapping[str, bytes], data: bytes, suffix: str = "json") -> Plan:
    return plan(source, files, hsds.lies_fuer(f"x.{suffix}", data, merged(source), lambda _: b"", ""))


def back(files: dict[str, bytes], suffix: str) -> tuple[dict[str, Any], dict[str, Any], Plan]:
    """Return the public records of a folder before and after their way through HSDS into a folder without them."""
    whole = in_memory(files)
    rest = {name: data for name, data in files.items() if name != "anbieter.yaml"}
    done = planned(in_memory(rest), rest, hsds.schreibe(whole, suffix), suffix)
    after = in_memory({**rest, **{name: data for name, data in done.files.items() if name.endswith(".yaml")}})
    assert list(faults(after)) == []
    return public(whole, *LISTS), public(after, *LISTS), done


def by_id(records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {one["id"]: {path: even(path, text) for path, text in leaves(one, "")} for one in records}


def leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any part of a record
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{number}]")
    else:
        yield path, str(value)


def even(path: str, text: str) -> str:
    return text.rstrip("0") if path.endswith(("breite", "laenge")) else text


# --- there and back


def sound() -> Iterator[dict[str, bytes]]:
    """Yield made-up folders without faults."""
    for seed in range(60):
        files = {name: text.encode() for name, text in made(seed).items() if name != "unterkuenfte.yaml"}
        if not faults(in_memory(files)):
            yield files


@pytest.mark.langsam
def test_any_concept_comes_back_but_for_people() -> None:
    cases = list(zip(sound(), ("json", "zip", "json", "zip"), strict=False))
    assert len(cases) == 4
    for files, suffix in cases:
        before, after, done = back(files, suffix)
        assert list(done.aside) == []
        for name in LISTS:
            assert by_id(after[name]).keys() == by_id(before[name]).keys()
            for key, record in by_id(before[name]).items():
                kept = {path: text for path, text in record.items() if not path.startswith("ansprechperson.")}
                other = by_id(after[name])[key]
                assert {path: text for path, text in other.items() if path in kept or path not in GAINED} == kept


def lost() -> set[str]:
    """Return the fields of a concept in which all is filled that do not come back."""
    parts = ganz("ja").dateien
    for record in (one for name in LISTS for one in parts["anbieter"][name]):
        for name in [name for name, value in record.items() if name != "id" and value == record["id"]]:
            del record[name]  # nothing is a part of itself
    files = {f"{name}.yaml": yaml.safe_dump(part, allow_unicode=True).encode() for name, part in parts.items()}
    _, after, _ = back({name: files[name] for name in ("konzept.yaml", "anbieter.yaml", "sozialraeume.yaml")}, "json")
    found = set()
    for name in LISTS:
        there = {re.sub(r"\[\d+\]", "", path) for path, _ in leaves(after[name][0], name)}
        filled = {re.sub(r"\[\d+\]", "", path) for path, _ in leaves(parts["anbieter"][name][0], name)}
        found |= filled - there
    return found


def test_what_is_lost_is_what_the_guide_says() -> None:
    told = PAGE.read_text("utf-8").partition("## Was verloren geht")[2].partition("\n## ")[0]
    named = set(re.findall(r"^- `([a-z_.]+)`", told, re.MULTILINE))
    assert {next((name for name in named if f"{path}.".startswith(f"{name}.")), path) for path in lost()} == named


def test_the_own_file_changes_nothing_in_the_own_folder() -> None:
    folder = Path(__file__).parent / "vollstaendig"
    done = planned(load(folder), originals(folder), hsds.schreibe(load(folder), "json"))
    assert (dict(done.files), list(done.aside), done.count(What.SAME)) == ({}, [], done.read)


def test_ids_and_areas_come_back(ordner: Ordner) -> None:
    ordner.mit("sozialraeume", {"sozialraeume": [{"id": "nord", "name": "Nordstadt"}]})
    ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [{**ANGEBOT, "gebiet": ["nord", "gesamt"]}]})
    before, after, _ = back(originals(ordner.pfad), "json")
    assert after["angebote"][0]["gebiet"] == before["angebote"][0]["gebiet"] == ["nord", "gesamt"]
    assert after["angebote"][0]["traeger"] == "caritas"


# --- what is written


def written(ordner: Ordner) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(hsds.schreibe(load(ordner.pfad), "json"))
    return found


def test_others_can_read_what_is_written(ordner: Ordner) -> None:
    offer = {
        **ANGEBOT,
        "beschreibung": "Hilft weiter.",
        "adresse": {"strasse": "Weg 1", "plz": "01067", "ort": "Dresden", "breite": "51,05"},
        "kontakt": {"telefon": "0351 12345", "email": "mbe@caritas.example"},
        "sprachen": ["ar"],
        "oeffnungszeiten": [{"tage": ["mo", "mi"], "von": "8:30", "bis": "12:00"}],
        "status": "ruhend",
        "geprueft_am": "01.02.2026",
    }
    ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [offer]})
    owner = written(ordner)["contents"][0]
    service = owner["services"][0]
    assert (owner["name"], owner["description"], service["status"]) == (TRAEGER["name"], "", "temporarily closed")
    assert service["phones"][0]["number"] == "0351 12345"
    assert (service["languages"][0]["code"], service["languages"][0]["name"]) == ("ar", "Arabisch")
    schedule = {name: value for name, value in service["schedules"][0].items() if name != "id"}
    assert schedule == {"freq": "WEEKLY", "byday": "MO,WE", "opens_at": "8:30", "closes_at": "12:00"}
    place = service["service_at_locations"][0]["location"]
    assert (place["latitude"], place["addresses"][0]["postal_code"], place["location_type"]) == (
        51.05,
        "01067",
        "physical",
    )
    assert service["assured_date"] == "2026-02-01"
    assert all(re.fullmatch(r"[0-9a-f-]{36}", one["id"]) for one in (owner, service, place))


def test_people_need_consent_and_shelters_stay_hidden(ordner: Ordner) -> None:
    person = {"name": "Erika Musterfrau", "funktion": "Leitung"}
    allowed = {**person, "name": "Max Muster", "veroeffentlichung": {"erlaubt": "ja", "grundlage": "Einwilligung"}}
    offer = {**ANGEBOT, "ansprechperson": person, "adresse": {"strasse": "Heimweg 3"}, "geeignet": "ja"}
    house = {"id": "haus", "name": "Haus", "art": "gemeinschaftsunterkunft", "anschrift": {"strasse": "Heimweg 3"}}
    ordner.mit("anbieter", {"traeger": [{**TRAEGER, "ansprechperson": allowed}], "angebote": [offer]})
    ordner.mit("unterkuenfte", {"unterkuenfte": [house]})
    text = json.dumps(written(ordner), ensure_ascii=False)
    assert ("Max Muster" in text, "Erika" in text, "Heimweg" in text, "geeignet" in text) == (True, False, False, False)


def test_tables_hold_no_formulas_and_come_back_as_they_were(ordner: Ordner) -> None:
    ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [{**ANGEBOT, "name": "=1+1"}]})
    data = hsds.schreibe(load(ordner.pfad), "zip")
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        rows = list(csv.DictReader(io.StringIO(found.read("services.csv").decode())))
        named = json.loads(found.read("datapackage.json"))["resources"]
        assert sorted(one["path"] for one in named) == sorted(set(found.namelist()) - {"datapackage.json"})
    assert rows[0]["name"] == "'=1+1"
    _, after, _ = back(originals(ordner.pfad), "zip")
    assert after["angebote"][0]["name"] == "=1+1"


def test_the_same_folder_gives_the_same_bytes(ordner: Ordner) -> None:
    ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT]})
    source = load(ordner.pfad)
    assert hsds.schreibe(source, "zip") == hsds.schreibe(source, "zip")


# --- what others have written


@beispiele
@pytest.mark.parametrize("name", ["organization_full", "service_full", "service_at_location_full", "tabular"])
def test_the_examples_of_the_standard_come_in(befehl: Befehl, ordner: Ordner, name: str) -> None:
    path, report = BEISPIELE / f"{name}.json", ordner.pfad.parent / "bericht.json"
    for _ in range(2):
        assert befehl("import", ordner.pfad, path, "--ja", "--bericht", report).code == 0
    assert list(faults(load(ordner.pfad))) == []
    found = json.loads(report.read_text())
    assert (found["gelesen"], found["unveraendert"], found["geschrieben"]) == (2, 2, False)
    text = (ordner.pfad / "anbieter.yaml").read_text()
    values = yaml.load(text, yaml.BaseLoader)  # noqa: S506
    offer = values["angebote"][0]
    assert (offer["name"], values["traeger"][0]["kurzname"]) == ("Community Counselling", "Example Org")
    assert ("Persona" in text, offer["kontakt"]["website"]) == (False, "http://example.com/counselling")
    assert any(one["stelle"].endswith("service.postal_code") for one in found["zurueckgestellt"])
    assert any("Namen von Personen" in one for one in found["ohne_zuordnung"])


@beispiele
def test_the_tables_of_the_standard_come_in(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "paket.zip", "w") as package:
        for path in sorted((BEISPIELE / "csv").iterdir()):
            package.write(path, f"csv/{path.name}")
    assert befehl("import", ordner.pfad, tmp_path / "paket.zip", "--ja").code == 0
    values = yaml.load((ordner.pfad / "anbieter.yaml").read_text(), yaml.BaseLoader)  # noqa: S506
    assert values["angebote"][0]["name"] == "Community Counselling"


def service(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of HSDS
    owner = {"id": "o1", "name": "AWO", "description": ""}
    return {"id": "s1", "name": "Beratung", "status": "active", "organization": owner, **more}


def import_(befehl: Befehl, ordner: Ordner, content: Any) -> dict[str, Any]:  # noqa: ANN401 - what a file may hold
    path, report = ordner.pfad.parent / "dienste.json", ordner.pfad.parent / "bericht.json"
    path.write_text(json.dumps(content), "utf-8")
    assert befehl("import", ordner.pfad, path, "--ja", "--bericht", report).code == 0
    return yaml.load((ordner.pfad / "anbieter.yaml").read_text(), yaml.BaseLoader)  # type: ignore[no-any-return]  # noqa: S506


def test_only_weekly_hours_become_opening_hours(befehl: Befehl, ordner: Ordner) -> None:
    weekly = {"id": "a", "freq": "WEEKLY", "byday": "TU,TH", "opens_at": "09:00:00", "closes_at": "12:30:00Z"}
    monthly = {"id": "b", "freq": "MONTHLY", "byday": "1TU", "opens_at": "09:00", "description": "erster Dienstag"}
    offer = import_(befehl, ordner, [service(schedules=[weekly, monthly])])["angebote"][0]
    assert offer["oeffnungszeiten"] == [{"tage": ["di", "do"], "von": "9:00", "bis": "12:30"}]
    assert offer["oeffnungshinweis"] == "erster Dienstag"


def test_a_service_at_two_places_is_one_offer(befehl: Befehl, ordner: Ordner) -> None:
    first, second = ({"id": key, "location": {"id": key, "name": key}, "service": service()} for key in "ab")
    values = import_(befehl, ordner, {"contents": [first, second]})
    assert len(values["angebote"]) == 1
    told = json.loads((ordner.pfad.parent / "bericht.json").read_text())["ohne_zuordnung"]
    assert "Feld „orte“" in told or values["angebote"][0]["orte"] == [{"name": "b"}]


def test_an_organisation_without_services_is_a_provider_alone(befehl: Befehl, ordner: Ordner) -> None:
    values = import_(befehl, ordner, {"id": "o", "name": "Verein", "description": "Hilft.", "legal_status": "e. V."})
    assert (values["traeger"][0]["name"], "angebote" in values) == ("Verein", False)


def test_a_changed_service_brings_just_its_change(befehl: Befehl, ordner: Ordner) -> None:
    import_(befehl, ordner, [service(email="a@awo.example", description="Alt.")])
    values = import_(befehl, ordner, [service(email="b@awo.example", description="Alt.")])
    report = json.loads((ordner.pfad.parent / "bericht.json").read_text())
    assert (report["geaendert"], report["unveraendert"], values["angebote"][0]["kontakt"]) == (
        1,
        1,
        {"email": "b@awo.example"},
    )


# --- what is foreign is not trusted


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 kaputt", b'{"a":' * 50_000, b'[{"id": "t", "name": "x", "taxonomy": 1}]']
)
def test_a_file_that_cannot_be_used_is_a_sentence(content: bytes) -> None:
    with pytest.raises(Rejected) as told:
        hsds.lies("x.json", content)
    assert told.value.findings[0].code == "TAB001"


def test_a_table_that_unpacks_too_large_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("services.csv", b"id,name\n" + b"a" * 40_000_000)
    assert hsds.erkennt("x.zip", out.getvalue())
    with pytest.raises(Rejected):
        hsds.lies("x.zip", out.getvalue())


def test_odd_values_cost_no_record(ordner: Ordner) -> None:
    odd = service(
        phones="x", languages=[1, None], schedules={"byday": 3}, attributes=[{"taxonomy_term": []}], email=["a"]
    )
    source = load(ordner.pfad)
    done = planned(source, originals(ordner.pfad), json.dumps([odd]).encode())
    after = replace(source, files=in_memory({**originals(ordner.pfad), **done.files}).files)
    assert (merged(after)["angebote"][0]["name"], list(faults(after))) == ("Beratung", [])
