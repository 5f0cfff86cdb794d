"""Coordinates in metres come out in degrees, areas find their Sozialraum, and what is guessed is told."""

import json
import math
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.base.crs import geraten, in_grad
from konzeptgen.base.finding import EnvironmentTrouble
from konzeptgen.base.geojson import areas, herkunft
from konzeptgen.bilder import karte
from konzeptgen.checking.rules import rules
from konzeptgen.document.tree import Design
from konzeptgen.model.konzept import Konzept

Point = tuple[float, float]
DATEN = os.environ.get("KONZEPTGEN_DATEN")
ESSEN = (7.0103, 51.4556)


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


# The formulas of the textbook, worked out apart from the library: Krüger's series, and a shift in seven parameters.

GRS80, BESSEL = (6378137.0, 1 / 298.257222101), (6377397.155, 1 / 299.1528128)
SHIFT = (598.1, 73.7, 418.2, 0.202, 0.045, -2.455, 6.7)
"""From DHDN to WGS 84 for all of Germany, in metres, seconds and millionths (EPSG 1777)."""


def mercator(point: Point, middle: float, ellipsoid: tuple[float, float], scale: float, easting: float) -> Point:
    """Return easting and northing of a point in degrees."""
    a, f = ellipsoid
    n = f / (2 - f)
    e = 2 * math.sqrt(n) / (1 + n)
    lam, phi = math.radians(point[0] - middle), math.radians(point[1])
    t = math.sinh(math.atanh(math.sin(phi)) - e * math.atanh(e * math.sin(phi)))
    xi, eta = math.atan2(t, math.cos(lam)), math.atanh(math.sin(lam) / math.sqrt(1 + t * t))
    alpha = (
        n / 2 - 2 / 3 * n**2 + 5 / 16 * n**3,
        13 / 48 * n**2 - 3 / 5 * n**3,
        61 / 240 * n**3,
    )
    x = xi + sum(k * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, k in enumerate(alpha, 1))
    y = eta + sum(k * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, k in enumerate(alpha, 1))
    radius = scale * a / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    return easting + radius * y, radius * x


def in_space(point: Point, ellipsoid: tuple[float, float]) -> tuple[float, float, float]:
    a, f = ellipsoid
    e2 = f * (2 - f)
    lam, phi = map(math.radians, point)
    normal = a / math.sqrt(1 - e2 * math.sin(phi) ** 2)
    flat = normal * math.cos(phi)
    return flat * math.cos(lam), flat * math.sin(lam), normal * (1 - e2) * math.sin(phi)


def on_bessel(point: Point) -> Point:
    """Return a point of WGS 84 in DHDN, both in degrees."""
    dx, dy, dz, *seconds, ppm = SHIFT
    rx, ry, rz = (math.radians(second / 3600) for second in seconds)
    x, y, z = ((c - d) / (1 + ppm / 1e6) for c, d in zip(in_space(point, GRS80), (dx, dy, dz), strict=True))
    x, y, z = x + rz * y - ry * z, y - rz * x + rx * z, z + ry * x - rx * y
    a, f = BESSEL
    e2, phi = f * (2 - f), math.radians(point[1])
    for _ in range(5):
        normal = a / math.sqrt(1 - e2 * math.sin(phi) ** 2)
        phi = math.atan2(z + e2 * normal * math.sin(phi), math.hypot(x, y))
    return math.degrees(math.atan2(y, x)), math.degrees(phi)


def utm(point: Point, zone: int) -> Point:
    return mercator(point, 6 * zone - 183, GRS80, 0.9996, 500_000)


def gauss(point: Point, zone: int) -> Point:
    return mercator(on_bessel(point), 3 * zone, BESSEL, 1.0, 500_000 + zone * 1_000_000)


def metres(one: Point, other: Point) -> float:
    north = (one[1] - other[1]) * 111_200
    return math.hypot(north, (one[0] - other[0]) * 111_200 * math.cos(math.radians(one[1])))


PLACES: dict[str, tuple[Point, Callable[[Point], Point], float]] = {
    "25832": (ESSEN, lambda p: utm(p, 32), 0.01),
    "25833": ((13.7373, 51.0504), lambda p: utm(p, 33), 0.01),
    "31466": ((6.0838, 50.7753), lambda p: gauss(p, 2), 6),
    "31467": ((9.4333, 54.7833), lambda p: gauss(p, 3), 6),
    "31468": ((11.5755, 48.1374), lambda p: gauss(p, 4), 6),
    "31469": ((14.9885, 51.1528), lambda p: gauss(p, 5), 6),
}


