"""An event of an offer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from konzeptgen.model.zeit import Zeitraum


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Veranstaltung:
    """The shared part ``veranstaltung``."""

    name: str
    datum: date
    letzter_tag: date | None = None
    von: str | None = None
    bis: str | None = None
    ort: str | None = None
    hinweis: str | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return the time in which it may be announced: until its last day."""
        return Zeitraum(ende=self.letzter_tag or self.datum)
