"""A place where an offer can be found."""

from __future__ import annotations

from dataclasses import dataclass

from konzeptgen.model.bausteine import Adresse


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Angebotsort:
    """The shared part ``angebotsort``."""

    name: str | None = None
    adresse: Adresse | None = None
    haltestelle: str | None = None
    anfahrt: str | None = None

    @property
    def angegeben(self) -> bool:
        """Return whether anything is given; in the public edition a place may be there and say nothing."""
        return bool(self.name or self.haltestelle or self.anfahrt or (self.adresse and self.adresse.angegeben))
