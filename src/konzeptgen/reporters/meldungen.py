"""What the codes mean that are no domain rules, such as SCH012: data in meldungen.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from konzeptgen.base.hausdaten import lies

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True, slots=True)
class Meldung:
    """A code outside the rules: its group, what it means and what helps."""

    code: str
    gruppe: str
    was: str
    abhilfe: str


@cache
def meldungen() -> Mapping[str, Meldung]:
    """Return every message by code."""
    raw = lies(_FILE)
    groups, found = raw["gruppen"], raw["meldungen"]
    return {code: Meldung(code, groups[code[:3]], item["was"], item["abhilfe"]) for code, item in found.items()}
