"""CONTRIBUTING's samples, added for real: each is one file, is clean and is taken up without another line."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from konzept import ANGEBOT, TRAEGER, Ordner

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
TAKEN = ("src", "templates", "schemas", "examples", "tests", "pyproject.toml", "README.md", "LICENSE")

pytestmark = pytest.mark.langsam


def sample(heading: str) -> str:
    """Return the first block of code below a heading of CONTRIBUTING."""
    found = re.search(rf"^## {heading}\n.*?```\w+\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found.group(1)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with every sample in it."""
    copy = tmp_path_factory.mktemp("projekt")
    for name in TAKEN:
        there = ROOT / name
        if there.is_dir():
            shutil.copytree(there, copy / name, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
        else:
            shutil.copy(there, copy / name)
    for heading, path in PLACES.items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text(sample(heading), "utf-8")
    return copy


PLACES = {
    "A new chapter": "templates/konzept/58-sport.md.j2",
    "A new kind of document": "templates/faltblatt/dokument.yaml",
    "A new rule": "src/konzeptgen/checking/rules/net099.py",
    "A new picture": "src/konzeptgen/bilder/plaetze.py",
    "A new format": "src/konzeptgen/writers/txt.py",
    "A new format to import and export": "src/konzeptgen/exchange/rufliste.py",
    "A new format of a report": "src/konzeptgen/reporters/zeilen.py",
}


def run(project: Path, *command: str) -> str:
    """Run a command of Python in the copy; return what it prints, and fail where it does."""
    environment = {**os.environ, "PYTHONPATH": str(project / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_samples_in_python_are_clean(project: Path) -> None:
    files = [path for path in PLACES.values() if path.endswith(".py")]
    run(project, "ruff", "check", *files)
    run(project, "ruff", "format", "--check", *files)
    run(project, "mypy", *files)


def test_the_sample_of_a_rule_passes_the_tests_of_rules(project: Path) -> None:
    assert "passed" in run(project, "pytest", "-q", "-p", "no:cacheprovider", "tests/test_rules.py", "-k", "NET099")
    assert "passed" in run(project, "pytest", "-q", "-p", "no:cacheprovider", "tests/test_katalog.py", "-k", "N2")
    assert "NET099" in run(project, "konzeptgen", "rules")


def test_the_samples_of_formats_are_known_at_once(project: Path, tmp_path: Path) -> None:
    run(project, "konzeptgen", "build", "examples/minimal", "--format", "txt", "-o", str(tmp_path))
    assert "Kleinstadt" in (tmp_path / "integrationskonzept-kleinstadt.txt").read_text("utf-8")
    known = run(project, "konzeptgen", "check", "tests/vollstaendig", "--format", "zeilen", "--stichtag", "23.11.2026")
    assert "SUB004\t" in known
    assert "passed" in run(project, "pytest", "-q", "-p", "no:cacheprovider", "tests/test_reporters.py", "-k", "zeilen")


def test_the_sample_of_a_format_of_exchange_is_known_at_once(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project / "examples" / "minimal", tmp_path / "ort")
    (tmp_path / "liste.ruf").write_text("Treff am Markt|0351 123456\n")
    run(project, "konzeptgen", "import", str(tmp_path / "ort"), str(tmp_path / "liste.ruf"), "--ja")
    run(project, "konzeptgen", "export", str(tmp_path / "ort"), str(tmp_path / "neu.ruf"), "--als", "rufliste")
    assert "Treff am Markt|" in (tmp_path / "neu.ruf").read_text("utf-8")


def test_the_samples_of_documents_are_known_at_once(project: Path, tmp_path: Path) -> None:
    offer = {**ANGEBOT, "leistungsart": "sport_kultur"}
    town = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], "angebote": [offer]}).pfad
    run(project, "konzeptgen", "build", str(town), "--format", "html", "-o", str(tmp_path))
    page = (tmp_path / "integrationskonzept-musterstadt.html").read_text("utf-8")
    assert "Sport und Bewegung" in page
    run(
        project,
        "konzeptgen",
        "build",
        "examples/minimal",
        "--dokument",
        "faltblatt",
        "--format",
        "html",
        "-o",
        str(tmp_path),
    )
    assert (tmp_path / "faltblatt-kleinstadt.html").exists()


def test_the_sample_of_a_picture_is_drawn_where_the_data_suffice(project: Path) -> None:
    assert "passed" in run(
        project, "pytest", "-q", "-p", "no:cacheprovider", "tests/test_bilder.py", "-k", "all_pictures"
    )


def test_a_field_is_two_lines(project: Path) -> None:
    schema, model = project / "schemas/bedarfe.yaml", project / "src/konzeptgen/model/bedarfe.py"
    _put(schema, "        datum: {type: datum", "        hinweis: {type: text, meta: {titel: Hinweis}}\n")
    _put(model, "    datum:", "    hinweis: str | None = None\n")
    run(project, "pytest", "-q", "-p", "no:cacheprovider", "tests/test_schema.py", "-k", "same_fields or bedarfe")


def _put(path: Path, before: str, line: str) -> None:
    path.write_text(path.read_text("utf-8").replace(before, line + before, 1), "utf-8")
