"""The author's file beispiele.yaml: good practice that others can take over."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.model.anbieter import Angebot, Traeger


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wirkung:
    """What stands under ``beispiele.wirkung``: a count of ``einheit`` in a year."""

    wert: Decimal
    einheit: str
    jahr: Jahr | None = None
    quelle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Beispiel:
    """What stands under ``beispiele``."""

    id: str
    titel: str
    handlungsfeld: Wert
    traeger: Traeger
    was: str
    angebot: Angebot | None = None
    seit: Jahr | None = None
    wirkung: tuple[Wirkung, ...] = ()
    uebertragbar: str | None = None
