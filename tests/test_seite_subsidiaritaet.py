"""The page for lawyers: a section for each rule, with what speaks for each side, and no verdict."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from konzeptgen.base.schema import values
from konzeptgen.checking.rules import rules

DOCS = Path(__file__).parents[1] / "docs"
SEITE = (DOCS / "subsidiaritaet.md").read_text("utf-8")
ABSCHNITTE = dict(re.findall(r"^### (SUB\d+)\n(.*?)(?=^##|\Z)", SEITE, re.MULTILINE | re.DOTALL))
FRAGEN = ("Norm", "Lesart", "Streit", "Für die Kommune spricht", "Für die freien Träger spricht", "Schwere")


def test_every_rule_on_subsidiarity_has_its_section_and_no_other() -> None:
    assert sorted(ABSCHNITTE) == [code for code in rules() if code.startswith("SUB")]


@pytest.mark.parametrize("code", sorted(ABSCHNITTE))
def test_a_section_answers_all_questions_in_their_order_and_links_the_rule(code: str) -> None:
    assert tuple(re.findall(r"^- \*\*(.+?)\.\*\* \S", ABSCHNITTE[code], re.MULTILINE)) == FRAGEN
    assert f"(referenz/regeln/{code}.md)" in ABSCHNITTE[code]


@pytest.mark.parametrize("code", sorted(ABSCHNITTE))
def test_a_section_names_the_severity_that_the_rule_has(code: str) -> None:
    said = ABSCHNITTE[code].partition("**Schwere.**")[2]
    rule = rules().get(code)
    assert rule is None or rule.regel.schwere in said or "Bitte prüfen" in said


def test_the_page_judges_nobody() -> None:
    assert re.findall(r"rechtswidrig|verstoß|verstöß|verletz|unzulässig|illegal|pflichtwidrig|!", SEITE.lower()) == []


def test_the_page_explains_every_kind_of_provider_in_question_and_every_owner() -> None:
    table = SEITE.partition("## Wer ist wer")[2].partition("## ")[0]
    assert {"kirche", "zweckverband", "eigenbetrieb"} <= set(re.findall(r"`art: (\w+)`", table))
    named = set(re.findall(r"`beherrscht_von: (\w+)`", table))
    assert named == set(values()["beherrschungen"])


def test_readers_find_the_page() -> None:
    assert "subsidiaritaet.md" in (DOCS.parent / "mkdocs.yml").read_text("utf-8")
    assert "(subsidiaritaet.md)" in (DOCS / "pruefung.md").read_text("utf-8")
