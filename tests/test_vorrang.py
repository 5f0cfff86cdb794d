"""The precedence of free providers against a table set by hand from the law, through an author's folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from konzeptgen.base.finding import Finding
from konzeptgen.base.schema import values
from konzeptgen.checking.rules import rules
from vorrang import STICHTAG, TABELLE, TEILE, alle_befunde, gelesen, gemischt, genormt, gesagt, ordner, passt, vorrang

MATRIX = gelesen(TABELLE)
ZEILEN: list[tuple[str, dict[str, Any]]] = [
    (f"{achse}-{number}", zeile) for achse, zeilen in MATRIX["zeilen"].items() for number, zeile in enumerate(zeilen, 1)
]
FALL = {*TEILE, "ohne_angebot", "weitere_angebote", "weitere_traeger", "ausnahmen", "stichtag", "sozialraeume"}
BENANNT = {zeile["name"]: zeile for _, zeile in ZEILEN if "name" in zeile}


def ganz(zeile: dict[str, Any]) -> dict[str, Any]:
    """Return the whole case of a row: common base, base of its Rechtskreis, named row, own fields."""
    muster = BENANNT[zeile["wie"]] if "wie" in zeile else {}
    rechtskreis = MATRIX["von"][{**muster, **zeile}["von"]]
    fall = gemischt(MATRIX["gegeben"], rechtskreis)
    return gemischt(gemischt(fall, muster), zeile)


@pytest.mark.parametrize("achse", MATRIX["zeilen"])
def test_every_row_of_the_table_comes_out_as_the_law_reads(
    tmp_path: Path, achse: str, subtests: pytest.Subtests, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_the_area = {code: rule for code, rule in rules().items() if code.startswith("SUB")}
    monkeypatch.setattr("konzeptgen.checking.check.rules", lambda: of_the_area)
    for number, zeile in enumerate(MATRIX["zeilen"][achse], 1):
        (folder := tmp_path / str(number)).mkdir()
        with subtests.test(f"{achse}-{number}"):
            _comes_out(folder, zeile)


def _comes_out(tmp_path: Path, zeile: dict[str, Any]) -> None:
    fall = ganz(zeile)
    found = vorrang(alle_befunde(tmp_path, ordner(fall), fall.get("stichtag", STICHTAG)))
    told = "\n".join(f"{finding.message} {finding.remedy} [{finding.source}]" for finding in found)
    assert passt(zeile["sagt"], found), f"{gesagt(found)} statt {zeile['sagt']}: {zeile['weil']}\n{told}"
    assert passt(zeile.get("spielraum", zeile["sagt"]), found)
    assert not fehlt(zeile, found), f"{fehlt(zeile, found)}: {zeile['weil']}\n{told}"


def fehlt(zeile: dict[str, Any], found: list[Finding]) -> list[str]:
    """Return what a row asks of the words and of the sources and does not get."""
    words = genormt(" ".join(f"{finding.message} {finding.remedy}" for finding in found))
    sources = genormt(" ".join(finding.source for finding in found))
    missing = [f"nennt nicht {ways}" for ways in zeile.get("nennt", []) if not any(w in words for w in ways.split("|"))]
    wrong = [f"nennt {word}" for word in zeile.get("nie", []) if re.search(rf"{word}(?!\w)", f"{words} {sources}")]
    norms = zeile.get("grundlage", "").split(" + ")
    return missing + wrong + [f"stützt sich nicht auf {norm}" for norm in norms if norm not in sources]


def test_the_table_has_enough_rows_each_with_a_reason() -> None:
    assert len(ZEILEN) >= 200
    assert [name for name, zeile in ZEILEN if len(zeile["weil"]) < 10] == []


def test_no_row_is_written_twice() -> None:
    cases = [{key: part for key, part in ganz(zeile).items() if key in FALL} for _, zeile in ZEILEN]
    assert [name for (name, _), case in zip(ZEILEN, cases, strict=True) if cases.count(case) > 1] == []


def test_every_rechtskreis_and_kind_of_provider_has_rows() -> None:
    assert set(MATRIX["von"]) == set(values()["rechtskreise"])
    assert {ganz(zeile)["traeger"]["art"] for _, zeile in ZEILEN} == set(values()["traegerarten"])


def test_rows_leave_no_choice() -> None:
    assert [name for name, zeile in ZEILEN if re.search(r" oder |stens |\*", zeile["sagt"])] == []
