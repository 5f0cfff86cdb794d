"""Checks in CI: from which severity on one fails, which findings count as known, where the templates install from."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import jsonschema
import pytest

from konzept import Ordner
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.cli.bestand import without_known
from konzeptgen.reporters import fingerprint
from test_reporters import FEHLER, HINWEIS, REPORTERS, TAG, bericht

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Befehl

# Threshold and known findings


@pytest.mark.parametrize(
    ("schwelle", "code"), [("", 0), ("fehler", 0), ("warnung", 0), ("hinweis", 1), ("Hinweis", 1), ("hinwies", 2)]
)
def test_the_threshold_says_from_which_severity_on_a_check_fails(
    befehl: Befehl, tmp_path: Path, schwelle: str, code: int
) -> None:
    folder = Ordner(tmp_path).mit("unterkuenfte", HINWEIS_ALLEIN).pfad
    options = ["--schwelle", schwelle] if schwelle else []
    result = befehl("check", folder, *TAG, "--format", "json", "--bestand", _bestand(befehl, tmp_path), *options)
    assert result.code == code
    assert ("Meinten Sie „hinweis“?" in result.err) is (code == 2)


HINWEIS_ALLEIN = {"unterkuenfte": [{"id": "u", "name": "Wohnheim Domplatz", "art": "wohnung"}]}
"""One finding more than the smallest concept has: a Hinweis."""


def _bestand(befehl: Befehl, tmp_path: Path) -> Path:
    """Return the report on the smallest concept."""
    (tmp_path / "alt").mkdir()
    known = tmp_path / "bestand.json"
    known.write_text(befehl("check", Ordner(tmp_path / "alt").pfad, *TAG, "--format", "json").out, "utf-8")
    return known


def test_only_what_an_earlier_report_does_not_name_is_told_and_counts(befehl: Befehl, tmp_path: Path) -> None:
    folder = Ordner(tmp_path)
    known = tmp_path / "bestand.json"
    known.write_text(befehl("check", folder.pfad, *TAG, "--format", "json").out, "utf-8")
    open_then = sum(finding["antwort"] is None for finding in json.loads(known.read_text("utf-8"))["befunde"])
    assert open_then > 0
    call = ("check", folder.pfad, *TAG, "--schwelle", "hinweis", "--bestand", known)
    same = befehl(*call)
    assert same.code == 0
    assert f"Keine neuen Befunde, {open_then} bekannt" in same.out
    folder.mit("unterkuenfte", HINWEIS_ALLEIN)
    more = befehl(*call)
    assert more.code == 1
    assert "DSG002" in more.out
    report = json.loads(befehl(*call, "--format", "json").out)
    jsonschema.validate(report, json.loads((REPORTERS / "bericht.schema.json").read_text("utf-8")))
    assert report["anzahl"]["bekannt"] == open_then
    assert [f["code"] for f in report["befunde"] if not f["bekannt"] and f["antwort"] is None] == ["DSG002"]
    states = json.loads(befehl(*call, "--format", "sarif").out)["runs"][0]["results"]
    assert [result["ruleId"] for result in states if result["baselineState"] == "new"] == ["DSG002"]


def test_a_second_finding_of_a_known_kind_is_new() -> None:
    twice = bericht(HINWEIS, HINWEIS, FEHLER)
    report = without_known(twice, Counter([fingerprint(HINWEIS.code, HINWEIS.subject, HINWEIS.message)]))
    assert (report.befunde, report.bekannte) == ((HINWEIS, FEHLER), (HINWEIS,))


def test_faults_of_the_data_are_never_known(befehl: Befehl, tmp_path: Path) -> None:
    folder = Ordner(tmp_path).mit("konzept", {"kommnue": {}})
    known = tmp_path / "bestand.json"
    known.write_text(befehl("check", folder.pfad, *TAG, "--format", "json").out, "utf-8")
    assert befehl("check", folder.pfad, *TAG, "--format", "json", "--bestand", known).code == 1


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "anderes/1", "befunde": []}', "[" * 100_000, None])
def test_a_file_that_is_no_report_is_said_to_be_none(befehl: Befehl, tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "alt.json").write_text(text, "utf-8")
    result = befehl("check", EXAMPLES / "minimal", *TAG, "--bestand", tmp_path / "alt.json")
    assert result.code == 2
    assert "alt.json“" in result.err
