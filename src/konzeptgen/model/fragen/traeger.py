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
    def migrantenorganisationen_anderer_art(self) -> tuple[Traeger, ...]:
        """Return the migrants' organisations that are of another kind at the same time."""
        return tuple(t for t in self.migrantenorganisationen if t.art != "migrantenorganisation")

    @property
    def anerkannte_freie_traeger(self) -> tuple[Traeger, ...]:
        """Return the free providers that are recognised as such in youth welfare."""
        return tuple(traeger for traeger in self.freie_traeger if traeger.anerkannt == "ja")

    @property
    def traeger_je_spitzenverband(self) -> tuple[tuple[Wert, tuple[Traeger, ...]], ...]:
        """Return each association of free welfare that has members here, with them."""
        kinds = self.werte["spitzenverbaende"].values()
        every = ((kind, tuple(t for t in self.traeger if t.spitzenverband == kind)) for kind in kinds)
        return tuple((kind, members) for kind, members in every if members)

    @property
    def traeger_je_art(self) -> tuple[tuple[Wert, tuple[Traeger, ...]], ...]:
        """Return each kind of provider that exists here, with its providers."""
        return je(self.traeger, lambda traeger: traeger.art)

    @property
    def traeger_nach_name(self) -> tuple[Traeger, ...]:
        """Return all providers by name."""
        return tuple(sorted(self.traeger, key=lambda traeger: traeger.name.lower()))

    def traegerzahl(self, angebote: Iterable[Angebot]) -> int:
        """Return how many providers stand behind ``angebote``."""
        return len({angebot.traeger.id for angebot in angebote})
