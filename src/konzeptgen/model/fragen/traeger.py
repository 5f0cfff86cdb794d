"""Providers: free ones, migrants' organisations, providers by kind."""

from __future__ import annotations

from collections.abc import Iterable

from konzeptgen.base.scalars import Wert
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.fragen.gliederung import je
from konzeptgen.model.fragen.zeit import Zeitfragen


class Traegerfragen(Zeitfragen):
    """Questions about providers."""

    @property
    def freie_traeger(self) -> tuple[Traeger, ...]:
        """Return the free providers."""
        return tuple(traeger for traeger in self.traeger if traeger.frei)

    @property
    def migrantenorganisationen(self) -> tuple[Traeger, ...]:
        """Return the migrants' organisations."""
        return tuple(traeger for traeger in self.traeger if traeger.ist_migrantenorganisation)

    @property
    def traeger_je_art(self) -> tuple[tuple[Wert, tuple[Traeger, ...]], ...]:
        """Return each kind of provider that exists here, with its providers."""
        return je(self.traeger, lambda traeger: traeger.art)

    def traegerzahl(self, angebote: Iterable[Angebot]) -> int:
        """Return how many providers stand behind ``angebote``."""
        return len({angebot.traeger.id for angebot in angebote})
