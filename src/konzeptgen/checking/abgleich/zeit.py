"""Time: whether an offer, and the money for it, is there while the measure is carried out."""

from __future__ import annotations

from datetime import date, timedelta

from konzeptgen.base.german import datum
from konzeptgen.checking.abgleich.vergleich import GLEICH, Vergleich
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.massnahmen import Massnahme
from konzeptgen.model.zeit import Zustand

BALD = timedelta(days=365)
"""How far ahead an offer still comes "in time" or "soon"; the laws name no number, this one is our own measure."""


def vergleich(massnahme: Massnahme, angebot: Angebot, tag: date, *, ausbau: bool) -> Vergleich | None:
    """Return how far the times agree; ``ausbau``: what is only planned counts too."""
    start = max(massnahme.beginn or tag, tag)
    state = angebot.zeitraum.am(tag)
    if angebot.ende is not None and angebot.ende < start:
        return None
    if state is Zustand.KUENFTIG:
        return _geplant(massnahme, angebot, start) if ausbau else None
    return _laufend(massnahme, angebot, start) if state is Zustand.DA else None


def _geplant(massnahme: Massnahme, angebot: Angebot, start: date) -> Vergleich | None:
    begin = angebot.beginn
    if begin is None:
        return Vergleich(offen=("geplant, Beginn offen",), felder=("angebote.beginn",))
    if begin - start > BALD or (massnahme.ende is not None and begin > massnahme.ende):
        return None
    return Vergleich(offen=(f"beginnt erst am {datum(begin)}" if begin > start else f"geplant ab {datum(begin)}",))


def _laufend(massnahme: Massnahme, angebot: Angebot, start: date) -> Vergleich:
    notes = (_geld(angebot, start), "angebote.foerderung"), (_beginn_offen(massnahme, angebot), "massnahmen.beginn")
    unsure = tuple(note for note, _ in notes if note)
    fields = tuple(feld for note, feld in notes if note)
    short = angebot.ende is not None and (massnahme.ende is None or angebot.ende < massnahme.ende)
    part = (f"nur bis zum {datum(angebot.ende)}",) if angebot.ende is not None and short else ()
    return Vergleich(teil=part, offen=unsure, felder=fields) if part or unsure else GLEICH


def _geld(angebot: Angebot, start: date) -> str:
    """Return that all funding ends before the measure starts, where it is known to."""
    ends = [foerderung.zeitraum.ende for foerderung in angebot.foerderung]
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends) or max(known) >= start:
        return ""
    return f"Förderung nur bis zum {datum(max(known))} eingetragen"


def _beginn_offen(massnahme: Massnahme, angebot: Angebot) -> str:
    """Return that it is not known whether the measure begins before the offer ends."""
    coming = massnahme.status is not None and massnahme.status.marken.get("zustand") == "kuenftig"
    return "Beginn der Maßnahme nicht eingetragen" if coming and massnahme.beginn is None and angebot.ende else ""
