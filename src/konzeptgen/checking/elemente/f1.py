"""Erfüllt, wenn ein kommendes Jahr mindestens zwei Szenarien und eine Zahl der Plätze hat und freie Träger mitplanen.

Kommende Jahre sind die nach dem Stichtag. Ein Szenario allein ist keine Vorausschau auf mehr als einen Fall.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import aufzaehlung, numerus
from konzeptgen.base.scalars import Jahr
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import namen, ohne_freie
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="F1",
    titel="Plätze für die Aufnahme werden gemeinsam vorausgeplant",
    fundstelle="D2",
    handlungsfeld="aufnahme",
    forderung="Kommune und freie Träger planen die Plätze gemeinsam voraus, mit mehr als einem Szenario.",
)
FELDER: Felder = {
    "prognosen": (Verdorben(None, "keine Prognose"),),
    "prognosen.jahr": (Verdorben("2026", "Die Prognose der Aufnahmen reicht nur bis 2026"),),
    "prognosen.szenario": (Verdorben("mittel", "nur ein Szenario"),),
    "kapazitaeten": (Verdorben(None, "keine Plätze je Jahr erfasst"),),
    "kapazitaeten.jahr": (Verdorben("2026", "Die Planung der Plätze reicht nur bis 2026"),),
    "aufnahmeplanung": (Verdorben(None, "welche freien Träger"),),
    "aufnahmeplanung.beteiligte": (
        Verdorben(None, "welche freien Träger"),
        Verdorben(["stadt"], "ist kein freier Träger beteiligt"),
    ),
    "traeger.art": (Verdorben("kommune", "ist kein freier Träger beteiligt"),),
    "traeger.beherrscht_von": (Verdorben("kommune", "ist kein freier Träger beteiligt"),),
}
_TRAEGER = "traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}, {id: st, name: Stadt, art: kommune}]\n"
_MITTEL = "prognosen:\n  - {jahr: 2027, szenario: mittel, personen: 100}\n"
_HOCH = "  - {jahr: 2027, szenario: hoch, personen: 150}\n"
_PLAETZE = "kapazitaeten: [{jahr: 2027, plaetze: 200}]\n"
_MIT = "aufnahmeplanung: {beteiligte: [cv]}\n"
_GUT = _TRAEGER + _MITTEL + _HOCH + _PLAETZE + _MIT
ERFUELLT = (_GUT,)
TEILWEISE = (
    (_GUT.replace(_HOCH, ""), "Für 2027 ist nur ein Szenario erfasst."),
    (_GUT.replace(_HOCH, _HOCH.replace("2027", "2028")), "Für 2027 und 2028 ist nur ein Szenario erfasst."),
    (_GUT.replace("{jahr: 2027, plaetze", "{jahr: 2026, plaetze"), "bis 2026"),
    (_GUT.replace("[cv]", "[st]"), "An der Planung der Aufnahme ist kein freier Träger beteiligt."),
    (_GUT.replace(_MIT, ""), "welche freien Träger die Aufnahme mitplanen"),
)
OFFEN = (
    (
        _TRAEGER + _MITTEL.replace("2027", "2026") + _MIT.replace("cv", "st"),
        "Die Prognose der Aufnahmen reicht nur bis 2026.",
    ),
)
OHNE_DATEN = (_TRAEGER, _TRAEGER + "aufnahmeplanung: {turnus: halbjährlich}\n")

_MEHRERE = 2


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield the scenarios and places of the years to come, and the free providers who plan them too."""
    yield from _szenarien(konzept)
    yield from _plaetze(konzept)
    yield from _beteiligte(konzept)


def _szenarien(konzept: Konzept) -> Iterator[Teil]:
    path = ("prognosen",)
    if not konzept.prognosen:
        yield Unbekannt("Es ist keine Prognose der Aufnahmen erfasst.", path)
        return
    coming: dict[Jahr, set[str]] = {}
    for prognose in konzept.prognosen:
        if prognose.jahr > konzept.tag.year:
            coming.setdefault(prognose.jahr, set()).add(prognose.szenario)
    several = [str(jahr) for jahr, szenarien in sorted(coming.items()) if len(szenarien) >= _MEHRERE]
    if several:
        yield Erfuellt(f"Für {aufzaehlung(several)} gibt es mehr als ein Szenario.", path)
    elif coming:
        yield Fehlt(f"Für {aufzaehlung(map(str, sorted(coming)))} ist nur ein Szenario erfasst.", path)
    else:
        last = max(prognose.jahr for prognose in konzept.prognosen)
        yield Fehlt(f"Die Prognose der Aufnahmen reicht nur bis {last}.", path)


def _plaetze(konzept: Konzept) -> Iterator[Teil]:
    path = ("kapazitaeten",)
    years = sorted({kapazitaet.jahr for kapazitaet in konzept.kapazitaeten})
    coming = [str(jahr) for jahr in years if jahr > konzept.tag.year]
    if not years:
        yield Unbekannt("Es sind keine Plätze je Jahr erfasst.", path)
    elif coming:
        yield Erfuellt(f"Plätze sind geplant für {aufzaehlung(coming)}.", path)
    else:
        yield Fehlt(f"Die Planung der Plätze reicht nur bis {years[-1]}.", path)


def _beteiligte(konzept: Konzept) -> Iterator[Teil]:
    path = ("aufnahmeplanung", "beteiligte")
    partners = konzept.aufnahmeplanung.beteiligte if konzept.aufnahmeplanung else ()
    free = [traeger.kurz for traeger in partners if traeger.frei]
    if not partners:
        yield Unbekannt("Nicht bekannt ist, welche freien Träger die Aufnahme mitplanen.", path)
    elif free:
        yield Erfuellt(f"An der Planung der Aufnahme {numerus(free, 'ist', 'sind')} beteiligt: {namen(free)}.", path)
    else:
        yield ohne_freie(partners, "An der Planung der Aufnahme ist kein freier Träger beteiligt.", path)
