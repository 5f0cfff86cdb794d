"""The author's file beschlussvorlage.yaml: what the council is asked to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from konzeptgen.base.scalars import Wert


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alternative:
    """What stands under ``beschlussvorlage.alternativen``."""

    text: str
    folge: str | None = None


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
    deckung: str | None = None
    stellenplan: str | None = None
    alternativen: tuple[Alternative, ...] = ()
    anlagen: tuple[str, ...] = ()
