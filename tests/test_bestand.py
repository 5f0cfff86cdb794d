"""Folders written for an earlier schema load as they did: what the check said of them then, it says today."""

import json
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from conftest import Befehl
from konzeptgen.checking.rules import rules

BESTAND = Path(__file__).parent / "bestand"
BEFUNDE: dict[str, dict[str, dict[str, int]]] = yaml.load((BESTAND / "befunde.yaml").read_bytes(), yaml.CSafeLoader)


@pytest.fixture(scope="module")
def ordner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("bestand")
    with ZipFile(BESTAND / "ordner.zip") as archive:
        archive.extractall(target)
    return target


@pytest.mark.parametrize("name", BEFUNDE)
def test_an_earlier_folder_gets_the_findings_that_it_got(name: str, ordner: Path, befehl: Befehl) -> None:
    then = BEFUNDE[name]
    report = json.loads(befehl("check", ordner / name, "--stichtag", "02.11.2026", "--format", "json").out)
    codes = [finding["code"] for finding in report["befunde"]]
    expected = Counter(then["befunde"])
    expected.update(then["anders"])
    assert set(codes) <= set(rules()), "loads without a fault"
    assert Counter(code for code in codes if code in expected) == +expected


def test_every_earlier_folder_has_its_row(ordner: Path) -> None:
    assert {path.name for path in ordner.iterdir()} == set(BEFUNDE)
