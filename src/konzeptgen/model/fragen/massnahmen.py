"""Goals, measures and indicators of the municipality."""

from __future__ import annotations

from datetime import date

from konzeptgen.base.scalars import Wert
from konzeptgen.model.felder import Konzeptfelder
from konzeptgen.model.fragen.gliederung import je
from konzeptgen.model.kommune import Indikator
from konzeptgen.model.massnahmen import Massnahme, Ziel


class Massnahmenfragen(Konzeptfelder):
    """Questions about goals, measures and indicators."""

    def ziele_im(self, handlungsfeld: str) -> tuple[Ziel, ...]:
        """Return the goals of a Handlungsfeld."""
        return tuple(ziel for ziel in self.ziele if ziel.handlungsfeld == handlungsfeld)

    def massnahmen_im(self, handlungsfeld: str) -> tuple[Massnahme, ...]:
        """Return the municipality's measures in a Handlungsfeld."""
        return tuple(massnahme for massnahme in self.massnahmen if massnahme.handlungsfeld == handlungsfeld)

    @property
    def massnahmen_je_feld(self) -> tuple[tuple[Wert, tuple[Massnahme, ...]], ...]:
        """Return each Handlungsfeld that has measures, with them."""
        return je(self.massnahmen, lambda massnahme: massnahme.handlungsfeld)

    @property
    def naechste_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures that are not finished, the nearest date first, those without one last."""
        still = (massnahme for massnahme in self.massnahmen if not massnahme.ruht)
        return tuple(sorted(still, key=lambda m: (m.termin is None, m.termin or date.max)))

    @property
    def begruendete_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures whose own execution the municipality explains."""
        return tuple(massnahme for massnahme in self.massnahmen if massnahme.begruendung)

    @property
    def ungeplante_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures without somebody in charge, a date, an indicator or a sum of money."""
        return tuple(m for m in self.massnahmen if None in {m.verantwortlich, m.termin, m.indikator, m.mittel})

    def indikatoren_im(self, handlungsfeld: str) -> tuple[Indikator, ...]:
        """Return the indicators of a Handlungsfeld."""
        every = self.monitoring.indikatoren if self.monitoring else ()
        return tuple(indikator for indikator in every if indikator.handlungsfeld == handlungsfeld)
