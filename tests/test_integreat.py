"""Integreat: places and pages come in once and without people; its table of places goes out as it wants it."""

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Befehl
from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.base.near import fold
from konzeptgen.exchange import integreat
from konzeptgen.exchange.einlesen import faults
from konzeptgen.exchange.seite import lines
from konzeptgen.exchange.stellen import stellen, towns
from konzeptgen.reading.load import load

HERE = Path(__file__).parent
DATEN = Path(os.environ.get("KONZEPTGEN_DATEN", Path(__file__).parents[2] / "shared" / "daten"))
PAGES = DATEN / "integreat" / "lkaugsburg_de_pages.json"
seiten = pytest.mark.skipif(not PAGES.is_file(), reason=f"the pages of Integreat do not lie in {DATEN}")
PLACE: dict[str, Any] = {
    "id": 901,
    "path": "/musterstadt/de/locations/treff/",
    "title": "Treff am Markt",
    "content": "<p>Offen für <b>alle</b>.</p><ul><li>Kaffee</li></ul>",
    "website": "https://treff.example",
    "email": "info@treff.example",
    "phone_number": "+49 201 123456",
    "category": {"id": 3, "name": "Freizeit & Spaß"},
    "temporarily_closed": False,
    "opening_hours": [
        *({"allDay": False, "closed": False, "timeSlots": [{"start": "09:00", "end": "12:00"}]} for _ in range(2)),
        {"allDay": False, "closed": False, "timeSlots": [], "appointmentOnly": True},
        *({"allDay": False, "closed": True, "timeSlots": []} for _ in range(4)),
    ],
    "location": {
        "id": 7,
        "address": "Markt 1",
        "postcode": "45127",
        "town": "Essen",
        "latitude": 51.45,
        "longitude": 7.01,
    },
    "organization": {"name": "Treff e. V.", "website": "https://verein.example"},
    "barrier_free": True,
}


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def import_(befehl: Befehl, ordner: Ordner, places: Any) -> dict[str, Any]:  # noqa: ANN401 - what a file may hold
    path, report = ordner.pfad.parent / "orte.json", ordner.pfad.parent / "bericht.json"
    path.write_text(json.dumps(places), "utf-8")
    assert befehl("import", ordner.pfad, path, "--ja", "--bericht", report).code == 0
    assert list(faults(load(ordner.pfad))) == []
    found: dict[str, Any] = json.loads(report.read_text())
    return found


def held(ordner: Ordner) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((ordner.pfad / "anbieter.yaml").read_text(), yaml.BaseLoader)  # noqa: S506
    return found


# --- places


@pytest.mark.parametrize("key", ["location", "place"])
def test_a_place_becomes_an_offer_with_its_provider(befehl: Befehl, ordner: Ordner, key: str) -> None:
    place = {name: value for name, value in PLACE.items() if name != "location"} | {key: PLACE["location"]}
    report = import_(befehl, ordner, [place])
    offer, owner = held(ordner)["angebote"][0], held(ordner)["traeger"][0]
    assert (owner["name"], owner["kontakt"]) == ("Treff e. V.", {"website": "https://verein.example"})
    assert offer["adresse"] == {
        "strasse": "Markt 1",
        "plz": "45127",
        "ort": "Essen",
        "breite": "51,45",
        "laenge": "7,01",
    }
    assert offer["kontakt"]["telefon"] == "+49 201 123456"
    assert offer["oeffnungszeiten"] == [
        {"tage": ["mo", "di"], "von": "9:00", "bis": "12:00"},
        {"tage": ["mi"], "nach_vereinbarung": "ja"},
    ]
    assert offer["barrierefrei"] == "ja"
    assert offer["beschreibung"] == "Offen für alle.\nKaffee"
    assert (report["gelesen"], report["uebernommen"], report["zuordnung"]["title"]) == (1, 1, "angebote.name")
    assert [one["grund"] for one in report["zurueckgestellt"]] == [
        (
            "„Freizeit & Spaß“ steht nicht in der Liste „leistungsarten“. "
            "Schreiben Sie in .zuordnung/orte.yaml unter werte, leistungsarten, was es heißt."
        )
    ]


def test_a_second_import_changes_nothing_and_a_changed_place_just_its_change(befehl: Befehl, ordner: Ordner) -> None:
    import_(befehl, ordner, {"places": [PLACE]})
    report = import_(befehl, ordner, {"places": [PLACE]})
    assert (report["unveraendert"], report["dateien"], report["geschrieben"]) == (1, [], False)
    later = {**PLACE, "id": 902, "email": "neu@treff.example"}
    later["opening_hours"] = [{"timeSlots": [{"start": "10:00", "end": "12:00"}]}, *PLACE["opening_hours"][1:]]
    before = held(ordner)["angebote"][0]
    assert import_(befehl, ordner, [later])["geaendert"] == 1
    hours = [{"tage": ["mo"], "von": "10:00", "bis": "12:00"}, {"tage": ["di"], "von": "9:00", "bis": "12:00"}]
    contact = {**before["kontakt"], "email": "neu@treff.example"}
    found = held(ordner)["angebote"][0]
    assert sorted(found["oeffnungszeiten"], key=str) == sorted([*hours, before["oeffnungszeiten"][1]], key=str)
    assert {**found, "oeffnungszeiten": []} == {**before, "kontakt": contact, "oeffnungszeiten": []}


