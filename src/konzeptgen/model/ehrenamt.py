"""The author's file ehrenamt.yaml: Ehrenamt und Patenschaften."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from konzeptgen.base.scalars import Wert
from konzeptgen.model.anbieter import Traeger
from konzeptgen.model.sozialraeume import Sozialraum
from konzeptgen.model.zeit import Zeitraum


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ehrenamtskoordination:
    """What stands under ``ehrenamtskoordination``."""

    stelle: str
    traeger: Traeger | None = None
    umfang: Decimal | None = None
    beginn: date | None = None
    ende: date | None = None
    sozialraeume: tuple[Sozialraum, ...] = ()

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when it is there."""
        return Zeitraum(self.beginn, self.ende)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Initiative:
    """What stands under ``initiativen``."""

    name: str
    art: Wert
    traeger: Traeger | None = None
    aktive: int | None = None
    begleitete: int | None = None
    stichtag: date | None = None
    beginn: date | None = None
    ende: date | None = None
    sozialraeume: tuple[Sozialraum, ...] = ()
    beschreibung: str | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when it is there."""
        return Zeitraum(self.beginn, self.ende)
