"""Sentences on housing: who helps, how shelters protect, what is agreed with partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import alle, anzahl, aufzaehlung, datum, numerus, zahlwort

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


def schutzkonzepte(konzept: Konzept) -> str:
    """Return how many Gemeinschaftsunterkünfte have a Schutzkonzept; nothing where there are none."""
    houses = [haus for haus in konzept.unterkuenfte if haus.ist_gemeinschaft]
    count, yes = len(houses), sum(haus.schutzkonzept == "ja" for haus in houses)
    if not houses:
        return ""
    if count == 1:
        return f"Die Gemeinschaftsunterkunft hat {'ein' if yes else 'bisher kein'} Schutzkonzept."
    if yes == count:
        return f"{alle(count)} Gemeinschaftsunterkünfte haben ein Schutzkonzept."
    have = f"haben {zahlwort(yes)}" if yes > 1 else f"hat {'eine' if yes else 'bisher keine'}"
    return f"Von {zahlwort(count)} Gemeinschaftsunterkünften {have} ein Schutzkonzept."


def vereinbarung_mit(partner: Wohnpartner) -> str:
    """Return whether there is an agreement with a partner, and since when."""
    if partner.vereinbarung == "unbekannt":
        return "offen"
    return f"{partner.vereinbarung}{f', {datum(partner.vereinbarung_am)}' if partner.vereinbarung_am else ''}"


def gegenstand_der_vereinbarung(partner: Wohnpartner) -> str:
    """Return what is agreed with a partner, and on how many homes a year."""
    homes = f" ({anzahl(partner.wohnungen, 'Wohnung', 'Wohnungen', 'f')} im Jahr)" if partner.wohnungen else ""
    return f"{partner.gegenstand or 'offen'}{homes}"
