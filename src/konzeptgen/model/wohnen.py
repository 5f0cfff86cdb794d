"""The author's file wohnen.yaml: Wohnen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.bausteine import UNBEKANNT
from konzeptgen.model.zeit import Zeitraum


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wohnpartner:
    """What stands under ``wohnpartner``."""

    name: str
    art: Wert
    vereinbarung: str = UNBEKANNT
    vereinbarung_am: date | None = None
    vereinbarung_bis: date | None = None
    wohnungen: int | None = None
    gegenstand: str | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when the agreement with the partner holds."""
        return Zeitraum(self.vereinbarung_am, self.vereinbarung_bis)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wohnungsvermittlung:
    """What stands under ``wohnungsvermittlung``."""

    jahr: Jahr
    haushalte: int
    angebot: Angebot | None = None
    personen: int | None = None
    quelle: str | None = None
