"""Providers: free ones, migrants' organisations, providers by kind."""

from __future__ import annotations

from collections.abc import Iterable

from konzeptgen.base.scalars import Wert
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.auskunft import Auskunft, auskunft
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
    def anerkennung(self) -> Auskunft[Traeger]:
        """Return for the free providers whether they are recognised in youth welfare, by an office or by law."""
        return auskunft(self.freie_traeger, lambda t: t.kraft_gesetzes_anerkannt or t.anerkannt)

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

    def traeger_von(self, angebote: Iterable[Angebot]) -> tuple[Traeger, ...]:
        """Return the providers behind ``angebote``, in the order of their first offer; a part counts as its whole."""
        wholes = (angebot.traeger.ganzes for angebot in angebote)
        return tuple({whole.id: whole for whole in wholes}.values())

    def traegerzahl(self, angebote: Iterable[Angebot]) -> int:
        """Return how many providers stand behind ``angebote``."""
        return len(self.traeger_von(angebote))

    def ohne_angebot(self, angebote: Iterable[Angebot]) -> tuple[Traeger, ...]:
        """Return the providers who have no part in ``angebote``, neither themselves nor as part or whole."""
        busy = {traeger.id for traeger in self.traeger_von(angebote)}
        return tuple(traeger for traeger in self.traeger if traeger.ganzes.id not in busy)
