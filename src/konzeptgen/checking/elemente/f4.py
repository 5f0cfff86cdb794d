"""Erfüllt, wenn die Menschen nicht länger als im Jahr davor in Unterkünften leben und die meisten in Wohnungen ziehen.

Verglichen werden die letzten beiden Jahre mit einer mittleren Verweildauer. Bei den Auszügen zählt das letzte Jahr, zu
dem Wohnungen angegeben sind. Was älter ist als zwei Jahre, gilt als nicht bekannt.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import anzahl, numerus, pronomen, zahl
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="F4",
    titel="Aus der Erstaufnahme zügig in die eigene Wohnung",
    fundstelle="D2",
    handlungsfeld="aufnahme",
    forderung="Wer ankommt, soll so bald wie möglich in die eigene Wohnung ziehen: Die Zeit in Unterkünften wird nicht länger, und wer auszieht, zieht meist in eine Wohnung.",
    rechtslage="Wie lange jemand in einer Einrichtung des Landes wohnen muss, bestimmt das Asylgesetz. Auf die Zeit danach kann die Kommune einwirken.",
    normen=("asylg-47-1",),
)
FELDER: Felder = {
    "verweildauern": (Verdorben(None, "wie lange Menschen in Unterkünften leben"),),
    "verweildauern.jahr": (
        Verdorben("2025", "Zur Verweildauer ist nur das Jahr 2025 erfasst"),
        Verdorben("2001", "wie lange"),
    ),
    "verweildauern.monate": (Verdorben(None, "wie lange Menschen in Unterkünften leben"),),
    "auszuege": (Verdorben(None, "wie viele Menschen aus Unterkünften in Wohnungen ziehen"),),
    "auszuege.jahr": (Verdorben("2001", "wie viele Menschen"), Verdorben("2099", "wie viele Menschen")),
    "auszuege.personen": (Verdorben("999", "zogen 999 Menschen aus Unterkünften aus, 60 davon"),),
    "auszuege.in_wohnungen": (
        Verdorben("45", "zogen 90 Menschen aus Unterkünften aus, 45 davon"),
        Verdorben(None, "wie viele Menschen"),
    ),
}
_DAUER = "verweildauern: [{jahr: 2024, monate: 10}, {jahr: 2025, monate: %s}]\n"
_AUSZUG = "auszuege: [{jahr: 2025, personen: 90, in_wohnungen: %s}]\n"
ERFUELLT = (
    _DAUER % 9 + _AUSZUG % 60,
    _DAUER % 10 + _AUSZUG % 46,
    _DAUER % "9}, {jahr: 2027, monate: 20" + _AUSZUG % "60}, {jahr: 2026, personen: 40",
)
TEILWEISE = (
    (
        _DAUER % 11 + _AUSZUG % 60,
        "Die mittlere Verweildauer in Unterkünften stieg von 10 Monaten 2024 auf 11 Monate 2025.",
    ),
    (
        _DAUER % 9 + _AUSZUG % 45,
        "Im Jahr 2025 zogen 90 Menschen aus Unterkünften aus, 45 davon in eine Wohnung, also nicht die meisten.",
    ),
    (_AUSZUG % 60, "wie lange Menschen in Unterkünften leben"),
    (
        (_DAUER % 9).replace("2024", "2023") + _AUSZUG.replace(", in_wohnungen: %s", ""),
        "wie viele Menschen aus Unterkünften in Wohnungen ziehen",
    ),
)
OFFEN = ((_DAUER % 11 + _AUSZUG % 20, "Die mittlere Verweildauer in Unterkünften stieg"),)
OHNE_DATEN = (
    "verweildauern: [{jahr: 2025, monate: 9}]",
    "auszuege: [{jahr: 2025, personen: 90}]",
    "auszuege: [{jahr: 2025, personen: 0, in_wohnungen: 0}]",
)

_JAHRE = 2


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield how the time in shelters changed, and whether most of those who moved out moved into flats."""
    yield from _verweildauer(konzept)
    yield from _auszuege(konzept)


def _neu(konzept: Konzept, jahr: int) -> bool:
    """Return whether a year has come and is no more than two years back."""
    return konzept.tag.year - _JAHRE <= jahr <= konzept.tag.year


def _verweildauer(konzept: Konzept) -> Iterator[Teil]:
    path = ("verweildauern",)
    known = {one.jahr: one.monate for one in konzept.verweildauern if one.jahr <= konzept.tag.year}
    years = sorted(known)[-2:]
    if not years or not _neu(konzept, years[-1]):
        yield Unbekannt("Nicht bekannt ist, wie lange Menschen in Unterkünften leben.", path)
    elif len(years) == 1:
        sentence = f"Zur Verweildauer ist nur das Jahr {years[0]} erfasst; wie sie sich ändert, ist nicht bekannt."
        yield Unbekannt(sentence, path)
    else:
        (before, old), (last, new) = ((jahr, known[jahr]) for jahr in years)
        span = f"von {zahl(old)} Monaten {before} auf {zahl(new)} Monate {last}"
        if new > old:
            yield Fehlt(f"Die mittlere Verweildauer in Unterkünften stieg {span}.", path)
        else:
            verb = "sank" if new < old else "blieb gleich:"
            yield Erfuellt(f"Die mittlere Verweildauer in Unterkünften {verb} {span}.", path)


def _auszuege(konzept: Konzept) -> Iterator[Teil]:
    path = ("auszuege",)
    known = [one for one in konzept.auszuege if one.in_wohnungen is not None and one.personen]
    recent = [one for one in known if _neu(konzept, one.jahr)]
    if not recent:
        yield Unbekannt("Nicht bekannt ist, wie viele Menschen aus Unterkünften in Wohnungen ziehen.", path)
        return
    last = max(recent, key=lambda one: one.jahr)
    flats = last.in_wohnungen or 0
    people = f"{numerus(last.personen, 'zog', 'zogen')} {anzahl(last.personen, 'Mensch', 'Menschen', 'm')}"
    sentence = f"Im Jahr {last.jahr} {people} aus Unterkünften aus, {pronomen(flats, 'm')} davon in eine Wohnung"
    if flats * 2 > last.personen:
        yield Erfuellt(f"{sentence}.", path)
    else:
        yield Fehlt(f"{sentence}, also nicht die meisten.", path)
