"""The author's file bedarfe.yaml: Bedarfe aus der Einzelfallarbeit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from konzeptgen.base.scalars import Wert
from konzeptgen.model.anbieter import Traeger


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bedarf:
    """What stands under ``bedarfe``."""

    id: str
    titel: str
    handlungsfeld: Wert
    beschreibung: str | None = None
    gemeldet_von: Traeger | None = None
    datum: date | None = None
    grundlage: str | None = None
    faelle: int | None = None
    zielgruppen: tuple[Wert, ...] = ()
    gebiet: tuple[str, ...] = ()
