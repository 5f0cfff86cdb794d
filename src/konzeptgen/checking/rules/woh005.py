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

from collections.abc import Iterator
from decimal import Decimal

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahl
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.fragen.wohnen import Verteilung
from konzeptgen.model.konzept import Konzept

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
    houses = konzept.verortete(konzept.bestehende_unterkuenfte)
    if len(houses) < _HAEUSER:
        return
    for index, row in enumerate(konzept.verteilung_der(houses)):
        if row.anteil_plaetze > max(_SCHWELLE, row.anteil_bevoelkerung or _SCHWELLE):
            yield _treffer(index, row)


def _treffer(index: int, row: Verteilung) -> Treffer:
    people, sozialraum = row.anteil_bevoelkerung, row.sozialraum
    residents = f", aber nur {zahl(people, 0)} Prozent der Bevölkerung" if people is not None else ""
    message = f"{sozialraum.name} hat {zahl(row.anteil_plaetze, 0)} Prozent der Plätze in Unterkünften{residents}."
    remedy = "Prüfen Sie bei neuen Standorten andere Sozialräume oder halten Sie die Gründe für die Verteilung fest."
    return Treffer(("sozialraeume", index, "name"), message, remedy, sozialraum.id)
