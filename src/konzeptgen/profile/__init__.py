"""Profiles: which chapters and demands hold for a Land or an association. One YAML file each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from konzeptgen.base.finding import Severity
from konzeptgen.base.hausdaten import lies

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Profil:
    """A profile: its name, German title, the chapters that it demands even where data are missing, and severities.

    ``schwere`` overrides the severity of rules by code; a profile may extend another and then adds to it. ``land`` is
    the Land that it is made for, ``von_selbst`` the chapters that the author has not asked for by naming it.
    ``interessenbekundung_jahre`` is how long a call for interest answers a finding. ``regeln`` are the only rules that
    hold, all where it names none. ``nur_eigene`` marks the folder of an association that knows its own offers alone, so
    that nothing can be said of others or of the municipality.
    """

    name: str
    titel: str
    kapitel: frozenset[str]
    schwere: Mapping[str, Severity]
    land: str = ""
    von_selbst: frozenset[str] = frozenset()
    interessenbekundung_jahre: int = 3
    regeln: frozenset[str] = frozenset()
    nur_eigene: bool = False

    def extended(
        self, name: str, titel: str, kapitel: Iterable[str], schwere: Mapping[str, Severity], jahre: int | None
    ) -> Profil:
        """Return a profile that adds chapters and severities to this one, and sets the years of a call if given."""
        years = jahre or self.interessenbekundung_jahre
        whole = self.kapitel | set(kapitel)
        weights = {**self.schwere, **schwere}
        return replace(
            self, name=name, titel=titel, kapitel=whole, schwere=weights, land="", von_selbst=frozenset(),
            interessenbekundung_jahre=years,
        )  # fmt: skip


@cache
def profiles() -> Mapping[str, Profil]:
    """Return every shipped profile by name."""
    raw = {path.stem: lies(path) for path in _FOLDER.glob("*.yaml")}
    return {name: _profile(name, raw) for name in sorted(raw)}


def landesprofil(land: str) -> Profil:
    """Return what holds where no profile is named: the common ground with the chapters of the Land.

    They come by themselves, so nothing weighs more than it does without: the severities need the profile to be named.
    """
    base = profiles()["basis"]
    own = next(profil for profil in profiles().values() if profil.land == land)
    title = f"{base.titel}, Land {own.titel}"
    return replace(own, titel=title, schwere=base.schwere, von_selbst=own.kapitel - base.kapitel)


def _profile(name: str, raw: Mapping[str, Any]) -> Profil:
    own = raw[name]
    base = _profile(own["erweitert"], raw) if "erweitert" in own else Profil("", "", frozenset(), {})
    severities = {code: Severity(word) for code, word in own.get("schwere", {}).items()}
    years = own.get("interessenbekundung_jahre")
    made = base.extended(name, own["titel"], own.get("kapitel", ()), severities, years)
    only = frozenset(own.get("regeln", made.regeln))
    return replace(made, land=own.get("land", ""), regeln=only, nur_eigene=own.get("nur_eigene", made.nur_eigene))
