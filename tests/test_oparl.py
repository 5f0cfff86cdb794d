"""OParl: a paper is proposed as a source, and proves a decision where it says so and the folder names its number."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Befehl
from konzept import KOMMUNE, Ordner
from konzeptgen.base.finding import Rejected
from konzeptgen.exchange import oparl
from konzeptgen.exchange.einlesen import faults
from konzeptgen.reading.load import load

PAPER: dict[str, Any] = {
    "id": "https://ris.example/paper/533",
    "type": "https://schema.oparl.org/1.1/Paper",
    "body": "https://ris.example/body/1",
    "name": "Integrationskonzept der Stadt Musterstadt",
    "reference": "V/2026/0533",
    "date": "2026-03-02",
    "paperType": "Beschlussvorlage",
    "web": "https://ris.example/vorlage/533",
    "mainFile": {"id": "https://ris.example/file/9", "accessUrl": "https://ris.example/file/9.pdf"},
    "consultation": [
        {"authoritative": False, "organization": [{"name": "Sozialausschuss"}]},
        {
            "authoritative": True,
            "organization": [{"name": "Rat der Stadt"}],
            "meeting": {"start": "2026-04-15T17:00:00+02:00"},
            "agendaItem": {"result": "einstimmig beschlossen"},
        },
    ],
}
SOURCE = {
    "titel": "Integrationskonzept der Stadt Musterstadt",
    "stand": "02.03.2026",
    "link": "https://ris.example/vorlage/533",
    "hinweis": "Beschlussvorlage V/2026/0533",
}


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def import_(befehl: Befehl, ordner: Ordner, content: Any, *more: str) -> dict[str, Any]:  # noqa: ANN401
    path, report = ordner.pfad.parent / "vorlage.json", ordner.pfad.parent / "bericht.json"
    path.write_text(json.dumps(content), "utf-8")
    assert befehl("import", ordner.pfad, path, "--bericht", report, *more).code == 0
    assert list(faults(load(ordner.pfad))) == []
    found: dict[str, Any] = json.loads(report.read_text())
    return found


def held(ordner: Ordner, name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((ordner.pfad / f"{name}.yaml").read_text(), yaml.BaseLoader)  # noqa: S506
    return found


def test_a_paper_is_a_source_and_no_decision_until_the_folder_names_it(befehl: Befehl, ordner: Ordner) -> None:
    report = import_(befehl, ordner, PAPER, "--ja")
    assert (report["gelesen"], report["uebernommen"]) == (1, 1)
    assert held(ordner, "quellen")["quellen"] == [SOURCE]
    assert "beschluss" not in held(ordner, "konzept")
    assert "konzept.yaml unter vorlage" in report["hinweise"][0]


def test_nothing_is_written_unasked(befehl: Befehl, ordner: Ordner) -> None:
    assert import_(befehl, ordner, {"data": [PAPER]})["geschrieben"] is False
    assert not (ordner.pfad / "quellen.yaml").exists()


def test_a_paper_that_the_folder_names_proves_its_decision(befehl: Befehl, ordner: Ordner) -> None:
    ordner.mit("konzept", {**KOMMUNE, "beschluss": {"gremium": "Rat der Stadt", "vorlage": "V/2026/0533"}})
    report = import_(befehl, ordner, PAPER, "--ja")
    assert (report["uebernommen"], report["geaendert"]) == (1, 1)
    assert held(ordner, "konzept")["beschluss"] == {
        "gremium": "Rat der Stadt",
        "datum": "15.04.2026",
        "vorlage": "V/2026/0533",
        "link": "https://ris.example/vorlage/533",
    }
    again = import_(befehl, ordner, PAPER, "--ja")
    assert (again["unveraendert"], again["geschrieben"]) == (2, False)


def test_the_number_of_the_own_paper_is_enough(befehl: Befehl, ordner: Ordner) -> None:
    ordner.mit("beschlussvorlage", {"beschlussvorlage": {"nummer": "V/2026/0533"}})
    import_(befehl, ordner, PAPER, "--ja")
    assert held(ordner, "konzept")["beschluss"]["datum"] == "15.04.2026"


@pytest.mark.parametrize(
    "result", ["einstimmig abgelehnt", "vertagt", "zur Kenntnis genommen", "nicht beschlossen", ""]
)
def test_what_was_not_decided_proves_nothing(befehl: Befehl, ordner: Ordner, result: str) -> None:
    ordner.mit("konzept", {**KOMMUNE, "beschluss": {"gremium": "Rat der Stadt", "vorlage": "V/2026/0533"}})
    last = {**PAPER["consultation"][1], "agendaItem": {"result": result}}
    report = import_(befehl, ordner, {**PAPER, "consultation": [last]}, "--ja")
    assert "datum" not in held(ordner, "konzept")["beschluss"]
    assert [one["stelle"] for one in report["zurueckgestellt"]] == ["Vorlage V/2026/0533"]


def test_a_person_s_word_stays_and_a_changed_paper_brings_its_change(befehl: Befehl, ordner: Ordner) -> None:
    ordner.mit("konzept", {**KOMMUNE, "beschluss": {"gremium": "Stadtrat", "vorlage": "V/2026/0533"}})
    report = import_(befehl, ordner, PAPER, "--ja")
    assert held(ordner, "konzept")["beschluss"]["gremium"] == "Stadtrat"
    assert any("im Ordner steht „Stadtrat“" in one["grund"] for one in report["zurueckgestellt"])
    import_(befehl, ordner, {**PAPER, "date": "2026-03-09"}, "--ja")
    assert held(ordner, "quellen")["quellen"] == [{**SOURCE, "stand": "09.03.2026"}]


def test_bodies_that_are_only_linked_are_not_looked_up(befehl: Befehl, ordner: Ordner) -> None:
    ordner.mit("konzept", {**KOMMUNE, "beschluss": {"gremium": "Rat", "vorlage": "V/2026/0533"}})
    linked = {
        **PAPER["consultation"][1],
        "organization": ["https://ris.example/organization/1"],
        "meeting": "https://x",
    }
    report = import_(befehl, ordner, {**PAPER, "consultation": [linked]}, "--ja")
    assert "welches Gremium wann" in report["zurueckgestellt"][0]["grund"]


@pytest.mark.parametrize("content", [b"{}", b"[1, 2]", b'{"data": ' + b"[" * 100_000, b'{"type": "https://x/Paper"}'])
def test_a_file_that_cannot_be_used_is_a_sentence(content: bytes) -> None:
    with pytest.raises(Rejected) as told:
        oparl.lies("x.json", content)
    assert told.value.findings[0].code == "TAB001"


def test_papers_are_only_read(befehl: Befehl, ordner: Ordner, tmp_path: Path) -> None:
    told = befehl("export", ordner.pfad, tmp_path / "x.json", "--als", "oparl")
    assert (told.code, "wird nur gelesen" in told.out + told.err) == (2, True)
