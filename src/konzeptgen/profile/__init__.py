"""Profiles: which chapters and demands hold for a Land or an association. One YAML file each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Profil:
    """A profile: its name, German title and the chapters that it demands even where data are missing."""

    name: str
    titel: str
    kapitel: frozenset[str]


@cache
def profiles() -> dict[str, Profil]:
    """Return every shipped profile by name."""
    return {path.stem: _read(path) for path in sorted(_FOLDER.glob("*.yaml"))}


def _read(path: Path) -> Profil:
    raw = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return Profil(path.stem, raw["titel"], frozenset(raw["kapitel"]))
