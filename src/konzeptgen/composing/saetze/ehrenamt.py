"""Sentences on volunteers: who coordinates them, which initiatives there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung
from konzeptgen.composing.satzteile import stellen

if TYPE_CHECKING:
    from konzeptgen.model.ehrenamt import Ehrenamtskoordination
    from konzeptgen.model.konzept import Konzept


def koordinierende_stelle(koordination: Ehrenamtskoordination) -> str:
    """Return an office that coordinates volunteers, its provider, area and posts."""
    provider = f" ({koordination.traeger.kurz})" if koordination.traeger else ""
    names = aufzaehlung(raum.name for raum in koordination.sozialraeume)
    posts = f", {stellen(koordination.umfang)}" if koordination.umfang else ""
    return f"{koordination.stelle}{provider}{f', zuständig für {names}' if names else ''}{posts}"


def initiativen_im_ueberblick(konzept: Konzept) -> str:
    """Return how many initiatives are recorded, and how many people volunteer there as far as it is given."""
    every = konzept.initiativen
    active = sum(initiative.aktive or 0 for initiative in every)
    recorded = anzahl(len(every), "Initiative ist", "Initiativen sind", "f", gross=True)
    people = anzahl(active, "Mensch", "Menschen", "m")
    told = f" Dort engagieren sich, soweit angegeben, {people} freiwillig." if active else ""
    return f"{recorded} erfasst.{told}"
