"""Sentences on language courses: how many there are, who cooperates, who accompanies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, numerus, zahlwort
from konzeptgen.composing.satzteile import zeiten_und_ort

if TYPE_CHECKING:
    from konzeptgen.base.scalars import Wert
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.kurse import Kurs, Kurskooperation, Kurstraeger


def kurse_im_ueberblick(konzept: Konzept) -> str:
    """Return how many courses are recorded, and at how many of them there is child care."""
    count = len(konzept.kurse)
    recorded = anzahl(count, "Kurs ist", "Kurse sind", "m", gross=True)
    care = _care(len(konzept.kurse_mit_kinderbetreuung(konzept.kurse)), count)
    return f"{recorded} erfasst. {care}"


def _care(yes: int, count: int) -> str:
    if count == 1:
        return "Dort gibt es Kinderbetreuung." if yes else "Kinderbetreuung ist dort nicht angegeben."
    if yes == count:
        return "Für alle gibt es Kinderbetreuung."
    if not yes:
        return "Kinderbetreuung ist bei keinem Kurs angegeben."
    return f"Bei {'einem' if yes == 1 else zahlwort(yes)} davon gibt es Kinderbetreuung."


def zeiten_ort_und_zielgruppen(kurs: Kurs) -> str:
    """Return times and place of a course, and for whom it is."""
    if not kurs.zielgruppen:
        return zeiten_und_ort(kurs)
    word = numerus(kurs.zielgruppen, "Zielgruppe", "Zielgruppen")
    return f"{zeiten_und_ort(kurs)}; {word}: {aufzaehlung(g.titel for g in kurs.zielgruppen)}"


def formen_der_kooperation(kurstraeger: Kurstraeger) -> str:
    """Return how a provider of courses and counselling work together, and how often."""
    return "; ".join(map(_form, kurstraeger.kooperationen)) or "offen"


def _form(kooperation: Kurskooperation) -> str:
    return f"{kooperation.form or 'offen'}{f' ({kooperation.turnus})' if kooperation.turnus else ''}"


def begleitung_in(konzept: Konzept, phase: Wert) -> str:
    """Return who accompanies participants in a phase of the course."""
    found = [b for b in konzept.kursbegleitung if b.phase == phase]
    named = (f"{b.angebot.name} ({b.angebot.traeger.kurz}){f': {b.form}' if b.form else ''}" for b in found)
    return "; ".join(named) or "keine Begleitung erfasst"
