"""Erfüllt, wenn ein laufendes Angebot vor dem Kurs, eines während des Kurses und eines danach begleitet.

Dasselbe Angebot darf alle drei Phasen begleiten.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import aufzaehlung, klein
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import laufzeit
from konzeptgen.checking.elemente.zeit import besteht
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="I2",
    titel="Begleitung vor, während und nach dem Kurs",
    fundstelle="G1",
    handlungsfeld="sprache",
    forderung="Beratung begleitet {teilnehmende} vor dem Kurs, während des Kurses und danach.",
)
_ALLE = "Keine laufende Begleitung ist erfasst vor dem Kurs, während des Kurses und nach dem Kurs"
FELDER: Felder = {
    "kursbegleitung": (Verdorben(None, "keine Begleitung zu Kursen erfasst"),),
    "kursbegleitung.phase": (
        Verdorben("vor", "Keine laufende Begleitung ist erfasst während des Kurses und nach dem Kurs"),
    ),
    "kursbegleitung.beginn": (Verdorben("01.01.2099", _ALLE),),
    "kursbegleitung.ende": (Verdorben("01.01.2001", _ALLE),),
    **laufzeit(_ALLE),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]
angebote: [{id: mbe, traeger: cv, name: MBE, leistungsart: mbe}, {id: alt, traeger: cv, name: Alt, leistungsart: mbe, status: beendet}]
kursbegleitung:
"""
_PHASE = "  - {phase: %s, angebot: %s}\n"
ERFUELLT = (_BASIS + "".join(_PHASE % (phase, "mbe") for phase in ("vor", "waehrend", "nach")),)
TEILWEISE = (
    (_BASIS + _PHASE % ("vor", "mbe"), "Keine laufende Begleitung ist erfasst während des Kurses und nach dem Kurs."),
    (_BASIS + _PHASE % ("vor", "mbe") + _PHASE % ("nach", "alt"), "während des Kurses und nach dem Kurs."),
)
OFFEN = ((_BASIS + _PHASE % ("vor", "alt"), _ALLE),)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]",)


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield the phases in which a running offer accompanies people, and those in which none does."""
    if not konzept.kursbegleitung:
        yield Unbekannt("Es ist keine Begleitung zu Kursen erfasst.", ("kursbegleitung",))
        return
    running = [b for b in konzept.kursbegleitung if besteht(b, konzept.tag) and b.angebot in konzept.aktive_angebote]
    covered = {begleitung.phase for begleitung in running}
    phases = konzept.werte["kursphasen"].values()
    there, missing = ([klein(p.titel) for p in phases if (p in covered) is wanted] for wanted in (True, False))
    if there:
        yield Erfuellt(f"Begleitung gibt es {aufzaehlung(there)}.", ("kursbegleitung",))
    if missing:
        yield Fehlt(f"Keine laufende Begleitung ist erfasst {aufzaehlung(missing)}.", ("kursbegleitung", "phase"))
