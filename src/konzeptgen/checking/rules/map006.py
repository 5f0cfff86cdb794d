"""Was: Ein Angebot oder eine Unterkunft liegt nach den Koordinaten außerhalb des Gebiets.

Warum: Die Karte zeigt solche Orte an der falschen Stelle oder wird so klein, dass man nichts mehr erkennt.

Beispiel: Bei der geografischen Breite wurde 53,05 statt 51,05 eingetragen; der Punkt liegt 200 Kilometer entfernt.

Abhilfe: Prüfen Sie Breite und Länge. Liegt der Ort wirklich außerhalb, begründen Sie das in ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.geo import Flaeche, abstand, flaechen, mitte, rahmen
from konzeptgen.base.geojson import Point
from konzeptgen.base.german import zahl
from konzeptgen.base.laender import im_land
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.bausteine import Adresse
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.unterkuenfte import Unterkunft

REGEL = Regel(
    code="MAP006",
    name="ort-ausserhalb-des-gebiets",
    bereich="Mapping",
    quellen=("eigener-massstab",),
    schwere=Severity.FEHLER,
    elemente=("K1",),
    kapitel="anbieter",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: mbe, adresse: {breite: "51,05", laenge: "13,73"}}
  - {id: a1, traeger: cv, name: Beratung 1, leistungsart: mbe, adresse: {breite: "51,06", laenge: "13,70"}}
  - {id: a2, traeger: cv, name: Beratung 2, leistungsart: mbe, adresse: {breite: "51,30", laenge: "13,20"}}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: b, traeger: cv, name: Beratung, leistungsart: mbe}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: mbe, adresse: {breite: "51,05", laenge: "13,73"}}
  - {id: a1, traeger: cv, name: Beratung 1, leistungsart: mbe, adresse: {breite: "51,06", laenge: "13,70"}}
  - {id: a2, traeger: cv, name: Beratung 2, leistungsart: mbe, orte: [{adresse: {breite: "53,05", laenge: "13,74"}}]}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, adresse: {breite: "48,10", laenge: "11,50"}}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
unterkuenfte:
  - {id: u, name: Haus am Kanal, art: wohnung, anschrift: {breite: "51,05", laenge: "13,73"}}
  - {id: v, name: Haus am Park, art: wohnung, anschrift: {breite: "51,06", laenge: "13,73"}}
""",
)


_FAR_KM = 60
Place = tuple[DataPath, str, str, Point]


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per place far off; near ones outside the areas weigh less, since neighbours may serve as well."""
    places = list(_places(konzept))
    if not places:
        return
    areas = _areas(konzept)
    frame = rahmen(corner for area in areas for corner in area.ecken) if areas else _middle(places)
    for path, name, bezug, point in places:
        if any(area.enthaelt(point) for area in areas):
            continue
        distance = abstand(point, frame)
        far = distance > _FAR_KM
        if areas or far:
            where = f"etwa {zahl(distance, 0)} Kilometer vom Gebiet entfernt" if far else "außerhalb des Gebiets"
            yield Treffer(
                path,
                f"„{name}“ liegt nach den Koordinaten {where}.",
                "Prüfen Sie Breite und Länge; liegt der Ort wirklich dort, begründen Sie das in ausnahmen.yaml.",
                bezug,
                None if far else Severity.WARNUNG,
            )


def _areas(konzept: Konzept) -> list[Flaeche]:
    """Return the areas but for those outside Germany, on which PLA012 has a word."""
    found = flaechen(konzept.beilagen[konzept.geometrie]) if konzept.geometrie else []
    return [area for area in found if im_land(area.ecken, None)]


def _middle(places: list[Place]) -> tuple[Point, Point]:
    """Return the middle of all places as a frame of one point, where no areas are known."""
    middle = mitte(place[3] for place in places)
    return middle, middle


def _places(konzept: Konzept) -> Iterator[Place]:
    """Yield path, name, id and point of each place once: offers with their own address, else their provider's."""
    serving = {angebot.traeger.id for angebot in konzept.aktive_angebote if not (angebot.adresse or angebot.orte)}
    running = [(i, a) for i, a in enumerate(konzept.angebote) if konzept.ist_da(a)]
    every: Iterable[tuple[DataPath, Traeger | Angebot | Unterkunft, Adresse | None]] = (
        *((("traeger", i, "adresse"), t, t.adresse) for i, t in enumerate(konzept.traeger) if t.id in serving),
        *((("angebote", i, "adresse"), a, a.adresse) for i, a in running),
        *((("angebote", i, "orte", n, "adresse"), a, ort.adresse) for i, a in running for n, ort in enumerate(a.orte)),
        *((("unterkuenfte", i, "anschrift"), u, u.anschrift) for i, u in enumerate(konzept.unterkuenfte)),
    )
    for path, thing, place in every:
        if place and place.breite is not None and place.laenge is not None:
            point = float(place.laenge), float(place.breite)
            yield (*path, "breite"), thing.name, thing.id, point
