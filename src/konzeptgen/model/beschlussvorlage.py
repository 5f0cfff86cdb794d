"""The author's file beschlussvorlage.yaml: what the council is asked to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from konzeptgen.base.scalars import Wert
from konzeptgen.model.bausteine import UNBEKANNT


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alternative:
    """What stands under ``beschlussvorlage.alternativen``."""

    text: str
    folge: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Finanzen:
    """What stands under ``beschlussvorlage.finanzen``."""

    auswirkungen: str = UNBEKANNT
    produkt: str | None = None
    konto: str | None = None
    ertraege: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pruefung:
    """What stands under ``beschlussvorlage.pruefungen``."""

    art: Wert
    ergebnis: Wert
    begruendung: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Anhoerung:
    """What stands under ``beschlussvorlage.anhoerungen``."""

    stelle: str
    datum: date | None = None
    ergebnis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Beschlussvorlage:
    """What stands under ``beschlussvorlage``."""

    betreff: str | None = None
    status: Wert | None = None
    nummer: str | None = None
    aktenzeichen: str | None = None
    datum: date | None = None
    oeffentlichkeit: Wert | None = None
    einreichend: str | None = None
    zustaendigkeit: str | None = None
    beschluss: tuple[str, ...] = ()
    begruendung: str | None = None
    finanzen: Finanzen | None = None
    pruefungen: tuple[Pruefung, ...] = ()
    anhoerungen: tuple[Anhoerung, ...] = ()
    deckung: str | None = None
    stellenplan: str | None = None
    alternativen: tuple[Alternative, ...] = ()
    unterzeichnet: str | None = None
    anlagen_nichtoeffentlich: tuple[str, ...] = ()
    anlagen: tuple[str, ...] = ()
