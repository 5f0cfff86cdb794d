"""Profiles: which chapters and demands hold for a Land or an association. One YAML file each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from konzeptgen.base.finding import Severity

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Profil:
    """A profile: its name, German title, the chapters that it demands even where data are missing, and severities.

    ``schwere`` overrides the severity of rules by code; ``interessenbekundung_jahre`` is how long a call for interest
    answers a finding. A profile may extend another and then adds to it.
    """

    name: str
    titel: str
    kapitel: frozenset[str]
    schwere: Mapping[str, Severity]
    interessenbekundung_jahre: int = 3

    def extended(
        self, name: str, titel: str, kapitel: Iterable[str], schwere: Mapping[str, Severity], jahre: int | None
    ) -> Profil:
        """Return a profile that adds chapters and severities to this one, and sets the years of a call if given."""
        years = jahre or self.interessenbekundung_jahre
        return Profil(name, titel, self.kapitel | set(kapitel), {**self.schwere, **schwere}, years)


@cache
def profiles() -> Mapping[str, Profil]:
    """Return every shipped profile by name."""
    raw = {path.stem: yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in sorted(_FOLDER.glob("*.yaml"))}
    return {name: _profile(name, raw) for name in raw}


def _profile(name: str, raw: Mapping[str, Any]) -> Profil:
    own = raw[name]
    base = _profile(own["erweitert"], raw) if "erweitert" in own else Profil("", "", frozenset(), {})
    severities = {code: Severity(word) for code, word in own.get("schwere", {}).items()}
    years = own.get("interessenbekundung_jahre")
    return base.extended(name, own["titel"], own.get("kapitel", ()), severities, years)
