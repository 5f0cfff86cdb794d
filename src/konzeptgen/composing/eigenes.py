"""What a paper's sender does itself in a place: its providers there and their offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from konzeptgen.base.near import fold
from konzeptgen.base.scalars import Wert
from konzeptgen.composing.lage import Lage
from konzeptgen.composing.sicht import without_signs
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.bedarfe import Bedarf
from konzeptgen.model.felder import Werte
from konzeptgen.model.papier import Absender, Papier

Zeile = tuple[str, tuple[int | None, ...]]
"""What is counted, and the figure of each place, None where it is unknown."""


@dataclass(frozen=True, slots=True, eq=False)
class Eigenes:
    """The sender in a place."""

    ort: Lage
    traeger: tuple[Traeger, ...]

    @property
    def angebote(self) -> tuple[Angebot, ...]:
        """Return its running offers."""
        return tuple(one for one in self.ort.konzept.aktive_angebote if one.traeger in self.traeger)

    @property
    def anbieter(self) -> int:
        """Return how many providers stand behind them."""
        return self.ort.konzept.traegerzahl(self.angebote)

    @property
    def bedarfe(self) -> tuple[Bedarf, ...]:
        """Return the needs that it has reported."""
        return tuple(one for one in self.ort.konzept.bedarfe if one.gemeldet_von in self.traeger)

    def im(self, handlungsfeld: Wert) -> int:
        """Return how many of its offers run in a Handlungsfeld."""
        return sum(one.handlungsfeld == handlungsfeld for one in self.angebote)

    @property
    def plaetze(self) -> int | None:
        """Return the places of its offers as far as they are known, None where those of none are."""
        known = [one.plaetze for one in self.angebote if one.plaetze is not None]
        return sum(known) if known else None

    @property
    def wartende(self) -> int | None:
        """Return how many people wait for a place at its offers, as far as it is known."""
        known = [one.warteliste for one in self.angebote if one.warteliste is not None]
        return sum(known) if known else None


def eigenes(papier: Papier | None, orte: Sequence[Lage]) -> tuple[Eigenes, ...]:
    """Return the sender in each place where it has running offers; nowhere without a sender."""
    every = (Eigenes(ort, _traeger(papier.absender, ort)) for ort in orte) if papier else ()
    return tuple(one for one in every if one.angebote)


def eigene_zeilen(eigene: Sequence[Eigenes], werte: Werte) -> tuple[Zeile, ...]:
    """Return the rows of the table of what a sender does, those that hold a figure."""
    fields = ((f"davon: {feld.titel}", [one.im(feld) for one in eigene]) for feld in werte["handlungsfelder"].values())
    every: tuple[tuple[str, Sequence[int | None]], ...] = (
        ("Eigene Träger", [one.anbieter for one in eigene]),
        ("Eigene laufende Angebote", [len(one.angebote) for one in eigene]),
        *fields,
        ("Plätze, soweit bekannt", [one.plaetze for one in eigene]),
        ("Wartende, soweit bekannt", [one.wartende for one in eigene]),
        ("Selbst gemeldete Bedarfe", [len(one.bedarfe) for one in eigene]),
    )
    return tuple((was, tuple(figures)) for was, figures in every if any(figures))


def _traeger(absender: Absender, ort: Lage) -> tuple[Traeger, ...]:
    """Return the providers of a place that are the sender's: all where an association has told of its own alone."""
    if ort.nur_eigene:
        return ort.konzept.traeger
    return tuple(one for one in ort.konzept.traeger if _gehoert(one, absender))


def _gehoert(traeger: Traeger, absender: Absender) -> bool:
    federation = traeger.spitzenverband
    if federation and traeger.frei and (federation in absender.spitzenverbaende or _mitglied(federation, absender)):
        return True
    own = {fold(name) for name in absender.traeger}
    own |= set() if absender.mehrzahl else {fold(absender.name), fold(absender.kurz)}
    return not own.isdisjoint(fold(without_signs(name)) for name in (traeger.id, traeger.name, traeger.kurz))


def _mitglied(federation: Wert, absender: Absender) -> bool:
    """Return whether a Liga names a federation among its members."""
    names = (federation.titel, str(federation.marken.get("kurz", "")), *federation.marken.get("auch", ()))
    return absender.mehrzahl and not set(map(fold, absender.mitglieder)).isdisjoint(map(fold, names))
