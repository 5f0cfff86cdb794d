"""The corpus of broken inputs: what the command says to each, word for word, and that nothing is written."""

import os
import re
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import Befehl

KAPUTT = Path(__file__).parent / "kaputt"
FAELLE = sorted(path.name for path in KAPUTT.iterdir())
KONZEPT = "kommune:\n  name: Münster\n  typ: stadt\n  land: nw\n"
ENGLISH = re.compile(
    r"\b(null|none|true|false|string|expected|error|Error|exception|Exception|traceback|Traceback|value|field|key|dict"
    r"|mapping|sequence|type|file|folder|invalid|unknown|missing|required|must|the|and|not|token|scalar|parser|line"
    r"|column)\b"
)
ADVICE = re.compile(
    r"\b(Setzen|Schreiben|Prüfen|Ergänzen|Löschen|Legen|Meinten|Benennen|Rücken|Tragen|Beginnen|Trennen|Nehmen|Wählen"
    r"|Geben|Berichtigen|Fassen|Speichern|Öffnen|Kopieren|Beginnt) |Möglich sind"
    r"|Hier sind möglich|Das Feld (gehört|braucht)|Eine? .* (hat|beginnt)"
)

ARGUMENT = {"ordner-vertippt": "musterstatd", "datei-statt-ordner": "datei-statt-ordner/konzept.yaml"}


def _encoded(encoding: str) -> Callable[[Path], object]:
    return lambda folder: (folder / "konzept.yaml").write_bytes(KONZEPT.encode(encoding))


MADE: dict[str, Callable[[Path], object]] = {
    "datei-latin1": _encoded("latin-1"),
    "datei-utf16": _encoded("utf-16"),
    "datei-nul": lambda folder: (folder / "konzept.yaml").write_text(KONZEPT.replace("Münster", "Mün\x00ster")),
    "ordner-vertippt": lambda folder: (folder.parent / "musterstadt").mkdir(),
    "verknuepfung": lambda folder: (folder / "anbieter.yaml").symlink_to("konzept.yaml"),
}


@pytest.fixture(params=FAELLE)
def fall(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Copy one broken folder to tmp_path, go there, and return its name."""
    name = str(request.param)
    shutil.copytree(KAPUTT / name, tmp_path / name, ignore=shutil.ignore_patterns("erwartet.txt"))
    if name in MADE:
        MADE[name](tmp_path / name)
    if name == "kein-leserecht":  # simulated: root may read everything
        monkeypatch.setattr(os, "open", _refuse_anbieter)
    monkeypatch.chdir(tmp_path)
    return name


_open = os.open


def _refuse_anbieter(path: str, flags: int, *, dir_fd: int | None = None) -> int:
    if str(path).endswith("anbieter.yaml"):
        raise PermissionError(13, "Permission denied", path)
    return _open(path, flags, dir_fd=dir_fd)


def test_check_says_what_is_wrong_where_and_what_to_do(fall: str, befehl: Befehl, *, update_golden: bool) -> None:
    ergebnis = befehl("check", ARGUMENT.get(fall, fall))
    shown = f"Ende: {ergebnis.code}\n{ergebnis.text}"
    expected = KAPUTT / fall / "erwartet.txt"
    if update_golden:
        expected.write_text(shown, "utf-8")
    assert shown == expected.read_text("utf-8")
    assert ergebnis.code in {1, 2}


@pytest.mark.langsam
def test_build_leaves_an_earlier_output_as_it_is(fall: str, befehl: Befehl, tmp_path: Path) -> None:
    ausgabe = tmp_path / "ausgabe"
    ausgabe.mkdir()
    (ausgabe / "integrationskonzept-musterstadt.html").write_bytes(b"frueher")
    ergebnis = befehl("build", ARGUMENT.get(fall, fall), "-o", ausgabe, "--format", "html")
    assert ergebnis.code in {1, 2}
    assert {path.name: path.read_bytes() for path in ausgabe.iterdir()} == {
        "integrationskonzept-musterstadt.html": b"frueher"
    }


def test_the_messages_are_plain_german(subtests: pytest.Subtests) -> None:
    for name in FAELLE:
        with subtests.test(name):
            _plain_german(name)


def _plain_german(name: str) -> None:
    own_words = re.sub(r"„[^“]*“", "", _without_excerpts(_expected(name)))
    assert not ENGLISH.findall(own_words)
    assert "!" not in own_words.replace("![", "")
    findings = own_words.count(": Fehler ") or 1
    assert len(ADVICE.findall(own_words)) >= findings


def test_the_marker_stands_under_the_excerpt(subtests: pytest.Subtests) -> None:
    for name in FAELLE:
        with subtests.test(name):
            for above, marker in pairwise(_expected(name).split("\n")):
                assert not re.fullmatch(r" +\^+", marker) or len(marker) <= max(len(above) + 1, 3)


def _expected(name: str) -> str:
    return (KAPUTT / name / "erwartet.txt").read_text("utf-8")


def _without_excerpts(text: str) -> str:
    lines = text.split("\n")
    below = [*lines[1:], ""]
    return "\n".join(
        line for line, next_line in zip(lines, below, strict=True) if not re.fullmatch(r" +\^+", next_line)
    )


def test_the_corpus_is_large_enough() -> None:
    assert len(FAELLE) >= 36
