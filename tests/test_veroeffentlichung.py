"""The directory as data for others: what it holds, in which words, and what never gets into it."""

import csv
import html
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import html5lib
import pytest

from konzept import ANGEBOT, STICHTAG, TRAEGER, Ordner
from konzeptgen import pipeline
from konzeptgen.base.finding import UsageTrouble
from konzeptgen.exchange import geojson, integreat
from konzeptgen.exchange.veroeffentlichung import angaben, beigaben
from konzeptgen.model.fassung import Fassung

NORD = {"strasse": "Nordweg 1", "plz": "59999", "ort": "Musterstadt", "breite": "51,20", "laenge": "7,20"}
FILES = ("json", "csv", "geojson", "jsonld")
NAMES = {
    *(f"verzeichnis.{ending}" for ending in FILES),
    *("verzeichnis-ausschnitt.html", "verzeichnis-integreat.csv", "verzeichnis-dcat.ttl"),
}
LEITUNG = {"name": "Jana Geheim", "telefon": "0999 777-1", "email": "jana.geheim@x.example"}
ERLAUBT = {"erlaubt": "ja", "grundlage": "Einwilligung", "datum": "01.02.2026", "zweck": "konzept"}
VOLL: dict[str, Any] = {
    **ANGEBOT,
    "beschreibung": "Rat & Hilfe <b>für alle</b>.",
    "adresse": NORD,
    "kontakt": {"telefon": "0999 555-1", "email": "rat@x.example", "website": "https://x.example/rat"},
    "oeffnungszeiten": [{"tage": ["mo-fr"], "zeiten": ["9:00-12:00", "14:00-16:00"]}],
    "sprachen": ["de", "ar"],
    "kostenfrei": "ja",
    "uebersetzungen": [{"sprache": "ar", "name": "استشارة"}],
    "ansprechperson": {**LEITUNG, "veroeffentlichung": ERLAUBT},
    "geeignet": "nein",
    "eignung_grund": "Dieser interne Grund ist lang genug und darf nirgends stehen.",
}
VORBEI = {**ANGEBOT, "id": "alt", "name": "Altes Angebot", "ende": "31.12.2025"}


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    seite = {"internetseite": "https://x.example/hilfe", "lizenz": "https://www.govdata.de/dl-de/zero-2-0"}
    kommune = {"name": "Musterstadt", "typ": "stadt", "land": "nw", "ags": "05999000"}
    folder = Ordner(tmp_path).mit("konzept", {"kommune": kommune}).mit("zusammenarbeit", {"verzeichnis": seite})
    return folder.mit("anbieter", {"traeger": [TRAEGER], "angebote": [VOLL, VORBEI]})


def dateien(ordner: Ordner) -> Mapping[str, bytes]:
    return beigaben(ordner.konzept(STICHTAG), ordner.source())


def test_records_hold_what_the_directory_prints_and_what_has_ended_is_not_there(ordner: Ordner) -> None:
    whole = json.loads(dateien(ordner)["verzeichnis.json"])
    (record,) = whole["angebote"]
    assert (whole["internetseite"], record["nummer"], record["name"]) == ("https://x.example/hilfe", 1, ANGEBOT["name"])
    assert record["orte"] == [
        {"strasse": "Nordweg 1", "plz": "59999", "stadt": "Musterstadt", "breite": 51.2, "laenge": 7.2}
    ]
    assert [(one["von"], one["bis"]) for one in record["zeiten"]] == [("9:00", "12:00"), ("14:00", "16:00")]
    assert record["uebersetzungen"] == [{"sprache": "ar", "name": "استشارة"}]
    assert "barrierefrei" not in record  # unknown is not no


