"""What the rules on plausibility share: every entry of the data with its place and name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from konzeptgen.base.german import datum
from konzeptgen.base.scalars import Jahr
from konzeptgen.base.schema import Feldregeln, schemas
from konzeptgen.base.source import DataPath
from konzeptgen.model.konzept import Konzept

_TAGE = frozenset({"datum", "jahr"})
_ZAHLEN = frozenset({"ganzzahl", "dezimal"})
_NAMEN = ("name", "titel")
_WEITERE = ("gremium", "schritt", "gegenstand", "aufgabe", "dienst", "zweck", "land", "branche", "stelle", "verband")
_LETZTE = ("traeger", "angebot", "regel", "id")


@dataclass(frozen=True, slots=True)
class Teil:
    """A part of the schema that leads to what is asked for.

    ``feld`` is its name with dots, ``regeln`` are the rules of those subfields that hold what is asked for, ``alle``
    those of all, ``innen`` the parts within by name and whether they are lists.
    """

    feld: str
    regeln: Feldregeln
    alle: Feldregeln
    innen: tuple[tuple[str, bool, Teil], ...]


@dataclass(frozen=True, slots=True)
class Eintrag:
    """Subfields that belong together in the data: which part of the schema they are, the thing, where it stands.

    ``oben`` is the entry around this one, ``stelle`` its number in a list. Words are made when they are asked for.
    """

    teil: Teil
    ding: object
    oben: Eintrag | None = None
    stelle: int | None = None

    @property
    def pfad(self) -> DataPath:
        """Return where the entry stands in the data."""
        if self.oben is None:
            return ()
        name = self.teil.feld.rpartition(".")[2]
        return (*self.oben.pfad, name) if self.stelle is None else (*self.oben.pfad, name, self.stelle)

    @property
    def bezug(self) -> str:
        """Return the id of the entry or of one around it, the field's name where there is none."""
        key: str | None = getattr(self.ding, "id", None)
        outer = self.oben.bezug if self.oben and self.oben.oben else ""
        return key or outer or self.teil.feld

    @property
    def wo(self) -> str:
        """Return how a sentence on the entry begins: "Bei „Haus am Kanal“" or "Unter kursergebnisse (2025)"."""
        return self._anfang[0]

    def feldname(self, name: str) -> str:
        """Return how a subfield is called behind ``wo``, such as "kapazitaet.warteliste"."""
        return ".".join(f"{self.teil.feld}.{name}".split(".")[self._anfang[1] :])

    @property
    def _anfang(self) -> tuple[str, int]:
        """Return the words of ``wo`` and how many parts of the field's name are said with them."""
        around = self.oben._anfang if self.oben and self.oben.oben else ("", 1)  # noqa: SLF001 - another of its kind
        depth, name = self.teil.feld.count(".") + 1, self.teil.feld.rpartition(".")[2]
        if self.stelle is None:
            return around[0] or f"Unter {name}", around[1]
        within = around[0].startswith("Bei ")
        keys = _NAMEN if within else (*_NAMEN, *_WEITERE, *_LETZTE)
        named = next((words for key in keys if (words := _worte(getattr(self.ding, key, None)))), "")
        if named:
            return f"Bei „{named}“", depth
        number = getattr(self.ding, "jahr", None) or f"Eintrag {self.stelle + 1}"
        return around if within else (f"Unter {name} ({number})", depth)


Auswahl = Callable[[str, Feldregeln], Feldregeln]
"""Picks the subfields that are asked for: a part's name with dots and the rules of all its subfields in."""


def tage(_: str, alle: Feldregeln) -> Feldregeln:
    """Pick days and years."""
    return {name: feld for name, feld in alle.items() if feld["type"] in _TAGE}


def zahlen(_: str, alle: Feldregeln) -> Feldregeln:
    """Pick numbers."""
    return {name: feld for name, feld in alle.items() if feld["type"] in _ZAHLEN}


def eintraege(konzept: Konzept, auswahl: Auswahl) -> Iterator[Eintrag]:
    """Yield every entry of the data with subfields that ``auswahl`` picks, those above before those within."""
    yield from _innen(Eintrag(_ganz(auswahl), konzept))


def _innen(oben: Eintrag) -> Iterator[Eintrag]:
    for name, is_list, teil in oben.teil.innen:
        value = getattr(oben.ding, name, None)  # the folder of a paper has no more than that
        for index, thing in enumerate(value or ()) if is_list else [(None, value)] if value is not None else ():
            eintrag = Eintrag(teil, thing, oben, index)
            if teil.regeln:
                yield eintrag
            if teil.innen:
                yield from _innen(eintrag)


def _worte(value: object) -> str:
    """Return the words for a value: text, the title of a choice, the name of what is referred to; none for the rest."""
    short = getattr(value, "kurz", None) or getattr(value, "name", None)
    return str(short or (value if isinstance(value, str) else ""))


@cache
def _ganz(auswahl: Auswahl) -> Teil:
    members = {name: feld for schema in schemas().values() for name, feld in schema.felder.items()}
    return _teil("", members, auswahl)


def _teil(field: str, members: Feldregeln, auswahl: Auswahl) -> Teil:
    """Return the part of the schema that leads to what is picked, however deep."""
    inner = []
    for name, feld in members.items():
        held = feld["schema"] if feld["type"] == "list" else feld
        if held["type"] == "dict":
            below = _teil(f"{field}.{name}".lstrip("."), held["schema"], auswahl)
            if below.regeln or below.innen:
                inner.append((name, feld["type"] == "list", below))
    return Teil(field, auswahl(field, members), members, tuple(inner))


def geschuetzt(feld: Feldregeln) -> bool:
    """Return whether a field's value must not be quoted in a finding."""
    return "schutz" in feld.get("meta", {})


def wann(value: date | Jahr) -> str:
    """Return a day as 31.03.2026, a year as 2026."""
    return datum(value) if isinstance(value, date) else str(value)


def jahr(value: date | Jahr) -> int:
    """Return the year of a day or a year."""
    return value.year if isinstance(value, date) else int(value)


def nach(one: date | Jahr, other: date | Jahr) -> bool:
    """Return whether ``one`` surely comes after ``other``; where one of them is a year, years are compared."""
    if isinstance(one, date) and isinstance(other, date):
        return one > other
    return jahr(one) > jahr(other)


@cache
def nur_vergangen(feld: str) -> bool:
    """Return whether a day or year in a field, named with dots, can only lie in the past."""
    parts = feld.split(".")
    return not VERGANGEN.isdisjoint((parts[-1], ".".join(parts[-2:]), feld))


VERGANGEN = frozenset(
    {
        "stichtag",
        "geprueft_am",
        "informiert_am",
        "verteilt_am",
        "einverstanden_am",
        "abgestimmt_am",
        "schutzkonzept_stand",
        "widerrufen_am",
        "gegruendet",
        "seit",
        "veroeffentlichung.datum",
        "begruendung.datum",
        "interessenbekundung.datum",
        "bedarfe.datum",
        "kursergebnisse.jahr",
        "verweildauern.jahr",
        "auszuege.jahr",
        "wohnungsvermittlung.jahr",
        "werte.jahr",
        "wirkung.jahr",
    }
)
