"""Sentences on work: the offices at the Jobcenter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung

if TYPE_CHECKING:
    from konzeptgen.model.konzept import Konzept


def ansprechstellen_je_branche(konzept: Konzept) -> str:
    """Return for which trades the Jobcenter names an office; the public edition does not tell their numbers."""
    offices = konzept.ansprechstellen
    count = anzahl(len(offices), "Branche ist eine", "Branchen ist je eine", "f", "akk")
    public = " Durchwahlen nennt dieses Dokument nicht." if konzept.oeffentlich else ""
    return f"Für {count} Ansprechstelle benannt: {aufzaehlung(s.branche for s in offices)}.{public}"
