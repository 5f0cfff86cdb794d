"""Konzept -> what is to be said where no round table meets; no element itself."""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.checking.elemente import Fehlt, Teil, Unbekannt
from konzeptgen.model.konzept import Konzept


def ohne_tische(konzept: Konzept) -> Iterator[Teil]:
    """Yield what is to be said where no round table meets: nothing is known without any, else that none of them does."""
    if not konzept.runde_tische:
        yield Unbekannt("Es sind keine Runden Tische erfasst.", ("runde_tische",))
    elif not konzept.bestehende_tische:
        yield Fehlt("Unter den erfassten Runden Tischen besteht am Stichtag keiner.", ("runde_tische",))
