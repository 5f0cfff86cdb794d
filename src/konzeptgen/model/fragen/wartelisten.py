"""Waiting lists: how many people wait for a place, and where."""

from __future__ import annotations

from collections.abc import Iterable

from konzeptgen.base.scalars import Wert
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.auskunft import Auskunft, auskunft
from konzeptgen.model.fragen.angebote import Angebotsfragen


class Wartelistenfragen(Angebotsfragen):
    """Questions about people who wait for a place; where nothing is known, nobody waits."""

    def wartelisten(self, angebote: Iterable[Angebot]) -> tuple[Angebot, ...]:
        """Return those of ``angebote`` for which people wait."""
        return tuple(angebot for angebot in angebote if angebot.wartet)

    @property
    def wartelisten_bekannt(self) -> Auskunft[Angebot]:
        """Return for the running offers whether people wait; without a number it is not known."""
        return self.wartelisten_von(self.aktive_angebote)

    def wartelisten_von(self, angebote: Iterable[Angebot]) -> Auskunft[Angebot]:
        """Return for ``angebote`` whether people wait; without a number it is not known."""
        return auskunft(angebote, lambda a: a.warteliste > 0 if a.warteliste is not None else None)

    def wartende_bei(self, angebote: Iterable[Angebot]) -> int:
        """Return how many people wait for a place in ``angebote``."""
        return sum(angebot.wartet for angebot in angebote)

    @property
    def wartende(self) -> int:
        """Return how many people wait for a place, as far as it is known."""
        return self.wartende_bei(self.aktive_angebote)

    @property
    def wartende_je_feld(self) -> tuple[tuple[Wert, int], ...]:
        """Return each Handlungsfeld in which people wait for a place, with their number, the longest queue first."""
        fields = self.werte["handlungsfelder"].values()
        every = ((feld, self.wartende_bei(self.angebote_im(feld))) for feld in fields)
        return tuple(sorted((pair for pair in every if pair[1]), key=lambda pair: -pair[1]))
