"""The documents that tests look at: every example as a Konzept, every kind of document over towns of every size.

Each is made once per run, in whichever worker asks first.
"""

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from ablage import abgelegt
from konzeptgen import pipeline
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.bilder import Bild
from konzeptgen.bilder.zeichnung.draw import Drawer
from konzeptgen.document.tree import Design, Document, Picture
from konzeptgen.model.fassung import Fassung
from konzeptgen.pipeline import Wish
from konzeptgen.vorlagen.names import KONZEPT
from konzeptgen.vorlagen.vorlagen import Vorlagen
from konzeptgen.writers.write import formats, suffix, write

STICHTAG = date(2026, 11, 2)
KONZEPTE = tuple(sorted(path.parent.name for path in EXAMPLES.glob("*/konzept.yaml")))
LIGA = ("positionspapier", "musterstadt", "beispieltal", "musterland")

VOM_PAPIER = frozenset(("dialog", "stellungnahme", "pressemitteilung", "wahlpruefsteine", "vortragsfolien"))
"""Kinds that print what the position paper does: two towns show them."""


@dataclass(frozen=True)
class Fall:
    """A document: its kind, the folders that it is made from and its edition."""

    art: str
    ordner: tuple[str, ...]
    fassung: Fassung = Fassung.OEFFENTLICH

    @property
    def name(self) -> str:
        return f"{self.art}-{self.ordner[0]}"

    @property
    def pfade(self) -> list[Path]:
        return [EXAMPLES / name for name in self.ordner]

    @property
    def wunsch(self) -> Wish:
        return Wish(stichtag=STICHTAG, formats=formats(), art=self.art, fassung=self.fassung)


FAELLE = {
    fall.name: fall
    for fall in (
        *(Fall(KONZEPT, (name,), Fassung.INTERN) for name in KONZEPTE),
        *(
            Fall(art, (name,))
            for art in Vorlagen().arten
            if art != KONZEPT
            for name in ("minimal", "beispieltal", "musterstadt", "musterland")
            if art not in VOM_PAPIER or name in {"minimal", "beispieltal"}
        ),
        Fall("positionspapier", LIGA),
    )
}


def je_fall(names: Iterable[str] = FAELLE) -> list[ParameterSet]:
    """Return the cases as parameters of a test; the smallest town alone is for the fast lane."""
    return [
        pytest.param(name, marks=() if FAELLE[name].ordner == ("minimal",) else pytest.mark.langsam, id=name)
        for name in names
    ]


def silent(_stage: str) -> None:
    pass


def je_ordner(names: Iterable[str]) -> list[ParameterSet]:
    """Return example folders as parameters of a test; the smallest town alone is for the fast lane."""
    return [pytest.param(name, marks=() if name == "minimal" else pytest.mark.langsam, id=name) for name in names]


class Blanko(Drawer):
    """A drawer of empty sheets, for documents of which nobody looks at the pictures."""

    def __init__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass

    def draw(self, bilder: Mapping[str, Bild], design: Design) -> dict[str, Picture]:
        del design
        return dict.fromkeys(bilder, Picture(_SHEET, "image/svg+xml", 40, 20))


_SHEET = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'


@cache
def document(name: str) -> Document:
    """Return the document tree of a case."""
    stored = abgelegt(f"{name}.pickle", lambda: pickle.dumps(_document(name))).read_bytes()
    made: Document = pickle.loads(stored)  # noqa: S301 - written above
    return made


def _document(name: str) -> Document:
    fall = FAELLE[name]
    with Drawer(early=False) as drawer:
        examined = [pipeline.examine(path, STICHTAG, silent) for path in fall.pfade]
        return pipeline.assemble(examined, fall.wunsch, silent, drawer)[0]


def datei(name: str, art: str) -> Path:
    """Return the file of a case in one format."""
    return abgelegt(f"{name}.{suffix(art)}", lambda: write(document(name), (art,))[art])


def output(name: str, art: str) -> bytes:
    """Return the bytes of a case in one format."""
    return datei(name, art).read_bytes()
