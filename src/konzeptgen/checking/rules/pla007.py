"""Was: Eine Gruppe ist größer als die Bevölkerung, zu der sie gehört.

Verglichen werden Menschen ohne deutsche Staatsangehörigkeit, mit Einwanderungsgeschichte und Geflüchtete mit der
Einwohnerzahl, Sozialräume und Gemeinden mit der Kommune. Liegen die Stichtage mehr als zwei Jahre auseinander, oder
übersteigt erst die Summe das Ganze, ist das eine Warnung.

Warum: Ein Anteil von mehr als 100 Prozent zeigt jedem, dass die Zahlen nicht stimmen, und das Konzept rechnet damit.

Beispiel: Die Kommune hat 48.000 Einwohnerinnen und Einwohner, und 148.000 davon haben eine Einwanderungsgeschichte.

Abhilfe: Prüfen Sie beide Zahlen, ihre Quelle und ihren Stichtag. Überschneiden sich Sozialräume, begründen Sie das in
ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahl
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.bausteine import Kennzahl
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA007",
    name="gruppe-groesser-als-die-bevoelkerung",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.FEHLER,
    elemente=(),
    kapitel="ausgangslage",
)
GUT = (
    """
kommune:
  name: Teststadt
  typ: stadt
  land: nw
  einwohner: {wert: 48.000}
  auslaender: {wert: 6.000}
  migrationsgeschichte: {wert: 14.000}
  herkunft: [{land: Polen, personen: 900}]
sozialraeume:
  - {id: nord, name: Nordstadt, einwohner: {wert: 30.000}}
  - {id: sued, name: Südstadt, einwohner: {wert: 18.000}}
""",
    "{}",
)
SCHLECHT = (
    "kommune: {name: Teststadt, typ: stadt, land: nw, einwohner: {wert: 48.000}, migrationsgeschichte: {wert: 148.000}}",
    """
kommune: {name: Teststadt, typ: stadt, land: nw, einwohner: {wert: 48.000}}
sozialraeume:
  - {id: nord, name: Nordstadt, einwohner: {wert: 30.000}}
  - {id: sued, name: Südstadt, einwohner: {wert: 28.000}}
""",
    """
kommune:
  name: Teststadt
  typ: stadt
  land: nw
  auslaender: {wert: 6.000}
  herkunft: [{land: Polen, personen: 4.000}, {land: Syrien, personen: 3.000}]
""",
    "kommune: {name: Teststadt, typ: stadt, land: nw, auslaender: {wert: 6.000}, gefluechtete: {wert: 9.000}}",
    "sozialraeume: [{id: nord, name: Nordstadt, einwohner: {wert: 3.000}, migrationsgeschichte: {wert: 4.000}}]",
)
_SPIELRAUM = Decimal("1.05")
_ZEITRAUM = timedelta(days=731)
_ABHILFE = "Prüfen Sie beide Zahlen, ihre Quelle und ihren Stichtag."


@dataclass(frozen=True, slots=True)
class _Menge:
    """A number of people: its place, its words, the number and the day of the count if known."""

    pfad: DataPath
    worte: str
    wert: Decimal
    tag: date | None = None


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per group larger than the one around it, and per sum larger than its total."""
    yield from _gruppen(konzept)
    yield from _teile(konzept)
    yield from _summen(konzept)


def _gruppen(konzept: Konzept) -> Iterator[Treffer]:
    place: DataPath = ("kommune",)
    people = _kennzahl(place, "einwohner", "die ganze Bevölkerung", konzept.kommune.einwohner)
    foreign = _kennzahl(place, "auslaender", "Menschen ohne deutsche Staatsangehörigkeit", konzept.kommune.auslaender)
    origin = _kennzahl(
        place, "migrationsgeschichte", "Menschen mit Einwanderungsgeschichte", konzept.kommune.migrationsgeschichte
    )
    refugees = _kennzahl(place, "gefluechtete", "Geflüchtete", konzept.kommune.gefluechtete)
    for group in (foreign, origin, refugees):
        yield from _vergleich(group, people, None)
    for group, around in ((refugees, foreign), (refugees, origin), (foreign, origin)):
        yield from _vergleich(group, around, Severity.WARNUNG)


