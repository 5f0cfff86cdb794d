"""Law and demands as dated data: YAML files with norms, their validity, content in own words, source and check date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from konzeptgen.base.german import datum

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Wortlaut:
    """The wording of a norm for a time, in own words; ``geprueft`` is the day of the text that was read, or None."""

    inhalt: str
    gueltig_von: date | None
    gueltig_bis: date | None
    quelle: str
    geprueft: date | None

    def gilt_am(self, stichtag: date) -> bool:
        """Return whether this wording holds on ``stichtag``."""
        begun = self.gueltig_von is None or self.gueltig_von <= stichtag
        return begun and (self.gueltig_bis is None or stichtag <= self.gueltig_bis)


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm, a demand of the associations, a guideline or a convention of our own (``art``)."""

    key: str
    titel: str
    art: str
    wortlaute: tuple[Wortlaut, ...]

    def am(self, stichtag: date) -> Wortlaut | None:
        """Return the wording that holds on ``stichtag``, None where there is none."""
        return next((wortlaut for wortlaut in self.wortlaute if wortlaut.gilt_am(stichtag)), None)

    def zitat(self, stichtag: date) -> str:
        """Return title and standing on ``stichtag``: what kind of source, whether checked, whether it has lapsed."""
        wortlaut = self.am(stichtag)
        if wortlaut is None:
            return f"{self.titel} (am {datum(stichtag)} nicht in Kraft)"
        marks = [_ARTEN[self.art]] if _ARTEN[self.art] else []
        if wortlaut.geprueft is None:
            marks.append("ungeprüft")
        elif self.art == "recht":
            marks.append(f"geprüft am Text vom {datum(wortlaut.geprueft)}")
        return f"{self.titel} ({', '.join(marks)})" if marks else self.titel


_ARTEN = {"recht": "", "forderung": "Forderung der Verbände", "leitfaden": "Leitfaden", "eigen": "eigener Maßstab"}


@cache
def normen() -> dict[str, Norm]:
    """Return every norm by key."""
    found: dict[str, Norm] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        for key, raw in yaml.load(path.read_bytes(), yaml.CSafeLoader).items():
            found[key] = Norm(key, raw["titel"], raw["art"], tuple(_wortlaut(item) for item in raw["wortlaute"]))
    return found


def _wortlaut(raw: dict[str, Any]) -> Wortlaut:
    return Wortlaut(raw["inhalt"], raw.get("gueltig_von"), raw.get("gueltig_bis"), raw["quelle"], raw.get("geprueft"))
