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
    def mit_freien(self) -> bool | None:
        """Return whether free providers sit at the table, None where that is not known."""
        if any(sitz.frei for sitz in self.sitze):
            return True
        return None if any(sitz.frei is None for sitz in self.sitze) or not self.sitze else False

    def gehaltene_sitzungen(self, tag: date) -> tuple[Sitzung, ...]:
        """Return the meetings that were held until ``tag``, the oldest first."""
        return tuple(sorted((s for s in self.sitzungen if s.datum <= tag), key=lambda sitzung: sitzung.datum))

    def naechste_sitzung(self, tag: date) -> Sitzung | None:
        """Return the first meeting after ``tag``, None where none is recorded."""
        return min((s for s in self.sitzungen if s.datum > tag), key=lambda sitzung: sitzung.datum, default=None)
