"""Erfüllt, wenn ein laufendes Angebot zur Auszugshilfe im ganzen Gebiet der Kommune hilft.

Mehrere Angebote zählen zusammen. Wo ein Angebot hilft, sagt sein Einzugsgebiet.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import numerus
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import angebote, laufzeit, ohne_angebote, pfad
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="W1",
    titel="Hilfe beim Auszug aus Gemeinschaftsunterkünften",
    fundstelle="F2",
    handlungsfeld="wohnen",
    leistungsarten=("auszugshilfe",),
    forderung="Wer aus einer Gemeinschaftsunterkunft auszieht, bekommt Hilfe beim Umzug und in der ersten Zeit danach, überall in der Kommune.",
)
FELDER: Felder = {
    "angebote": (Verdorben(None, "keine Angebote erfasst"),),
    "angebote.leistungsart": (Verdorben("mbe", "Ein laufendes Angebot zur Auszugshilfe ist nicht erfasst"),),
    **laufzeit("kein laufendes Angebot"),
    "angebote.gebiet": (
        Verdorben(["nord"], "Auszugshilfe gibt es nicht im ganzen Gebiet"),
        Verdorben(None, "Nicht bekannt ist, wo diese Angebote zur Auszugshilfe helfen"),
    ),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]
sozialraeume: [{id: nord, name: Nord}, {id: sued, name: Süd}]
angebote:
"""
_NORD = "  - {id: a, traeger: cv, name: Umzug Nord, leistungsart: auszugshilfe, gebiet: [nord]}\n"
_SUED = "  - {id: b, traeger: cv, name: Umzug Süd, leistungsart: auszugshilfe, gebiet: [sued]}\n"
_OHNE = "  - {id: c, traeger: cv, name: Umzug, leistungsart: auszugshilfe}\n"
ERFUELLT = (_BASIS + _NORD.replace("nord", "gesamt"), _BASIS + _NORD + _SUED)
TEILWEISE = (
    (_BASIS + _NORD, "Auszugshilfe gibt es nicht im ganzen Gebiet der Kommune."),
    (_BASIS + _NORD + _OHNE, "Nicht bekannt ist, wo diese Angebote zur Auszugshilfe helfen: „Umzug“."),
)
OFFEN = (
    (_BASIS + _NORD.replace("auszugshilfe", "mbe"), "Ein laufendes Angebot zur Auszugshilfe ist nicht erfasst."),
    (_BASIS + _NORD.replace("gebiet", "status: beendet, gebiet"), "kein laufendes Angebot"),
)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]",)


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield which offers help with moving out, and where they do not."""
    if not konzept.aktive_angebote:
        yield from ohne_angebote(konzept)
        return
    offers = konzept.angebote_der("auszugshilfe")
    if not offers:
        yield Fehlt("Ein laufendes Angebot zur Auszugshilfe ist nicht erfasst.", ("angebote", "leistungsart"))
        return
    path = pfad(konzept, "angebote", offers[0], "gebiet")
    yield Erfuellt(f"Beim Auszug {numerus(offers, 'hilft', 'helfen')}: {angebote(offers)}.", path[:-1], offers[0].id)
    if konzept.ueberall_gedeckt(offers):
        return
    silent = konzept.ohne_gebiet(offers)
    if silent:
        sentence = f"Nicht bekannt ist, wo diese Angebote zur Auszugshilfe helfen: {angebote(silent)}."
        yield Unbekannt(sentence, pfad(konzept, "angebote", silent[0], "gebiet"), silent[0].id)
    else:
        yield Fehlt("Auszugshilfe gibt es nicht im ganzen Gebiet der Kommune.", path, offers[0].id)
