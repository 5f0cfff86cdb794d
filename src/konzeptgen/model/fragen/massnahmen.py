"""Goals, measures and indicators of the municipality."""

from __future__ import annotations

from datetime import date

from konzeptgen.base.scalars import Wert
from konzeptgen.model.fragen.gliederung import je
from konzeptgen.model.fragen.zeit import Zeitfragen
from konzeptgen.model.kommune import Indikator
from konzeptgen.model.massnahmen import Massnahme, Ziel
from konzeptgen.model.zeit import Zustand, am


class Massnahmenfragen(Zeitfragen):
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
        return tuple(sorted(self.offene_massnahmen, key=lambda m: (m.termin is None, m.termin or date.max)))

    @property
    def offene_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures that run or are still to come: neither finished nor put off."""
        return am(self.massnahmen, self.tag, Zustand.DA, Zustand.KUENFTIG)

    @property
    def laufende_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures that ran before the Konzept and go on: said to run or begun, and not called new."""
        running = (m for m in self.da(self.massnahmen) if m.status == "laufend" or (m.beginn and not m.status))
        return tuple(massnahme for massnahme in running if massnahme.neu != "ja")

    @property
    def neue_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures that come with the Konzept: called new, or still to begin and not called old."""
        coming = set(self.kuenftige(self.massnahmen))
        return tuple(m for m in self.offene_massnahmen if m.neu == "ja" or (m in coming and m.neu != "nein"))

    @property
    def massnahmen_ohne_stand(self) -> tuple[Massnahme, ...]:
        """Return the measures of which it is not recorded whether they run or are new."""
        told = {*self.laufende_massnahmen, *self.neue_massnahmen}
        return tuple(massnahme for massnahme in self.offene_massnahmen if massnahme not in told)

    @property
    def begruendete_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures whose own execution the municipality explains."""
        return tuple(massnahme for massnahme in self.massnahmen if massnahme.begruendung)

    @property
    def ungeplante_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the open measures without somebody in charge, a date, an indicator or a sum of money."""
        return tuple(m for m in self.offene_massnahmen if None in {m.verantwortlich, m.termin, m.indikator, m.mittel})

    def indikatoren_im(self, handlungsfeld: str) -> tuple[Indikator, ...]:
        """Return the indicators of a Handlungsfeld."""
        every = self.monitoring.indikatoren if self.monitoring else ()
        return tuple(indikator for indikator in every if indikator.handlungsfeld == handlungsfeld)
