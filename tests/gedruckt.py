"""Every document of the made concepts, as Markdown, with what of our sentences was printed on the way."""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import spuren
from erzeugt import PAPIERE, erzeugte
from konzeptgen import pipeline
from konzeptgen.composing.compose import compose
from konzeptgen.composing.lesarten import KEY
from konzeptgen.model.fassung import Fassung
from konzeptgen.pipeline import Examined, Wish
from konzeptgen.vorlagen.vorlagen import Vorlagen

STICHTAG = date(2026, 11, 23)
VOLLSTAENDIG = Path(__file__).parent / "vollstaendig"


@dataclass(frozen=True)
class Dokument:
    """A document: its kind, the folders that it speaks of, the edition and the Markdown of its chapters by title."""

    art: str
    ordner: tuple[Path, ...]
    oeffentlich: bool
    kapitel: Mapping[str, str]


@dataclass(frozen=True)
class Gedruckt:
    """All documents, and the sentences that were printed."""

    dokumente: Sequence[Dokument]
    spuren: spuren.Spuren


def gedruckt(folder: Path, patch: pytest.MonkeyPatch) -> Gedruckt:
    """Make every kind of document of every made concept, each in one edition, the next concept in the other."""
    seen = spuren.beobachtet(patch)
    return Gedruckt(tuple(_dokumente(folder)), seen)


def _dokumente(folder: Path) -> Iterator[Dokument]:
    read: dict[str, tuple[Path, Examined]] = {}
    paths = {made.name: made.geschrieben(folder / made.name) for made in erzeugte()}
    paths |= {"vollständig": VOLLSTAENDIG, "beinahe vollständig": _beinahe(folder / "beinahe vollständig")}
    for number, (name, path) in enumerate(paths.items()):
        read[name] = path, pipeline.examine(path, STICHTAG, _silent)
        for shift, art in enumerate(Vorlagen().arten):
            yield _dokument(art, [read[name]], list(Fassung)[(number + shift) % 2], signed=number % 3 == 0)
    for name in ("vollständig", "beinahe vollständig"):
        yield _dokument("konzept", [read[name]], Fassung.INTERN)
    for names in PAPIERE:
        yield _dokument("positionspapier", [read[name] for name in names], Fassung.OEFFENTLICH)
    for art in ("dialog", "stellungnahme", "pressemitteilung", "wahlpruefsteine", "vortragsfolien"):
        yield _dokument(art, [read[name] for name in PAPIERE[0]], Fassung.OEFFENTLICH)


def _beinahe(folder: Path) -> Path:
    """Write the complete concept without Jobcenter, Steuerung and the profile of its Land."""
    shutil.copytree(VOLLSTAENDIG, folder)
    changes = (
        ("arbeit", r"jobcenter: .*\n", ""),
        ("konzept", r"steuerung:(?:\n .*)*\n", ""),
        ("konzept", r"profil: hessen", "profil: basis"),
    )
    for name, old, new in changes:
        path = folder / f"{name}.yaml"
        path.write_text(re.sub(rf"(?m)^( *){old}", rf"\1{new}", path.read_text("utf-8")), "utf-8")
    (folder / "texte").mkdir()
    (folder / "texte" / "vorwort.md").write_text("Guten Tag.\n", "utf-8")
    return folder


def _dokument(
    art: str, folders: Sequence[tuple[Path, Examined]], fassung: Fassung, *, signed: bool = False
) -> Dokument:
    wish = Wish(stichtag=STICHTAG, formats=(), art=art, fassung=fassung, mitzeichnung=signed)
    composed = compose(pipeline._stoff([examined for _, examined in folders], wish))  # noqa: SLF001 - no pictures
    told = (chapter for chapter in composed.chapters if chapter.key != KEY)  # tests/test_lesarten.py counts its list
    chapters = {chapter.titel: chapter.markdown for chapter in told}
    return Dokument(art, tuple(path for path, _ in folders), fassung is Fassung.OEFFENTLICH, chapters)


def _silent(_stage: str) -> None:
    pass
