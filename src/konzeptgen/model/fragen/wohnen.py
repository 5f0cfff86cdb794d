"""Shelters and housing: houses, places, and how places and residents spread over the Sozialräume."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from konzeptgen.model.auskunft import Auskunft, auskunft
from konzeptgen.model.fragen.zeit import Zeitfragen
from konzeptgen.model.sozialraeume import Sozialraum
from konzeptgen.model.unterkuenfte import Unterkunft


@dataclass(frozen=True, slots=True, eq=False)
class Verteilung:
    """Places in shelters and residents of a Sozialraum, each also as a share in per cent."""

    sozialraum: Sozialraum
    plaetze: int
    belegt: int | None
    anteil_plaetze: Decimal
    anteil_bevoelkerung: Decimal | None
    plaetze_bekannt: bool


class Wohnfragen(Zeitfragen):
    """Questions about shelters."""

    @property
    def plaetze_in_unterkuenften(self) -> int:
        """Return the places in the shelters that are open on the day, as far as their number is known."""
        return _plaetze(self.offene_unterkuenfte)

    @property
    def offene_unterkuenfte(self) -> tuple[Unterkunft, ...]:
        """Return the shelters that are open on the day."""
        return self.da(self.unterkuenfte)

    @property
    def kommende_unterkuenfte(self) -> tuple[Unterkunft, ...]:
        """Return the shelters that open later, the nearest first."""
        return self.kuenftige(self.unterkuenfte)

    @property
    def schliessende_unterkuenfte(self) -> tuple[Unterkunft, ...]:
        """Return the shelters whose closing is planned: it lies ahead."""
        return tuple(haus for haus in self.bestehende_unterkuenfte if haus.schliessung_am)

    @property
    def haeuser_mit_anschrift(self) -> tuple[Unterkunft, ...]:
        """Return the shelters, closed ones left out, whose address is known."""
        return tuple(haus for haus in self.bestehende_unterkuenfte if haus.anschrift)

    @property
    def haeuser_mit_information(self) -> tuple[Unterkunft, ...]:
        """Return the shelters, closed ones left out, about which the citizens were informed."""
        return tuple(haus for haus in self.bestehende_unterkuenfte if haus.informationen)

    @property
    def plaetze_ohne_sozialraum(self) -> int:
        """Return the places in open shelters of which nobody says in which Sozialraum they lie."""
        return _plaetze(haus for haus in self.offene_unterkuenfte if haus.sozialraum is None)

    @property
    def kommende_plaetze(self) -> int:
        """Return the places in the shelters that open later, as far as their number is known."""
        return _plaetze(self.kommende_unterkuenfte)

    @property
    def schutzkonzepte(self) -> Auskunft[Unterkunft]:
        """Return for the open shelters whether there is a Schutzkonzept."""
        return auskunft(self.offene_unterkuenfte, lambda haus: haus.schutzkonzept)

    @property
    def schutz_in_gemeinschaft(self) -> Auskunft[Unterkunft]:
        """Return for the open Gemeinschaftsunterkünfte whether there is a Schutzkonzept."""
        return auskunft((h for h in self.offene_unterkuenfte if h.ist_gemeinschaft), lambda haus: haus.schutzkonzept)

    @property
    def freie_betreiber(self) -> Auskunft[Unterkunft]:
        """Return for the open shelters whether a free provider runs them."""
        return auskunft(self.offene_unterkuenfte, lambda h: h.frei_betrieben if h.betreiber_bekannt else None)

    @property
    def unverortete(self) -> tuple[Unterkunft, ...]:
        """Return the open shelters whose Sozialraum or number of places is not known."""
        return tuple(h for h in self.offene_unterkuenfte if h.sozialraum is None or h.plaetze is None)

    @property
    def ohne_platzzahl(self) -> tuple[Unterkunft, ...]:
        """Return the open shelters whose number of places is not known."""
        return tuple(haus for haus in self.offene_unterkuenfte if haus.plaetze is None)

    @property
    def bestehende_unterkuenfte(self) -> tuple[Unterkunft, ...]:
        """Return the shelters that are not closed on the day, planned ones among them."""
        return self.nicht_vergangene(self.unterkuenfte)

    def haeuser_im(self, sozialraum: Sozialraum) -> tuple[Unterkunft, ...]:
        """Return the shelters in a Sozialraum that are open on the day."""
        return tuple(haus for haus in self.offene_unterkuenfte if haus.sozialraum is sozialraum)

    def verortete(self, haeuser: Iterable[Unterkunft]) -> tuple[Unterkunft, ...]:
        """Return those of ``haeuser`` whose Sozialraum and places are known."""
        return tuple(haus for haus in haeuser if haus.sozialraum and haus.plaetze)

    @property
    def verteilung(self) -> tuple[Verteilung, ...]:
        """Return places open on the day and residents per Sozialraum, each as a share; empty without such places."""
        return self.verteilung_der(self.offene_unterkuenfte)

    def verteilung_der(self, haeuser: Iterable[Unterkunft]) -> tuple[Verteilung, ...]:
        """Return how the places of ``haeuser`` and the residents spread, as ``verteilung`` does."""
        houses = [haus for haus in haeuser if haus.sozialraum]
        places, residents = _plaetze(houses), self._bevoelkerungsanteile
        if not places:
            return ()
        by_space = ((raum, [haus for haus in houses if haus.sozialraum is raum]) for raum in self.sozialraeume)
        return tuple(_verteilung(raum, here, places, residents.get(raum.id)) for raum, here in by_space)

    @property
    def _bevoelkerungsanteile(self) -> Mapping[str, Decimal]:
        """Return each Sozialraum's share of the residents in per cent, empty where one of them is unknown."""
        known = {raum.id: raum.einwohner.wert for raum in self.sozialraeume if raum.einwohner}
        people = sum(known.values(), Decimal(0))
        complete = people and len(known) == len(self.sozialraeume)
        return {key: count * 100 / people for key, count in known.items()} if complete else {}


def _plaetze(haeuser: Iterable[Unterkunft]) -> int:
    return sum(haus.plaetze or 0 for haus in haeuser)


def _verteilung(raum: Sozialraum, houses: list[Unterkunft], places: int, residents: Decimal | None) -> Verteilung:
    here = _plaetze(houses)
    taken = None if any(haus.belegt is None for haus in houses) else sum(haus.belegt or 0 for haus in houses)
    known = not houses or any(haus.plaetze is not None for haus in houses)
    return Verteilung(raum, here, taken, Decimal(here) * 100 / places, residents, known)
