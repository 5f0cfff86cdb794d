"""Needs reported from casework, and the measures that answer them."""

from __future__ import annotations

from functools import cached_property

from konzeptgen.model.bedarfe import Bedarf
from konzeptgen.model.felder import Konzeptfelder
from konzeptgen.model.massnahmen import Massnahme


class Bedarfsfragen(Konzeptfelder):
    """Questions about reported needs."""

    def bedarfe_im(self, handlungsfeld: str) -> tuple[Bedarf, ...]:
        """Return the needs reported in a Handlungsfeld."""
        return tuple(bedarf for bedarf in self.bedarfe if bedarf.handlungsfeld == handlungsfeld)

    def antworten_auf(self, bedarf: Bedarf) -> tuple[Massnahme, ...]:
        """Return the measures that answer a reported need."""
        return tuple(massnahme for massnahme in self.massnahmen if bedarf in massnahme.bedarfe)

    @cached_property
    def unbeantwortete_bedarfe(self) -> tuple[Bedarf, ...]:
        """Return the reported needs that no measure answers."""
        answered = {bedarf.id for massnahme in self.massnahmen for bedarf in massnahme.bedarfe}
        return tuple(bedarf for bedarf in self.bedarfe if bedarf.id not in answered)

    def unbeantwortete_bedarfe_im(self, handlungsfeld: str) -> tuple[Bedarf, ...]:
        """Return the needs of a Handlungsfeld that no measure answers."""
        return tuple(bedarf for bedarf in self.unbeantwortete_bedarfe if bedarf.handlungsfeld == handlungsfeld)
