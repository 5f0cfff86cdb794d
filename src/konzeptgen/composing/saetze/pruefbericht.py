"""Findings of the check for its report: the open ones by weight, and those that a recorded reason answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from konzeptgen.base.german import Geschlecht, anzahl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konzeptgen.base.finding import Finding

_SCHWEREN: tuple[tuple[str, str, Geschlecht], ...] = (
    ("Fehler", "Fehler", "m"),
    ("Warnung", "Warnungen", "f"),
    ("Hinweis", "Hinweise", "m"),
)


@dataclass(frozen=True, slots=True)
class Befundgruppe:
    """The open findings of one weight, with their title and a sentence that counts them."""

    titel: str
    satz: str
    befunde: tuple[Finding, ...]


def offene_befunde(befunde: Iterable[Finding]) -> tuple[Befundgruppe, ...]:
    """Return the findings that no reason answers, the weightiest first."""
    every = [befund for befund in befunde if befund.answer is None]
    groups = (_group(one, many, gender, every) for one, many, gender in _SCHWEREN)
    return tuple(group for group in groups if group.befunde)


def _group(one: str, many: str, gender: Geschlecht, befunde: Iterable[Finding]) -> Befundgruppe:
    found = tuple(befund for befund in befunde if befund.severity == one)
    count = anzahl(len(found), f"{one} ist", f"{many} sind", gender, gross=True)
    return Befundgruppe(many, f"{count} offen.", found)


def beantwortete_befunde(befunde: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that a recorded reason answers."""
    return tuple(befund for befund in befunde if befund.answer is not None)
