"""Erfüllt, wenn Schulsozialarbeit, Wohnungsnotfallhilfe und Gesundheitsdienste je mit Fachdiensten verabredet sind.

Eine Verabredung hat beides: welche laufenden Angebote mit dem Regeldienst zusammenarbeiten und in welcher Form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import laufzeit, pfad
from konzeptgen.checking.elemente.zeit import besteht
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.zusammenarbeit import Regeldienst

ELEMENT = Element(
    code="M6",
    titel="Fachdienste und Regeldienste sind vernetzt",
    fundstelle="B1, N4",
    handlungsfeld="beratung",
    forderung="Beratungsstellen, Schulsozialarbeit, Wohnungsnotfallhilfe und Gesundheitsdienste verabreden, wie sie zusammenarbeiten.",
)
FELDER: Felder = {
    "regeldienste": (Verdorben(None, "keine Zusammenarbeit mit Regeldiensten erfasst"),),
    "regeldienste.art": (Verdorben("kita", "Schulsozialarbeit, Wohnungsnotfallhilfe und Gesundheitsdienst"),),
    "regeldienste.angebote": (Verdorben(None, "welche Fachdienste mit „Gesundheitsamt“ zusammenarbeiten"),),
    "regeldienste.form": (Verdorben(None, "in welcher Form Fachdienste mit „Gesundheitsamt“ zusammenarbeiten"),),
    "regeldienste.beginn": (
        Verdorben("01.01.2028", "Die Zusammenarbeit mit „Gesundheitsamt“ besteht am Stichtag nicht"),
    ),
    "regeldienste.ende": (
        Verdorben("31.12.2025", "Die Zusammenarbeit mit „Gesundheitsamt“ besteht am Stichtag nicht"),
    ),
    **laufzeit("Mit „Gesundheitsamt“ arbeitet kein laufendes Angebot zusammen"),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]
angebote: [{id: mbe, traeger: cv, name: MBE, leistungsart: mbe}, {id: alt, traeger: cv, name: Alt, leistungsart: jmd, status: beendet}]
regeldienste:
"""
_SCHULE = "  - {dienst: Gesamtschule, art: schulsozialarbeit, angebote: [mbe], form: Fallkonferenz}\n"
_WOHNEN = "  - {dienst: Fachstelle, art: wohnungsnotfallhilfe, angebote: [mbe], form: Sprechstunde}\n"
_AMT = "  - {dienst: Gesundheitsamt, art: gesundheit, angebote: [mbe], form: Fallkonferenz}\n"
ERFUELLT = (_BASIS + _SCHULE + _WOHNEN + _AMT,)
TEILWEISE = (
    (_BASIS + _SCHULE + _WOHNEN, "Eine Zusammenarbeit ist nicht erfasst mit: Gesundheitsdienst."),
    (_BASIS + _SCHULE + _WOHNEN + _AMT.replace(", form: Fallkonferenz", ""), "in welcher Form"),
    (
        _BASIS + _SCHULE + _WOHNEN + _AMT.replace("[mbe]", "[alt]"),
        "Mit „Gesundheitsamt“ arbeitet kein laufendes Angebot zusammen.",
    ),
)
OFFEN = (
    (
        _BASIS + "  - {dienst: Kita, art: kita, angebote: [mbe], form: Runde}\n",
        "Schulsozialarbeit, Wohnungsnotfallhilfe",
    ),
)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]",)

_ARTEN = ("schulsozialarbeit", "wohnungsnotfallhilfe", "gesundheit")


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield the kinds of service with which something is agreed, those without, and what is not said of an entry."""
    if not konzept.regeldienste:
        yield Unbekannt("Es ist keine Zusammenarbeit mit Regeldiensten erfasst.", ("regeldienste",))
        return
    kinds = {konzept.werte["regeldienstarten"][art]: _der_art(konzept, art) for art in _ARTEN}
    agreed = [art for art, entries in kinds.items() if any(_verabredet(konzept, dienst) for dienst in entries)]
    if agreed:
        sentence = f"Verabredet ist die Zusammenarbeit mit: {aufzaehlung(art.titel for art in agreed)}."
        yield Erfuellt(sentence, ("regeldienste",))
    missing = [art.titel for art, entries in kinds.items() if not entries]
    if missing:
        yield Fehlt(f"Eine Zusammenarbeit ist nicht erfasst mit: {aufzaehlung(missing)}.", ("regeldienste", "art"))
    for art, entries in kinds.items():
        if art not in agreed:
            yield from (_offen(konzept, dienst) for dienst in entries)


def _der_art(konzept: Konzept, art: str) -> Sequence[Regeldienst]:
    return [dienst for dienst in konzept.regeldienste if dienst.art == art]


def _laufend(konzept: Konzept, dienst: Regeldienst) -> bool:
    return any(angebot in konzept.aktive_angebote for angebot in dienst.angebote)


def _verabredet(konzept: Konzept, dienst: Regeldienst) -> bool:
    return bool(dienst.form) and besteht(dienst, konzept.tag) and _laufend(konzept, dienst)


def _offen(konzept: Konzept, dienst: Regeldienst) -> Teil:
    """Return what keeps an entry from being an agreement."""
    name = f"„{dienst.dienst}“"
    path = pfad(konzept, "regeldienste", dienst, "angebote")
    if not besteht(dienst, konzept.tag):
        return Fehlt(f"Die Zusammenarbeit mit {name} besteht am Stichtag nicht.", path)
    if not dienst.angebote:
        return Unbekannt(f"Nicht bekannt ist, welche Fachdienste mit {name} zusammenarbeiten.", path)
    if not _laufend(konzept, dienst):
        return Fehlt(f"Mit {name} arbeitet kein laufendes Angebot zusammen.", path)
    sentence = f"Nicht bekannt ist, in welcher Form Fachdienste mit {name} zusammenarbeiten."
    return Unbekannt(sentence, pfad(konzept, "regeldienste", dienst, "form"))
