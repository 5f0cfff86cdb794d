"""Which addresses the public edition hides, and why: those of houses that must not be found, in whatever spelling.

Hidden are a shelter's address wherever else it stands, an address that is called not public, that of an offer or a
provider who protects people from violence, and each that may be one of these. A suspicion is enough; where the author
has said that an address is public, it is lifted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from functools import cache, lru_cache
from math import cos, floor, hypot, radians
from typing import Any

from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.anschrift import Stelle, nennt_schutzhaus, stellen
from konzeptgen.model.bausteine import Adresse
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.unterkuenfte import Unterkunft

_ZIFFERN = re.compile(r"\d+")
_SPANNE = re.compile(r"\d\s?[a-z]?\s?(?:[-\u2010-\u2015]|bis)\s?\d")
_WORT = re.compile(r"\w+")
_EINFACH = frozenset(("str", "int", "date", "Decimal", "Wert", "Jahr", "bool", "tuple", "None"))
_NAH = 50
_METER = 111_200
_ZELLE = 1000
Zelle = tuple[int, int]
Punkt = tuple[float, float]
Anschrift = tuple[object, Adresse]


class Grund(StrEnum):
    """Why an address is hidden."""

    GESPERRT = "gesperrt"
    SCHUTZEINRICHTUNG = "schutzeinrichtung"
    ANSCHRIFT = "anschrift"
    PUNKT = "punkt"


@dataclass(frozen=True, slots=True)
class Verdacht:
    """That an address has to be hidden: why, the house with which it may be one, whether it is written the same."""

    grund: Grund
    haus: str = ""
    wortgleich: bool = False


@dataclass(frozen=True, slots=True)
class _Verzeichnis:
    """Houses that must not be found, by the readings of their addresses and by their points on the map."""

    stellen: dict[Stelle, str] = field(default_factory=dict)
    nummern: set[str] = field(default_factory=set)
    punkte: dict[Zelle, list[tuple[Punkt, str]]] = field(default_factory=dict)

    def nimm(self, haus: str, readings: Iterable[Stelle], point: Punkt | None) -> None:
        """Add what tells where a house is."""
        for reading in readings:
            self.stellen.setdefault(reading, haus)
            self.nummern.update(_ZIFFERN.findall(reading[1]))
        if point is not None:
            self.punkte.setdefault(_zelle(point), []).append((point, haus))

    def an(self, readings: Iterable[Stelle]) -> str | None:
        """Return the house that one of ``readings`` means."""
        return next((self.stellen[reading] for reading in readings if reading in self.stellen), None)

    def bei(self, point: Punkt | None) -> str | None:
        """Return the house that lies at a point or near it."""
        if point is None or not self.punkte:
            return None
        row, column = _zelle(point)
        cells = ((row + up, column + right) for up in (-1, 0, 1) for right in (-1, 0, 1))
        near = (entry for cell in cells for entry in self.punkte.get(cell, ()))
        return next((haus for other, haus in near if _abstand(point, other) <= _NAH), None)


class Schutz:
    """What the addresses of one or several places, taken together, may not give away."""

    def __init__(self, orte: Sequence[Konzept]) -> None:
        """Gather the houses that must not be found."""
        self._haeuser = _Verzeichnis()
        self._eigene: dict[Adresse, str] = {}
        self._wortlaute: set[str | None] = set()
        alle = [pair for ort in orte for pair in adressen(ort)]
        for haus in (haus for ort in orte for haus in ort.unterkuenfte):
            self._haeuser.nimm(haus.name, stellen(haus.name, nur_nummern=True), None)
        self._geschuetzte(alle, _besondere(angebot for ort in orte for angebot in ort.angebote))
        self._was_mit_ihnen_steht(alle)

    def verdacht(self, adresse: Adresse) -> Verdacht | None:
        """Return why the public edition hides an address, None where it may stand."""
        if adresse.oeffentlich == "nein":
            return Verdacht(Grund.GESPERRT)
        if adresse.oeffentlich == "ja" or not adresse.angegeben:
            return None
        if adresse in self._eigene:
            return Verdacht(Grund.SCHUTZEINRICHTUNG, self._eigene[adresse])
        haus = self._haeuser.an(stellen(adresse.strasse or ""))
        if haus is not None:
            return Verdacht(Grund.ANSCHRIFT, haus, adresse.strasse in self._wortlaute)
        haus = self._haeuser.bei(_punkt(adresse))
        return Verdacht(Grund.PUNKT, haus) if haus is not None else None

    def genannt(self, text: str) -> str | None:
        """Return the house whose street and number stand in a free text, None where there is none."""
        numbers = {digits.lstrip("0") for digits in _ZIFFERN.findall(text)}
        if numbers.isdisjoint(self._haeuser.nummern) and not _SPANNE.search(text):
            return None
        return self._haeuser.an(stellen(text, nur_nummern=True))

    @staticmethod
    def ohne_rueckgriff(angebot: Angebot) -> bool:
        """Return whether an offer without an address and places must not show its provider's instead."""
        there, alone = angebot.traeger.adresse, angebot.adresse is None and not angebot.orte
        return alone and schuetzt(angebot) and not (there and there.oeffentlich == "ja")

    def _geschuetzte(self, alle: Iterable[Anschrift], besondere: AbstractSet[Traeger]) -> None:
        """Take in shelters, what is called not public and what protects; a body's office hides its one offer only."""
        for thing, adresse in alle:
            if isinstance(thing, Unterkunft) or adresse.oeffentlich == "nein":
                self._nimm(_name(thing), adresse)
            elif adresse.oeffentlich != "ja" and _ist_geschuetzt(thing, besondere):
                self._eigene[adresse] = _name(thing)
                if not (isinstance(thing, Angebot) and thing.traeger not in besondere and _im_buero(adresse, thing)):
                    self._nimm(_name(thing), adresse)

    def _was_mit_ihnen_steht(self, alle: Iterable[Anschrift]) -> None:
        """Take in the point of each address that is a house's: it would tell where that is."""
        for _, adresse in alle:
            found = self.verdacht(adresse)
            if found and found.grund is Grund.ANSCHRIFT:
                self._haeuser.nimm(found.haus, (), _punkt(adresse))

    def _nimm(self, haus: str, adresse: Adresse) -> None:
        self._wortlaute.add(adresse.strasse)
        self._haeuser.nimm(haus, stellen(adresse.strasse or ""), _punkt(adresse))


