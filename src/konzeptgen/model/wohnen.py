"""The author's file wohnen.yaml: Wohnen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.bausteine import UNBEKANNT


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wohnpartner:
    """What stands under ``wohnpartner``."""

    name: str
    art: Wert
    vereinbarung: str = UNBEKANNT
    vereinbarung_am: date | None = None
    wohnungen: int | None = None
    gegenstand: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wohnungsvermittlung:
    """What stands under ``wohnungsvermittlung``."""

    jahr: Jahr
    haushalte: int
    angebot: Angebot | None = None
    personen: int | None = None
    quelle: str | None = None
