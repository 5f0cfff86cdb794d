"""Domain rules: one file per rule, found by scanning. A rule yields where something is open and what helps."""

from __future__ import annotations

from dataclasses import dataclass

from konzeptgen.source import DataPath


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the path in the data, one sentence on what is, one on what to do."""

    path: DataPath
    message: str
    remedy: str
