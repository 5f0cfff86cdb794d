"""The author's file kurse.yaml: Sprachkurse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.bausteine import UNBEKANNT, Kontakt
from konzeptgen.model.sitz import Sitz
from konzeptgen.model.sozialraeume import Sozialraum
from konzeptgen.model.zeit import Zeitraum


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kurskooperation:
    """What stands under ``kurstraeger.kooperationen``."""

    angebot: Angebot
    form: str | None = None
    turnus: str | None = None
    beginn: date | None = None
    ende: date | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when it is there."""
        return Zeitraum(self.beginn, self.ende)

    @property
    def angebotsname(self) -> str:
        """Return the name of the counselling offer and its provider."""
        return f"{self.angebot.name} ({self.angebot.traeger.kurz})"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kurstraeger:
    """What stands under ``kurstraeger``."""

    traeger: Traeger
    zugelassen_von: date | None = None
    zugelassen_bis: date | None = None
    kooperationen: tuple[Kurskooperation, ...] = ()

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when the provider is admitted."""
        return Zeitraum(self.zugelassen_von, self.zugelassen_bis)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kurs:
    """What stands under ``kurse``."""

    id: str
    kurstraeger: Traeger
    typ: Wert
    name: str | None = None
    ue: int | None = None
    plaetze: int | None = None
    belegt: int | None = None
    anmeldung_am: date | None = None
    beginn: date | None = None
    ende: date | None = None
    ort: str | None = None
    sozialraum: Sozialraum | None = None
    zeiten: str | None = None
    kinderbetreuung: str = UNBEKANNT
    zielgruppen: tuple[Wert, ...] = ()
    quelle: str | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when the course is held."""
        return Zeitraum(self.beginn, self.ende)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kursbegleitung:
    """What stands under ``kursbegleitung``."""

    phase: Wert
    angebot: Angebot
    form: str | None = None
    beginn: date | None = None
    ende: date | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when it is there."""
        return Zeitraum(self.beginn, self.ende)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kursergebnis:
    """What stands under ``kursergebnisse``."""

    jahr: Jahr
    begonnen: int
    abgeschlossen: int | None = None
    abgebrochen: int | None = None
    quelle: str | None = None

    @property
    def abschlussquote(self) -> Decimal | None:
        """Return how many of a hundred starters reached a qualified end, None where it is unknown."""
        return _rate(self.abgeschlossen, self.begonnen)

    @property
    def abbruchquote(self) -> Decimal | None:
        """Return how many of a hundred starters left early, None where it is unknown."""
        return _rate(self.abgebrochen, self.begonnen)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kurskoordinierung:
    """What stands under ``kurskoordinierung``."""

    stelle: str
    umfang: Decimal | None = None
    beginn: date | None = None
    ende: date | None = None
    beteiligte: tuple[Sitz, ...] = ()
    anschluesse: tuple[str, ...] = ()
    kontakt: Kontakt | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when the office co-ordinates."""
        return Zeitraum(self.beginn, self.ende)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Zusteuerung:
    """What stands under ``zusteuerung``."""

    verfahren: str | None = None
    federfuehrung: Wert | None = None
    beteiligte: tuple[Sitz, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kursbedarf:
    """What stands under ``kursbedarf``."""

    jahr: Jahr
    typ: Wert
    plaetze: int
    abgestimmt_mit: tuple[Wert, ...] = ()
    abgestimmt_am: date | None = None
    zugang: Wert | None = None


def _rate(part: int | None, whole: int) -> Decimal | None:
    return Decimal(part) * 100 / whole if part is not None and whole else None