@pytest.mark.parametrize("system", PLACES)
@pytest.mark.parametrize("zone", [True, False], ids=["with zone", "without"])
def test_metres_come_out_in_degrees(system: str, zone: bool) -> None:  # noqa: FBT001
    point, forward, near = PLACES[system]
    easting, northing = forward(point)
    plain = easting % 1_000_000
    number = int(system[-2:]) if system.startswith("258") else int(system[-1]) - 4
    (found,) = in_grad([(plain + number * 1_000_000 if zone else plain, northing)], system)
    assert metres(found, point) < near


@pytest.mark.parametrize(
    ("point", "land", "system"),
    [
        ((360_000.0, 5_704_000.0), "nw", "25832"),
        ((32_360_000.0, 5_704_000.0), "nw", "25832"),
        ((411_831.0, 5_656_000.0), "sn", "25833"),
        ((33_411_831.0, 5_656_000.0), "sn", "25833"),
        ((2_570_000.0, 5_702_000.0), "nw", "31466"),
        ((4_468_000.0, 5_333_000.0), "by", "31468"),
        ((5_411_000.0, 5_656_000.0), "sn", "31469"),
        ((411_831.0, 5_656_000.0), "nw", "25832"),
        ((411_831.0, 5_656_000.0), "by", "25832"),  # in no system in Bavaria, in both in Germany
        ((411_831.0, 4_000_000.0), "sn", None),
        ((1_500_000.0, 6_600_000.0), "nw", None),
    ],
)
def test_the_size_of_the_numbers_and_the_land_tell_the_system(point: Point, land: str, system: str | None) -> None:
    assert geraten(point, land) == system


# Points of providers and offers.


def mit_ort(ordner: Ordner, **adresse: str) -> Ordner:
    return ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [{**ANGEBOT, "adresse": adresse}]})


@pytest.mark.parametrize(
    ("laenge", "breite", "crs"),
    [
        ("361749,5", "5702409", None),
        ("361749.5", "5702409", "25832"),
        ("361.749,5", "5.702.409", "EPSG:25832"),
        ("32361749,5", "5702409,0", "UTM Zone 32 (ETRS89)"),
        ("32 361749,5", "5702409", "epsg:25832"),
        ("361749,5", "5702409", "ETRS89 / UTM zone 32N"),
        ("361749,5", "5702409", "UTM32"),
    ],
)
def test_a_point_in_metres_is_one_in_degrees(laenge: str, breite: str, crs: str | None, ordner: Ordner) -> None:
    expected = utm(ESSEN, 32)
    assert expected == pytest.approx((361_749.5, 5_702_409), abs=120)
    konzept = mit_ort(ordner, breite=breite, laenge=laenge, **({"crs": crs} if crs else {})).konzept()
    adresse = konzept.angebote[0].adresse
    assert adresse is not None
    assert adresse.breite is not None
    assert adresse.laenge is not None
    assert metres((float(adresse.laenge), float(adresse.breite)), ESSEN) < 150
    assert adresse.crs == "25832"
    told = [hit.was for hit in rules()["MAP010"].pruefe(konzept)]
    assert bool(told) == (crs is None)


@pytest.mark.parametrize(
    ("adresse", "code", "message"),
    [
        ({"breite": "361749", "laenge": "5702409"}, "SCH015", "Breite und Länge sind vertauscht."),
        ({"breite": "5702409", "laenge": "7,01"}, "GEO003", "Nur einer der beiden Werte steht in Metern."),
        (
            {"breite": "5702409", "laenge": "361749", "crs": "4326"},
            "GEO003",
            "Breite und Länge passen nicht zu Grad (WGS 84).",
        ),
        (
            {"breite": "5702409", "laenge": "2570000", "crs": "25832"},
            "GEO003",
            "Breite und Länge passen nicht zu UTM Zone 32 (ETRS89).",
        ),
        (
            {"breite": "51,45", "laenge": "7,01", "crs": "25832"},
            "GEO003",
            "Breite und Länge stehen in Grad; als Koordinatensystem ist UTM Zone 32 (ETRS89) genannt.",
        ),
        (
            {"breite": "6702409", "laenge": "361749"},
            "GEO003",
            "Breite und Länge passen zu keinem bekannten Koordinatensystem.",
        ),
        ({"breite": "513", "laenge": "7,01"}, "SCH015", "Der Wert 513 ist zu groß."),
    ],
)
def test_a_point_that_cannot_be_is_told_at_its_place(
    adresse: dict[str, str], code: str, message: str, ordner: Ordner
) -> None:
    (befund,) = mit_ort(ordner, **adresse).befunde()
    assert (befund.code, befund.message) == (code, message)
    assert befund.place.file == "anbieter.yaml"
    assert "breite" in (befund.place.text or "")


