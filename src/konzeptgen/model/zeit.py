"""A thing's dates and state, and a day or a year -> whether it is there then: the one place that answers this."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from konzeptgen.base.scalars import Jahr, Wert


class Zustand(StrEnum):
    """How a thing stands to a day: still to come, there, resting, over."""

    KUENFTIG = "kuenftig"
    DA = "da"
    RUHT = "ruht"
    VORBEI = "vorbei"


@dataclass(frozen=True, slots=True)
class Zeitraum:
    """When a thing is there: first and last day, None where they are not known, and what its state says.

    Whatever names no day and no state is there. A day that has come or gone weighs more than a state that has not
    followed it: an offer that is called active is over once its last day is past. A thing that is called planned stays
    to come after its first day, since nobody has said that it began.
    """

    beginn: date | None = None
    ende: date | None = None
    status: Wert | None = None

    def am(self, tag: date) -> Zustand:
        """Return how the thing stands to ``tag``."""
        told = Zustand(self.status.marken.get("zustand", Zustand.DA)) if self.status else Zustand.DA
        if told is Zustand.VORBEI or (self.ende is not None and self.ende < tag):
            return Zustand.VORBEI
        if told is Zustand.DA and self.beginn is not None and self.beginn > tag:
            return Zustand.KUENFTIG
        return told

    def im(self, jahr: int) -> bool:
        """Return whether the thing is, was or will be there on a day of ``jahr``, as far as its dates say."""
        begun = self.beginn is None or self.beginn.year <= jahr
        return begun and (self.ende is None or self.ende.year >= jahr)


class Zeitlich(Protocol):
    """Whatever begins and ends."""

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when it is there."""


T = TypeVar("T", bound=Zeitlich)


def am(things: Iterable[T], tag: date, *zustaende: Zustand) -> tuple[T, ...]:
    """Return those of ``things`` that stand to ``tag`` in one of ``zustaende``."""
    return tuple(thing for thing in things if thing.zeitraum.am(tag) in zustaende)


def ganzes_jahr(jahr: Jahr | None, *, bis: date | None = None) -> Zeitraum:
    """Return the time from the first day of ``jahr`` to its last, or to ``bis``; open on both sides without a year."""
    if jahr is None:
        return Zeitraum(ende=bis)
    return Zeitraum(date(int(jahr), 1, 1), bis or date(int(jahr), 12, 31))


def seit(jahr: Jahr | None, bis: date | None = None) -> Zeitraum:
    """Return the time from the first day of ``jahr`` on."""
    return Zeitraum(date(int(jahr), 1, 1) if jahr is not None else None, bis)