def test_what_a_person_has_edited_since_stays(befehl: Befehl, ordner: Ordner) -> None:
    import_(befehl, ordner, [PLACE])
    path = ordner.pfad / "anbieter.yaml"
    edited = path.read_text().replace("Markt 1", "Markt 2").replace("12:00", "13:00")
    path.write_text(edited)
    later = {**PLACE, "location": {**PLACE["location"], "address": "Markt 3"}}
    later["opening_hours"] = [{"timeSlots": [{"start": "10:00", "end": "11:00"}]}, *PLACE["opening_hours"][1:]]
    report = import_(befehl, ordner, [later])
    assert path.read_text() == edited
    reasons = [one["grund"] for one in report["zurueckgestellt"]]
    assert any("„Markt 3“, im Ordner steht „Markt 2“" in one for one in reasons)
    assert "Im Ordner steht hier etwas anderes. Der Ordner bleibt, wie er ist." in reasons


def test_names_of_people_stay_outside(befehl: Befehl, ordner: Ordner) -> None:
    person = {"name": "Erika Musterfrau", "email": "e.musterfrau@treff.example", "phone_number": "0201 99"}
    office = {"name": "", "email": "post@treff.example", "phone_number": "0201 12345"}
    report = import_(befehl, ordner, [{**PLACE, "email": None, "phone_number": None, "contacts": [person, office]}])
    assert held(ordner)["angebote"][0]["kontakt"]["email"] == "post@treff.example"
    assert "Musterfrau" not in (ordner.pfad / "anbieter.yaml").read_text()
    assert "Feld „Ansprechperson“: Namen von Personen, ohne Einwilligung nicht übernommen" in report["ohne_zuordnung"]


def test_what_cannot_be_read_costs_no_record(befehl: Befehl, ordner: Ordner) -> None:
    report = import_(befehl, ordner, [{**PLACE, "website": "keine Seite", "location": {"id": 7, "postcode": "45"}}])
    assert (report["uebernommen"], held(ordner)["angebote"][0]["name"]) == (1, "Treff am Markt")
    places = [one["stelle"] for one in report["zurueckgestellt"]]
    assert "„Treff am Markt“ (7), website" in places
    assert "„Treff am Markt“ (7), location.postcode" in places


# --- pages


def measured() -> tuple[int, int, int]:
    """Return how many bodies of the list read by hand are found, how many others, and how many are missed."""
    pages = {page["id"]: page for page in json.loads(PAGES.read_bytes())}
    read = {key: lines(page["content"] or "") for key, page in pages.items()}
    places = {town for found in read.values() for town in towns(found)}
    hits = extra = missed = 0
    for key, names in yaml.safe_load((HERE / "integreat_stellen.yaml").read_bytes()).items():
        found = [even(one.name) for one in stellen(read[key], places, pages[key]["title"]) if one.name]
        for name in map(even, names):
            same = next((one for one in found if name in one or one in name), None)
            if same is None:
                missed += 1
            else:
                found.remove(same)
                hits += 1
        extra += len(found)
    return hits, extra, missed


