"""What the rules on shelters share."""

from __future__ import annotations

from konzeptgen.base.finding import Severity
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.unterkuenfte import Unterkunft


def gewicht(konzept: Konzept, haus: Unterkunft, angabe: str) -> Severity:
    """Return how much a missing safeguard weighs: less where it is unknown or the house is not yet open."""
    certain = angabe == "nein" and konzept.ist_da(haus)
    return Severity.WARNUNG if certain else Severity.HINWEIS
