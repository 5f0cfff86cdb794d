"""Language courses: which there are, their results, and who counsels beside them."""

from __future__ import annotations

from collections.abc import Iterable

from konzeptgen.base.scalars import Wert
from konzeptgen.model.auskunft import Auskunft, auskunft
from konzeptgen.model.fragen.gliederung import je
from konzeptgen.model.fragen.zeit import Zeitfragen
from konzeptgen.model.kurse import Kurs, Kursbegleitung, Kursergebnis, Kurskooperation, Kurstraeger


class Kursfragen(Zeitfragen):
    """Questions about language courses."""

    @property
    def kurse_je_typ(self) -> tuple[tuple[Wert, tuple[Kurs, ...]], ...]:
        """Return each kind of course that exists here, with its courses."""
        return je(self.kurse, lambda kurs: kurs.typ)

    @property
    def aktuelle_kurse(self) -> tuple[Kurs, ...]:
        """Return the courses that run or are planned on the Stichtag."""
        return self.nicht_vergangene(self.kurse)

    @property
    def laufende_kurse(self) -> tuple[Kurs, ...]:
        """Return the courses that run on the day."""
        return self.da(self.kurse)

    @property
    def laufende_kurse_je_typ(self) -> tuple[tuple[Wert, tuple[Kurs, ...]], ...]:
        """Return each kind of course that runs on the day, with its courses."""
        return je(self.laufende_kurse, lambda kurs: kurs.typ)

    def kinderbetreuung(self, kurse: Iterable[Kurs]) -> Auskunft[Kurs]:
        """Return for ``kurse`` whether there is child care."""
        return auskunft(kurse, lambda kurs: kurs.kinderbetreuung)

    def kooperationen_von(self, kurstraeger: Kurstraeger) -> tuple[Kurskooperation, ...]:
        """Return with which counselling a provider of courses works together on the day."""
        return tuple(k for k in self.da(kurstraeger.kooperationen) if self.ist_da(k.angebot))

    def begleitungen_in(self, phase: str) -> tuple[Kursbegleitung, ...]:
        """Return who accompanies participants in a phase of the course on the day."""
        return tuple(b for b in self.da(self.kursbegleitung) if b.phase == phase and self.ist_da(b.angebot))

    @property
    def kursergebnisse_nach_jahr(self) -> tuple[Kursergebnis, ...]:
        """Return the results of courses, the oldest first."""
        return tuple(sorted(self.kursergebnisse, key=lambda ergebnis: ergebnis.jahr))

    @property
    def unbegleitete_phasen(self) -> tuple[Wert, ...]:
        """Return the phases of a course in which no counselling is recorded."""
        covered = {begleitung.phase for begleitung in self.kursbegleitung}
        return tuple(phase for phase in self.werte["kursphasen"].values() if phase not in covered)
