"""Was: Ein Ort liegt nach den Koordinaten außerhalb des Landes, in dem die Kommune liegt.

Gemessen wird am Rechteck um das Land. Orte in einem anderen Land ergeben eine Warnung, nahe der Grenze einen Hinweis.
Orte außerhalb von Deutschland sind ein Fehler; nahe der Grenze und bei der Anschrift eines Trägers bleibt es bei der
Warnung. Sitze von Trägern in einem anderen Land bleiben unberührt. Auch Flächen von Sozialräumen werden so geprüft; die
Karte lässt sie weg, wenn sie woanders liegen.

Warum: Ein Ort am falschen Ende der Republik macht aus der Karte einen Fleck. Sind Breite und Länge vertauscht, weist das
schon das Einlesen zurück.

Beispiel: Eine Kommune in Nordrhein-Westfalen hat ein Angebot bei 48,10 Grad Breite und 11,50 Grad Länge.

Abhilfe: Prüfen Sie Breite und Länge Ziffer für Ziffer, und das Feld land. Liegt der Ort wirklich dort, begründen Sie das
in ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from konzeptgen.base.finding import Severity
from konzeptgen.base.geo import abstand
from konzeptgen.base.geojson import Area, areas, herkunft
from konzeptgen.base.german import zahl
from konzeptgen.base.laender import NAH_KM, im_land, rahmen
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.bausteine import Adresse
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA012",
    name="ort-ausserhalb-des-landes",
    bereich="Plausibilität",
    quellen=("plausibilitaet", "laendergrenzen"),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="anbieter",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, adresse: {breite: "48,10", laenge: "11,50"}}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, adresse: {breite: "51,47", laenge: "7,95"}}
  - {id: b, traeger: cv, name: Treff, leistungsart: begegnung, adresse: {breite: "48,10"}}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, adresse: {breite: "48,10", laenge: "11,50"}}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, orte: [{name: Treff, adresse: {breite: "51,47", laenge: "9,60"}}]}
""",
    'unterkuenfte: [{id: u, name: Haus am Park, art: wohnung, anschrift: {breite: "55,60", laenge: "15,50"}}]',
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, adresse: {breite: "50,08", laenge: "14,43"}}
""",
)

_SYSTEM = (
    "Nennen Sie das Koordinatensystem im Feld crs von sozialraeume.yaml, zum Beispiel crs: 25832, "
    "oder geben Sie die Datei im Kartenprogramm als GeoJSON (WGS 84) neu aus."
)
_ABHILFE = (
    "Prüfen Sie Breite und Länge Ziffer für Ziffer; liegt der Ort wirklich dort, begründen Sie das in ausnahmen.yaml."
)


@dataclass(frozen=True, slots=True)
class _Ort:
    """A place: where its address stands, name, id, point in degrees, whether it is a mere seat, whether protected."""

    pfad: DataPath
    name: str
    bezug: str
    breite: Decimal
    laenge: Decimal
    sitz: bool
    geschuetzt: bool


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per place outside of the Land, weighed by what the place is and how far off it lies."""
    for ort in _orte(konzept):
        point = float(ort.laenge), float(ort.breite)
        far = abstand(point, rahmen()[konzept.kommune.land])
        abroad = far > 0 and all(abstand(point, frame) > 0 for frame in rahmen().values())
        if abroad or (far > 0 and not ort.sitz):
            message = _satz(ort, far, konzept.kommune.land.titel, abroad=abroad)
            yield Treffer((*ort.pfad, "breite"), message, _ABHILFE, ort.bezug, _schwere(ort, far, abroad=abroad))
    yield from _flaechen(konzept)


def _flaechen(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per area outside of the Land, one for all where none lies in it or their numbers mean nothing."""
    if konzept.geometrie is None:
        return
    data, land = konzept.beilagen[konzept.geometrie], konzept.kommune.land
    if herkunft(data).get("system") == "":
        message = f"Die Flächen in „{konzept.geometrie}“ stehen in keinem bekannten Koordinatensystem; die Karte lässt sie weg."
        yield Treffer(("geometrie",), message, _SYSTEM, "sozialraeume", Severity.FEHLER)
        return
    found = {area.id: area for area in areas(data, {space.id: space.name for space in konzept.sozialraeume})}
    outside = [key for key, area in found.items() if not im_land(area.points, land)]
    if outside and len(outside) == len(found):
        message = (
            f"Die Flächen in „{konzept.geometrie}“ liegen außerhalb des Landes {land.titel}; die Karte lässt sie weg."
        )
        yield Treffer(("geometrie",), message, _abhilfe(found[outside[0]], land), "sozialraeume", Severity.FEHLER)
        return
    for index, space in enumerate(konzept.sozialraeume):
        if space.id in outside:
            message = f"Die Fläche von „{space.name}“ liegt außerhalb des Landes {land.titel}; die Karte lässt sie weg."
            yield Treffer(
                ("sozialraeume", index, "id"), message, _abhilfe(found[space.id], land), space.id, Severity.FEHLER
            )


def _abhilfe(area: Area, land: str) -> str:
    """Return what to do about an area outside: latitude and longitude may have changed places."""
    if im_land(((y, x) for x, y in area.points), land):
        return (
            "In der Datei steht die Breite vor der Länge. Geben Sie sie im Kartenprogramm als GeoJSON (WGS 84) neu aus."
        )
    return _SYSTEM


def _satz(ort: _Ort, kilometres: float, land: str, *, abroad: bool) -> str:
    point = f" ({zahl(ort.breite)} Grad Breite, {zahl(ort.laenge)} Grad Länge)"
    shown = "" if ort.geschuetzt else point
    distance = f"etwa {zahl(kilometres, 0)}" if kilometres >= 1 else "weniger als einen"
    outside = f"außerhalb Deutschlands, {distance} Kilometer vom Land {land} (Feld kommune.land) entfernt"
    if not abroad:
        outside = f"außerhalb des Landes {land} (Feld kommune.land), {distance} Kilometer entfernt"
    return f"„{ort.name}“ liegt nach den Koordinaten{shown} {outside}."


def _schwere(ort: _Ort, kilometres: float, *, abroad: bool) -> Severity:
    if abroad:
        return Severity.WARNUNG if ort.sitz or kilometres <= NAH_KM else Severity.FEHLER
    return Severity.HINWEIS if kilometres <= NAH_KM else Severity.WARNUNG


def _orte(konzept: Konzept) -> Iterator[_Ort]:
    """Yield each place whose point is known."""
    for path, name, bezug, at in _adressen(konzept):
        if at and at.breite is not None and at.laenge is not None:
            yield _Ort(path, name, bezug, at.breite, at.laenge, path[0] == "traeger", path[0] == "unterkuenfte")


def _adressen(konzept: Konzept) -> Iterator[tuple[DataPath, str, str, Adresse | None]]:
    for index, t in enumerate(konzept.traeger):
        yield ("traeger", index, "adresse"), t.name, t.id, t.adresse
    for index, a in enumerate(konzept.angebote):
        yield ("angebote", index, "adresse"), a.name, a.id, a.adresse
        for number, ort in enumerate(a.orte):
            yield ("angebote", index, "orte", number, "adresse"), a.name, a.id, ort.adresse
    for index, u in enumerate(konzept.unterkuenfte):
        yield ("unterkuenfte", index, "anschrift"), u.name, u.id, u.anschrift
    if konzept.herausgeber:
        yield ("herausgeber", "adresse"), konzept.herausgeber.name, "herausgeber", konzept.herausgeber.adresse
