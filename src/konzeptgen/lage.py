"""Konzept and findings -> the standing of a place, as papers tell it."""

from __future__ import annotations

from dataclasses import dataclass

from konzeptgen.finding import Finding
from konzeptgen.model.konzept import Konzept
from konzeptgen.vollstaendigkeit import Elementstand


@dataclass(frozen=True, slots=True, eq=False)
class Lage:
    """A place: its Konzept, cut to the edition, what the check found and how far each element of the catalogue is."""

    konzept: Konzept
    befunde: tuple[Finding, ...] = ()
    elemente: tuple[Elementstand, ...] = ()
