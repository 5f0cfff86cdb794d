"""A complete concept: every rule is silent on it, and loud again once a file is taken away."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from konzeptgen import pipeline
from konzeptgen.base.finding import Rejected

FOLDER = Path(__file__).parent / "vollstaendig"
STICHTAG = date(2026, 11, 23)
OTHERS = sorted(path.name for path in FOLDER.glob("*.yaml") if path.stem not in {"konzept", "sozialraeume"})


def examined(folder: Path) -> pipeline.Examined:
    return pipeline.examine(folder, STICHTAG, lambda _: None)


def test_no_rule_finds_anything_open_in_a_complete_concept() -> None:
    found = examined(FOLDER).findings
    assert [finding for finding in found if finding.answer is None] == []
    assert [(finding.code, finding.subject) for finding in found] == [
        ("SUB004", "m-begruendet"),
        ("SUB004", "m-aufruf"),
    ]


def test_every_element_is_there_in_a_complete_concept() -> None:
    assert {stand.stand for stand in examined(FOLDER).elemente} == {"vorhanden"}


@pytest.mark.parametrize("name", OTHERS)
def test_a_missing_file_is_noticed(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "konzept"
    shutil.copytree(FOLDER, folder)
    (folder / name).unlink()
    assert not silent(folder)


def silent(folder: Path) -> bool:
    try:
        found = examined(folder)
    except Rejected:
        return False
    return all(finding.answer for finding in found.findings) and all(
        stand.stand == "vorhanden" for stand in found.elemente
    )
