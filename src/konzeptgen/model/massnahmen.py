"""The author's file massnahmen.yaml: Ziele und Maßnahmen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.bausteine import UNBEKANNT, Begruendung, Interessenbekundung
from konzeptgen.model.bedarfe import Bedarf
from konzeptgen.model.zeit import Zeitraum


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ziel:
    """What stands under ``ziele``."""

    id: str
    handlungsfeld: Wert
    text: str
    bis: Jahr | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Massnahme:
    """What stands under ``massnahmen``."""

    id: str
    name: str
    handlungsfeld: Wert
    einfach: str | None = None
    beschreibung: str | None = None
    ziele: tuple[Ziel, ...] = ()
    rechtskreis: Wert | None = None
    aufgabenart: Wert | None = None
    leistungsart: Wert | None = None
    gebiet: tuple[str, ...] = ()
    zielgruppen: tuple[Wert, ...] = ()
    umfang: int | None = None
    durchfuehrung: Wert | None = None
    partner: tuple[Traeger, ...] = ()
    angebote: tuple[Angebot, ...] = ()
    neu: str = UNBEKANNT
    geldleistung: str = UNBEKANNT
    verantwortlich: str | None = None
    mittel: Decimal | None = None
    eigenanteil: Decimal | None = None
    einmalig: Decimal | None = None
    stellen: Decimal | None = None
    finanzierung: tuple[Wert, ...] = ()
    termin: date | None = None
    beginn: date | None = None
    ende: date | None = None
    indikator: str | None = None
    status: Wert | None = None
    bedarfe: tuple[Bedarf, ...] = ()
    begruendung: Begruendung | None = None
    interessenbekundung: Interessenbekundung | None = None

    @property
    def beteiligte(self) -> tuple[Traeger, ...]:
        """Return the providers that it names: as partners, and by the offers on which it rests."""
        every = (*self.partner, *(angebot.traeger for angebot in self.angebote))
        return tuple({traeger.id: traeger for traeger in every}.values())

    @property
    def vergleichbar(self) -> bool:
        """Return whether its kind is known and one to which offers can be compared."""
        return self.leistungsart is not None and "handlungsfeld" in self.leistungsart.marken

    @property
    def durch_wen(self) -> str | None:
        """Return who carries it out, a key of ``durchfuehrungen``: a body that the municipality controls is itself."""
        own = bool(self.beteiligte) and all(traeger.kommunal for traeger in self.beteiligte)
        return "kommune" if own and self.durchfuehrung == "freier_traeger" else self.durchfuehrung

    @property
    def kommunal(self) -> bool:
        """Return whether the municipality carries it out itself, alone or together."""
        return self.durch_wen in {"kommune", "gemeinsam"}

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when the measure is carried out."""
        return Zeitraum(self.beginn, self.ende, self.status)

    @property
    def eigenmittel(self) -> Decimal | None:
        """Return what the municipality itself pays in a year; known where it is named or nobody else pays."""
        if self.eigenanteil is not None:
            return self.eigenanteil
        return self.mittel if self.finanzierung and all(geber == "kommune" for geber in self.finanzierung) else None

    @property
    def ruht(self) -> bool:
        """Return whether nothing more is to happen: it is finished or put off."""
        return self.status in {"abgeschlossen", "zurueckgestellt"}
