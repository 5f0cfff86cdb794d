"""A thing and a day -> whether it is there then, as the model says; no element itself."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from konzeptgen.model.zeit import Zeitlich, Zustand


class Datiert(Protocol):
    """Whatever happened on a day, such as that somebody took part."""

    @property
    def datum(self) -> date | None:
        """Return that day, None where it is not known."""


def besteht(ding: Zeitlich, tag: date) -> bool:
    """Return whether a thing is there on ``tag``; what names no day is."""
    return ding.zeitraum.am(tag) is Zustand.DA


def geschehen(ding: Datiert, tag: date) -> bool:
    """Return whether something has happened until ``tag``; what names no day has."""
    return ding.datum is None or ding.datum <= tag


def ausgelaufen(ding: Zeitlich, tag: date) -> date | None:
    """Return the last day of a thing where that is past on ``tag``."""
    ende = ding.zeitraum.ende
    return ende if ende is not None and ende < tag else None
