"""Was: Ein Sozialraum trägt mehr als 40 Prozent der Plätze in Unterkünften.

Die Regel schweigt bei weniger als drei Häusern, deren Plätze bekannt sind, und dort, wo der Anteil an der Bevölkerung
ebenso groß ist.

Warum: Die Verbände fordern, Segregation zu vermeiden. Die Schwelle von 40 Prozent ist ein eigener Maßstab dieses
Programms, kein Recht; sie lenkt den Blick, das Urteil bleibt vor Ort.

Beispiel: Von 300 Plätzen liegen 200 in der Nordstadt, in der ein Fünftel der Menschen wohnt.

Abhilfe: Prüfen Sie bei neuen Standorten andere Sozialräume. Gibt es Gründe für die Verteilung, halten Sie sie als
Ausnahme mit Begründung fest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahl
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.woh_hilfen import geschlossen
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.sozialraeume import Sozialraum
from konzeptgen.model.unterkuenfte import Unterkunft

REGEL = Regel(
    code="WOH005",
    name="unterkuenfte-ballen-sich",
    bereich="Wohnen",
    quellen=(
        "anregungen-2019-f2",
        "eigener-massstab",
    ),
    schwere=Severity.WARNUNG,
    elemente=("W3",),
    kapitel="wohnen",
)
GUT = (
    """
sozialraeume:
  - {id: nord, name: Nord, einwohner: {wert: 10000}}
  - {id: mitte, name: Mitte, einwohner: {wert: 10000}}
  - {id: sued, name: Süd, einwohner: {wert: 10000}}
unterkuenfte:
  - {id: h0, name: Haus 1, art: wohnung, plaetze: 50, sozialraum: nord}
  - {id: h1, name: Haus 2, art: wohnung, plaetze: 50, sozialraum: mitte}
  - {id: h2, name: Haus 3, art: wohnung, plaetze: 50, sozialraum: sued}
""",
    """
sozialraeume:
  - {id: nord, name: Nord, einwohner: {wert: 10000}}
  - {id: sued, name: Süd, einwohner: {wert: 10000}}
unterkuenfte:
  - {id: h0, name: Haus 1, art: wohnung, plaetze: 90, sozialraum: nord}
  - {id: h1, name: Haus 2, art: wohnung, plaetze: 50, sozialraum: sued}
  - {id: h2, name: Haus 3, art: wohnung, sozialraum: sued}
""",
)
SCHLECHT = (
    """
sozialraeume:
  - {id: nord, name: Nord, einwohner: {wert: 10000}}
  - {id: sued, name: Süd, einwohner: {wert: 10000}}
unterkuenfte:
  - {id: h0, name: Haus 1, art: wohnung, plaetze: 90, sozialraum: nord}
  - {id: h1, name: Haus 2, art: wohnung, plaetze: 30, sozialraum: sued}
  - {id: h2, name: Haus 3, art: wohnung, plaetze: 20, sozialraum: sued}
""",
)
_SCHWELLE = Decimal(40)
_HAEUSER = 3


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per Sozialraum that holds an outsized share of the places."""
    places: dict[str, int] = {}
    houses = [haus for haus in konzept.unterkuenfte if _zaehlt(haus, konzept.stichtag)]
    for haus in houses:
        if haus.sozialraum is not None:
            places[haus.sozialraum.id] = places.get(haus.sozialraum.id, 0) + (haus.plaetze or 0)
    total = sum(places.values())
    if len(houses) < _HAEUSER or not total:
        return
    people = _anteile(konzept.sozialraeume)
    for index, sozialraum in enumerate(konzept.sozialraeume):
        share = Decimal(places.get(sozialraum.id, 0)) * 100 / total
        if share > max(_SCHWELLE, people.get(sozialraum.id, _SCHWELLE)):
            yield _treffer(index, sozialraum, share, people.get(sozialraum.id))


def _zaehlt(haus: Unterkunft, stichtag: date) -> bool:
    return haus.sozialraum is not None and bool(haus.plaetze) and not geschlossen(haus, stichtag)


def _anteile(sozialraeume: Iterable[Sozialraum]) -> dict[str, Decimal]:
    """Return each Sozialraum's share of the residents in per cent, empty where one of them is unknown."""
    known = {sozialraum.id: sozialraum.einwohner.wert for sozialraum in sozialraeume if sozialraum.einwohner}
    total = sum(known.values())
    complete = total and all(sozialraum.id in known for sozialraum in sozialraeume)
    return {key: count * 100 / total for key, count in known.items()} if complete else {}


def _treffer(index: int, sozialraum: Sozialraum, share: Decimal, people: Decimal | None) -> Treffer:
    residents = f", aber nur {zahl(people, 0)} Prozent der Bevölkerung" if people is not None else ""
    message = f"{sozialraum.name} hat {zahl(share, 0)} Prozent der Plätze in Unterkünften{residents}."
    remedy = "Prüfen Sie bei neuen Standorten andere Sozialräume oder halten Sie die Gründe für die Verteilung fest."
    return Treffer(("sozialraeume", index, "name"), message, remedy, sozialraum.id)
