"""Voices of a paper: quotations and anonymised cases, which appear with consent alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from konzeptgen.base.scalars import Wert


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Einwilligung:
    """What stands under ``papier.stimmen.einwilligung``."""

    datum: date
    umfang: Wert
    gueltig_bis: date | None = None
    widerrufen_am: date | None = None

    def traegt(self, tag: date) -> bool:
        """Return whether the consent holds on a day: given, not withdrawn, not run out."""
        return self.datum <= tag and self.widerrufen_am is None and not (self.gueltig_bis and self.gueltig_bis < tag)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stimme:
    """What stands under ``papier.stimmen``."""

    text: str
    art: Wert
    rolle: str
    ort: str | None = None
    handlungsfeld: Wert | None = None
    name: str | None = None
    einwilligung: Einwilligung | None = None

    def gezeigt(self, tag: date) -> Stimme | None:
        """Return the voice as it may appear on a day: None without consent; a name only where that covers it."""
        if self.einwilligung is None or not self.einwilligung.traegt(tag):
            return None
        covered = self.art == "zitat" and self.einwilligung.umfang == "mit_namen"
        return self if covered or self.name is None else replace(self, name=None)
