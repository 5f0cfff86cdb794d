"""The author's file runde_tische.yaml: Runde Tische."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.model.sitz import Sitz
from konzeptgen.model.sozialraeume import Sozialraum
from konzeptgen.model.zeit import Zeitraum, seit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sitzung:
    """What stands under ``runde_tische.sitzungen``."""

    datum: date
    themen: str | None = None
    teilnehmende: int | None = None
    protokoll: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tischbeschluss:
    """What stands under ``runde_tische.beschluesse``."""

    text: str
    datum: date | None = None
    status: Wert | None = None
    verantwortlich: str | None = None
    frist: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RunderTisch:
    """What stands under ``runde_tische``."""

    id: str
    name: str
    thema: Wert | None = None
    sozialraeume: tuple[Sozialraum, ...] = ()
    turnus: str | None = None
    sitzungen_pro_jahr: int | None = None
    leitung: str | None = None
    gegruendet: Jahr | None = None
    ende: date | None = None
    sitze: tuple[Sitz, ...] = ()
    sitzungen: tuple[Sitzung, ...] = ()
    beschluesse: tuple[Tischbeschluss, ...] = ()

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when it is there."""
        return seit(self.gegruendet, self.ende)

    @property
    def letzte_sitzung(self) -> Sitzung | None:
        """Return the newest meeting, None where none is recorded."""
        return max(reversed(self.sitzungen), key=lambda sitzung: sitzung.datum, default=None)

    @property
    def belegte_sitzungen(self) -> tuple[Sitzung, ...]:
        """Return the meetings that have minutes."""
        return tuple(sitzung for sitzung in self.sitzungen if sitzung.protokoll)
