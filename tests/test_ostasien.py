"""Names in the scripts of East Asia, where the extra with their fonts is not installed."""

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.bilder.zeichnung import lettering
from konzeptgen.document import fonts

WITHOUT = """
import sys
sys.modules["manimgx_fonts_cjk"] = None
from konzeptgen.cli import main
main(sys.argv[1:])
"""
NAME = "한인회"


def without(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command that finds no fonts for East Asia."""
    return subprocess.run([sys.executable, "-c", WITHOUT, *arguments], capture_output=True, check=False)


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path).mit("anbieter", {"traeger": [{**TRAEGER, "name": NAME}], "angebote": [ANGEBOT]})


@pytest.mark.langsam
def test_the_pdf_says_which_words_need_what(ordner: Ordner) -> None:
    done = without("build", str(ordner.pfad), "--format", "pdf")
    assert done.returncode == 3
    message, remedy = done.stderr.decode().strip().split("\n")
    assert message == f"Die Schriften für Ostasien fehlen; gebraucht werden sie in „{NAME}“."
    assert 'pip install "konzeptgen[ostasien]"' in remedy
    assert "--format docx,html" in remedy


@pytest.mark.langsam
def test_the_other_formats_leave_the_font_to_the_reader_s_machine(ordner: Ordner) -> None:
    done = without("build", str(ordner.pfad), "--format", "docx,html")
    assert done.returncode == 0, done.stderr.decode()
    (page,) = (ordner.pfad / "ausgabe").glob("*.html")
    assert f'lang="und-Kore">{NAME}<' in page.read_text("utf-8")
    assert "Noto Sans CJK" not in page.read_text("utf-8")


@pytest.mark.langsam
def test_doctor_says_what_names_need() -> None:
    done = without("doctor")
    assert done.returncode == 0
    assert 'pip install "konzeptgen[ostasien]"' in " ".join(done.stdout.decode().split())


def test_a_label_stays_text_where_its_font_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {script: family for script, family in fonts.FAMILIES.items() if script not in fonts.EAST_ASIA}
    monkeypatch.setattr(lettering, "FAMILIES", there)
    drawing = etree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{NAME}</text></svg>')
    lettering.dress(drawing)
    assert ["".join(map(str, label.itertext())) for label in drawing] == [NAME]


def test_every_other_script_comes_along() -> None:
    extra = {fonts.FAMILIES[script] for script in fonts.EAST_ASIA}
    for family in set(fonts.FAMILIES.values()) - extra:
        for face in fonts.faces(family):
            assert face.path.is_relative_to(Path(fonts.__file__).parent)
