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
class Art:
    """A kind of source: its name, the name for many, and whether it is law (``recht``)."""

    titel: str
    mehrzahl: str
    recht: bool = False

    @property
    def stellung(self) -> str:
        """Return the name and, where it is no law, that it is none."""
        return self.titel if self.recht else f"{self.titel}, kein Recht"


ARTEN = {
    "gesetz": Art("Gesetz", "Gesetze", recht=True),
    "verordnung": Art("Verordnung", "Verordnungen", recht=True),
    "satzung": Art("Satzung", "Satzungen", recht=True),
    "verwaltungsvorschrift": Art("Verwaltungsvorschrift", "Verwaltungsvorschriften, Rundschreiben und Mitteilungen"),
    "foerderbedingung": Art("Förderbedingung", "Förderbedingungen"),
    "norm": Art("technische Norm", "Technische Normen"),
    "forderung": Art("Forderung der Verbände", "Forderungen der Verbände"),
    "leitfaden": Art("Leitfaden", "Leitfäden und technische Schlüssel"),
    "eigen": Art("eigener Maßstab", "Eigene Maßstäbe"),
}
"""The kinds of sources by key; only the first three are law."""


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
    """A source of the check; ``art`` is a key of ``ARTEN``."""

    key: str
    titel: str
    art: str
    wortlaute: tuple[Wortlaut, ...]

    @property
    def recht(self) -> bool:
        """Return whether it is law: a statute, an ordinance or a by-law."""
        return ARTEN[self.art].recht

    def am(self, stichtag: date) -> Wortlaut | None:
        """Return the wording that holds on ``stichtag``, None where there is none."""
        return next((wortlaut for wortlaut in self.wortlaute if wortlaut.gilt_am(stichtag)), None)

    def zitat(self, stichtag: date) -> str:
        """Return title and standing on ``stichtag``: what kind of source, whether checked, whether it has lapsed."""
        wortlaut = self.am(stichtag)
        if wortlaut is None:
            return f"{self.titel} (am {datum(stichtag)} nicht in Kraft)"
        marks = [] if self.recht else [ARTEN[self.art].titel]
        if wortlaut.geprueft is None:
            marks.append("ungeprüft")
        elif self.recht:
            marks.append(f"geprüft am Text vom {datum(wortlaut.geprueft)}")
        return f"{self.titel} ({', '.join(marks)})" if marks else self.titel


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
