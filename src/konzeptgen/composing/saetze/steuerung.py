"""Sentences on steering and monitoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import datum_lang

if TYPE_CHECKING:
    from konzeptgen.model.kommune import Stelle
    from konzeptgen.model.konzept import Konzept


def schnittstellen(stelle: Stelle) -> str:
    """Return with which offers a post works together."""
    return ", ".join(f"{a.leistungsart.kurz} ({a.traeger.kurz})" for a in stelle.schnittstellen) or "offen"


def bericht_ueber_die_umsetzung(konzept: Konzept) -> str:
    """Return how often somebody reports on how the Konzept is carried out, who does, and when next."""
    monitoring = konzept.monitoring
    if monitoring is None:
        return ""
    turn = f" {monitoring.turnus}" if monitoring.turnus else ""
    charge = f" Zuständig ist: {monitoring.zustaendig}." if monitoring.zustaendig else ""
    day = monitoring.naechster_bericht
    report = f" Der nächste Bericht liegt am {datum_lang(day)} vor." if day else ""
    return f"Berichtet wird{turn} über die Umsetzung.{charge}{report}"
