"""Sentences on steering, money and monitoring."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from konzeptgen.base.german import aufzaehlung, datum_lang, euro
from konzeptgen.composing.lesarten import OFFEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konzeptgen.model.kommune import Haushaltsmittel, Stelle
    from konzeptgen.model.konzept import Konzept


def schnittstellen(konzept: Konzept, stelle: Stelle) -> str:
    """Return with which offers that run on the day a post works together."""
    running = konzept.da(stelle.schnittstellen)
    return ", ".join(f"{a.leistungsart.kurz} ({a.traeger.kurz})" for a in running) or OFFEN


def mittel_nach_geber(mittel: Iterable[Haushaltsmittel]) -> str:
    """Return how much of planned means is the municipality's own, comes from others, and is of unknown origin."""
    every = tuple(mittel)
    own = _sum(entry for entry in every if entry.geber == "kommune")
    other = _sum(entry for entry in every if entry.geber and entry.geber != "kommune")
    unknown = _sum(entry for entry in every if entry.geber is None)
    parts = [
        f"{euro(own)} aus eigenen Mitteln" if own else "",
        f"{euro(other)} von anderen Mittelgebern" if other else "",
    ]
    known = aufzaehlung(part for part in parts if part)
    rest = f"Bei {euro(unknown)} ist der Mittelgeber nicht angegeben." if unknown else ""
    return " ".join(part for part in (f"Davon kommen {known}." if known else "", rest) if part)


def _sum(mittel: Iterable[Haushaltsmittel]) -> Decimal:
    return sum((entry.betrag for entry in mittel), Decimal(0))


def bericht_ueber_die_umsetzung(konzept: Konzept) -> str:
    """Return how often somebody reports on how the Konzept is carried out, who does, and when next."""
    plan = konzept.monitoring
    if plan is None:
        return ""
    parts = [
        f"Über die Umsetzung wird berichtet: {plan.turnus}." if plan.turnus else "",
        f"Zuständig für Berichte über die Umsetzung ist: {plan.zustaendig}." if plan.zustaendig else "",
    ]
    day = plan.naechster_bericht
    if day:
        ahead = day >= konzept.tag
        parts.append(
            f"Der nächste Bericht ist für den {datum_lang(day)} vorgesehen."
            if ahead
            else f"Ein Bericht war für den {datum_lang(day)} vorgesehen."
        )
    return " ".join(part for part in parts if part)


def fortschreibung(konzept: Konzept) -> str:
    """Return when the Konzept is to be updated, or was to be; nothing where no day is named."""
    day = konzept.monitoring.fortschreibung if konzept.monitoring else None
    if day is None:
        return ""
    verb = "soll" if day >= konzept.tag else "sollte"
    return f"Das Konzept {verb} zum {datum_lang(day)} fortgeschrieben werden."
