"""Sentences on volunteers: who coordinates them, which initiatives there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, datum_lang, numerus, zahlwort
from konzeptgen.composing.satzteile import stellen
from konzeptgen.composing.zeitworte import ab

if TYPE_CHECKING:
    from konzeptgen.model.ehrenamt import Ehrenamtskoordination
    from konzeptgen.model.konzept import Konzept


def koordinierende_stelle(koordination: Ehrenamtskoordination) -> str:
    """Return an office that coordinates volunteers, its provider, area and posts."""
    provider = f" ({koordination.traeger.kurz})" if koordination.traeger else ""
    names = aufzaehlung(raum.name for raum in koordination.sozialraeume)
    posts = f", {stellen(koordination.umfang)}" if koordination.umfang else ""
    return f"{koordination.stelle}{provider}{f', zuständig für {names}' if names else ''}{posts}"


def kommende_koordination(konzept: Konzept) -> str:
    """Return which offices will coordinate volunteers, and from when; nothing where none is to come."""
    coming = konzept.kuenftige(konzept.ehrenamtskoordination)
    named = (f"{k.stelle}{f' {ab(k.beginn)}' if k.beginn else ''}" for k in coming)
    return f"Hinzu {numerus(coming, 'kommt', 'kommen')}: {'; '.join(named)}." if coming else ""


def initiativen_im_ueberblick(konzept: Konzept) -> str:
    """Return how many initiatives there are on the day, and how many people volunteer there, of how many known."""
    every = konzept.aktive_initiativen
    known = [initiative.aktive for initiative in every if initiative.aktive is not None]
    there = anzahl(len(every), "Initiative", "Initiativen", "f", "akk")
    told = f"Am {datum_lang(konzept.tag)} gibt es {there}."
    people = anzahl(sum(known), "Mensch", "Menschen", "m")
    verb = "engagiert" if sum(known) == 1 else "engagieren"
    if not known:
        return told
    if len(known) == len(every):
        return f"{told} Dort {verb} sich {people} freiwillig."
    counted = "einer" if len(known) == 1 else zahlwort(len(known))
    return f"{told} Von {counted} davon ist die Zahl der Freiwilligen erfasst: {people}."
