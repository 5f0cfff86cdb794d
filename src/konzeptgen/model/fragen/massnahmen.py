"""Goals, measures and indicators of the municipality."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from konzeptgen.base.scalars import Wert
from konzeptgen.model.auskunft import Auskunft, auskunft
from konzeptgen.model.fragen.gliederung import je
from konzeptgen.model.fragen.zeit import Zeitfragen
from konzeptgen.model.kommune import Indikator
from konzeptgen.model.massnahmen import Massnahme, Ziel
from konzeptgen.model.zeit import Zustand, am


@dataclass(frozen=True, slots=True, eq=False)
class Rechtskreiszeile:
    """The measures of a field of law, None without one, by who carries them out, and those whose reason is given."""

    rechtskreis: Wert | None
    kommune: tuple[Massnahme, ...]
    gemeinsam: tuple[Massnahme, ...]
    freie_traeger: tuple[Massnahme, ...]
    ohne_angabe: tuple[Massnahme, ...]
    begruendet: tuple[Massnahme, ...]


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
        return tuple(massnahme for massnahme in self.begonnene(self.massnahmen) if massnahme.neu != "ja")

    def begonnene(self, massnahmen: Iterable[Massnahme]) -> tuple[Massnahme, ...]:
        """Return those of ``massnahmen`` that run on the day by their own word or first day."""
        return tuple(m for m in self.da(massnahmen) if m.status == "laufend" or (m.beginn and not m.status))

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
    def vergangene_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures that are over."""
        return self.vergangene(self.massnahmen)

    @property
    def ruhende_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures that are put off."""
        return self.ruhende(self.massnahmen)

    @property
    def begruendete_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures whose own execution the municipality explains."""
        return tuple(massnahme for massnahme in self.massnahmen if massnahme.begruendung)

    def begruendete_massnahmen_im(self, handlungsfeld: str) -> tuple[Massnahme, ...]:
        """Return those of a Handlungsfeld that the municipality carries out itself, alone or together."""
        return tuple(m for m in self.massnahmen_im(handlungsfeld) if m.kommunal and m.begruendung)

    def durchgefuehrt(self, massnahmen: Iterable[Massnahme], wer: str | None) -> tuple[Massnahme, ...]:
        """Return those of ``massnahmen`` that ``wer`` carries out, a key of ``durchfuehrungen``; None: not given."""
        return tuple(massnahme for massnahme in massnahmen if massnahme.durch_wen == wer)

    @property
    def gueltige_begruendungen(self) -> Auskunft[Massnahme]:
        """Return for the open measures of the municipality that give a reason whether it holds on the day."""
        own = (m for m in self.offene_massnahmen if m.kommunal and m.begruendung)
        return auskunft(own, lambda m: bool(m.begruendung and self.ist_da(m.begruendung)))

    @property
    def massnahmen_ohne_rechtskreis(self) -> tuple[Massnahme, ...]:
        """Return the open measures for which no field of law is given."""
        return tuple(massnahme for massnahme in self.offene_massnahmen if massnahme.rechtskreis is None)

    @property
    def massnahmen_je_rechtskreis(self) -> tuple[Rechtskreiszeile, ...]:
        """Return the open measures of each field of law that has some, those without one last, by who carries them out.

        Nothing where no measure names its field of law.
        """
        fields = self.werte["rechtskreise"].values()
        every = ((kreis, [m for m in self.offene_massnahmen if m.rechtskreis == kreis]) for kreis in fields)
        rows = tuple(self._zeile(kreis, measures) for kreis, measures in every if measures)
        rest = self.massnahmen_ohne_rechtskreis
        return (*rows, self._zeile(None, rest)) if rows and rest else rows

    def _zeile(self, kreis: Wert | None, measures: Sequence[Massnahme]) -> Rechtskreiszeile:
        def by(who: str | None) -> tuple[Massnahme, ...]:
            return self.durchgefuehrt(measures, who)

        explained = tuple(massnahme for massnahme in measures if massnahme.begruendung)
        return Rechtskreiszeile(kreis, by("kommune"), by("gemeinsam"), by("freier_traeger"), by(None), explained)

    @property
    def ungeplante_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the open measures without somebody in charge, a date, an indicator or a sum of money."""
        return tuple(m for m in self.offene_massnahmen if None in {m.verantwortlich, m.termin, m.indikator, m.mittel})

    def indikatoren_im(self, handlungsfeld: str) -> tuple[Indikator, ...]:
        """Return the indicators of a Handlungsfeld."""
        every = self.monitoring.indikatoren if self.monitoring else ()
        return tuple(indikator for indikator in every if indikator.handlungsfeld == handlungsfeld)
