"""Sentences on language courses: how many run, begin and are over, who cooperates, who accompanies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import alle, anzahl, aufzaehlung, datum, datum_lang, gross, numerus, zahl, zahlwort
from konzeptgen.composing.dreiwertig import Worte, dreiwertig
from konzeptgen.composing.lesarten import OFFEN
from konzeptgen.composing.satzteile import zeiten_und_ort
from konzeptgen.model.zeit import Zustand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konzeptgen.base.scalars import Wert
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.kurse import Kurs, Kurskooperation, Kurstraeger

_BETREUUNG = Worte("hat", "haben", "Kinderbetreuung", "keine Kinderbetreuung", "keine")


def kurse_im_ueberblick(konzept: Konzept) -> str:
    """Return how many courses run on the day, how many come and are over, and where there is child care."""
    running = len(konzept.laufende_kurse)
    count = anzahl(running, "Kurs", "Kurse", "m")
    now = f"Am {datum_lang(konzept.tag)} {'läuft' if running == 1 else 'laufen'} {count}."
    parts = (now, _others(konzept), _care(konzept))
    return " ".join(part for part in parts if part)


def _others(konzept: Konzept) -> str:
    later, over = len(konzept.kuenftige(konzept.kurse)), len(konzept.vergangene(konzept.kurse))
    running = bool(konzept.laufende_kurse)
    parts = [f"{_further(later, running)} {'beginnt' if later == 1 else 'beginnen'} später"] if later else []
    if over:
        parts.append(f"{_further(over, running or bool(later))} {'ist' if over == 1 else 'sind'} beendet")
    return f"{gross(' und '.join(parts))}." if parts else ""


def _further(count: int, others: bool) -> str:  # noqa: FBT001 - whether courses were named before
    if not others:
        return "einer" if count == 1 else zahlwort(count)
    return "ein weiterer" if count == 1 else f"{zahlwort(count)} weitere"


def _care(konzept: Konzept) -> str:
    told = konzept.kinderbetreuung(konzept.laufende_kurse)
    if told.gar_nichts:
        return ""
    if told.alle == 1:
        return f"Dort gibt es {'' if told.ja else 'keine '}Kinderbetreuung."
    if len(told.ja) == told.alle:
        return f"{alle(told.alle)} haben Kinderbetreuung."
    return f"Von {zahlwort(told.alle)} laufenden Kursen {dreiwertig(told, 'm', _BETREUUNG)}."


def mit_kinderbetreuung(konzept: Konzept, kurse: Iterable[Kurs]) -> str:
    """Return at how many of ``kurse`` there is child care, and of how many it is not known."""
    told = konzept.kinderbetreuung(kurse)
    if told.gar_nichts:
        return OFFEN
    return f"{zahl(len(told.ja))}{f' ({zahl(len(told.unbekannt))} {OFFEN})' if told.unbekannt else ''}"


def zeiten_ort_und_zielgruppen(kurs: Kurs) -> str:
    """Return times and place of a course, and for whom it is."""
    if not kurs.zielgruppen:
        return zeiten_und_ort(kurs)
    word = numerus(kurs.zielgruppen, "Zielgruppe", "Zielgruppen")
    return f"{zeiten_und_ort(kurs)}; {word}: {aufzaehlung(g.titel for g in kurs.zielgruppen)}"


def zulassung(konzept: Konzept, kurstraeger: Kurstraeger) -> str:
    """Return until when a provider is admitted; what has not begun or is over says so."""
    now = kurstraeger.zeitraum.am(konzept.tag)
    until = datum(kurstraeger.zugelassen_bis) if kurstraeger.zugelassen_bis else OFFEN
    if now is Zustand.VORBEI:
        return f"{until} (abgelaufen)"
    if now is Zustand.KUENFTIG and kurstraeger.zugelassen_von:
        return f"{until} (erst ab {datum(kurstraeger.zugelassen_von)})"
    return until


def beratung_zum_kurs(konzept: Konzept, kurstraeger: Kurstraeger) -> str:
    """Return with which counselling a provider of courses works together on the day."""
    return aufzaehlung(k.angebotsname for k in konzept.kooperationen_von(kurstraeger)) or OFFEN


def formen_der_kooperation(konzept: Konzept, kurstraeger: Kurstraeger) -> str:
    """Return how a provider of courses and counselling work together, and how often."""
    return "; ".join(map(_form, konzept.kooperationen_von(kurstraeger))) or OFFEN


def _form(kooperation: Kurskooperation) -> str:
    return f"{kooperation.form or OFFEN}{f' ({kooperation.turnus})' if kooperation.turnus else ''}"


def begleitung_in(konzept: Konzept, phase: Wert) -> str:
    """Return who accompanies participants in a phase of the course."""
    found = konzept.begleitungen_in(phase)
    named = (f"{b.angebot.name} ({b.angebot.traeger.kurz}){f': {b.form}' if b.form else ''}" for b in found)
    return "; ".join(named) or "keine laufende Begleitung erfasst"