def even(name: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", " ".join(map(fold, name.split()))))


@seiten
def test_bodies_on_sixty_pages_against_the_list_read_by_hand() -> None:
    hits, extra, missed = measured()
    assert (hits, extra, missed) == (99, 2, 2)
    told = (HERE.parent / "docs" / "integreat.md").read_text("utf-8")
    assert f"{hits} von {hits + missed} Stellen" in told
    assert f"{extra} weitere" in told


@seiten
@pytest.mark.langsam
def test_all_pages_come_in_without_people_and_once(befehl: Befehl, ordner: Ordner) -> None:
    pages = json.loads(PAGES.read_bytes())
    report = import_(befehl, ordner, pages)
    assert report["gelesen"] == report["uebernommen"] > 200
    mails = re.findall(r"email: \S+", (ordner.pfad / "anbieter.yaml").read_text())
    assert mails
    assert not [mail for mail in mails if re.search(r": [a-z]{1,2}\.[a-z]+@", mail, re.IGNORECASE)]
    assert import_(befehl, ordner, pages)["unveraendert"] == report["gelesen"]


def body(markup: str) -> list[tuple[str, str, list[str], list[str]]]:
    return [(one.name, one.street, one.phones, one.mails) for one in stellen(lines(markup), {"Essen"})]


def test_a_body_has_its_name_above_its_address() -> None:
    markup = "<h3>Beratung</h3><p>Wende Dich an:</p><p><b>AWO Essen</b><br>Weg 1, 45127 Essen<br>0201 1234</p>"
    assert body(markup) == [("AWO Essen", "Weg 1", ["0201 1234"], [])]


def test_a_person_between_name_and_mail_is_left_out_with_what_is_theirs() -> None:
    markup = "<h3>Beratungsstelle Nord</h3><p>Erika Musterfrau<br>0201 1234<br>erika.musterfrau@awo.example</p>"
    assert body(markup) == [("Beratungsstelle Nord", "", [], [])]


def test_a_contact_without_a_body_has_no_name() -> None:
    assert body("<h3>Wichtig</h3><p>Erika Musterfrau<br>0201 1234</p>") == [("", "", [], [])]


# --- the table


def table(ordner: Ordner) -> list[dict[str, str]]:
    data = integreat.schreibe(load(ordner.pfad), "csv")
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_the_table_has_the_columns_that_integreat_reads(ordner: Ordner) -> None:
    offer = {
        **ANGEBOT,
        "adresse": {"strasse": "Weg 1", "plz": "01067", "ort": "Dresden", "breite": "51,05", "laenge": "13,74"},
        "kontakt": {"telefon": "0351 12345-6"},
        "oeffnungszeiten": [{"tage": ["mo", "mi"], "von": "8:30", "bis": "12:00"}],
        "barrierefrei": "nein",
    }
    ended = {**ANGEBOT, "id": "alt", "name": "Alt", "status": "beendet"}
    ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [offer, ended]})
    rows = table(ordner)
    place = ["name", "street_address", "postal_code", "city", "country", "latitude", "longitude", "place_on_map"]
    head = [*place, "website", "email", "phone_number", "appointment_url", "category", "barrier_free"]
    head.append("temporarily_closed")
    days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    parts = ["start", "end", "all_day", "closed", "appointment_only"]
    assert list(rows[0]) == [*head, *(f"{day}_{part}" for day in days for part in parts)]
    row = rows[0]
    assert (len(rows), row["postal_code"], row["latitude"], row["phone_number"]) == (
        1,
        "01067",
        "51.05",
        "+49 351123456",
    )
    assert (row["monday_start"], row["wednesday_end"], row["tuesday_start"]) == ("08:30", "12:00", "")
    assert (row["barrier_free"], row["place_on_map"]) == ("no", "yes")


def test_formulas_addresses_of_shelters_and_people_stay_outside(ordner: Ordner) -> None:
    person = {"name": "Erika Musterfrau", "email": "erika@treff.example"}
    offer = {**ANGEBOT, "name": "=1+1", "adresse": {"strasse": "Heimweg 3", "plz": "01067"}, "ansprechperson": person}
    house = {"id": "haus", "name": "Haus", "art": "gemeinschaftsunterkunft", "anschrift": {"strasse": "Heimweg 3"}}
    ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [offer]}).mit("unterkuenfte", {"unterkuenfte": [house]})
    row = table(ordner)[0]
    assert (row["name"], row["street_address"], row["postal_code"], row["place_on_map"]) == ("'=1+1", "", "", "no")
    assert "Erika" not in integreat.schreibe(load(ordner.pfad), "csv").decode()


def test_the_command_writes_it(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT]})
    assert befehl("export", ordner.pfad, tmp_path / "orte.csv", "--als", "integreat").code == 0
    assert (tmp_path / "orte.csv").read_text().startswith("name,street_address,")
    empty = befehl("export", "--leer", tmp_path / "leer.csv")
    assert (empty.code, "konzeptgen export --leer liste.xlsx" in empty.err + empty.out) == (2, True)


# --- what is foreign is not trusted


@pytest.mark.parametrize(
    "content", [b"", b"[" * 100_000, b'[{"title": NaN}]', json.dumps([{"title": "x"}]).encode(), b"\x00\x01"]
)
def test_a_file_that_cannot_be_used_is_a_sentence(
    befehl: Befehl, ordner: Ordner, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "orte.json"
    path.write_bytes(content)
    told = befehl("import", ordner.pfad, path, "--als", "integreat", "--ja")
    assert (told.code, "TAB001" in told.out + told.err, "Traceback" in told.out + told.err) == (1, True, False)


def test_a_link_is_refused(befehl: Befehl, ordner: Ordner) -> None:
    told = befehl("import", ordner.pfad, "https://cms.example/api/v3/musterstadt/de/places/", "--als", "integreat")
    assert (told.code, "konzeptgen holt nichts aus dem Netz" in told.out + told.err) == (2, True)


def test_markup_runs_nothing_and_ends() -> None:
    assert [line.text for line in lines("<script>alert(1)</script>a<style>b</style><p>c &amp; d\x00")] == ["a", "c & d"]
    assert lines('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><p>&e;</p>')[-1].text == "&e;"
    assert lines("<div>" * 100_000) == []
    assert body("0201 " * 30_000 + "<p>" + "a b " * 30_000 + "1, 45127") == []
