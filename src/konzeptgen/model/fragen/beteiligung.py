"""Taking part: associations and round tables."""

from __future__ import annotations

from konzeptgen.base.scalars import Wert
from konzeptgen.model.auskunft import Auskunft, auskunft
from konzeptgen.model.ehrenamt import Initiative
from konzeptgen.model.fragen.zeit import Zeitfragen
from konzeptgen.model.kommune import Beratungsschritt, Stelle
from konzeptgen.model.runde_tische import RunderTisch, Tischbeschluss
from konzeptgen.model.zusammenarbeit import Verbandsbeteiligung, Vereinbarung


class Beteiligungsfragen(Zeitfragen):
    """Questions about who takes part."""

    @property
    def beteiligte_verbaende(self) -> tuple[Verbandsbeteiligung, ...]:
        """Return the entries of the associations of free welfare that take part in the Konzept."""
        taking = (entry for entry in self.spitzenverbaende if entry.status == "beteiligt")
        return tuple(entry for entry in taking if not self.ist_zukunft(entry.datum))

    @property
    def kuenftige_verbaende(self) -> tuple[Verbandsbeteiligung, ...]:
        """Return the entries of the associations whose taking part lies ahead."""
        taking = (entry for entry in self.spitzenverbaende if entry.status == "beteiligt")
        return tuple(entry for entry in taking if self.ist_zukunft(entry.datum))

    @property
    def verbaende(self) -> tuple[tuple[Wert, Verbandsbeteiligung | None], ...]:
        """Return every association of free welfare with its entry, None where there is none."""
        entries = {entry.verband: entry for entry in reversed(self.spitzenverbaende)}
        return tuple((verband, entries.get(verband)) for verband in self.werte["spitzenverbaende"].values())

    @property
    def verbundene_stellen(self) -> tuple[Stelle, ...]:
        """Return the posts that work together with offers which run on the day."""
        posts = self.steuerung.stellen if self.steuerung else ()
        return tuple(stelle for stelle in posts if self.da(stelle.schnittstellen))

    @property
    def verbaende_je_stand(self) -> tuple[tuple[Wert | None, tuple[Wert, ...]], ...]:
        """Return how many associations stand how: each state that occurs, None for those without an entry."""
        states = (*self.werte["beteiligungsstatus"].values(), None)
        found = ((state, tuple(v for v, e in self.verbaende if (e.status if e else None) == state)) for state in states)
        return tuple((state, names) for state, names in found if names)

    @property
    def anstehende_beratungen(self) -> tuple[Beratungsschritt, ...]:
        """Return the steps in the council that lie ahead or have no day yet."""
        return tuple(step for step in self.beratungsfolge if step.datum is None or step.datum >= self.tag)

    @property
    def fruehere_beratungen(self) -> tuple[Beratungsschritt, ...]:
        """Return the steps in the council whose day is over."""
        return tuple(step for step in self.beratungsfolge if step.datum is not None and step.datum < self.tag)

    @property
    def freie_am_tisch(self) -> Auskunft[RunderTisch]:
        """Return for the round tables that meet whether free providers sit there; without members it is not known."""
        return auskunft(self.bestehende_tische, lambda tisch: tisch.mit_freien)

    def runde_tische_zu(self, handlungsfeld: str) -> tuple[RunderTisch, ...]:
        """Return the round tables on a Handlungsfeld."""
        return tuple(tisch for tisch in self.bestehende_tische if tisch.thema == handlungsfeld)

    @property
    def bestehende_tische(self) -> tuple[RunderTisch, ...]:
        """Return the round tables that meet on the day: neither dissolved nor still to be founded."""
        return self.da(self.runde_tische)

    @property
    def beschluesse_der_tische(self) -> tuple[tuple[RunderTisch, Tischbeschluss], ...]:
        """Return what the round tables that exist have decided, each with its table, in the order of the data."""
        return tuple((tisch, beschluss) for tisch in self.bestehende_tische for beschluss in tisch.beschluesse)

    @property
    def geltende_vereinbarungen(self) -> tuple[Vereinbarung, ...]:
        """Return the agreements that hold on the day."""
        return self.da(self.vereinbarungen)

    @property
    def aktive_initiativen(self) -> tuple[Initiative, ...]:
        """Return the initiatives of volunteers that are there on the day."""
        return self.da(self.initiativen)
