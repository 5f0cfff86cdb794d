"""The author's file zusammenarbeit.yaml: Zusammenarbeit mit freien Trägern."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from konzeptgen.base.scalars import Wert
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.bausteine import UNBEKANNT
from konzeptgen.model.zeit import Zeitraum


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Verbandsbeteiligung:
    """What stands under ``spitzenverbaende``."""

    verband: Wert
    status: Wert
    datum: date | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Beteiligung:
    """What stands under ``beteiligungen``."""

    traeger: Traeger
    form: str
    datum: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vereinbarung:
    """What stands under ``vereinbarungen``."""

    traeger: Traeger
    gegenstand: str
    angebote: tuple[Angebot, ...] = ()
    datum: date | None = None
    beginn: date | None = None
    bis: date | None = None
    weisungsgebunden: str = UNBEKANNT

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when it is there."""
        return Zeitraum(self.beginn or self.datum, self.bis)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Uebertragung:
    """What stands under ``uebertragungen``."""

    traeger: Traeger
    aufgabe: str
    rechtskreis: Wert
    einverstanden_am: date | None = None
    inhalt_geregelt: str = UNBEKANNT
    verguetung_geregelt: str = UNBEKANNT
    pruefung_geregelt: str = UNBEKANNT
    beginn: date | None = None
    ende: date | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when it is there."""
        return Zeitraum(self.beginn, self.ende)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Regeldienst:
    """What stands under ``regeldienste``."""

    dienst: str
    art: Wert
    angebote: tuple[Angebot, ...] = ()
    form: str | None = None
    turnus: str | None = None
    beginn: date | None = None
    ende: date | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when it is there."""
        return Zeitraum(self.beginn, self.ende)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Planungsbeteiligung:
    """What stands under ``jugendhilfeplanung``."""

    phase: Wert
    traeger: tuple[Traeger, ...] = ()
    datum: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Verzeichnispflege:
    """What stands under ``verzeichnis``."""

    verteilt_an: tuple[str, ...] = ()
    verteilt_am: date | None = None
    turnus: str | None = None
    zustaendig: str | None = None
    internetseite: str | None = None
    lizenz: str | None = None
