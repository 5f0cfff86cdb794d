"""The guide to design shows what is: its pictures are small, described and made by the script, its outputs are real."""

import re
from pathlib import Path

import pytest
from PIL import Image

from conftest import Befehl
from konzept import Ordner
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.base.schema import values

DOCS = Path(__file__).resolve().parent.parent / "docs"
GUIDE = (DOCS / "gestaltung.md").read_text("utf-8")
SHOWN = dict(re.findall(r"^!\[(.+)\]\(bilder/([\w-]+)\.png\)$", GUIDE, re.MULTILINE))


def test_pictures_are_small_described_and_all_shown() -> None:
    files = {path.stem: path for path in (DOCS / "bilder").glob("*")}
    assert sorted(files) == sorted(SHOWN.values())
    assert all(path.suffix == ".png" and path.stat().st_size < 150_000 for path in files.values())
    assert all(len(text) > 40 for text in SHOWN)
    for path in files.values():
        with Image.open(path) as picture:
            assert 900 < picture.width < 1600


def test_the_script_makes_every_picture() -> None:
    script = (DOCS.parent / "tools" / "bilder.py").read_text("utf-8")
    made = {*re.findall(r'_save\("(\w+)"', script)}
    kinds = re.findall(r'_save\(f"\{example\}-(\w+)"', script)
    examples = re.findall(r"for example in \((.+?)\):", script)[0].replace('"', "").split(", ")
    assert made | {f"{example}-{kind}" for example in examples for kind in kinds} == set(SHOWN.values())


@pytest.mark.langsam
def test_the_guide_shows_what_doctor_says(befehl: Befehl) -> None:
    said = befehl("doctor", EXAMPLES / "musterland").out
    block = re.search(r"^```text\n(Gestaltung in .*?)\n```", GUIDE, re.MULTILINE | re.DOTALL)
    assert block
    assert block[1] == said[said.index("Gestaltung in") :].rstrip()


def test_the_guide_shows_what_the_check_says_of_a_wrong_name(befehl: Befehl, tmp_path: Path) -> None:
    pairs = "    - {rolle: ueberschrift1, name: LK Überschrif 1}\n"
    ordner = Ordner(tmp_path).mit("reference.docx", (EXAMPLES / "musterland" / "reference.docx").read_bytes())
    ordner.mit("marke", f"marke:\n  vorlage: reference.docx\n  formatvorlagen:\n{pairs}")
    said = befehl("check", ordner.pfad).text
    block = re.search(r"^```text\n(.*MRK005.*)\n```", GUIDE, re.MULTILINE)
    assert block
    assert block[1] in said


def test_the_guide_names_every_role() -> None:
    table = GUIDE.partition("| Rolle |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`(\w+)`", table)) | {"ueberschrift2", "ueberschrift3"}
    assert named == set(values()["formatvorlagen"])
