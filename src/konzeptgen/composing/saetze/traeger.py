"""Sentences on providers: how many there are, which are free and which are recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, pronomen, zahlwort
from konzeptgen.composing.dreiwertig import Worte, dreiwertig, soweit_bekannt
from konzeptgen.composing.saetze.angebote import bei_freien

if TYPE_CHECKING:
    from konzeptgen.model.konzept import Konzept

_RECHT = "als Träger der freien Jugendhilfe anerkannt (§ 75 SGB VIII)"
_ANERKANNT = Worte("ist", "sind", _RECHT, f"nicht {_RECHT}", "es nicht")


def erfasste_traeger(konzept: Konzept) -> str:
    """Return how many providers are recorded, how many of them are free, and how many run nothing at present."""
    number, free = len(konzept.traeger), len(konzept.freie_traeger)
    every = anzahl(number, "Träger ist", "Träger sind", "m", gross=True)
    known = soweit_bekannt(konzept.traeger)
    if number == 1:
        kind = "ein" if free else "kein"
        return f"{every} {konzept.kommune.ort} erfasst; er ist {kind} freier Träger{known}."
    share = "sind freie Träger" if free > 1 else "ist ein freier Träger"
    return f"{every} {konzept.kommune.ort} erfasst; {pronomen(free, 'm')} davon {share}{known}."


def traeger_ohne_angebot(konzept: Konzept) -> str:
    """Return how many of the recorded providers have no running offer, nothing where all have one."""
    idle = len(konzept.ohne_angebot(konzept.aktive_angebote))
    if not idle:
        return ""
    return f"Für {anzahl(idle, 'Träger', 'Träger', 'm', 'akk')} ist kein laufendes Angebot erfasst."


def anerkannte_traeger(konzept: Konzept) -> str:
    """Return how many free providers are recognised in youth welfare; nothing where that is known of none."""
    answers = konzept.anerkennung
    if answers.gar_nichts:
        return ""
    if answers.alle == 1:
        return f"Der freie Träger ist {_ANERKANNT.das if answers.ja else _ANERKANNT.nicht_das}."
    said = dreiwertig(answers, "m", _ANERKANNT)
    return f"Von {zahlwort(answers.alle)} freien Trägern {said}."


def migrantenorganisationen_am_ort(konzept: Konzept) -> str:
    """Return how many migrants' organisations are recorded, to stand before their names."""
    number = len(konzept.migrantenorganisationen)
    every = anzahl(number, "Migrantenorganisation ist", "Migrantenorganisationen sind", "f", gross=True)
    return f"{every} {konzept.kommune.ort} erfasst:"


def fachdienste_am_ort(konzept: Konzept) -> str:
    """Return how many offers of Migrationsfachdienste run here, and how many of them free providers run."""
    services = konzept.fachdienste
    free = _freie(len(konzept.freie_angebote(services)), len(services), bei_freien(konzept, services))
    every = anzahl(len(services), "Migrationsfachdienst arbeitet", "Migrationsfachdienste arbeiten", "m", gross=True)
    return f"{every} {konzept.kommune.ort}; {free}{soweit_bekannt(konzept.traeger_von(services))}."


def _freie(free: int, every: int, whose: str) -> str:
    if every == 1:
        return f"er liegt {'' if free else 'nicht '}bei einem freien Träger"
    if free == every:
        return f"alle liegen {whose}"
    return f"{pronomen(free, 'm')} davon {'liegen' if free > 1 else 'liegt'} {whose}"


def fehlende_dienste(konzept: Konzept) -> str:
    """Return for which kinds of Migrationsfachdienst no running offer is recorded, nothing where all have one."""
    missing, planned = konzept.fehlende_fachdienste, {a.leistungsart for a in konzept.geplante_angebote}
    named = [f"{art.titel}{' (geplant)' if art in planned else ''}" for art in missing]
    return f"Kein laufendes Angebot ist erfasst für: {aufzaehlung(named)}." if named else ""
