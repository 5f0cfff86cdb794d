"""Erfüllt, wenn auf jeden laufenden Migrationsfachdienst Ämter hinweisen und im letzten Jahr über ihn informiert wurden.

Welche Ämter das sind, nennt das Konzept selbst. Ohne Angabe zu einem Dienst ist es nicht bekannt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from konzeptgen.base.german import datum
from konzeptgen.base.source import DataPath
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import angebote, anteil, einmal, laufzeit, namen, pfad
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="M3",
    titel="Die Stellen der Kommune kennen die Fachdienste",
    fundstelle="B3, N5",
    handlungsfeld="beratung",
    forderung="Ausländerbehörde, Jobcenter, Sozialamt, Schulen und andere Stellen weisen auf jede Beratungsstelle hin und werden jedes Jahr über sie informiert.",
)
FELDER: Felder = {
    "angebote": (Verdorben(None, "kein laufender Migrationsfachdienst"),),
    "angebote.leistungsart": (Verdorben("schulsozialarbeit", "kein laufender Migrationsfachdienst"),),
    **laufzeit("kein laufender Migrationsfachdienst"),
    "angebote.verweisstellen": (Verdorben(None, "welche Stellen"),),
    "angebote.verweisstellen.informiert_am": (
        Verdorben("01.06.2024", "zuletzt am 01.06.2024"),
        Verdorben("01.01.2028", "wann die Stellen"),
        Verdorben(None, "wann die Stellen"),
    ),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]
angebote:
  - {id: mbe, traeger: cv, name: MBE, leistungsart: mbe%s}
  - {id: jmd, traeger: cv, name: JMD, leistungsart: jmd%s}
"""
_NEU = ", verweisstellen: [{stelle: Ausländerbehörde, informiert_am: 01.06.2026}, {stelle: Jobcenter}]"
_ALT = ", verweisstellen: [{stelle: Jobcenter, informiert_am: 01.06.2024}]"
_OHNE_TAG = ", verweisstellen: [{stelle: Jobcenter}]"
ERFUELLT = (_BASIS % (_NEU, _NEU), _BASIS % (_NEU, ""), _BASIS % (_NEU, _OHNE_TAG))
TEILWEISE = ((_BASIS % (_NEU, _ALT), "Über „JMD“ wurden die Stellen zuletzt am 01.06.2024 informiert."),)
OFFEN = ((_BASIS % (_ALT, _ALT), "Über „MBE“ wurden die Stellen zuletzt am 01.06.2024 informiert."),)
OHNE_DATEN = (
    _BASIS % ("", ""),
    _BASIS.replace("mbe%s", "mbe, status: beendet").replace("jmd%s", "jmd, status: beendet"),
)


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield to which services offices point, and of which they were told in the last twelve months."""
    services = konzept.fachdienste
    if not services:
        yield Unbekannt("Es ist kein laufender Migrationsfachdienst erfasst, auf den Stellen hinweisen.", ("angebote",))
        return
    told = {angebot: _zuletzt(konzept, angebot) for angebot in services}
    recent = [angebot for angebot, day in told.items() if day and day >= konzept.vor_einem_jahr]
    known = sum(day is not None for day in told.values())
    if recent:
        share = anteil(len(recent), known, len(told), ("Fachdienst", "Fachdiensten", "m"))
        offices = namen(einmal(stelle.stelle for angebot in recent for stelle in angebot.verweisstellen))
        sentence = f"Bei {share} kennen andere Stellen den Dienst und wurden in den letzten zwölf Monaten informiert: {offices}."
        yield Erfuellt(sentence, _ort(konzept, recent[0]), recent[0].id)
    for angebot, day in told.items():
        if day and angebot not in recent:
            sentence = f"Über „{angebot.name}“ wurden die Stellen zuletzt am {datum(day)} informiert."
            yield Fehlt(sentence, (*_ort(konzept, angebot), "informiert_am"), angebot.id)
    yield from _unbekannt(konzept, [angebot for angebot, day in told.items() if day is None], daneben=known > 0)


def _unbekannt(konzept: Konzept, silent: Sequence[Angebot], *, daneben: bool) -> Iterator[Teil]:
    unnamed = [angebot for angebot in silent if not angebot.verweisstellen]
    undated = [angebot for angebot in silent if angebot.verweisstellen]
    if unnamed:
        sentence = f"Nicht bekannt ist, welche Stellen hinweisen auf {angebote(unnamed)}."
        yield Unbekannt(sentence, _ort(konzept, unnamed[0]), unnamed[0].id, daneben=daneben)
    if undated:
        offers = angebote(undated)
        sentence = f"Nicht bekannt ist, wann die Stellen zuletzt über {offers} informiert wurden."
        yield Unbekannt(sentence, (*_ort(konzept, undated[0]), "informiert_am"), undated[0].id, daneben=daneben)


def _ort(konzept: Konzept, angebot: Angebot) -> DataPath:
    return pfad(konzept, "angebote", angebot, "verweisstellen")


def _zuletzt(konzept: Konzept, angebot: Angebot) -> date | None:
    days = [stelle.informiert_am for stelle in angebot.verweisstellen if stelle.informiert_am]
    return max((day for day in days if day <= konzept.tag), default=None)
