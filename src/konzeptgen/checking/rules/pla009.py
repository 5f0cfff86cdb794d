"""Was: Eine Bevölkerungszahl kann nicht stimmen oder passt nicht zur Art der Kommune.

Null Menschen und Bruchteile von Menschen sind ein Fehler. Ist die Einwohnerzahl für eine Stadt, eine Gemeinde oder einen
Kreis sehr klein oder sehr groß, ist das eine Warnung.

Warum: An der Einwohnerzahl misst das Konzept alles andere. „86,250“ liest der Rechner als gut 86 Menschen: Das Komma
trennt Bruchteile, der Punkt Tausender.

Beispiel: Im Feld kommune.einwohner steht der Wert 0.

Abhilfe: Prüfen Sie die Zahl und ihre Schreibweise. Ist sie unbekannt, löschen Sie die Zeile.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahl
from konzeptgen.base.scalars import Wert
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.bausteine import Kennzahl
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA009",
    name="bevoelkerungszahl-unwahrscheinlich",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.FEHLER,
    elemente=(),
    kapitel="ausgangslage",
)
GUT = (
    "kommune: {name: Teststadt, typ: stadt, land: nw, einwohner: {wert: 48.250}, gefluechtete: {wert: 0}}",
    "{}",
)
SCHLECHT = (
    "kommune: {name: Teststadt, typ: stadt, land: nw, einwohner: {wert: 0}}",
    'kommune: {name: Teststadt, typ: stadt, land: nw, einwohner: {wert: "86,25"}}',
    "kommune: {name: Testland, typ: landkreis, land: nw, einwohner: {wert: 4.825}}",
    'sozialraeume: [{id: nord, name: Nordstadt, migrationsgeschichte: {wert: "4,5"}}]',
)
_UEBLICH = {
    "gemeinde": (10, 100_000),
    "stadt": (200, 4_000_000),
    "kreisfreie_stadt": (25_000, 4_000_000),
    "landkreis": (40_000, 1_500_000),
    "kreis": (40_000, 1_500_000),
    "verbandsgemeinde": (500, 150_000),
    "bezirk": (1_000, 600_000),
}
_GRUPPEN = ("einwohner", "auslaender", "migrationsgeschichte", "gefluechtete")
_ABHILFE = "Prüfen Sie die Zahl; der Punkt trennt Tausender. Ist sie unbekannt, löschen Sie die Zeile."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per number of people that cannot be, and one where it does not fit the kind of municipality."""
    for path, where, figure, bezug in _zahlen(konzept):
        if figure.wert != figure.wert.to_integral_value():
            message = f"{where} stehen {zahl(figure.wert)} Menschen; Bruchteile von Menschen gibt es nicht."
            yield Treffer(path, message, _ABHILFE, bezug)
    people = konzept.kommune.einwohner
    if people is not None and people.wert == people.wert.to_integral_value():
        yield from _einwohner(people, konzept.kommune.typ)


def _einwohner(people: Kennzahl, typ: Wert) -> Iterator[Treffer]:
    path = ("kommune", "einwohner", "wert")
    least, most = _UEBLICH[typ]
    if people.wert == 0:
        message = "Im Feld kommune.einwohner steht 0; eine Kommune ohne Menschen gibt es nicht."
        yield Treffer(path, message, _ABHILFE, "einwohner")
    elif not least <= people.wert <= most:
        usual = f"für die Art „{typ.titel}“ (Feld kommune.typ) sind {zahl(least)} bis {zahl(most)} üblich"
        message = f"Im Feld kommune.einwohner stehen {zahl(people.wert)} Menschen; {usual}."
        yield Treffer(path, message, _ABHILFE, "einwohner", Severity.WARNUNG)


def _zahlen(konzept: Konzept) -> Iterator[tuple[DataPath, str, Kennzahl, str]]:
    """Yield place, words for it, figure and id of every number of people that is not read as a whole number."""
    for name in _GRUPPEN:
        figure = getattr(konzept.kommune, name)
        if figure:
            yield ("kommune", name, "wert"), f"Im Feld kommune.{name}", figure, name
    for index, raum in enumerate(konzept.sozialraeume):
        for name, figure in (("einwohner", raum.einwohner), ("migrationsgeschichte", raum.migrationsgeschichte)):
            if figure:
                yield ("sozialraeume", index, name, "wert"), f"Bei „{raum.name}“ im Feld „{name}“", figure, raum.id
