"""The Konzept is short enough to be read, and nothing that it leaves to another document is lost."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from dokumente import STICHTAG, Blanko, silent
from konzeptgen import pipeline
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.document.tree import Code, Document, Text, walk
from konzeptgen.model.fassung import Fassung
from konzeptgen.pipeline import Wish
from programme import program

VOLL = Path(__file__).parent / "vollstaendig"
PAGES, HALF_EMPTY = 75, 3
"""What Musterstadt may take: pages, and pages printed less than half of their height."""


def made(folder: Path, art: str) -> Document:
    wish = Wish(stichtag=STICHTAG, formats=(), art=art, fassung=Fassung.INTERN)
    return pipeline.assemble([pipeline.examine(folder, STICHTAG, silent)], wish, silent, Blanko())[0]


def words(*documents: Document) -> str:
    """Return the letters and digits of documents, which line breaks and typography leave as they are."""
    parts = (node.text for one in documents for node in walk(one.blocks) if isinstance(node, Text | Code))
    return re.sub(r"[\W_]", "", "".join(parts)).casefold()


def values(node: object) -> Iterator[str]:
    if isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from values(inner)
    elif node:
        yield re.sub(r"[\W_]", "", str(node)).casefold()


def test_what_the_fact_sheets_told_stands_in_the_directory_or_still_in_the_concept(tmp_path: Path) -> None:
    whole = Path(shutil.copytree(VOLL, tmp_path / "ganz"))
    konzept = whole / "konzept.yaml"
    text = konzept.read_text("utf-8")
    assert text.count("\nrahmen:\n") == 1
    konzept.write_text(text.replace("\nrahmen:\n", "\nrahmen:\n  steckbriefe: ja\n"), "utf-8")
    data = yaml.load((VOLL / "anbieter.yaml").read_bytes(), yaml.CBaseLoader)  # noqa: S506 - makes strings only
    told = words(made(whole, "konzept"))
    here = words(made(VOLL, "konzept"), made(VOLL, "anbieterverzeichnis"))
    known = [value for value in dict.fromkeys(values(data)) if value in told]
    assert len(known) > 50, "the fact sheets of this folder tell of more"
    assert [value for value in known if value not in here] == []


@pytest.mark.langsam
def test_the_concept_of_a_city_is_read_in_an_evening(tmp_path: Path) -> None:
    wish = Wish(stichtag=STICHTAG, formats=("pdf",))
    (tmp_path / "k.pdf").write_bytes(pipeline.build([EXAMPLES / "musterstadt"], wish, silent).outputs["pdf"])
    layout = subprocess.run(
        [program("pdftotext"), "-bbox-layout", tmp_path / "k.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = layout.split("<page ")[1:]
    assert len(pages) <= PAGES
    bare = [number for number, page in enumerate(pages[1:], 2) if _filled(page) < 1 / 2]
    assert len(bare) <= HALF_EMPTY, bare


def _filled(page: str) -> float:
    """Return to which part of its height a page is printed, its foot left out; pictures count by their captions."""
    (height,) = map(float, re.findall(r'^[^>]*height="([\d.]+)"', page))
    foot = height - 65
    ends = [float(y) for y in re.findall(r'<line [^>]*yMax="([\d.]+)"', page)]
    return max((end for end in ends if end < foot), default=0) / foot
