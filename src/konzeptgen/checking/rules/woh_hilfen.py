"""What the rules on shelters share."""

from __future__ import annotations

from datetime import date

from konzeptgen.base.finding import Severity
from konzeptgen.model.unterkuenfte import Unterkunft


def geschlossen(haus: Unterkunft, stichtag: date) -> bool:
    """Return whether the house is closed on ``stichtag``."""
    return haus.schliessung_am is not None and haus.schliessung_am <= stichtag


def geplant(haus: Unterkunft, stichtag: date) -> bool:
    """Return whether the house opens only after ``stichtag``."""
    return haus.eroeffnet_am is not None and haus.eroeffnet_am > stichtag


def gewicht(haus: Unterkunft, angabe: str, stichtag: date) -> Severity:
    """Return how much a missing safeguard weighs: less where it is unknown or the house is not yet open."""
    certain = angabe == "nein" and not geplant(haus, stichtag)
    return Severity.WARNUNG if certain else Severity.HINWEIS
