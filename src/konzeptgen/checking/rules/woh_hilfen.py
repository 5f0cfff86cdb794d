"""What the rules on shelters share."""

from __future__ import annotations

from datetime import date

from konzeptgen.base.finding import Severity
from konzeptgen.model.unterkuenfte import Unterkunft


def gewicht(haus: Unterkunft, angabe: str, stichtag: date) -> Severity:
    """Return how much a missing safeguard weighs: less where it is unknown or the house is not yet open."""
    certain = angabe == "nein" and not haus.geplant(stichtag)
    return Severity.WARNUNG if certain else Severity.HINWEIS
