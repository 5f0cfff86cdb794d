"""Money in concept and council paper: running and new, gross and own, once and yearly, per Handlungsfeld and year."""

from pathlib import Path
from typing import Any

import pytest

from konzept import KOMMUNE, STICHTAG, Ordner
from konzeptgen.document.tree import Document, Paragraph, Table, plain
from test_wahr_kurz_und_beschluss import dokument

RAHMEN = {"titel": "Konzept", "stand": "31.03.2026", "laufzeit_von": "2026", "laufzeit_bis": "2029"}
LAEUFT = {"id": "a", "name": "Rat", "handlungsfeld": "beratung", "status": "laufend", "mittel": "100000"}
NEU = {"id": "b", "name": "Lotsen", "handlungsfeld": "wohnen", "status": "geplant", "mittel": "50000"}


def ordner(tmp_path: Path, *massnahmen: dict[str, Any], rahmen: dict[str, str] = RAHMEN) -> Ordner:
    means = [{"jahr": "2026", "zweck": "Rat", "betrag": "1000000"}]
    folder = Ordner(tmp_path).mit("konzept", {**KOMMUNE, "rahmen": rahmen, "mittel": means})
    return folder.mit("massnahmen", {"massnahmen": list(massnahmen)})


def tabelle(made: Document, titel: str) -> list[list[str]]:
    tables = [b for b in made.blocks if isinstance(b, Table) and titel in plain(b.caption)]
    return [[plain(cell).strip("\u2007\u2008 ") for cell in row] for table in tables for row in table.rows]


def jahre(made: Document) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in tabelle(made, "Kosten der Maßnahmen je Jahr")}


def text(made: Document) -> str:
    return " ".join(plain(b.inlines) for b in made.blocks if isinstance(b, Paragraph)).replace("\u00a0", " ")


KINDS = pytest.mark.parametrize("art", ["konzept", "beschlussvorlage"])


@KINDS
def test_each_year_has_the_measures_that_are_there_then(tmp_path: Path, art: str) -> None:
    plan = (
        {**LAEUFT, "ende": "31.12.2027", "eigenanteil": "40000"},
        {**NEU, "beginn": "01.09.2027", "einmalig": "7000", "finanzierung": ["kommune"]},
        {**NEU, "id": "c", "name": "Fest", "status": "abgeschlossen", "mittel": "900000"},
        {**NEU, "id": "d", "name": "Kurs", "status": "zurueckgestellt", "mittel": "800000"},
    )
    assert jahre(dokument(ordner(tmp_path, *plan), art)) == {
        "2026": ["–", "100.000", "40.000", "–"],
        "2027": ["50.000", "100.000", "90.000", "7.000"],
        "2028": ["50.000", "–", "50.000", "–"],
        "2029": ["50.000", "–", "50.000", "–"],
    }


@KINDS
def test_what_begins_nobody_knows_when_stands_in_no_year_and_is_told(tmp_path: Path, art: str) -> None:
    made = dokument(ordner(tmp_path, LAEUFT, {**NEU, "einmalig": "7000"}), art)
    assert {row[0] for row in jahre(made).values()} == {"–"}
    assert (
        "Bei einer Maßnahme mit 50.000 Euro im Jahr ist kein Beginn angegeben; sie steht in keinem der Jahre."
        in text(made)
    )
    assert "Einmalige Kosten von 7.000 Euro stehen in keinem der Jahre." in text(made)


@KINDS
def test_a_new_measure_that_says_nothing_of_its_time_stands_in_no_year(tmp_path: Path, art: str) -> None:
    silent = {"id": "b", "name": "Lotsen", "handlungsfeld": "wohnen", "neu": "ja", "mittel": "50000"}
    made = dokument(ordner(tmp_path, LAEUFT, silent), art)
    assert {row[0] for row in jahre(made).values()} == {"–"}
    assert "Bei einer Maßnahme mit 50.000 Euro im Jahr ist kein Beginn angegeben" in text(made)


@KINDS
def test_a_measure_that_is_late_does_not_cost_in_years_that_are_over(tmp_path: Path, art: str) -> None:
    late = {**NEU, "beginn": "01.01.2024"}
    made = dokument(ordner(tmp_path, late, rahmen={**RAHMEN, "laufzeit_von": "2023"}), art)
    assert list(jahre(made)) == ["2026", "2027", "2028", "2029"]
    assert {row[0] for row in jahre(made).values()} == {"50.000"}


@KINDS
def test_a_measure_without_a_sum_is_open_and_no_zero(tmp_path: Path, art: str) -> None:
    bare = {key: value for key, value in LAEUFT.items() if key != "mittel"}
    made = dokument(ordner(tmp_path, bare, {**NEU, "beginn": "01.01.2028"}), art)
    assert [row[:3] for row in jahre(made).values()] == [
        ["–", "offen", "offen"],
        ["–", "offen", "offen"],
        ["50.000", "offen", "offen"],
        ["50.000", "offen", "offen"],
    ]


@KINDS
def test_without_a_term_or_sums_no_years_are_told(tmp_path: Path, art: str) -> None:
    made = dokument(ordner(tmp_path, LAEUFT, rahmen={"titel": "Konzept"}), art)
    assert jahre(made) == {}
    assert "in jedem Jahr" not in text(made)


@KINDS
def test_own_shares_and_what_is_paid_once_are_told_per_field(tmp_path: Path, art: str) -> None:
    plan = (
        {**LAEUFT, "finanzierung": ["kommune", "land"], "eigenanteil": "30000"},
        {**NEU, "finanzierung": ["kommune"], "einmalig": "7000"},
        {**NEU, "id": "c", "name": "Mietschule", "finanzierung": ["land"]},
    )
    made = dokument(ordner(tmp_path, *plan), art)
    assert tabelle(made, "Eigener Anteil") == [
        ["Beratung und Begleitung", "–", "30.000", "–"],
        ["Wohnen", "50.000", "–", "7.000"],
        ["Zusammen", "50.000", "30.000", "7.000"],
    ]
    assert "Bei einer Maßnahme ist der eigene Anteil bekannt: 50.000 Euro; bei der übrigen" in text(made)


@pytest.mark.parametrize(
    ("stellen", "satz"),
    [
        (("1", None), "Vorgesehen ist eine Vollzeitstelle für laufende Maßnahmen."),
        (("0,5", "1"), "Vorgesehen sind eine Vollzeitstelle für neue Maßnahmen und 0,5 Vollzeitstellen für laufende"),
    ],
)
def test_posts_are_told_apart_as_money_is(tmp_path: Path, stellen: tuple[str | None, ...], satz: str) -> None:
    plan = [{**m, **({"stellen": n} if n else {})} for m, n in zip((LAEUFT, NEU), stellen, strict=True)]
    assert satz in text(dokument(ordner(tmp_path, *plan), "beschlussvorlage"))


def test_the_day_of_these_tests_is_in_the_first_year() -> None:
    assert STICHTAG.year == int(RAHMEN["laufzeit_von"])
