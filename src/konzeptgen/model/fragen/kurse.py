"""Language courses: which there are, their results, and who counsels beside them."""

from __future__ import annotations

from collections.abc import Iterable

from konzeptgen.base.scalars import Wert
from konzeptgen.model.fragen.gliederung import je
from konzeptgen.model.fragen.zeit import Zeitfragen
from konzeptgen.model.kurse import Kurs, Kursergebnis


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

    def kurse_mit_kinderbetreuung(self, kurse: Iterable[Kurs]) -> tuple[Kurs, ...]:
        """Return those of ``kurse`` that are said to have child care."""
        return tuple(kurs for kurs in kurse if kurs.kinderbetreuung == "ja")

    @property
    def kursergebnisse_nach_jahr(self) -> tuple[Kursergebnis, ...]:
        """Return the results of courses, the oldest first."""
        return tuple(sorted(self.kursergebnisse, key=lambda ergebnis: ergebnis.jahr))

    @property
    def unbegleitete_phasen(self) -> tuple[Wert, ...]:
        """Return the phases of a course in which no counselling is recorded."""
        covered = {begleitung.phase for begleitung in self.kursbegleitung}
        return tuple(phase for phase in self.werte["kursphasen"].values() if phase not in covered)
