"""Reception: forecasts and places in shelters, year by year."""

from __future__ import annotations

from konzeptgen.base.scalars import Jahr
from konzeptgen.model.aufnahme import Auszug, Jahreskapazitaet, Prognose, Verweildauer
from konzeptgen.model.fragen.zeit import Zeitfragen


class Aufnahmefragen(Zeitfragen):
    """Questions about people who are expected and places for them."""

    @property
    def jahre_der_aufnahme(self) -> tuple[Jahr, ...]:
        """Return the years for which forecast or capacity is given."""
        years = {p.jahr for p in self.prognosen} | {k.jahr for k in self.kapazitaeten}
        return tuple(sorted(years))

    def prognose(self, jahr: Jahr, szenario: str) -> Prognose | None:
        """Return the forecast of a year and scenario."""
        return next((p for p in self.prognosen if p.jahr == jahr and p.szenario == szenario), None)

    def kapazitaet(self, jahr: Jahr) -> Jahreskapazitaet | None:
        """Return the capacity of a year."""
        return next((k for k in self.kapazitaeten if k.jahr == jahr), None)

    @property
    def engpassjahre(self) -> tuple[Jahr, ...]:
        """Return the years in which the middle scenario needs more places than there are."""
        return tuple(jahr for jahr in self.jahre_der_aufnahme if self._zu_wenig(jahr))

    @property
    def kommende_engpassjahre(self) -> tuple[Jahr, ...]:
        """Return those of them that are not over."""
        return tuple(jahr for jahr in self.engpassjahre if jahr >= self.tag.year)

    @property
    def mittleres_szenario(self) -> bool:
        """Return whether a year has both a middle forecast and a capacity, so that they can be compared."""
        return bool(self.vergleichsjahre)

    @property
    def vergleichsjahre(self) -> tuple[Jahr, ...]:
        """Return the years that have both a middle forecast and a capacity."""
        years = self.jahre_der_aufnahme
        return tuple(jahr for jahr in years if self.prognose(jahr, "mittel") and self.kapazitaet(jahr))

    @property
    def letzte_verweildauer(self) -> Verweildauer | None:
        """Return how long people lived in shelters in the newest year for which it is known and not ahead."""
        past = (dauer for dauer in self.verweildauern if dauer.jahr <= self.tag.year)
        return max(past, key=lambda dauer: dauer.jahr, default=None)

    @property
    def auszuege_nach_jahr(self) -> tuple[Auszug, ...]:
        """Return how many people moved out, the oldest year first."""
        return tuple(sorted(self.auszuege, key=lambda auszug: auszug.jahr))

    def _zu_wenig(self, jahr: Jahr) -> bool:
        prognose, kapazitaet = self.prognose(jahr, "mittel"), self.kapazitaet(jahr)
        return bool(prognose and kapazitaet and not kapazitaet.reicht_fuer(prognose))