def test_a_shelter_is_hidden_however_its_point_is_written(ordner: Ordner) -> None:
    from konzeptgen.model.fassung import Fassung, geschnitten  # noqa: PLC0415 - the one test of the public edition

    mit_ort(ordner, breite="51,4556", laenge="7,0103")
    easting, northing = utm(ESSEN, 32)
    at = {"breite": f"{northing:.2f}", "laenge": f"{easting:.2f}"}
    haus = {"id": "u", "name": "Haus", "art": "wohnung", "anschrift": at}
    konzept = ordner.mit("unterkuenfte", {"unterkuenfte": [haus]}).konzept()
    public = geschnitten(konzept, Fassung.OEFFENTLICH)
    assert public.angebote[0].adresse is not None
    assert not public.angebote[0].adresse.angegeben


def test_without_the_library_the_way_out_is_named(ordner: Ordner, monkeypatch: pytest.MonkeyPatch) -> None:
    from konzeptgen.base import crs  # noqa: PLC0415

    crs._transformer.cache_clear()  # noqa: SLF001 - as in a process that has not asked before
    monkeypatch.setitem(sys.modules, "pyproj", None)
    with pytest.raises(EnvironmentTrouble) as trouble:
        mit_ort(ordner, breite="5702409", laenge="361749").konzept()
    assert 'pip install "konzeptgen[geo]"' in trouble.value.remedy


# Areas of Sozialräume.

SQUARE = ((7.0, 51.4), (7.1, 51.4), (7.1, 51.5), (7.0, 51.5), (7.0, 51.4))


def collection(*features: tuple[dict[str, Any], tuple[Point, ...]], **more: Any) -> str:  # noqa: ANN401 - as JSON has it
    made = [
        {"type": "Feature", **keys, "geometry": {"type": "Polygon", "coordinates": [[list(point) for point in ring]]}}
        for keys, ring in features
    ]
    return json.dumps({"type": "FeatureCollection", **more, "features": made})


def mit_flaechen(ordner: Ordner, geojson: str, *spaces: dict[str, Any], **more: str) -> Ordner:
    ordner.mit("raum.geojson", geojson)
    return ordner.mit("sozialraeume", {"geometrie": "raum.geojson", **more, "sozialraeume": list(spaces)})


def drawn(konzept: Konzept) -> dict[str, Point]:
    """Return the first corner of each area as the map has it, by Sozialraum."""
    found = areas(konzept.beilagen["raum.geojson"], {space.id: space.name for space in konzept.sozialraeume})
    return {area.id: next(iter(area.points)) for area in found}


NORD = {"id": "nord", "name": "Nordstadt"}


@pytest.mark.parametrize(
    ("forward", "more", "yaml", "told"),
    [
        (lambda p: p, {}, {}, ""),
        (lambda p: utm(p, 32), {"crs": {"type": "name", "properties": {"name": "EPSG:25832"}}}, {}, ""),
        (lambda p: utm(p, 32), {"crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}}, {}, ""),
        (lambda p: gauss(p, 2), {"crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::31466"}}}, {}, ""),
        (lambda p: utm(p, 32), {}, {"crs": "25832"}, ""),
        (lambda p: utm(p, 32), {}, {}, "in UTM Zone 32 (ETRS89); genannt ist kein Koordinatensystem."),
        (lambda p: gauss(p, 2), {}, {}, "in Gauß-Krüger Zone 2; genannt ist kein Koordinatensystem."),
        (
            lambda p: (utm(p, 32)[0] + 32_000_000, utm(p, 32)[1]),
            {"crs": {"properties": {"name": "EPSG:4326"}}},
            {},
            "in UTM Zone 32 (ETRS89); genannt ist kein Koordinatensystem.",
        ),
        (lambda p: p, {"crs": {"properties": {"name": "EPSG:25832"}}}, {}, ""),
    ],
    ids=[
        "degrees",
        "member",
        "urn",
        "gauss",
        "field",
        "guessed",
        "guessed gauss",
        "member misfits",
        "member of degrees",
    ],
)
def test_areas_come_out_in_degrees(
    forward: Callable[[Point], Point], more: dict[str, Any], yaml: dict[str, str], told: str, ordner: Ordner
) -> None:
    geojson = collection(({"id": "nord"}, tuple(map(forward, SQUARE))), **more)
    konzept = mit_flaechen(ordner, geojson, NORD, **yaml).konzept()
    assert metres(drawn(konzept)["nord"], SQUARE[0]) < 6
    said = [hit.was for hit in rules()["MAP010"].pruefe(konzept)]
    assert [line.partition("Zahlen ")[2] for line in said] == ([told] if told else [])


