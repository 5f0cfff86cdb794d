"""Law and demands as dated data: YAML files with norms, their validity, content in own words, source and check date.

The law of a Land stands in a file of its own, ``land_sn.yaml``: its norms hold in that Land alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from konzeptgen.base.german import datum
from konzeptgen.base.hausdaten import lies

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Verlangt:
    """What a norm of a Land asks a municipality to have: where a Konzept names it, in what words, from which size on.

    ``feld`` is the list under ``steuerung``; ``was`` says it in words, ``namen`` are parts of names that it goes by.
    """

    feld: str
    was: str
    namen: tuple[str, ...]
    auslaender_ab: int = 0
    auslaenderanteil_ab: int = 0


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
    verlangt: Verlangt | None = None

    def gilt_am(self, stichtag: date) -> bool:
        """Return whether this wording holds on ``stichtag``."""
        begun = self.gueltig_von is None or self.gueltig_von <= stichtag
        return begun and (self.gueltig_bis is None or stichtag <= self.gueltig_bis)


@dataclass(frozen=True, slots=True)
class Norm:
    """A source of the check; ``art`` is a key of ``ARTEN``.

    A norm of a Land says in which one it holds, what it is about (``thema``), for whom in words (``fuer``) and by level
    (``adressat``). ``fehlt`` marks a statement that no rule of the Land is known.
    """

    key: str
    titel: str
    art: str
    wortlaute: tuple[Wortlaut, ...]
    land: str = ""
    thema: str = ""
    fuer: str = ""
    adressat: tuple[str, ...] = ()
    fehlt: bool = False

    @property
    def recht(self) -> bool:
        """Return whether it is law: a statute, an ordinance or a by-law."""
        return ARTEN[self.art].recht

    def am(self, stichtag: date) -> Wortlaut | None:
        """Return the wording that holds on ``stichtag``, None where there is none."""
        return next((wortlaut for wortlaut in self.wortlaute if wortlaut.gilt_am(stichtag)), None)

    def gilt(self, land: str, stichtag: date) -> bool:
        """Return whether it holds in a Land on ``stichtag``."""
        return self.land in {"", land} and self.am(stichtag) is not None

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
        land = path.stem.partition("land_")[2]
        for key, raw in lies(path).items():
            found[key] = _norm(key, raw, land)
    return found


def _norm(key: str, raw: dict[str, Any], land: str) -> Norm:
    wordings = tuple(_wortlaut(item) for item in raw["wortlaute"])
    marks = {name: raw[name] for name in ("thema", "fuer", "fehlt") if name in raw}
    return Norm(key, raw["titel"], raw["art"], wordings, land, adressat=tuple(raw.get("adressat", ())), **marks)


def _wortlaut(raw: dict[str, Any]) -> Wortlaut:
    asked = raw.get("verlangt")
    return Wortlaut(
        raw["inhalt"],
        raw.get("gueltig_von"),
        raw.get("gueltig_bis"),
        raw["quelle"],
        raw.get("geprueft"),
        Verlangt(**asked | {"namen": tuple(asked["namen"])}) if asked else None,
    )
