"""Taking part: associations and round tables."""

from __future__ import annotations

from konzeptgen.model.felder import Konzeptfelder
from konzeptgen.model.runde_tische import RunderTisch
from konzeptgen.model.zusammenarbeit import Verbandsbeteiligung


class Beteiligungsfragen(Konzeptfelder):
    """Questions about who takes part."""

    @property
    def beteiligte_verbaende(self) -> tuple[Verbandsbeteiligung, ...]:
        """Return the entries of the associations of free welfare that take part in the Konzept."""
        return tuple(entry for entry in self.spitzenverbaende if entry.status == "beteiligt")

    def runde_tische_zu(self, handlungsfeld: str) -> tuple[RunderTisch, ...]:
        """Return the round tables on a Handlungsfeld."""
        return tuple(tisch for tisch in self.runde_tische if tisch.thema == handlungsfeld)
