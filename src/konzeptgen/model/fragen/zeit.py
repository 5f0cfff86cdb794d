"""Time and state: what is there on the day of which the Konzept speaks, what is still to come and what is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from konzeptgen.model.felder import Konzeptfelder
from konzeptgen.model.zeit import T, Zeitlich, Zustand, am

_NACHLAUF = timedelta(days=366)


class Zeitfragen(Konzeptfelder):
    """Questions about days: every count, list and sentence about what there is asks here.

    The day is ``tag``: the Stichtag for the check, the Stand of the document for a document, if it is the earlier one.
    """

    def steht_bevor(self, tag: date | None) -> bool:
        """Return whether a day still lies ahead; one that is not given does not."""
        return tag is not None and tag > self.tag

    @property
    def heute(self) -> date:
        """Return the day up to which things can have happened: the Stichtag, or the Stand if it is soon after it."""
        stand = self.rahmen.stand if self.rahmen else None
        if stand is None or stand > self.stichtag + _NACHLAUF:
            return self.stichtag
        return max(self.stichtag, stand)

    def ist_zukunft(self, tag: date | None) -> bool:
        """Return whether a day lies after the Stichtag, so that nobody can have done yet what is dated so."""
        return tag is not None and tag > self.stichtag

    def ist_da(self, thing: Zeitlich) -> bool:
        """Return whether a thing is there on the day."""
        return thing.zeitraum.am(self.tag) is Zustand.DA

    def ist_vorbei(self, thing: Zeitlich) -> bool:
        """Return whether a thing is over on the day."""
        return thing.zeitraum.am(self.tag) is Zustand.VORBEI

    def da(self, things: Iterable[T]) -> tuple[T, ...]:
        """Return those of ``things`` that are there on the day."""
        return am(things, self.tag, Zustand.DA)

    def kuenftige(self, things: Iterable[T]) -> tuple[T, ...]:
        """Return those of ``things`` that are still to come, the nearest first, those without a day last."""
        coming = am(things, self.tag, Zustand.KUENFTIG)
        return tuple(sorted(coming, key=lambda t: (t.zeitraum.beginn is None, t.zeitraum.beginn or self.tag)))

    def ruhende(self, things: Iterable[T]) -> tuple[T, ...]:
        """Return those of ``things`` that rest or are put off."""
        return am(things, self.tag, Zustand.RUHT)

    def vergangene(self, things: Iterable[T]) -> tuple[T, ...]:
        """Return those of ``things`` that are over."""
        return am(things, self.tag, Zustand.VORBEI)

    def nicht_vergangene(self, things: Iterable[T]) -> tuple[T, ...]:
        """Return those of ``things`` that are there, rest or are still to come."""
        return am(things, self.tag, Zustand.DA, Zustand.RUHT, Zustand.KUENFTIG)
