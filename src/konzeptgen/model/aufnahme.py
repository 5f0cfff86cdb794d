"""The author's file aufnahme.yaml: Aufnahme."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.runde_tische import RunderTisch


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prognose:
    """What stands under ``prognosen``."""

    jahr: Jahr
    szenario: Wert
    personen: int
    quelle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Jahreskapazitaet:
    """What stands under ``kapazitaeten``."""

    jahr: Jahr
    plaetze: int
    reserve: int | None = None
    quelle: str | None = None

    def reicht_fuer(self, prognose: Prognose) -> bool:
        """Return whether there is a place for everybody whom the forecast expects."""
        return prognose.personen <= self.plaetze


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Aufnahmeplanung:
    """What stands under ``aufnahmeplanung``."""

    zustaendig: str | None = None
    beteiligte: tuple[Traeger, ...] = ()
    turnus: str | None = None
    runder_tisch: RunderTisch | None = None
    beratung: tuple[Angebot, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Verweildauer:
    """What stands under ``verweildauern``."""

    jahr: Jahr
    monate: Decimal
    quelle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Auszug:
    """What stands under ``auszuege``."""

    jahr: Jahr
    personen: int
    in_wohnungen: int | None = None
    quelle: str | None = None