def test_a_system_that_does_not_fit_the_areas_is_told(ordner: Ordner) -> None:
    geojson = collection(({"id": "nord"}, SQUARE))
    assert mit_flaechen(ordner, geojson, NORD, crs="25832").stellen() == ["GEO003 sozialraeume.yaml:2:6"]


MITTE, SUED = {"id": "mitte", "name": "Mitte"}, {"id": "sued", "name": "Süd-Ost"}


@pytest.mark.parametrize(
    ("keys", "space"),
    [
        ({"id": "nord"}, NORD),
        ({"properties": {"id": "nord"}}, NORD),
        ({"properties": {"kuerzel": "nord"}}, NORD),
        ({"properties": {"NAME": "Nordstadt"}}, NORD),
        ({"properties": {"GEN": "NORDSTADT", "Bezirk": "Mitte"}}, NORD),
        ({"properties": {"nr": 3, "ags": "05113001"}}, {**NORD, "ags": ["05113001"]}),
        ({"properties": {"bez": "03 Nordstadt"}}, {**NORD, "flaeche": "03 Nordstadt"}),
        ({"id": 3}, {**NORD, "flaeche": "3"}),
    ],
)
def test_an_area_is_known_by_id_or_name_in_any_property(
    keys: dict[str, Any], space: dict[str, Any], ordner: Ordner
) -> None:
    konzept = mit_flaechen(ordner, collection((keys, SQUARE)), space).konzept()
    assert drawn(konzept) == {"nord": SQUARE[0]}
    assert not list(rules()["MAP010"].pruefe(konzept))


@pytest.mark.parametrize(
    "label", ["03 Nordstadt", "Nordstadt (03)", "3. Nordstadt", "Stadtteil Nordstadt", "Nord-Stadt"]
)
def test_a_name_that_differs_in_a_number_alone_is_taken_and_told(label: str, ordner: Ordner) -> None:
    konzept = mit_flaechen(ordner, collection(({"properties": {"AREA_NAME": label}}, SQUARE)), NORD).konzept()
    assert drawn(konzept) == {"nord": SQUARE[0]}
    (hit,) = rules()["MAP010"].pruefe(konzept)
    assert hit.was == f"Die Karte nimmt diese Fläche, weil die Namen fast gleich sind: „{label}“ für Nordstadt."
    assert hit.abhilfe.endswith(f"flaeche: {label}")


@pytest.mark.parametrize(
    ("properties", "space", "proposed"),
    [
        ({"bez": "03 Nordviertel"}, {"id": "bezirk-3", "name": "Dritter Bezirk"}, "03 Nordviertel"),
        ({"bez": "Nordstad"}, NORD, "Nordstad"),
        ({"bez": "Hafen"}, NORD, ""),
        ({"bez": "Hafen"}, {**NORD, "flaeche": "Haven"}, "Hafen"),
    ],
)
def test_what_may_be_meant_is_proposed(
    properties: dict[str, str], space: dict[str, str], proposed: str, ordner: Ordner
) -> None:
    (befund,) = mit_flaechen(ordner, collection(({"properties": properties}, SQUARE)), space).befunde()
    assert befund.code == "GEO002"
    assert befund.remedy.endswith(f"schreiben Sie: flaeche: {proposed}" if proposed else "mit der Kennung nord.")


