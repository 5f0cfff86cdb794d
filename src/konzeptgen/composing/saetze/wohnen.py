"""Sentences on housing: who helps, what is agreed with partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, datum, numerus
from konzeptgen.composing.lesarten import OFFEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from konzeptgen.model.anbieter import Angebot
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.wohnen import Wohnpartner


def hilfe_beim_auszug(angebote: Sequence[Angebot]) -> str:
    """Return who helps people to move out of shelters."""
    verb = numerus(angebote, "hilft", "helfen")
    return f"Beim Auszug aus Unterkünften {verb}: {', '.join(map(_with_places, angebote))}."


def _with_places(angebot: Angebot) -> str:
    places = f", {anzahl(angebot.plaetze, 'Platz', 'Plätze', 'm')}" if angebot.plaetze else ""
    return f"{angebot.name} ({angebot.traeger.kurz}{places})"


def hilfe_bei_der_wohnungssuche(angebote: Sequence[Angebot]) -> str:
    """Return who helps people to find a home, and whom."""
    verb = numerus(angebote, "hilft", "helfen")
    return f"Bei der Wohnungssuche {verb}: {', '.join(map(_with_groups, angebote))}."


def _with_groups(angebot: Angebot) -> str:
    word = numerus(angebot.zielgruppen, "Zielgruppe", "Zielgruppen")
    groups = f"; {word}: {aufzaehlung(g.titel for g in angebot.zielgruppen)}" if angebot.zielgruppen else ""
    return f"{angebot.name} ({angebot.traeger.kurz}{groups})"


def vereinbarung_mit(konzept: Konzept, partner: Wohnpartner) -> str:
    """Return whether an agreement with a partner holds on the day, and since or until when."""
    if partner.vereinbarung != "ja":
        return OFFEN if partner.vereinbarung == "unbekannt" else partner.vereinbarung
    begun, end = partner.vereinbarung_am, partner.vereinbarung_bis
    if konzept.ist_vorbei(partner) and end:
        return f"abgelaufen am {datum(end)}"
    if not konzept.ist_da(partner) and begun:
        return f"ab {datum(begun)}"
    days = (f"seit {datum(begun)}" if begun else "", f"bis {datum(end)}" if end else "")
    return ", ".join(("ja", *(part for part in days if part)))


def gegenstand_der_vereinbarung(partner: Wohnpartner) -> str:
    """Return what is agreed with a partner, and on how many homes a year."""
    homes = f" ({anzahl(partner.wohnungen, 'Wohnung', 'Wohnungen', 'f')} im Jahr)" if partner.wohnungen else ""
    return f"{partner.gegenstand or OFFEN}{homes}"
