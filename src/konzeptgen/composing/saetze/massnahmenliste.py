"""Words on single measures and on what they cost together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import alle, aufzaehlung, euro, zahlwort
from konzeptgen.composing.satzteile import stellen

if TYPE_CHECKING:
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.massnahmen import Massnahme


def mittel_der_massnahmen(konzept: Konzept) -> str:
    """Return how many measures name what they cost, and what they cost together."""
    count, known = len(konzept.massnahmen), len(konzept.bezifferte_massnahmen)
    if count == 1:
        opening = "Die Maßnahme ist"
    elif count == known:
        opening = f"{alle(known)} Maßnahmen sind"
    else:
        few = "ist eine" if known == 1 else f"sind {zahlwort(known)}"
        opening = f"Von {zahlwort(count)} Maßnahmen {few}"
    return f"{opening} mit Mitteln beziffert, zusammen {euro(konzept.massnahmenmittel)} im Jahr."


def stand_der_massnahme(massnahme: Massnahme) -> str:
    """Return how far a measure is, and whether it is new."""
    new = {"ja": ", neue Maßnahme", "nein": ", bestehende Maßnahme"}.get(massnahme.neu, "")
    return f"{massnahme.status.titel if massnahme.status else 'offen'}{new}"


def durchfuehrende(massnahme: Massnahme) -> str:
    """Return who carries a measure out, and who takes part."""
    who = massnahme.durchfuehrung.titel if massnahme.durchfuehrung else "offen"
    partners = aufzaehlung(partner.name for partner in massnahme.partner)
    return f"{who}{f', beteiligt: {partners}' if partners else ''}"


def mittel_der_massnahme(massnahme: Massnahme) -> str:
    """Return what a measure costs in a year, its posts and who pays."""
    cost = f"{euro(massnahme.mittel)} im Jahr" if massnahme.mittel is not None else "offen"
    posts = f", {stellen(massnahme.stellen)}" if massnahme.stellen is not None else ""
    payers = aufzaehlung(geber.titel for geber in massnahme.finanzierung)
    return f"{cost}{posts}{f', Finanzierung: {payers}' if payers else ''}"
