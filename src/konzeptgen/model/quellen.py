"""The author's file quellen.yaml: Quellen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Quelle:
    """What stands under ``quellen``."""

    titel: str
    herausgeber: str | None = None
    stand: date | None = None
    link: str | None = None
    lizenz: str | None = None
    hinweis: str | None = None
