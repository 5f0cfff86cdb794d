"""What is asked of a build and what it gives; and what a build of the same gave before.

They stand apart from the flow, so that a build of what has not changed loads none of its stages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from datetime import date
from pathlib import Path

from konzeptgen.base.finding import EnvironmentTrouble, Finding
from konzeptgen.base.zwischenspeicher import ZWISCHENSPEICHER, schluessel
from konzeptgen.model.fassung import Fassung
from konzeptgen.model.lesart import Lesart
from konzeptgen.reading.abdruck import abdruck
from konzeptgen.vorlagen.names import KONZEPT

_KIND = "dokument"
_OWN = ("",)
"""Stands for the formats that folder and kind of document decide on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of a build; without ``formats`` those of the kind of document or of the folder, else the usual.

    ``art`` is the kind of document, ``fuer`` its reading, None where its state tells it. ``hints`` prints the findings
    of the check, for those who write in the internal edition of a draft only; ``mitzeichnung`` adds the page on which
    offices sign, ``bausteine`` writes each chapter alone as well, ``daten`` what a directory holds as data.
    """

    stichtag: date
    formats: Sequence[str]
    art: str = KONZEPT
    fassung: Fassung = Fassung.OEFFENTLICH
    fuer: Lesart | None = None
    hints: bool = True
    mitzeichnung: bool = False
    bausteine: bool = False
    daten: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gives.

    A file name without ending, bytes by format, what the rules found and what kept a format; ``bausteine`` and
    ``daten`` hold the bytes of single chapters and of data by file name.
    """

    name: str
    outputs: dict[str, bytes]
    findings: tuple[Finding, ...]
    troubles: tuple[EnvironmentTrouble, ...] = ()
    bausteine: Mapping[str, bytes] = field(default_factory=dict)
    daten: Mapping[str, bytes] = field(default_factory=dict)


def gebaut(folders: Sequence[Path], wish: Wish, make: Callable[[Wish], Built]) -> Built:
    """Return what ``make`` gives for the wish; formats that were made of the same before are not made again."""
    before = _abdruecke(folders)
    if before is None:
        return make(wish)
    kept = {name: _kept(before, wish, name) for name in wish.formats or _OWN}
    missing = [name for name, built in kept.items() if built is None]
    made = make(replace(wish, formats=[name for name in missing if name])) if missing else None
    if made and _abdruecke(folders) == before:  # else somebody has written meanwhile
        _keep(before, wish, made)
    parts = [*filter(None, kept.values()), *filter(None, [made])]
    outputs = {name: data for built in parts for name, data in built.outputs.items()}
    ordered = {name: outputs[name] for name in wish.formats or outputs if name in outputs}
    single = {name: data for built in parts for name, data in built.bausteine.items()}
    return replace(parts[-1], outputs=ordered, bausteine=single)


def _abdruecke(folders: Sequence[Path]) -> tuple[bytes, ...] | None:
    found = [abdruck(folder) for folder in folders] if ZWISCHENSPEICHER.offen else [None]
    whole = tuple(one for one in found if one is not None)
    return whole if len(whole) == len(found) else None


def _key(before: tuple[bytes, ...], wish: Wish, name: str) -> str:
    return schluessel(_KIND, before, astuple(replace(wish, formats=(name,))))


def _kept(before: tuple[bytes, ...], wish: Wish, name: str) -> Built | None:
    built = ZWISCHENSPEICHER.ding(_key(before, wish, name))
    return built if isinstance(built, Built) else None


def _keep(before: tuple[bytes, ...], wish: Wish, made: Built) -> None:
    if not wish.formats and not made.troubles:
        ZWISCHENSPEICHER.behalte(_key(before, wish, *_OWN), made)
    for name, data in made.outputs.items() if wish.formats else ():
        ZWISCHENSPEICHER.behalte(_key(before, wish, name), replace(made, outputs={name: data}, troubles=()))
