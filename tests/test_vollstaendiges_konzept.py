"""A complete concept: every rule is silent on it, and loud again once a file is taken away."""

import shutil
from datetime import date
from json import loads
from pathlib import Path

import pytest

from konzeptgen import pipeline
from konzeptgen.base.finding import Rejected
from konzeptgen.checking.elemente import kriterien
from konzeptgen.checking.rules import rules
from konzeptgen.reporters import Bericht, json, text

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


@pytest.mark.langsam
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


def test_no_finding_and_an_open_demand_are_said_together(tmp_path: Path) -> None:
    folder = tmp_path / "konzept"
    shutil.copytree(FOLDER, folder)
    konzept = folder / "konzept.yaml"
    konzept.write_text(konzept.read_text("utf-8").replace("profil: hessen", "profil: basis"), "utf-8")
    found = examined(folder)
    bericht = Bericht(
        ordner="vollstadt",
        stichtag=STICHTAG,
        version="0",
        befunde=found.findings,
        regeln=rules(),
        elemente=found.elemente,
    )
    met = len(kriterien()) - 1
    last = f"Keine offenen Befunde, 2 beantwortet; Forderungen: {met} vorhanden, 1 teilweise"
    lines = text.report(bericht).splitlines()
    assert lines[-1] == bericht.zusammenfassung == last
    flat = " ".join(" ".join(lines).split())
    assert "Teilweise (1): G7 Besonderheiten von Land und Kommune: Das Konzept folgt dem Profil" in flat
    told = next(row for row in loads(json.report(bericht))["elemente"] if row["code"] == "G7")
    assert told["stand"] == "teilweise"
    assert [(part["feld"], part["bezug"]) for part in told["gruende"]] == [("rahmen.profil", "")]
    assert told["grund"] == told["gruende"][0]["satz"]
    assert [part["feld"] for part in told["erfuellt"]] == ["kommune"]
    assert told["unbekannt"] == []
