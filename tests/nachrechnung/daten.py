"""An author's files and the value lists, read as text; and how a thing stands on a day."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SCHEMAS = Path(__file__).parents[2] / "schemas"
Ding = Mapping[str, Any]


@cache
def listen() -> Mapping[str, Mapping[str, Ding]]:
    """Return the value lists by name."""
    found: dict[str, Mapping[str, Ding]] = {}
    for path in sorted((SCHEMAS / "werte").glob("*.yaml")):
        found |= yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return found


def werte(liste: str) -> Mapping[str, Any]:
    """Return a value list: key to title and marks, or to the title alone."""
    return listen()[liste]


@cache
def gelesen(folder: Path) -> Mapping[str, Any]:
    """Return all sections of the files of a folder; every scalar is text."""
    found: dict[str, Any] = {}
    for path in sorted(folder.glob("*.yaml")):
        found |= yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) or {}  # noqa: S506 - makes strings only
    return found


def zahl(value: object) -> Decimal | None:
    """Return a number as authors write it: 48.250 or 1,5."""
    return Decimal(str(value).replace(".", "").replace(",", ".")) if value not in {None, ""} else None


def genau(value: object) -> Decimal:
    """Return a number that has to be there."""
    found = zahl(value)
    if found is None:
        raise LookupError("a number is missing")
    return found


def tag(value: object) -> date | None:
    """Return a day as authors write it: 31.03.2026."""
    found = re.fullmatch(r"(\d+)\.(\d+)\.(\d{4})", str(value or ""))
    return date(int(found[3]), int(found[2]), int(found[1])) if found else None


def jahr(value: object) -> int | None:
    """Return a year."""
    return int(str(value)) if value not in {None, ""} else None


_STAND = {
    "geplant": "kommt",
    "beendet": "vorbei",
    "abgeschlossen": "vorbei",
    "ruhend": "ruht",
    "zurueckgestellt": "ruht",
}


def stand(am: date, beginn: date | None, ende: date | None, status: str | None = None) -> str:
    """Return da, kommt, ruht or vorbei: the last day and a state that ends weigh most, then what is planned or rests."""
    said = _STAND.get(status or "", "da")
    if said == "vorbei" or (ende and ende < am):
        return "vorbei"
    if said == "da" and beginn and beginn > am:
        return "kommt"
    return said


class Daten:
    """The data of a place, on the day of which its documents speak."""

    def __init__(self, folder: Path, stichtag: date, *, oeffentlich: bool = True) -> None:
        """Read the files of ``folder``."""
        self.alles = gelesen(folder)
        rahmen = self.eins("rahmen")
        self.tag = min(tag(rahmen.get("stand")) or stichtag, stichtag)
        self.stand_am = tag(rahmen.get("stand")) or stichtag
        self.stichtag = stichtag
        self.oeffentlich = oeffentlich
        self.entwurf = rahmen.get("status") != "beschlossen"

    def liste(self, name: str) -> list[Ding]:
        """Return the entries of a section."""
        return list(self.alles.get(name) or [])

    def eins(self, name: str) -> Ding:
        """Return a section that is one thing."""
        found = self.alles.get(name)
        return found if isinstance(found, dict) else {}

    def von(self, name: str, key: str) -> Ding:
        """Return the entry with an id."""
        return next(entry for entry in self.liste(name) if entry["id"] == key)

    def wie(self, ding: Ding, beginn: str = "beginn", ende: str = "ende") -> str:
        """Return how a thing stands on the day."""
        return stand(self.tag, tag(ding.get(beginn)), tag(ding.get(ende)), ding.get("status"))

    def da(self, dinge: Iterable[Ding], beginn: str = "beginn", ende: str = "ende") -> list[Ding]:
        """Return those that are there on the day."""
        return [ding for ding in dinge if self.wie(ding, beginn, ende) == "da"]

    def stehend(self, dinge: Iterable[Ding], *wie: str) -> list[Ding]:
        """Return those that stand in one of some ways."""
        return [ding for ding in dinge if self.wie(ding) in wie]

    def haus(self, haus: Ding) -> str:
        """Return how a shelter stands: on the day it closes it is closed."""
        closing = tag(haus.get("schliessung_am"))
        return stand(self.tag, tag(haus.get("eroeffnet_am")), closing - timedelta(days=1) if closing else None)

    def tisch(self, tisch: Ding) -> str:
        """Return how a round table stands: it begins with its first year."""
        begun = jahr(tisch.get("gegruendet"))
        return stand(self.tag, date(begun, 1, 1) if begun else None, tag(tisch.get("ende")))

    def foerderung(self, geld: Ding) -> str:
        """Return how a grant stands: from day to day, else for its year."""
        year = jahr(geld.get("jahr"))
        begun = tag(geld.get("beginn")) or (date(year, 1, 1) if year else None)
        end = tag(geld.get("bis")) or (date(year, 12, 31) if year else None)
        return stand(self.tag, begun, end)

    def vereinbarung(self, vereinbarung: Ding) -> str:
        """Return how an agreement stands: it holds from its beginning, else from the day on which it was made."""
        begun = tag(vereinbarung.get("beginn")) or tag(vereinbarung.get("datum"))
        return stand(self.tag, begun, tag(vereinbarung.get("bis")))
