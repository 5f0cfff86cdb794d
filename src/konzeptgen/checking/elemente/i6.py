"""Erfüllt, wenn die Kommune die Zusteuerung führt, allein oder mit dem Bundesamt, und die Migrationsberatung beteiligt ist.

Migrationsberatung bringt ein, wer am Ort MBE oder Jugendmigrationsdienst anbietet.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import laufzeit
from konzeptgen.checking.rules.kur_hilfen import beratende, ist_beratung
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="I6",
    titel="Zusteuerung in Kurse unter kommunaler Federführung (Forderung)",
    fundstelle="G4",
    handlungsfeld="sprache",
    forderung="Die Kommune steuert {teilnehmende} in die Kurse, gemeinsam mit der Migrationsberatung.",
    rechtslage="Heute soll das Bundesamt für Migration und Flüchtlinge zuweisen; andere Stellen leiten zu, wenn es dazu auffordert. Die Forderung verlangt eine Änderung des Rechts.",
    normen=("intv-7-3",),
    adressat=("kreis", "bund"),
)
_BERATUNG = "An der Zusteuerung ist keine Migrationsberatung beteiligt"
FELDER: Felder = {
    "zusteuerung": (Verdorben(None, "keine Zusteuerung in Kurse erfasst"),),
    "zusteuerung.federfuehrung": (
        Verdorben("bamf", "Die Federführung liegt beim Bundesamt"),
        Verdorben(None, "wer die Zusteuerung führt"),
    ),
    "zusteuerung.beteiligte": (Verdorben(None, "wer an der Zusteuerung beteiligt ist"),),
    "zusteuerung.beteiligte.traeger": (Verdorben("stadt", _BERATUNG),),
    "angebote.leistungsart": (Verdorben("schuldnerberatung", _BERATUNG),),
    **laufzeit(_BERATUNG),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}, {id: st, name: Stadt, art: kommune}]
angebote: [{id: mbe, traeger: cv, name: MBE, leistungsart: mbe}]
zusteuerung: {federfuehrung: %s, beteiligte: [{traeger: %s}]}
"""
ERFUELLT = (_BASIS % ("kommune", "cv"), _BASIS % ("gemeinsam", "cv"))
TEILWEISE = (
    (_BASIS % ("bamf", "cv"), "Die Federführung liegt beim Bundesamt für Migration und Flüchtlinge."),
    (_BASIS % ("kommune", "st"), f"{_BERATUNG}."),
)
OFFEN = ((_BASIS % ("bamf", "st"), "Die Federführung liegt beim Bundesamt"),)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]", "zusteuerung: {verfahren: Auf Zuruf}")


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield who leads the way into courses and whether counselling takes part."""
    steering = konzept.zusteuerung
    if steering is None:
        yield Unbekannt("Es ist keine Zusteuerung in Kurse erfasst.", ("zusteuerung",))
        return
    yield _federfuehrung(steering.federfuehrung)
    path = ("zusteuerung", "beteiligte")
    if not steering.beteiligte:
        yield Unbekannt("Nicht bekannt ist, wer an der Zusteuerung beteiligt ist.", path)
    elif any(ist_beratung(sitz, beratende(konzept)) for sitz in steering.beteiligte):
        yield Erfuellt("Die Migrationsberatung ist an der Zusteuerung beteiligt.", path)
    else:
        yield Fehlt(f"{_BERATUNG}.", path)


def _federfuehrung(wer: str | None) -> Teil:
    path = ("zusteuerung", "federfuehrung")
    if wer is None:
        return Unbekannt("Nicht bekannt ist, wer die Zusteuerung führt.", path)
    if wer == "bamf":
        return Fehlt("Die Federführung liegt beim Bundesamt für Migration und Flüchtlinge.", path)
    together = " gemeinsam mit dem Bundesamt" if wer == "gemeinsam" else ""
    return Erfuellt(f"Die Kommune führt die Zusteuerung{together}.", path)
