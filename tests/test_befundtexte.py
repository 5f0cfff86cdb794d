"""What lawyers of both sides would argue about: every sentence of the findings, word for word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from konzeptgen.base.finding import Finding
from vorrang import TABELLE, alle_befunde, gelesen, gemischt, ordner

MATRIX = gelesen(TABELLE)
FAELLE = gelesen(Path(__file__).with_name("befundtexte.yaml"))
GRENZE = re.compile("rechtswidrig|verstoß|verstöß|verletz|unzulässig|illegal|pflichtwidrig|versäum|!", re.IGNORECASE)


@pytest.mark.parametrize("fall", [pytest.param(fall, id=name) for name, fall in FAELLE.items()])
def test_both_sides_could_sign_every_word(tmp_path: Path, fall: dict[str, Any]) -> None:
    whole = gemischt(gemischt(MATRIX["gegeben"], MATRIX["von"][fall["von"]]), fall)
    found = [finding for finding in alle_befunde(tmp_path, ordner(whole)) if gemeint(finding, fall)]
    assert [gedruckt(finding) for finding in found] == fall["befunde"]


def gemeint(finding: Finding, fall: dict[str, Any]) -> bool:
    """Tell whether a finding belongs to the case: the named rule, else what the area says of the measure."""
    return finding.code == fall["um"] if "um" in fall else finding.code[:3] == "SUB" and finding.subject == "m"


def gedruckt(finding: Finding) -> dict[str, str]:
    """Return a finding as the file writes it; when a text was read does not matter here."""
    return {
        "befund": f"{finding.severity} {finding.code}",
        "satz": finding.message,
        "abhilfe": finding.remedy,
        "grundlage": re.sub(r" \((?:geprüft|Forderung|eigener|ungeprüft)[^()]*\)", "", finding.source),
    }


def test_no_sentence_accuses_or_judges() -> None:
    sentences = [f"{found['satz']} {found['abhilfe']}" for fall in FAELLE.values() for found in fall["befunde"]]
    assert len(sentences) >= 30
    assert [sentence for sentence in sentences if GRENZE.search(sentence)] == []


def test_every_case_says_what_the_quarrel_is_about() -> None:
    assert [name for name, fall in FAELLE.items() if len(fall["streit"].split()) < 5] == []
