"""Erfüllt, wenn jede bestehende Unterkunft von einem freien Träger betrieben wird oder er dort die soziale Arbeit leistet.

Soziale Arbeit sind Dienste aus den Handlungsfeldern Aufnahme und Beratung. Geschlossene und geplante Häuser zählen nicht.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import anteil, namen, pfad
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.unterkuenfte import Unterkunft

ELEMENT = Element(
    code="F5",
    titel="Freie Träger betreiben Unterkünfte und leisten dort Dienste",
    fundstelle="D1",
    handlungsfeld="aufnahme",
    forderung="Freie Träger betreiben die Unterkünfte oder leisten dort die soziale Arbeit.",
)
_KEINE = "Betreiber oder für die soziale Arbeit zuständig"
_OHNE_DIENST = {"unterkuenfte.betreiber": "stadt"}
FELDER: Felder = {
    "unterkuenfte": (Verdorben(None, "keine Unterkünfte erfasst"),),
    "unterkuenfte.eroeffnet_am": (Verdorben("01.01.2099", "besteht am Stichtag keine"),),
    "unterkuenfte.schliessung_am": (Verdorben("01.06.2026", "besteht am Stichtag keine"),),
    "unterkuenfte.betreiber": (
        Verdorben("stadt", _KEINE, auch={"unterkuenfte.dienste.traeger": "stadt"}),
        Verdorben(None, "Nicht bekannt ist", auch={"unterkuenfte.dienste": None}),
    ),
    "unterkuenfte.dienste": (Verdorben(None, "Nicht bekannt ist", auch=_OHNE_DIENST),),
    "unterkuenfte.dienste.traeger": (Verdorben("stadt", _KEINE, auch=_OHNE_DIENST),),
    "unterkuenfte.dienste.leistungsart": (Verdorben("kinderbetreuung", _KEINE, auch=_OHNE_DIENST),),
    "traeger.art": (Verdorben("kommune", _KEINE),),
    "traeger.beherrscht_von": (Verdorben("kommune", _KEINE),),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}, {id: st, name: Stadt, art: kommune}]
unterkuenfte:
"""
_FREI = "  - {id: n, name: Haus Nord, art: gemeinschaftsunterkunft, betreiber: cv}\n"
_DIENST = "  - {id: s, name: Haus Süd, art: gemeinschaftsunterkunft, betreiber: st, dienste: [{leistungsart: %s, traeger: %s}]}\n"
_STUMM = "  - {id: w, name: Haus West, art: gemeinschaftsunterkunft, betreiber: st}\n"
ERFUELLT = (
    _BASIS + _FREI + _DIENST % ("fluechtlingssozialarbeit", "cv"),
    _BASIS + _DIENST % ("unterkunftsbetreuung", "cv") + _STUMM,
    _BASIS + _FREI + (_DIENST % ("unterkunftsbetreuung", "st")).replace("}]}", "}], schliessung_am: 01.06.2026}"),
)
TEILWEISE = (
    (_BASIS + _FREI + _DIENST % ("unterkunftsbetreuung", "st"), "In „Haus Süd“ ist kein freier Träger Betreiber"),
)
OFFEN = (
    (_BASIS + _DIENST % ("unterkunftsbetreuung", "st"), _KEINE),
    (_BASIS + _DIENST % ("kinderbetreuung", "cv"), _KEINE),
)
OHNE_DATEN = (
    _BASIS + _STUMM,
    _BASIS + _FREI.replace("betreiber", "schliessung_am: 01.06.2026, betreiber"),
    _BASIS + _STUMM.replace(", betreiber: st", ""),
    _BASIS + (_DIENST % ("unterkunftsbetreuung", "st")).replace(", betreiber: st", ""),
)

_SOZIALE_ARBEIT = ("aufnahme", "beratung")


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield in how many houses a free provider works, and those in which none does or nobody knows."""
    houses = konzept.da(konzept.unterkuenfte)
    if not houses:
        yield from _ohne(konzept)
        return
    free = [haus for haus in houses if _frei(haus)]
    silent = [haus for haus in houses if haus not in free and not (haus.betreiber and haus.dienste)]
    lacking = [haus for haus in houses if haus not in (*free, *silent)]
    known = len(free) + len(lacking)
    if free:
        share = anteil(len(free), known, len(houses), ("Unterkunft", "Unterkünften", "f"))
        sentence = f"In {share} ist ein freier Träger Betreiber oder leistet die soziale Arbeit."
        yield Erfuellt(sentence, ("unterkuenfte", "betreiber"))
    if lacking:
        sentence = f"In {_namen(lacking)} ist kein freier Träger {_KEINE}."
        yield Fehlt(sentence, pfad(konzept, "unterkuenfte", lacking[0], "dienste"), lacking[0].id)
    if silent:
        sentence = f"Nicht bekannt ist, ob ein freier Träger Betreiber ist oder die soziale Arbeit leistet in {_namen(silent)}."
        path = pfad(konzept, "unterkuenfte", silent[0], "dienste")
        yield Unbekannt(sentence, path, silent[0].id, daneben=known > 0)


def _ohne(konzept: Konzept) -> Iterator[Teil]:
    if konzept.unterkuenfte:
        yield Unbekannt("Von den erfassten Unterkünften besteht am Stichtag keine.", ("unterkuenfte",))
    else:
        yield Unbekannt("Es sind keine Unterkünfte erfasst.", ("unterkuenfte",))


def _frei(haus: Unterkunft) -> bool:
    """Return whether a free provider runs the house or does the social work there."""
    working = (dienst for dienst in haus.dienste if dienst.traeger.frei)
    return haus.frei_betrieben or any(d.leistungsart.marken.get("handlungsfeld") in _SOZIALE_ARBEIT for d in working)


def _namen(houses: list[Unterkunft]) -> str:
    return namen((haus.name for haus in houses), dativ=True)
