"""The pictures: what they count and say, when they stay away, and that the drawn SVG is German and repeatable."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from konzeptgen import bilder
from konzeptgen.base import geojson
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.base.scalars import Jahr
from konzeptgen.base.schema import values
from konzeptgen.bilder import kapazitaet, karte, kursergebnisse, traegervielfalt, verteilung
from konzeptgen.bilder.zeichnung import geo
from konzeptgen.bilder.zeichnung.draw import Drawer
from konzeptgen.bilder.zeichnung.labels import Box, labels
from konzeptgen.bilder.zeichnung.marken import marken
from konzeptgen.bilder.zeichnung.orte import orte
from konzeptgen.bilder.zeichnung.stil import GRUPPEN, tones
from konzeptgen.composing.design import design
from konzeptgen.document.theme import WASH, WHITE, Theme, lighter, on_white, ratio
from konzeptgen.document.tree import Design, Picture
from konzeptgen.model.aufnahme import Jahreskapazitaet, Prognose
from konzeptgen.model.bausteine import Adresse
from konzeptgen.model.kurse import Kursergebnis
from konzeptgen.reading.load import load
from konzeptgen.validating.validate import validate

if TYPE_CHECKING:
    from konzeptgen.model.konzept import Konzept

STICHTAG = date(2026, 10, 1)
DESIGN = Design()
ENGLISH = re.compile(
    r"\b(axis|bar|chart|container|count|geoshape|group|label|legend|line|mark|point|rect|rule|scale|shape|"
    r"size|symbol|text|title|true|false|undefined|null|NaN|year|values?|with)\b",
    re.IGNORECASE,
)


@cache
def beispiel(name: str = "musterstadt") -> Konzept:
    return validate(load(EXAMPLES / name), STICHTAG)


@cache
def gezeichnet() -> dict[str, bytes]:
    konzept = beispiel()
    look = design(konzept)
    return {name: picture.data for name, picture in drawn(bilder.bilder(konzept, look), look).items()}


def drawn(wanted: dict[str, bilder.Bild], look: Design) -> dict[str, Picture]:
    with Drawer() as drawer:
        return drawer.draw(wanted, look)


def mit_jahren(plaetze: dict[int, int], **personen: dict[int, int]) -> Konzept:
    return replace(
        beispiel("minimal"),
        kapazitaeten=tuple(Jahreskapazitaet(jahr=Jahr(jahr), plaetze=zahl) for jahr, zahl in plaetze.items()),
        prognosen=tuple(
            Prognose(jahr=Jahr(jahr), szenario=values()["szenarien"][szenario], personen=zahl)
            for szenario, je_jahr in personen.items()
            for jahr, zahl in je_jahr.items()
        ),
    )


def titel(bild: bilder.Bild | None) -> str:
    assert bild is not None
    return bild.titel


ALLE = sorted(path.stem for path in Path(bilder.__file__).parent.glob("*.py") if path.stem != "__init__")


def zeilen(bild: bilder.Bild | None, *felder: str) -> list[dict[str, Any]]:
    """Return the data rows of all layers that have the given fields, each once."""
    assert bild is not None
    every = [row for layer in bild.spec["layer"] for row in layer["data"]["values"]]
    found = {json.dumps(row, sort_keys=True): row for row in every if set(felder) <= set(row)}
    return list(found.values())


def test_all_pictures_have_data_in_musterstadt() -> None:
    found = bilder.bilder(beispiel(), DESIGN)
    assert list(found) == ALLE


def test_no_picture_without_data() -> None:
    assert bilder.bilder(beispiel("minimal"), DESIGN) == {}


@pytest.mark.langsam
def test_specifications_are_plain_json_and_the_same_every_time() -> None:
    first, second = (bilder.bilder(validate(load(EXAMPLES / "musterstadt"), STICHTAG), DESIGN) for _ in range(2))
    assert json.dumps({name: dict(bild.spec) for name, bild in first.items()}) == json.dumps(
        {name: dict(bild.spec) for name, bild in second.items()}
    )
    assert [(bild.titel, bild.alt, bild.quelle) for bild in first.values()] == [
        (bild.titel, bild.alt, bild.quelle) for bild in second.values()
    ]


# Map


def test_map_counts_every_running_offer_with_coordinates() -> None:
    konzept = beispiel()
    located = [a for a in konzept.aktive_angebote if a.anschrift and a.anschrift.breite is not None]
    shown = zeilen(karte.bild(konzept, DESIGN), "laenge", "zahl", "gruppe")
    marks = karte.bild(konzept, DESIGN)
    assert marks is not None
    rows = next(layer["data"]["values"] for layer in marks.spec["layer"] if "longitude" in layer["encoding"])
    assert sum(row["zahl"] for row in rows) == len(located) == 130
    assert {row["gruppe"] for row in shown} == {"freie Träger", "öffentliche Träger", "andere Träger"}
    free = sum(1 for a in located if a.traeger.frei)
    assert sum(row["zahl"] for row in rows if row["gruppe"] == "freie Träger") == free


def test_map_tells_what_it_does_not_show() -> None:
    konzept = beispiel()
    offers = list(konzept.angebote)
    running = [index for index, offer in enumerate(offers) if offer.aktiv]
    offers[running[0]] = replace(offers[running[0]], adresse=Adresse(ort="Musterstadt"))
    offers[running[1]] = replace(offers[running[1]], adresse=Adresse(breite=Decimal(48), laenge=Decimal(11)))
    bild = karte.bild(replace(konzept, angebote=tuple(offers)), DESIGN)
    assert bild is not None
    assert bild.quelle.endswith(
        "; nicht gezeigt: ein Angebot außerhalb des Ausschnitts und ein Angebot ohne Koordinaten"
    )
    assert bild.titel.startswith("128 von 130 laufenden Angeboten haben ihre Adresse an ")


def test_map_without_areas_has_a_border_and_all_places() -> None:
    bild = karte.bild(replace(beispiel(), geometrie=None), DESIGN)
    assert bild is not None
    kinds = [layer["mark"]["type"] for layer in bild.spec["layer"]]
    assert kinds[:2] == ["rect", "point"]
    assert "geoshape" not in kinds
    assert bild.titel == "Die 130 laufenden Angebote haben ihre Adresse an 82 Orten"


def test_map_names_the_areas() -> None:
    bild = karte.bild(beispiel(), DESIGN)
    assert {row["text"] for row in zeilen(bild, "text")} >= {s.name for s in beispiel().sozialraeume}


def test_a_map_without_a_mark_is_no_map() -> None:
    konzept = beispiel()
    nowhere = tuple(replace(a, adresse=Adresse(ort="Musterstadt")) for a in konzept.angebote)
    far = tuple(replace(a, adresse=Adresse(breite=Decimal(48), laenge=Decimal(11))) for a in konzept.angebote)
    for angebote in ((), nowhere, far):
        assert karte.bild(replace(konzept, angebote=angebote), DESIGN) is None
    assert karte.bild(replace(konzept, geometrie=None, angebote=()), DESIGN) is None


def test_a_map_whose_areas_cannot_be_read_shows_the_places() -> None:
    bild = karte.bild(replace(beispiel(), beilagen={"sozialraeume.geojson": b"{"}), DESIGN)
    assert titel(bild) == "Die 130 laufenden Angebote haben ihre Adresse an 82 Orten"


def test_an_area_in_several_features_is_one_area() -> None:
    konzept = beispiel()
    collection = json.loads(konzept.beilagen["sozialraeume.geojson"])
    shifted = json.loads(json.dumps(collection["features"][0]))
    shifted["geometry"]["coordinates"] = [
        [[x + 0.3, y] for x, y in ring] for ring in shifted["geometry"]["coordinates"]
    ]
    collection["features"].append(shifted)
    data = json.dumps(collection).encode()
    found = geojson.areas(data, {s.id: s.name for s in konzept.sozialraeume})
    assert [area.id for area in found] == [s.id for s in konzept.sozialraeume]
    assert [len(area.polygons) for area in found] == [2, 1, 1, 1, 1, 1, 1, 1]


def test_areas_need_no_list_of_sozialraeume() -> None:
    found = karte.bild(replace(beispiel(), sozialraeume=()), DESIGN)
    assert found is not None
    features = next(layer["data"]["values"] for layer in found.spec["layer"] if layer["mark"]["type"] == "geoshape")
    assert len(features) == 8


def test_map_of_one_offer() -> None:
    konzept = beispiel()
    bild = karte.bild(replace(konzept, geometrie=None, angebote=konzept.aktive_angebote[:1]), DESIGN)
    assert titel(bild) == "Das laufende Angebot hat seine Adresse an einem Ort"
    hidden = tuple(replace(a, adresse=Adresse(ort="Musterstadt")) for a in konzept.aktive_angebote[1:])
    bild = karte.bild(replace(konzept, angebote=(konzept.aktive_angebote[0], *hidden)), DESIGN)
    assert titel(bild).startswith("Eines von 130 laufenden Angeboten hat seine Adresse an einem Ort")


def test_rings_run_as_vega_fills_them() -> None:
    bild = karte.bild(beispiel(), DESIGN)
    assert bild is not None
    features = next(layer["data"]["values"] for layer in bild.spec["layer"] if layer["mark"]["type"] == "geoshape")
    assert len(features) == 8
    for feature in features:
        for outer, *holes in feature["geometry"]["coordinates"]:
            assert outer[0] == outer[-1]
            assert geo.area(outer) < 0
            assert all(geo.area(hole) > 0 for hole in holes)


@pytest.mark.parametrize("turned", [False, True])
def test_rings_are_turned_whichever_way_they_come(turned: bool) -> None:  # noqa: FBT001 - pytest gives it by position
    outer, hole = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)], [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)]
    polygon = [ring[::-1] if turned else ring for ring in (outer, hole)]
    assert [geo.area(ring) < 0 for ring in geo.wound(polygon)] == [True, False]


@pytest.mark.langsam
def test_land_fills_its_area_and_not_the_rest_of_the_world() -> None:
    fill = Theme.of(design(beispiel())).tint.lower()
    paths = etree.fromstring(gezeichnet()["karte"]).findall(".//{*}path")
    areas = [path.get("d", "") for path in paths if path.get("fill", "").lower() == fill]
    assert len(areas) == 8
    for area in areas:
        numbers = [float(number) for number in re.findall(r"-?[0-9]+(?:\.[0-9]+)?", area)]
        assert max(numbers) - min(numbers) < 640
        assert max(numbers) < 640


def test_frame_projects_there_and_back() -> None:
    view = geo.frame([(7.9, 51.4), (8.1, 51.5)], (630, 520), 10)
    x, y = view.pixel((7.95, 51.47))
    assert view.degrees((x, y)) == pytest.approx((7.95, 51.47), abs=1e-5)
    assert view.pixel((7.9, 51.4))[1] > view.pixel((7.9, 51.5))[1]
    # 0,2 Grad Länge sind auf 51,45 Grad Breite rund 13,86 km.
    width = view.pixel((8.1, 51.45))[0] - view.pixel((7.9, 51.45))[0]
    assert width * view.km_per_pixel() == pytest.approx(13.86, abs=0.05)


def test_names_stand_in_their_area_and_clear_of_each_other() -> None:
    square = {
        f"s{i}": [[[(i * 90.0, 0.0), (i * 90.0 + 90, 0.0), (i * 90.0 + 90, 80.0), (i * 90.0, 80.0)]]] for i in range(3)
    }
    names = {"s0": "Nordstadt", "s1": "Rosenau- und Thelottviertel", "s2": "Wolfram- und Herrenbachviertel im Osten"}
    place = Box(45, 40, 20, 20)
    found = labels(square, names, [place])
    assert found.placed[0].text == "Nordstadt"
    assert not found.placed[0].box.meets(place)
    assert "\n" in found.placed[1].text
    assert found.placed[2].text == "1"
    assert found.key == (("1", names["s2"]),)
    assert not any(a.box.meets(b.box) for a, b in combinations(found.placed, 2))


def test_a_name_takes_two_lines_rather_than_cover_a_mark() -> None:
    area = [[[(0.0, 0.0), (130.0, 0.0), (130.0, 60.0), (0.0, 60.0)]]]
    marks = [Box(20, y, 16, 16) for y in (10, 30, 50)]
    assert labels({"p": area}, {"p": "Probstadt am Muster"}, []).placed[0].text == "Probstadt am Muster"
    found = labels({"p": area}, {"p": "Probstadt am Muster"}, marks).placed[0]
    assert found.text == "Probstadt\nam Muster"
    assert not any(found.box.meets(mark) for mark in marks)


def test_a_name_finds_the_gap_between_marks() -> None:
    area = [[[(0.0, 0.0), (120.0, 0.0), (120.0, 200.0), (0.0, 200.0)]]]
    marks = [Box(60, 25.1, 120, 30), Box(60, 129.6, 120, 141)]
    found = labels({"n": area}, {"n": "Neumusterhausen"}, marks).placed[0]
    assert not any(found.box.meets(mark) for mark in marks)


def test_areas_lie_where_the_file_says() -> None:
    konzept = beispiel()
    bild = karte.bild(konzept, DESIGN)
    assert bild is not None
    drawn = next(layer["data"]["values"] for layer in bild.spec["layer"] if layer["mark"]["type"] == "geoshape")
    given = json.loads(konzept.beilagen["sozialraeume.geojson"])["features"]
    for axis in (0, 1):
        shown = [point[axis] for f in drawn for shape in f["geometry"]["coordinates"] for point in shape[0]]
        known = [point[axis] for f in given for point in f["geometry"]["coordinates"][0]]
        assert (min(shown), max(shown)) == pytest.approx((min(known), max(known)), abs=1e-4)


def test_names_of_areas_that_overlap_keep_apart() -> None:
    square = [[[(0.0, 0.0), (120.0, 0.0), (120.0, 60.0), (0.0, 60.0)]]]
    one, other = labels({"a": square, "b": square}, {"a": "Nordstadt", "b": "Weststadt"}, []).placed
    assert (one.text, other.text) == ("Nordstadt", "Weststadt")
    assert not one.box.meets(other.box)


def test_marks_of_one_place_do_not_hide_each_other() -> None:
    konzept = beispiel()
    here = Adresse(breite=Decimal("51.47"), laenge=Decimal("7.95"))
    offers = tuple(replace(offer, adresse=here) for offer in konzept.aktive_angebote)
    places = orte(replace(konzept, angebote=offers))
    assert [place.zahl for place in places] == [109, 18, 3]
    found = marken(geo.frame([(7.9, 51.4), (8.1, 51.5)], (630, 520), 10), places)
    for one, other in pairwise(found):
        assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 > min(one.diameter, other.diameter) / 2


# Providers


def test_bars_add_up_to_the_running_offers() -> None:
    bild = traegervielfalt.bild(beispiel(), DESIGN)
    parts = zeilen(bild, "gruppe", "von", "bis", "zahl")
    assert sum(row["zahl"] for row in parts) == len(beispiel().aktive_angebote)
    assert all(row["bis"] - row["von"] == row["zahl"] for row in parts)
    order = list(dict.fromkeys(row["feld"].replace("\n", " ") for row in parts))
    chapters = [str(wert.titel) for key, wert in values()["handlungsfelder"].items() if beispiel().angebote_im(key)]
    assert order == chapters


def test_every_part_of_a_bar_shows_its_number() -> None:
    konzept = beispiel("landkreis-augsburg")
    bild = traegervielfalt.bild(konzept, DESIGN)
    written = " ".join(row["text"] for row in zeilen(bild, "text"))
    for row in zeilen(bild, "zahl"):
        assert re.search(rf"\b{row['zahl']}\b", written)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            ("aufnahme",),
            "Im Handlungsfeld „Aufnahme und Unterbringung“ stellen freie Träger mehr als",
        ),
        (("verwaltung",), "Im Handlungsfeld „{}“ stellen freie Träger höchstens"),
        (
            ("aufnahme", "beratung"),
            "Freie Träger stellen in beiden Handlungsfeldern mit Angeboten mehr als",
        ),
        (
            ("aufnahme", "verwaltung"),
            "Freie Träger stellen in einem von zwei Handlungsfeldern mit Angeboten mehr als",
        ),
    ],
)
def test_title_of_providers(fields: tuple[str, ...], expected: str) -> None:
    konzept = beispiel()
    offers = tuple(offer for offer in konzept.aktive_angebote if offer.handlungsfeld in fields)
    name = values()["handlungsfelder"]["verwaltung"].titel
    found = titel(traegervielfalt.bild(replace(konzept, angebote=offers), DESIGN))
    assert found == f"{expected.format(name)} die Hälfte der laufenden Angebote"


# Places


@pytest.mark.parametrize(
    ("needed", "expected"),
    [
        ({2027: 90, 2028: 90, 2029: 90}, "in allen Jahren bis 2029"),
        ({2027: 90, 2028: 110, 2029: 90}, "im Jahr 2028 nicht aus"),
        ({2027: 90, 2028: 90, 2029: 110}, "im Jahr 2029 nicht aus"),
        ({2027: 90, 2028: 110, 2029: 110}, "ab 2028 nicht aus"),
        ({2027: 110, 2028: 90, 2029: 110}, "in den Jahren 2027 und 2029 nicht aus"),
        ({2027: 110, 2028: 110, 2029: 110}, "in keinem Jahr aus"),
        ({2029: 100}, "im Jahr 2029"),
        ({2029: 101}, "im Jahr 2029 nicht aus"),
    ],
)
def test_title_of_places(needed: dict[int, int], expected: str) -> None:
    konzept = mit_jahren({2027: 100, 2028: 100, 2029: 100}, mittel=needed)
    assert titel(kapazitaet.bild(konzept, DESIGN)) == f"Die Plätze reichen im mittleren Szenario {expected}"
    assert len(konzept.engpassjahre) == sum(people > 100 for people in needed.values())


@pytest.mark.parametrize(
    ("places", "needed", "expected"),
    [
        (range(2026, 2029), {2027: 90, 2028: 90}, "in den Jahren 2027 und 2028"),
        (range(2025, 2029), {2026: 90, 2027: 90, 2028: 90}, "in den Jahren 2026 bis 2028"),
        (range(2026, 2030), {2027: 110, 2028: 110}, "in den Jahren 2027 und 2028 nicht aus"),
        (range(2026, 2029), {2027: 110, 2028: 110}, "ab 2027 nicht aus"),
    ],
)
def test_title_of_places_speaks_of_the_years_that_can_be_compared(
    places: range, needed: dict[int, int], expected: str
) -> None:
    konzept = mit_jahren(dict.fromkeys(places, 100), mittel=needed)
    assert titel(kapazitaet.bild(konzept, DESIGN)) == f"Die Plätze reichen im mittleren Szenario {expected}"


def test_title_of_places_warns_of_the_high_scenario() -> None:
    konzept = mit_jahren({2027: 100, 2028: 100}, mittel={2027: 90, 2028: 90}, hoch={2027: 110, 2028: 120})
    expected = "Die Plätze reichen im mittleren Szenario in allen Jahren bis 2028, im hohen in keinem Jahr"
    assert titel(kapazitaet.bild(konzept, DESIGN)) == expected
    assert titel(kapazitaet.bild(beispiel(), DESIGN)).endswith("in allen Jahren bis 2029, im hohen ab 2028 nicht")


def test_places_need_a_common_year() -> None:
    assert kapazitaet.bild(mit_jahren({2027: 100}, mittel={2028: 90}), DESIGN) is None
    assert kapazitaet.bild(mit_jahren({2027: 100}), DESIGN) is None
    assert kapazitaet.bild(mit_jahren({}, mittel={2028: 90}), DESIGN) is None
    assert kapazitaet.bild(mit_jahren({2027: 100}, hoch={2027: 90}), DESIGN) is not None


@pytest.mark.langsam
def test_places_of_a_year_without_need_can_be_drawn() -> None:
    look = DESIGN
    found = bilder.bilder(mit_jahren({2027: 0}, mittel={2027: 0}), look)
    assert titel(found["kapazitaet"]) == "Die Plätze reichen im mittleren Szenario im Jahr 2027"
    assert drawn(found, look)["kapazitaet"].width <= 640


def test_names_of_lines_keep_apart() -> None:
    same = {2027: 90, 2028: 90}
    bild = kapazitaet.bild(mit_jahren({2027: 100, 2028: 100}, niedrig=same, mittel=same, hoch=same), DESIGN)
    heights = sorted(row["hoehe"] for row in zeilen(bild, "hoehe"))
    assert len(heights) == 3
    assert all(below - above >= 12 for above, below in pairwise(heights))


def test_a_line_that_ends_early_bears_its_name_where_it_ends() -> None:
    konzept = mit_jahren({2027: 100, 2028: 100, 2029: 100}, mittel={2027: 90, 2028: 90}, hoch={2027: 95, 2029: 95})
    bild = kapazitaet.bild(konzept, DESIGN)
    assert bild is not None
    ends = [layer for layer in bild.spec["layer"] if "hoehe" in layer["data"]["values"][0]]
    beside = [row["szenario"] for layer in ends if layer["encoding"].get("x") for row in layer["data"]["values"]]
    assert beside == ["hoch"]
    assert {row["jahr"]: row["szenario"] for row in zeilen(bild, "hoehe")} == {"2028": "mittel", "2029": "hoch"}


def test_places_and_people_are_those_of_the_data() -> None:
    bild = kapazitaet.bild(mit_jahren({2027: 1340}, mittel={2027: 1180}), DESIGN)
    assert zeilen(bild, "szenario", "wert") == [{"jahr": "2027", "wert": 1180, "szenario": "mittel"}]
    assert zeilen(bild, "text") == [{"jahr": "2027", "wert": 1340, "text": "1.340"}]


# Courses


def kurse(*ergebnisse: tuple[int, int | None, int | None]) -> Konzept:
    return replace(
        beispiel("minimal"),
        kursergebnisse=tuple(
            Kursergebnis(jahr=Jahr(jahr), begonnen=100, abgeschlossen=ends, abgebrochen=breaks)
            for jahr, ends, breaks in ergebnisse
        ),
    )


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (
            [(2025, 60, 10), (2024, 50, 20)],
            "steigt von 50,0 auf 60,0\xa0%, die Abbruchquote sinkt von 20,0 auf 10,0\xa0%",
        ),
        ([(2024, 50, 20), (2025, 50, 30)], "bleibt bei 50,0\xa0%, die Abbruchquote steigt von 20,0 auf 30,0\xa0%"),
        ([(2024, 50, None), (2025, 45, 30)], "sinkt von 50,0 auf 45,0\xa0%"),
    ],
)
def test_title_of_courses(results: list[tuple[int, int | None, int | None]], expected: str) -> None:
    assert titel(kursergebnisse.bild(kurse(*results), DESIGN)) == f"Die Abschlussquote {expected} (2024 bis 2025)"


def test_courses_need_two_years() -> None:
    assert kursergebnisse.bild(kurse((2025, 60, 10)), DESIGN) is None
    assert kursergebnisse.bild(kurse((2024, 50, None), (2025, None, 10)), DESIGN) is None


def test_courses_show_every_known_rate() -> None:
    bild = kursergebnisse.bild(kurse((2024, 50, None), (2025, 45, 30)), DESIGN)
    shown = {(row["jahr"], row["gruppe"]): row["text"] for row in zeilen(bild, "text")}
    assert shown == {
        ("2024", "Abschlussquote"): "50,0",
        ("2025", "Abschlussquote"): "45,0",
        ("2025", "Abbruchquote"): "30,0",
    }


# Shares


def test_shares_are_those_of_the_data_in_their_order() -> None:
    rows = zeilen(verteilung.bild(beispiel(), DESIGN), "raum", "gruppe", "wert")
    places = {row["raum"]: row["wert"] for row in rows if row["gruppe"] == "Anteil an den Plätzen"}
    assert list(places) == [s.name for s in beispiel().sozialraeume]
    assert sum(places.values()) == pytest.approx(100)
    assert places["Ostufer"] == pytest.approx(110 * 100 / 1200), "das Haus, das 2027 öffnet, zählt noch nicht"


def test_title_of_shares() -> None:
    konzept = beispiel()
    message = "Im Sozialraum Nordstadt übersteigt der Anteil an den Plätzen den Anteil an der Bevölkerung am stärksten"
    assert titel(verteilung.bild(konzept, DESIGN)) == message
    bare = replace(konzept, sozialraeume=tuple(replace(s, einwohner=None) for s in konzept.sozialraeume))
    by_name = {s.id: s for s in bare.sozialraeume}
    houses = tuple(replace(u, sozialraum=by_name[u.sozialraum.id]) for u in konzept.unterkuenfte if u.sozialraum)
    unknown = replace(bare, unterkuenfte=houses)
    assert titel(verteilung.bild(unknown, DESIGN)) == "Die meisten Plätze liegen im Sozialraum Nordstadt"


def test_shares_need_places_in_sozialraeume() -> None:
    konzept = beispiel()
    homeless = tuple(replace(house, sozialraum=None) for house in konzept.unterkuenfte)
    assert verteilung.bild(replace(konzept, unterkuenfte=homeless), DESIGN) is None


# Drawing


@pytest.mark.langsam
@pytest.mark.parametrize("name", ALLE)
def test_drawing_is_german_passive_and_no_wider_than_the_page(name: str) -> None:
    root = etree.fromstring(gezeichnet()[name])
    assert float(root.attrib["width"]) <= 640
    words = " ".join(map(str, root.itertext()))
    assert words.strip()
    assert ENGLISH.findall(words) == []
    tags = {etree.QName(node).localname for node in root.iter()}
    assert tags <= {"svg", "g", "path", "line", "rect", "text", "tspan", "defs"}
    names = {etree.QName(key).localname for node in root.iter() for key in node.attrib}
    assert not {key for key in names if key.startswith(("aria", "on")) or key in {"role", "class", "href", "style"}}


@pytest.mark.langsam
@pytest.mark.parametrize("name", ALLE)
def test_text_is_large_dark_and_in_the_house_font(name: str) -> None:
    texts = etree.fromstring(gezeichnet()[name]).findall(".//{*}text")
    assert texts
    for text in texts:
        assert float(text.get("font-size", "0").removesuffix("px")) >= 11
        assert "Atkinson Hyperlegible" in text.get("font-family", "")


@pytest.mark.langsam
def test_drawing_is_repeatable() -> None:
    konzept = beispiel()
    look = design(konzept)
    again = drawn(bilder.bilder(konzept, look), look)
    assert {name: picture.data for name, picture in again.items()} == gezeichnet()


@pytest.mark.langsam
def test_figures_in_the_drawing_are_german() -> None:
    words = set(etree.fromstring(gezeichnet()["kapazitaet"]).itertext())
    assert {"1.340", "1.400", "2029", "hoch"} <= words
    assert not {"1,340", "2.029", "2,029"} & words
    assert "21,3" in set(etree.fromstring(gezeichnet()["verteilung"]).itertext())


@pytest.mark.parametrize(("colour", "accent"), [("#1D4F76", "#B3541E"), ("#767676", "#949494"), ("#000000", "#FF0000")])
def test_colours_differ_without_colour(colour: str, accent: str) -> None:
    free, public, other, unknown = tones(Design(colour=colour, accent=accent)).values()
    assert ratio(free.fill, WHITE) >= 4.5
    assert ratio(public.stroke, WHITE) >= 3
    assert ratio(other.stroke, WHITE) >= 3
    assert ratio(free.fill, public.fill) >= 2.4
    assert ratio(public.fill, other.fill) >= 1.3
    for tone in (free, public, other, unknown):
        assert ratio(tone.text, tone.fill) >= 4.5
    assert ratio(unknown.stroke, WHITE) >= 3
    assert len({group.form for group in GRUPPEN}) == len(GRUPPEN), "what shares a tone differs by its sign"


def test_colours_are_shifted_only_as_far_as_needed() -> None:
    assert on_white("#1D4F76") == "#1D4F76"
    assert ratio(on_white("#B3D4FC"), WASH) == pytest.approx(4.5, abs=0.4)
    assert ratio(lighter("#1D4F76", 1.7), WHITE) == pytest.approx(1.7, abs=0.1)


@pytest.mark.langsam
def test_drawing_runs_no_module_of_the_folder_it_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vl_convert.py").write_text("raise SystemExit('fremd')")
    monkeypatch.chdir(tmp_path)
    konzept = beispiel()
    look = design(konzept)
    found = {"kapazitaet": bilder.bilder(konzept, look)["kapazitaet"]}
    assert b"<svg" in drawn(found, look)["kapazitaet"].data


def test_alt_of_providers_counts_offers_and_knows_ties() -> None:
    konzept = beispiel()
    counselling, housing = (konzept.angebote_im(field)[:2] for field in ("beratung", "wohnen"))
    bild = traegervielfalt.bild(replace(konzept, angebote=(*counselling, housing[0])), DESIGN)
    assert bild is not None
    assert "die drei laufenden Angebote, geteilt nach Art des Trägers (" in bild.alt
    assert "bei freien Trägern" in bild.alt
    assert "Am längsten ist der Balken „Beratung und Begleitung“ mit zwei Angeboten" in bild.alt
    tie = traegervielfalt.bild(replace(konzept, angebote=(*counselling, *housing)), DESIGN)
    assert tie is not None
    assert "Am längsten" not in tie.alt


def test_title_of_places_says_nothing_of_years_that_were_not_compared() -> None:
    gap = mit_jahren({2026: 100, 2028: 100}, mittel={2026: 90, 2028: 90})
    assert titel(kapazitaet.bild(gap, DESIGN)).endswith("Szenario in den Jahren 2026 und 2028")
    short = mit_jahren({2025: 100, 2026: 100, 2028: 100}, mittel={2025: 90, 2026: 110, 2028: 110})
    assert titel(kapazitaet.bild(short, DESIGN)).endswith("Szenario in den Jahren 2026 und 2028 nicht aus")


def test_places_of_houses_to_come_and_without_a_district_are_named_but_not_shown() -> None:
    konzept = beispiel()
    first, second, *rest = konzept.offene_unterkuenfte
    houses = (replace(first, sozialraum=None, plaetze=40), replace(second, plaetze=None), *rest)
    bild = verteilung.bild(replace(konzept, unterkuenfte=(*houses, *konzept.kommende_unterkuenfte)), DESIGN)
    assert bild is not None
    assert bild.quelle.endswith(
        "; nicht gezählt: 40 Plätze ohne Sozialraum, eine Unterkunft ohne Platzzahl und 120 Plätze in Unterkünften, "
        "die noch öffnen"
    )


def test_a_tie_of_places_has_no_first() -> None:
    konzept = beispiel()
    bare = tuple(replace(raum, einwohner=None) for raum in konzept.sozialraeume)
    houses = tuple(
        replace(haus, sozialraum=raum, plaetze=50)
        for haus, raum in zip(konzept.offene_unterkuenfte[:2], bare, strict=False)
    )
    found = verteilung.bild(replace(konzept, sozialraeume=bare, unterkuenfte=houses), DESIGN)
    assert titel(found) == "Die Plätze verteilen sich auf zwei Sozialräume"
