"""The author's file arbeit.yaml: Ausbildung und Beschäftigung."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from konzeptgen.base.scalars import Jahr
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.bausteine import Kontakt
from konzeptgen.model.sitz import Sitz
from konzeptgen.model.zeit import Zeitraum, seit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ansprechstelle:
    """What stands under ``jobcenter.ansprechstellen``."""

    branche: str
    stelle: str | None = None
    durchwahl: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Jobcenter:
    """What stands under ``jobcenter``."""

    name: str
    kontakt: Kontakt | None = None
    ansprechstellen: tuple[Ansprechstelle, ...] = ()
    beirat: tuple[Sitz, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Arbeitskooperation:
    """What stands under ``arbeitskooperationen``."""

    partner: str
    gegenstand: str
    angebot: Angebot | None = None
    turnus: str | None = None
    seit: Jahr | None = None
    ende: date | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when it is there."""
        return seit(self.seit, self.ende)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Traegerplaetze:
    """What stands under ``traegerplaetze``."""

    traeger: Traeger
    jahr: Jahr
    ausbildung: int | None = None
    beschaeftigung: int | None = None
    zugewanderte: int | None = None
    berufe: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Anerkennungsstelle:
    """What stands under ``anerkennungsstellen``."""

    name: str
    traeger: Traeger | None = None
    angebot: Angebot | None = None
    aufgabe: str | None = None
    beginn: date | None = None
    ende: date | None = None
    kontakt: Kontakt | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when it is there."""
        return Zeitraum(self.beginn, self.ende)
