"""The author's file sozialraeume.yaml: Sozialräume."""

from __future__ import annotations

from dataclasses import dataclass

from konzeptgen.model.bausteine import Kennzahl


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sozialraum:
    """What stands under ``sozialraeume``."""

    id: str
    name: str
    flaeche: str | None = None
    ags: tuple[str, ...] = ()
    einwohner: Kennzahl | None = None
    migrationsgeschichte: Kennzahl | None = None
    beschreibung: str | None = None

    @property
    def schluessel(self) -> frozenset[str]:
        """Return the keys by which an offer names it as its area: its id and those of its municipalities."""
        return frozenset({self.id, *self.ags})