def test_table_and_map_hold_the_same(ordner: Ordner) -> None:
    made = dateien(ordner)
    (row,) = csv.DictReader(io.StringIO(made["verzeichnis.csv"].decode()))
    assert (row["strasse"], row["sprachen"], row["kostenfrei"], row["barrierefrei"]) == (
        "Nordweg 1",
        "de; ar",
        "ja",
        "",
    )
    (feature,) = json.loads(made["verzeichnis.geojson"])["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [7.2, 51.2]}


def test_linked_data_speak_schema_org_and_stand_in_the_page_unharmed(ordner: Ordner) -> None:
    wish = pipeline.Wish(stichtag=STICHTAG, formats=("html",), art="anbieterverzeichnis", daten=True)
    built = pipeline.build([ordner.pfad], wish, lambda _: None)
    page = built.outputs["html"].decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert "<" not in found
    assert json.loads(found) == json.loads(angaben(ordner.konzept(STICHTAG)))
    service = json.loads(found)["itemListElement"][0]["item"]
    assert (service["@type"], service["offers"]["price"]) == ("Service", 0)
    (channel,) = service["availableChannel"]
    assert channel["serviceLocation"]["openingHoursSpecification"][0]["opens"] == "09:00"
    assert channel["serviceLocation"]["address"]["postalCode"] == "59999"
    assert service["description"] == "Rat & Hilfe <b>für alle</b>."
    assert f'id="{service["@id"].removeprefix("#")}"' in page
    assert set(built.daten) == NAMES


def test_the_piece_for_another_page_has_no_scripts_no_styles_and_no_foreign_marks(ordner: Ordner) -> None:
    text = dateien(ordner)["verzeichnis-ausschnitt.html"].decode()
    tree = html5lib.parseFragment(text, namespaceHTMLElements=False)
    assert {node.tag for node in tree.iter()} & {"script", "style", "b", "img", "iframe", "link"} == set()
    assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on") or name == "style"]
    assert [a.get("href") for a in tree.iter("a")] == [
        "tel:+499995551",
        "mailto:rat@x.example",
        "https://x.example/rat",
    ]
    assert next((p.get("lang"), p.get("dir"), p.text) for p in tree.iter("p")) == ("ar-Arab", "rtl", "استشارة")


def test_the_record_for_portals_names_place_licence_and_files(ordner: Ordner) -> None:
    text = dateien(ordner)["verzeichnis-dcat.ttl"].decode()
    assert "politicalGeocoding/municipalityKey/05999000>" in text
    assert text.count("dct:license <https://www.govdata.de/dl-de/zero-2-0>") == text.count("a dcat:Distribution")
    for ending in FILES:
        assert f"dcat:downloadURL <https://x.example/hilfe/verzeichnis.{ending}>" in text


def test_without_a_page_there_is_no_record_for_portals(ordner: Ordner) -> None:
    assert set(dateien(ordner.mit("zusammenarbeit", {}))) == NAMES - {"verzeichnis-dcat.ttl"}


def test_no_person_no_internal_word_and_no_hidden_address_leaves(ordner: Ordner) -> None:
    haus = {"id": "haus", "name": "Haus", "art": "gemeinschaftsunterkunft", "anschrift": {"strasse": "Nordweg 1"}}
    ordner.mit("unterkuenfte", {"unterkuenfte": [haus]})
    for name, data in dateien(ordner).items():
        text = html.unescape(data.decode())
        for secret in ("Geheim", "geheim", "777-1", "interne Grund", "Nordweg", "51.2", "Altes Angebot"):
            assert secret not in text, (name, secret)


@pytest.mark.parametrize(
    ("art", "fassung"), [("konzept", Fassung.OEFFENTLICH), ("anbieterverzeichnis", Fassung.INTERN)]
)
def test_only_the_public_directory_goes_out_as_data(ordner: Ordner, art: str, fassung: Fassung) -> None:
    wish = pipeline.Wish(stichtag=STICHTAG, formats=("html",), art=art, fassung=fassung, daten=True)
    with pytest.raises(UsageTrouble, match="öffentlichen Fassung"):
        pipeline.build([ordner.pfad], wish, lambda _: None)


def test_what_protects_women_does_not_stand_at_its_provider_s_address(ordner: Ordner) -> None:
    traeger = {**TRAEGER, "adresse": NORD}
    haus, rat = (
        {**ANGEBOT, "leistungsart": "gewaltschutz", "name": "Frauenhaus"},
        {**ANGEBOT, "id": "rat", "name": "Rat"},
    )
    folder = ordner.mit("anbieter", {"traeger": [traeger], "angebote": [haus, rat]})
    made = {
        **dateien(folder),
        "geojson": geojson.schreibe(folder.source(), "geojson"),
        "integreat": integreat.schreibe(folder.source(), "csv"),
    }
    for name in ("geojson", "verzeichnis.geojson"):
        points = {f["properties"]["name"] for f in json.loads(made[name])["features"] if f["geometry"]}
        assert points == {"Rat"}, name
    for name in ("integreat", "verzeichnis-integreat.csv"):
        rows = {row["name"]: row["street_address"] for row in csv.DictReader(io.StringIO(made[name].decode()))}
        assert rows == {"Frauenhaus": "", "Rat": "Nordweg 1"}, name
