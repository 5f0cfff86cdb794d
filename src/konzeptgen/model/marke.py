"""The author's file marke.yaml: Gestaltung."""

from __future__ import annotations

from dataclasses import dataclass

from konzeptgen.base.scalars import Wert


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Formatvorlage:
    """What stands under ``marke.formatvorlagen``."""

    rolle: Wert
    name: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Marke:
    """What stands under ``marke``."""

    logo: str | None = None
    logo_alt: str | None = None
    farbe: str | None = None
    akzent: str | None = None
    schrift: Wert | None = None
    bildnachweis: tuple[str, ...] = ()
    vorlage: str | None = None
    formatvorlagen: tuple[Formatvorlage, ...] = ()