def test_areas_of_one_name_belong_together_and_one_name_in_two_properties_means_the_one_that_names_most(
    ordner: Ordner,
) -> None:
    geojson = collection(
        ({"properties": {"teil": "Mitte", "bezirk": "Süd-Ost"}}, SQUARE),
        ({"properties": {"teil": "Süd-Ost", "bezirk": "Mitte"}}, tuple((x + 1, y) for x, y in SQUARE)),
        ({"properties": {"teil": "Nordstadt", "bezirk": "Mitte"}}, tuple((x + 2, y) for x, y in SQUARE)),
    )
    konzept = mit_flaechen(ordner, geojson, NORD, MITTE, SUED).konzept()
    assert {key: round(x) for key, (x, _) in drawn(konzept).items()} == {"nord": 9, "mitte": 7, "sued": 8}


# Areas elsewhere, and no blank map.

DESIGN = Design("#1D4F76", "#E0B03C")


def mit_angeboten(ordner: Ordner, geojson: str, *spaces: dict[str, Any]) -> Konzept:
    adresse = {"breite": "51,45", "laenge": "7,05"}
    ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [{**ANGEBOT, "adresse": adresse}]})
    return mit_flaechen(ordner, geojson, *spaces).konzept()


@pytest.mark.parametrize(
    ("geojson", "said", "remedy"),
    [
        (
            collection(({"id": "nord"}, tuple((y, x) for x, y in SQUARE))),
            "Die Flächen in „raum.geojson“ liegen außerhalb des Landes Nordrhein-Westfalen; die Karte lässt sie weg.",
            "In der Datei steht die Breite vor der Länge.",
        ),
        (
            collection(({"id": "nord"}, tuple((x + 6, y) for x, y in SQUARE))),
            "Die Flächen in „raum.geojson“ liegen außerhalb des Landes Nordrhein-Westfalen; die Karte lässt sie weg.",
            "Nennen Sie das Koordinatensystem im Feld crs",
        ),
        (
            collection(({"id": "nord"}, tuple((x * 100_000, y * 100_000) for x, y in SQUARE))),
            "Die Flächen in „raum.geojson“ stehen in keinem bekannten Koordinatensystem; die Karte lässt sie weg.",
            "Nennen Sie das Koordinatensystem im Feld crs",
        ),
        (
            collection(({"id": "nord"}, SQUARE), ({"id": "mitte"}, tuple((x + 6, y) for x, y in SQUARE))),
            "Die Fläche von „Mitte“ liegt außerhalb des Landes Nordrhein-Westfalen; die Karte lässt sie weg.",
            "Nennen Sie das Koordinatensystem im Feld crs",
        ),
    ],
    ids=["latitude first", "elsewhere", "unknown", "one of two"],
)
def test_areas_outside_the_land_are_told_and_leave_the_map_with_its_places(
    geojson: str, said: str, remedy: str, ordner: Ordner
) -> None:
    spaces = [NORD, MITTE] if "mitte" in geojson else [NORD]
    konzept = mit_angeboten(ordner, geojson, *spaces)
    (hit,) = rules()["PLA012"].pruefe(konzept)
    assert (hit.was, hit.abhilfe.startswith(remedy)) == (said, True)
    bild = karte.bild(konzept, DESIGN)
    assert bild is not None
    assert "mit einem laufenden Angebot" in bild.alt


def test_areas_abroad_make_no_place_of_ours_lie_outside(ordner: Ordner) -> None:
    konzept = mit_angeboten(ordner, collection(({"id": "nord"}, tuple((y, x) for x, y in SQUARE))), NORD)
    assert not list(rules()["MAP006"].pruefe(konzept))


def test_the_areas_of_flensburg_find_their_stadtteile(ordner: Ordner) -> None:
    file = Path(DATEN or Path(__file__).parents[2] / "shared" / "daten") / "flensburg" / "flensburg_stadtteile.geojson"
    if not file.is_file():
        pytest.skip(f"needs {file}, which is no part of the project")
    names = [f["properties"]["AREA_NAME"] for f in json.loads(file.read_bytes())["features"]]
    spaces = [{"id": f"s-{name[:2]}", "name": name[3:]} for name in names]
    ordner.mit("konzept", {"kommune": {"name": "Flensburg", "typ": "kreisfreie_stadt", "land": "sh"}})
    konzept = mit_flaechen(ordner, file.read_text("utf-8"), *spaces).konzept()
    assert herkunft(konzept.beilagen["raum.geojson"])["nahe"] == {f"s-{name[:2]}": name for name in names}
    assert len(drawn(konzept)) == 13
    assert not list(rules()["PLA012"].pruefe(konzept))
