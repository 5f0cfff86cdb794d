"""GeoJSON: points come in as offers, areas as Sozialräume with their shapes; the public edition goes out."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Befehl
from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.base.finding import Rejected
from konzeptgen.exchange import geojson
from konzeptgen.exchange.einlesen import faults
from konzeptgen.reading.load import load

DATEN = Path(os.environ.get("KONZEPTGEN_DATEN", Path(__file__).parents[2] / "shared" / "daten"))
STADTTEILE = DATEN / "flensburg" / "flensburg_stadtteile.geojson"
SQUARE = [[[13.7, 51.0], [13.8, 51.0], [13.8, 51.1], [13.7, 51.0]]]
SACHSEN = {"kommune": {"name": "Dresden", "typ": "kreisfreie_stadt", "land": "sn"}}


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path).mit("konzept", SACHSEN)


def collection(*features: dict[str, Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def feature(geometry: object, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def point(x: float, y: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [x, y]}


AREA = feature({"type": "Polygon", "coordinates": SQUARE}, AREA_NAME="03 Nordstadt")
OFFER = feature(point(13.74, 51.05), name="Café für alle", traeger="Verein e. V.", Telefon="0351 1234", operator_id=7)


def import_(befehl: Befehl, ordner: Ordner, content: Any) -> dict[str, Any]:  # noqa: ANN401 - what a file may hold
    path, report = ordner.pfad.parent / "karte.geojson", ordner.pfad.parent / "bericht.json"
    path.write_text(json.dumps(content), "utf-8")
    assert befehl("import", ordner.pfad, path, "--ja", "--bericht", report).code == 0
    assert list(faults(load(ordner.pfad))) == []
    found: dict[str, Any] = json.loads(report.read_text())
    return found


def held(ordner: Ordner, name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((ordner.pfad / f"{name}.yaml").read_text(), yaml.BaseLoader)  # noqa: S506
    return found


def test_a_point_becomes_an_offer_and_an_area_a_space_with_its_shape(befehl: Befehl, ordner: Ordner) -> None:
    report = import_(befehl, ordner, collection(AREA, OFFER))
    assert (report["gelesen"], report["uebernommen"]) == (2, 2)
    offer = held(ordner, "anbieter")["angebote"][0]
    assert (offer["name"], offer["adresse"]) == ("Café für alle", {"breite": "51,05", "laenge": "13,74"})
    assert held(ordner, "anbieter")["traeger"][0]["name"] == "Verein e. V."
    spaces = held(ordner, "sozialraeume")
    assert (spaces["sozialraeume"][0]["name"], spaces["geometrie"]) == ("Nordstadt", "sozialraeume.geojson")
    shapes = json.loads((ordner.pfad / "sozialraeume.geojson").read_text())["features"]
    assert [one["id"] for one in shapes] == ["nordstadt"]
    assert "Feld „operator_id“" in report["ohne_zuordnung"]


def test_a_second_import_changes_nothing_and_new_shapes_replace_only_ours(befehl: Befehl, ordner: Ordner) -> None:
    import_(befehl, ordner, collection(AREA))
    assert import_(befehl, ordner, collection(AREA))["geschrieben"] is False
    moved = feature(
        {"type": "Polygon", "coordinates": [[*SQUARE[0][:2], [13.75, 51.1], SQUARE[0][0]]]}, AREA_NAME="03 Nordstadt"
    )
    assert import_(befehl, ordner, collection(moved))["dateien"] == ["sozialraeume.geojson"]
    path = ordner.pfad / "sozialraeume.geojson"
    path.write_text(path.read_text().replace("13.75", "13.76"))
    report = import_(befehl, ordner, collection(AREA))
    assert report["zurueckgestellt"] == [
        {
            "stelle": "sozialraeume.geojson",
            "grund": "Im Ordner liegt schon eine Datei mit Flächen. Sie bleibt, wie sie ist.",
        }
    ]
    assert "13.76" in path.read_text()


def test_a_space_that_is_there_already_stays_one(befehl: Befehl, ordner: Ordner) -> None:
    ordner.mit("sozialraeume", {"sozialraeume": [{"id": "nord", "name": "Nordstadt"}]})
    import_(befehl, ordner, collection(AREA))
    assert [one["id"] for one in held(ordner, "sozialraeume")["sozialraeume"]] == ["nord"]


def test_what_has_no_place_on_the_map_is_told(befehl: Befehl, ordner: Ordner) -> None:
    line = feature({"type": "LineString", "coordinates": [[1, 2], [3, 4]]}, name="Weg")
    far = feature(point(100, 101), name="Fern", Leitung="Erika Musterfrau")
    report = import_(befehl, ordner, collection(line, far))
    reasons = {one["stelle"]: one["grund"] for one in report["zurueckgestellt"]}
    assert reasons["Feature 1"] == "Das ist weder ein Punkt noch eine Fläche."
    assert any(place.startswith("Feature 2 „Fern“, geometry") for place in reasons)
    assert "Feld „Leitung“: Namen von Personen, ohne Einwilligung nicht übernommen" in report["ohne_zuordnung"]


@pytest.mark.skipif(not STADTTEILE.is_file(), reason=f"the areas of Flensburg do not lie in {DATEN}")
def test_the_areas_of_flensburg(befehl: Befehl, tmp_path: Path) -> None:
    town = {"kommune": {"name": "Flensburg", "typ": "kreisfreie_stadt", "land": "sh"}}
    ordner = Ordner(tmp_path).mit("konzept", town)
    for _ in range(2):
        assert befehl("import", ordner.pfad, STADTTEILE, "--ja").code == 0
    names = [one["name"] for one in held(ordner, "sozialraeume")["sozialraeume"]]
    assert (len(names), "Nordstadt" in names, list(faults(load(ordner.pfad)))) == (13, True, [])
    assert len(json.loads((ordner.pfad / "sozialraeume.geojson").read_text())["features"]) == 13


# --- writing


def written(ordner: Ordner) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(geojson.schreibe(load(ordner.pfad), "geojson"))["features"]
    return found


def full(ordner: Ordner) -> Ordner:
    offer = {
        **ANGEBOT,
        "adresse": {"strasse": "Weg 1", "breite": "51,05", "laenge": "13,74"},
        "gebiet": ["nord"],
        "sprachen": ["de", "ar"],
        "oeffnungszeiten": [{"tage": ["mo"], "von": "8:30", "bis": "12:00"}],
    }
    shape = {**AREA, "id": "nord"}
    ordner.mit("sozialraeume", {"geometrie": "f.geojson", "sozialraeume": [{"id": "nord", "name": "Nordstadt"}]})
    ordner.mit("f.geojson", json.dumps(collection(shape)))
    return ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [offer]})


def test_offers_and_areas_are_written_and_come_back(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    full(ordner)
    assert befehl("export", ordner.pfad, tmp_path / "karte.geojson").code == 0
    content = json.loads((tmp_path / "karte.geojson").read_text())
    assert [one["geometry"]["type"] for one in content["features"]] == ["MultiPolygon", "Point"]
    assert content["features"][1]["geometry"]["coordinates"] == [13.74, 51.05]
    (tmp_path / "neu").mkdir()
    fresh = Ordner(tmp_path / "neu").mit("konzept", SACHSEN)
    import_(befehl, fresh, content)
    before, after = held(ordner, "anbieter")["angebote"][0], held(fresh, "anbieter")["angebote"][0]
    assert {name: after[name] for name in before if name != "traeger"} == {
        name: before[name] for name in before if name != "traeger"
    }
    assert held(fresh, "sozialraeume")["sozialraeume"][0]["id"] == "nord"
    again = import_(befehl, ordner, content)
    assert (again["dateien"], again["zurueckgestellt"]) == ([], [])


def test_spaces_without_shapes_come_back_without_a_map(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    ordner.mit("sozialraeume", {"sozialraeume": [{"id": "nord", "name": "Nordstadt"}]})
    content = json.loads(geojson.schreibe(load(ordner.pfad), "geojson"))
    (tmp_path / "neu").mkdir()
    fresh = Ordner(tmp_path / "neu").mit("konzept", SACHSEN)
    import_(befehl, fresh, content)
    assert held(fresh, "sozialraeume") == {"sozialraeume": [{"id": "nord", "name": "Nordstadt"}]}


def test_shelters_people_and_what_is_internal_stay_inside(ordner: Ordner) -> None:
    full(ordner)
    files = held(ordner, "anbieter")
    files["angebote"][0] |= {"ansprechperson": {"name": "Erika Musterfrau"}, "geeignet": "ja"}
    house = {"id": "haus", "name": "Haus", "art": "gemeinschaftsunterkunft", "anschrift": {"strasse": "Weg 1"}}
    ordner.mit("anbieter", files).mit("unterkuenfte", {"unterkuenfte": [house]})
    offer = written(ordner)[1]
    text = json.dumps(offer, ensure_ascii=False)
    assert (offer["geometry"], "Weg 1" in text, "Erika" in text, "geeignet" in text) == (None, False, False, False)


# --- what is foreign is not trusted


@pytest.mark.parametrize(
    "content", [b'{"type": "FeatureCollection", "features": ' + b"[" * 100_000, b'{"type": "FeatureCollection"}', b"{}"]
)
def test_a_file_that_cannot_be_used_is_a_sentence(content: bytes) -> None:
    with pytest.raises(Rejected) as told:
        geojson.lies("x.geojson", content)
    assert told.value.findings[0].code == "TAB001"


@pytest.mark.parametrize("coordinates", [None, [], "x", [None, 1], [[["a"]]], {"a": 1}, [1e400, 2]])
def test_odd_coordinates_cost_no_record(befehl: Befehl, ordner: Ordner, coordinates: object) -> None:
    odd = feature({"type": "Point", "coordinates": coordinates}, name="Ort")
    text = json.dumps(collection(odd)).replace("Infinity", "1e400")
    path = ordner.pfad.parent / "karte.geojson"
    path.write_text(text)
    assert befehl("import", ordner.pfad, path, "--ja").code == 0
    assert held(ordner, "anbieter")["angebote"][0]["name"] == "Ort"
