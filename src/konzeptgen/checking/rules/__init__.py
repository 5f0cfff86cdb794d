"""Domain rules: one file per rule, found by scanning.

A rule is a module with a German docstring (Was, Warum, Beispiel, Abhilfe), one ``REGEL`` and one function
``pruefe(konzept)`` that yields a ``Treffer`` per place where something is open. ``GUT`` and ``SCHLECHT`` hold sample
data in YAML: the rule must be silent on the first and loud on the second.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from konzeptgen.base.finding import SECTIONS, Offen, Severity
from konzeptgen.base.source import DataPath
from konzeptgen.checking.recht import Norm, normen
from konzeptgen.model.bausteine import Begruendung

__all__ = ["SECTIONS", "Regel", "Regeldatei", "Treffer", "rules"]


@dataclass(frozen=True, slots=True)
class Treffer:
    """Where something is open: the path in the data, one sentence on what is, one on what to do.

    ``bezug`` names the thing concerned (an id) so that an exception can answer the finding; ``schwere`` overrides
    the rule's severity where a case weighs less, such as unknown capacity. ``begruendung`` is the answer that stands
    with the thing itself, such as the reason why the municipality carries out a measure; ``offen`` says what is open
    where there is none. ``quellen`` are the sources of this hit where the rule cites different ones from case to case.
    """

    pfad: DataPath
    was: str
    abhilfe: str
    bezug: str = ""
    schwere: Severity | None = None
    begruendung: Begruendung | None = None
    offen: Offen | None = None
    quellen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """What holds for a rule: code, name of the problem, area, sources, severity, catalogue elements, chapter.

    Where ``papier`` holds, it also judges the folder of a paper that has no Konzept.
    """

    code: str
    name: str
    bereich: str
    quellen: tuple[str, ...]
    schwere: Severity
    elemente: tuple[str, ...]
    kapitel: str
    papier: bool = False


@dataclass(frozen=True, slots=True)
class Regeldatei:
    """What the file of a rule holds: its facts, its docstring by section, its samples and its function."""

    regel: Regel
    text: dict[str, str]
    gut: tuple[str, ...]
    schlecht: tuple[str, ...]
    pruefe: Callable[[Any], Iterator[Treffer]]

    @property
    def normen(self) -> tuple[Norm, ...]:
        """Return the norms and papers on which the rule rests."""
        return tuple(normen()[key] for key in self.regel.quellen)


@cache
def rules() -> dict[str, Regeldatei]:
    """Return every rule by code, in the order of codes."""
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    found = [_rule(module) for module in modules if hasattr(module, "REGEL")]
    return {rule.regel.code: rule for rule in sorted(found, key=lambda rule: rule.regel.code)}


def _rule(module: ModuleType) -> Regeldatei:
    return Regeldatei(module.REGEL, _sections(module.__doc__ or ""), module.GUT, module.SCHLECHT, module.pruefe)


def _sections(text: str) -> dict[str, str]:
    """Return the docstring's parts by their headings ``Was:``, ``Warum:``, ``Beispiel:`` and ``Abhilfe:``."""
    found: dict[str, str] = {}
    current = ""
    for line in text.strip().splitlines():
        head, colon, rest = line.strip().partition(":")
        if colon and head in SECTIONS:
            current, line = head, rest  # noqa: PLW2901 - the rest of the line belongs to the section
        found[current] = f"{found.get(current, '')} {line.strip()}".strip()
    return found
