"""The author's file profil.yaml: Eigenes Profil."""

from __future__ import annotations

from dataclasses import dataclass

from konzeptgen.base.scalars import Wert


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Regelschwere:
    """What stands under ``eigenes_profil.schweren``."""

    regel: str
    schwere: Wert


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EigenesProfil:
    """What stands under ``eigenes_profil``."""

    titel: str
    erweitert: str | None = None
    kapitel: tuple[str, ...] = ()
    interessenbekundung_jahre: int | None = None
    schweren: tuple[Regelschwere, ...] = ()
