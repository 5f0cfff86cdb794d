"""Was: Ein Koordinatensystem oder die Fläche eines Sozialraums ist aus den Daten erschlossen, nicht genannt.

Stehen Koordinaten in Metern (UTM oder Gauß-Krüger) und nennt niemand das System, verrät es meist die Größe der Zahlen.
Heißt eine Fläche fast wie ein Sozialraum, etwa „03 Nordstadt“, nimmt die Karte sie. Beides ergibt einen Hinweis.

Warum: Was erschlossen ist, kann falsch sein. Ein falsches System verschiebt Orte um Hunderte von Kilometern.

Beispiel: Bei einem Angebot stehen 5656513 als breite und 411234 als laenge, aber kein crs.

Abhilfe: Stimmt es, tragen Sie das Feld crs oder flaeche ein. Stimmt es nicht, tragen Sie dort das Richtige ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.geojson import herkunft
from konzeptgen.base.german import anzahl, aufzaehlung, gross, zahlwort
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.bausteine import Adresse
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="MAP010",
    name="koordinaten-erschlossen",
    bereich="Mapping",
    quellen=("eigener-massstab",),
    schwere=Severity.HINWEIS,
    elemente=("K1",),
    kapitel="anbieter",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, adresse: {breite: "5704000", laenge: "32360000", crs: 25832}}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, adresse: {breite: "51,45", laenge: "7,01"}}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, adresse: {breite: "5704000", laenge: "360000"}}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, adresse: {breite: "5702000,5", laenge: "2570000"}}
unterkuenfte:
  - {id: u, name: Haus am Kanal, art: wohnung, anschrift: {breite: "5702100", laenge: "2570100"}}
""",
    """
traeger: [{id: cv, name: Caritasverband, art: freie_wohlfahrt}]
angebote:
  - {id: mbe, traeger: cv, name: MBE, leistungsart: mbe, orte: [{adresse: {breite: "5704000", laenge: "360000"}}]}
""",
)
_SHOWN = 3


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per guessed system of points, one for that of the areas, one for names that are nearly the same."""
    guessed: dict[str, list[DataPath]] = {}
    for path, address in _addresses(konzept):
        if address and address.crs and address.crs.marke("geraten"):
            guessed.setdefault(address.crs, []).append(path)
    for key, paths in guessed.items():
        places = gross(anzahl(len(paths), "Ort", "Orte", "m"))
        verb = "steht" if len(paths) == 1 else "stehen"
        yield Treffer((*paths[0], "breite"), f"{places} {verb} {_told(konzept, key)}", _remedy(key), "koordinaten")
    yield from _areas(konzept)


def _told(konzept: Konzept, key: str) -> str:
    return f"nach der Größe der Zahlen in {_title(konzept, key)}; genannt ist kein Koordinatensystem."


def _title(konzept: Konzept, key: str) -> str:
    known = konzept.werte["koordinatensysteme"].get(key)
    return known.titel if known else f"EPSG:{key}"


def _remedy(key: str) -> str:
    return f"Stimmt das, ergänzen Sie crs: {key}; sonst tragen Sie dort das richtige System ein."


def _areas(konzept: Konzept) -> Iterator[Treffer]:
    origin = herkunft(konzept.beilagen[konzept.geometrie]) if konzept.geometrie else {}
    key = origin.get("system")
    if key and origin["geraten"]:
        yield Treffer(("geometrie",), f"Die Flächen stehen {_told(konzept, key)}", _remedy(key), "sozialraeume")
    near = [(space, origin["nahe"][space.id]) for space in konzept.sozialraeume if space.id in origin.get("nahe", {})]
    if near:
        shown = [f"„{label}“ für {space.name}" for space, label in near[:_SHOWN]]
        more = [f"{zahlwort(len(near) - _SHOWN)} weitere"] if len(near) > _SHOWN else []
        pairs = aufzaehlung([*shown, *more])
        what = "diese Fläche" if len(near) == 1 else "diese Flächen"
        remedy = f"Stimmt das, tragen Sie es beim Sozialraum ein, zum Beispiel flaeche: {near[0][1]}"
        yield Treffer(
            ("geometrie",), f"Die Karte nimmt {what}, weil die Namen fast gleich sind: {pairs}.", remedy, "sozialraeume"
        )


def _addresses(konzept: Konzept) -> Iterator[tuple[DataPath, Adresse | None]]:
    yield from ((("traeger", index, "adresse"), t.adresse) for index, t in enumerate(konzept.traeger))
    for index, offer in enumerate(konzept.angebote):
        yield ("angebote", index, "adresse"), offer.adresse
        yield from ((("angebote", index, "orte", number, "adresse"), o.adresse) for number, o in enumerate(offer.orte))
    yield from ((("unterkuenfte", index, "anschrift"), u.anschrift) for index, u in enumerate(konzept.unterkuenfte))
    if konzept.herausgeber:
        yield ("herausgeber", "adresse"), konzept.herausgeber.adresse
