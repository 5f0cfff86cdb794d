"""The author's file ausnahmen.yaml: Ausnahmen."""

from __future__ import annotations

from dataclasses import dataclass

from konzeptgen.model.bausteine import Begruendung


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ausnahme:
    """What stands under ``ausnahmen``."""

    regel: str
    begruendung: Begruendung
    bezug: str | None = None

    def beantwortet(self, regel: str, bezug: str) -> bool:
        """Return whether this answers a finding of ``regel`` about ``bezug``."""
        return self.regel == regel and self.bezug in {None, bezug}
