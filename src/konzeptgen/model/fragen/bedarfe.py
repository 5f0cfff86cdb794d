"""Needs reported from casework, and the measures that answer them."""

from __future__ import annotations

from functools import cached_property

from konzeptgen.model.bedarfe import Bedarf
from konzeptgen.model.fragen.zeit import Zeitfragen
from konzeptgen.model.massnahmen import Massnahme


class Bedarfsfragen(Zeitfragen):
    """Questions about reported needs."""

    def bedarfe_im(self, handlungsfeld: str) -> tuple[Bedarf, ...]:
        """Return the needs reported in a Handlungsfeld."""
        return tuple(bedarf for bedarf in self.bedarfe if bedarf.handlungsfeld == handlungsfeld)

    @property
    def bedarfe_freier(self) -> tuple[Bedarf, ...]:
        """Return the needs that free providers reported."""
        return tuple(bedarf for bedarf in self.bedarfe if bedarf.gemeldet_von and bedarf.gemeldet_von.frei)

    def antworten_auf(self, bedarf: Bedarf) -> tuple[Massnahme, ...]:
        """Return the measures that take up a reported need; one that is put off takes up nothing."""
        return tuple(massnahme for massnahme in self._antwortende if bedarf in massnahme.bedarfe)

    @cached_property
    def unbeantwortete_bedarfe(self) -> tuple[Bedarf, ...]:
        """Return the reported needs that no measure answers."""
        answered = {bedarf.id for massnahme in self._antwortende for bedarf in massnahme.bedarfe}
        return tuple(bedarf for bedarf in self.bedarfe if bedarf.id not in answered)

    def unbeantwortete_bedarfe_im(self, handlungsfeld: str) -> tuple[Bedarf, ...]:
        """Return the needs of a Handlungsfeld that no measure answers."""
        return tuple(bedarf for bedarf in self.unbeantwortete_bedarfe if bedarf.handlungsfeld == handlungsfeld)

    @cached_property
    def _antwortende(self) -> tuple[Massnahme, ...]:
        put_off = set(self.ruhende(self.massnahmen))
        return tuple(massnahme for massnahme in self.massnahmen if massnahme not in put_off)