@lru_cache(maxsize=2)
def schutz(konzept: Konzept) -> Schutz:
    """Return what the addresses of one place may not give away."""
    return Schutz([konzept])


def schuetzt(angebot: Angebot) -> bool:
    """Return whether an offer looks like one whose place must not be found."""
    return angebot.leistungsart.marke("schutzort") or nennt_schutzhaus(angebot.name)


def _besondere(angebote: Iterable[Angebot]) -> AbstractSet[Traeger]:
    """Return the providers who offer nothing but protection: their seat may be the house."""
    kinds: dict[Traeger, bool] = {}
    for angebot in angebote:
        kinds[angebot.traeger] = kinds.get(angebot.traeger, True) and schuetzt(angebot)
    return {traeger for traeger, only in kinds.items() if only}


def _ist_geschuetzt(thing: object, besondere: AbstractSet[Traeger]) -> bool:
    if isinstance(thing, Traeger):
        return thing in besondere or nennt_schutzhaus(thing.name)
    return isinstance(thing, Angebot) and schuetzt(thing)


def adressen(konzept: Konzept) -> Iterator[Anschrift]:
    """Yield each address of the data with the thing, such as an offer or a house, to which it belongs."""
    values = (getattr(konzept, feld.name) for feld in fields(konzept))
    things = [thing for value in values for thing in (value if isinstance(value, tuple) else (value,))]
    top = {id(thing) for thing in things}
    for thing in things:
        yield from ((thing, adresse) for adresse in _in(thing, top))


def _in(thing: object, top: AbstractSet[int]) -> Iterator[Adresse]:
    """Yield the addresses of a thing, however deep; what stands elsewhere and is only referred to has its own."""
    if not is_dataclass(thing) or isinstance(thing, type):
        return
    for name in _wege(type(thing)):
        value = getattr(thing, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Adresse):
                yield part
            elif id(part) not in top:
                yield from _in(part, top)


@cache
def _wege(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a dataclass of the model
    """Return the fields of a thing that hold more than plain values."""
    return tuple(feld.name for feld in fields(kind) if not _EINFACH.issuperset(_WORT.findall(str(feld.type))))


def _im_buero(adresse: Adresse, angebot: Angebot) -> bool:
    """Return whether an offer's address is that of its provider, who has more than this one."""
    there = angebot.traeger.adresse
    return there is not None and not stellen(adresse.strasse or "").isdisjoint(stellen(there.strasse or ""))


def _name(thing: Any) -> str:  # noqa: ANN401 - whatever has an address
    return str(getattr(thing, "name", ""))


def _punkt(adresse: Adresse) -> Punkt | None:
    if adresse.breite is None or adresse.laenge is None:
        return None
    return float(adresse.breite), float(adresse.laenge)


def _zelle(point: Punkt) -> Zelle:
    return floor(point[0] * _ZELLE), floor(point[1] * _ZELLE)


def _abstand(one: Punkt, other: Punkt) -> float:
    """Return how many metres lie between two near points."""
    north = (one[0] - other[0]) * _METER
    east = (one[1] - other[1]) * _METER * cos(radians(one[0]))
    return hypot(north, east)