def _teile(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per Sozialraum, municipality or origin that is larger than the whole."""
    people = _kennzahl(("kommune",), "einwohner", "die ganze Kommune", konzept.kommune.einwohner)
    for index, raum in enumerate(konzept.sozialraeume):
        place: DataPath = ("sozialraeume", index)
        here = _kennzahl(place, "einwohner", f"den Sozialraum „{raum.name}“", raum.einwohner)
        origin = _kennzahl(
            place,
            "migrationsgeschichte",
            f"Menschen mit Einwanderungsgeschichte in „{raum.name}“",
            raum.migrationsgeschichte,
        )
        yield from _vergleich(here, people, None, raum.id)
        yield from _vergleich(origin, here, None, raum.id)
    for index, gemeinde in enumerate(konzept.kommune.gemeinden):
        if gemeinde.einwohner is not None:
            path = ("kommune", "gemeinden", index, "einwohner")
            town = _Menge(path, f"die Gemeinde „{gemeinde.name}“", Decimal(gemeinde.einwohner))
            yield from _vergleich(town, people, None, "gemeinden")


def _summen(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per sum of parts that goes beyond the total by more than counts may differ."""
    kommune = konzept.kommune
    spaces = [raum.einwohner.wert for raum in konzept.sozialraeume if raum.einwohner]
    origins = [raum.migrationsgeschichte.wert for raum in konzept.sozialraeume if raum.migrationsgeschichte]
    towns = [Decimal(gemeinde.einwohner) for gemeinde in kommune.gemeinden if gemeinde.einwohner is not None]
    foreign = [Decimal(herkunft.personen) for herkunft in kommune.herkunft]
    for path, words, parts, field, total in (
        (("sozialraeume",), "Die Sozialräume haben zusammen", spaces, "einwohner", kommune.einwohner),
        (
            ("sozialraeume",),
            "In den Sozialräumen haben zusammen Einwanderungsgeschichte",
            origins,
            "migrationsgeschichte",
            kommune.migrationsgeschichte,
        ),
        (("kommune", "gemeinden"), "Die Gemeinden haben zusammen", towns, "einwohner", kommune.einwohner),
        (
            ("kommune", "herkunft"),
            "Die genannten Staatsangehörigkeiten haben zusammen",
            foreign,
            "auslaender",
            kommune.auslaender,
        ),
    ):
        if total and len(parts) > 1 and sum(parts) > total.wert * _SPIELRAUM:
            message = f"{words} {zahl(sum(parts))} Menschen, im Feld kommune.{field} stehen {zahl(total.wert)}."
            yield Treffer(path, message, _ABHILFE, path[-1], Severity.WARNUNG)


def _kennzahl(place: DataPath, field: str, words: str, figure: Kennzahl | None) -> _Menge | None:
    return _Menge((*place, field, "wert"), words, figure.wert, figure.stichtag) if figure else None


def _vergleich(
    part: _Menge | None, whole: _Menge | None, severity: Severity | None, bezug: str = ""
) -> Iterator[Treffer]:
    """Yield a hit where the part is larger; counts of very different days are only asked about."""
    if part is None or whole is None or not whole.wert or part.wert <= whole.wert:
        return
    apart = part.tag and whole.tag and abs(part.tag - whole.tag) > _ZEITRAUM
    field = ".".join(str(step) for step in whole.pfad[:-1] if isinstance(step, str))
    message = (
        f"Für {part.worte} sind {zahl(part.wert)} erfasst, für {whole.worte} nur {zahl(whole.wert)} (Feld {field})."
    )
    yield Treffer(part.pfad, message, _ABHILFE, bezug or str(part.pfad[-2]), Severity.WARNUNG if apart else severity)
