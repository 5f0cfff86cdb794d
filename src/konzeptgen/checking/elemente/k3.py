"""Erfüllt, wenn alle erfassten Migrantenorganisationen am Konzept beteiligt sind und eine an einem Runden Tisch sitzt.

Migrantenorganisation ist ein Träger durch seine Art oder sein eigenes Wort. Ein Termin in der Zukunft ist noch keine
Beteiligung, und ein aufgelöster Tisch zählt nicht.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import numerus
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import einmal, namen
from konzeptgen.checking.elemente.tische import ohne_tische
from konzeptgen.checking.elemente.zeit import geschehen
from konzeptgen.checking.rules.net_hilfen import ohne_art
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="K3",
    titel="Die Migrantenorganisationen sind eingebunden",
    fundstelle="C3",
    forderung="Die Migrantenorganisationen am Ort wirken am Konzept mit und sitzen an mindestens einem Runden Tisch. Es wird nicht nur über sie geredet.",
)
_STADT = {"runde_tische.sitze.traeger": "stadt"}
FELDER: Felder = {
    "beteiligungen": (Verdorben(None, "wer außer den Spitzenverbänden am Konzept beteiligt ist"),),
    "beteiligungen.traeger": (Verdorben("caritas", "Am Konzept nicht beteiligt ist „Verein Neue Nachbarn“"),),
    "beteiligungen.datum": (Verdorben("01.01.2099", "Am Konzept nicht beteiligt ist „Verein Neue Nachbarn“"),),
    "traeger.art": (Verdorben("migrantenorganisation", "Am Konzept nicht beteiligt sind „Diakonie Vollstadt“"),),
    "traeger.migrantenorganisation": (
        Verdorben("ja", "Am Konzept nicht beteiligt sind „Diakonie Vollstadt“"),
        Verdorben("nein", "keine Migrantenorganisation erfasst", auch={"traeger.art": "freie_wohlfahrt"}),
    ),
    "runde_tische": (Verdorben(None, "keine Runden Tische erfasst"),),
    "runde_tische.gegruendet": (Verdorben("2099", "besteht am Stichtag keiner"),),
    "runde_tische.ende": (Verdorben("01.01.2001", "besteht am Stichtag keiner"),),
    "runde_tische.sitze": (Verdorben(None, "wer an den Runden Tischen sitzt"),),
    "runde_tische.sitze.traeger": (Verdorben("stadt", "sitzt keine Migrantenorganisation"),),
    "runde_tische.sitze.art": (Verdorben(None, "zu welcher Gruppe", auch=_STADT),),
}
_TRAEGER = (
    "traeger: [{id: mo, name: Verein, art: migrantenorganisation}, {id: cv, name: Caritas, art: freie_wohlfahrt}]\n"
)
_DABEI = "beteiligungen: [{traeger: mo, form: Arbeitsgruppe}]\n"
_ANDERE = "beteiligungen: [{traeger: cv, form: Arbeitsgruppe}]\n"
_TISCH = "runde_tische: [{id: rt, name: Tisch, sitze: [{traeger: %s}]}]\n"
_OHNE_ART = "runde_tische: [{id: rt, name: Tisch, sitze: [{organisation: Verein Mosaik}]}]\n"
ERFUELLT = (
    _TRAEGER + _DABEI + _TISCH % "mo",
    _TRAEGER + _DABEI + _OHNE_ART.replace("}]}", ", art: migrantenorganisation}]}"),
)
TEILWEISE = (
    (_TRAEGER + _ANDERE + _TISCH % "mo", "Am Konzept nicht beteiligt ist „Verein“."),
    (_TRAEGER + _DABEI + _TISCH % "cv", "An den Runden Tischen sitzt keine Migrantenorganisation."),
    (_TRAEGER + _DABEI + _OHNE_ART, "Nicht bekannt ist, zu welcher Gruppe „Verein Mosaik“ gehört."),
    (_TRAEGER + _TISCH % "mo", "wer außer den Spitzenverbänden am Konzept beteiligt ist"),
    (_TRAEGER + _DABEI, "keine Runden Tische erfasst"),
)
OFFEN = (
    (_TRAEGER + _ANDERE + _TISCH % "cv", "Am Konzept nicht beteiligt ist „Verein“."),
    (_TRAEGER + _DABEI.replace("}]", ", datum: 01.01.2027}]"), "Am Konzept nicht beteiligt ist „Verein“."),
)
OHNE_DATEN = (_TRAEGER, _OHNE_ART, _OHNE_ART.replace(", sitze: [{organisation: Verein Mosaik}]", ""))


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield which migrants' organisations take part in the Konzept, and whether one sits at a round table."""
    yield from _am_konzept(konzept)
    yield from _am_tisch(konzept)


def _am_konzept(konzept: Konzept) -> Iterator[Teil]:
    path = ("beteiligungen",)
    known = konzept.migrantenorganisationen
    if not known:
        yield Unbekannt("Unter den Trägern ist keine Migrantenorganisation erfasst.", ("traeger",))
    elif not konzept.beteiligungen:
        yield Unbekannt("Nicht bekannt ist, wer außer den Spitzenverbänden am Konzept beteiligt ist.", path)
    else:
        heard = {entry.traeger for entry in konzept.beteiligungen if geschehen(entry, konzept.tag)}
        there = [traeger.kurz for traeger in known if traeger in heard]
        away = [traeger.kurz for traeger in known if traeger not in heard]
        if there:
            yield Erfuellt(f"Am Konzept beteiligt {numerus(there, 'ist', 'sind')} {namen(there)}.", path)
        if away:
            yield Fehlt(f"Am Konzept nicht beteiligt {numerus(away, 'ist', 'sind')} {namen(away)}.", path)


def _am_tisch(konzept: Konzept) -> Iterator[Teil]:
    yield from ohne_tische(konzept)
    path = ("runde_tische", "sitze")
    seats = [sitz for tisch in konzept.bestehende_tische for sitz in tisch.sitze]
    there = einmal(sitz.name for sitz in seats if sitz.gruppe == "migrantenorganisation")
    if there:
        yield Erfuellt(f"An Runden Tischen {numerus(there, 'sitzt', 'sitzen')} {namen(there)}.", path)
    elif unclear := einmal(ohne_art(seats)):
        verb = numerus(unclear, "gehört", "gehören")
        yield Unbekannt(f"Nicht bekannt ist, zu welcher Gruppe {namen(unclear)} {verb}.", path)
    elif seats:
        yield Fehlt("An den Runden Tischen sitzt keine Migrantenorganisation.", path)
    elif konzept.bestehende_tische:
        yield Unbekannt("Nicht bekannt ist, wer an den Runden Tischen sitzt.", path)
