"""Privacy: what the rules say word for word, at which place, and that they repeat nothing of what they are about."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from konzept import TRAEGER, Ordner
from konzeptgen.checking.check import check
from proben import geschrieben
from test_rules import read

CASES = yaml.safe_load(Path(__file__).with_name("datenschutz.yaml").read_text("utf-8"))
GIVEN = CASES.pop("gegeben")


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{name}-{n}") for name, cases in CASES.items() for n, case in enumerate(cases, 1)]
)
def test_every_constellation_is_told_word_for_word(tmp_path: Path, case: dict[str, Any]) -> None:
    data = yaml.load(GIVEN, yaml.BaseLoader) | yaml.load(case["daten"], yaml.BaseLoader)  # noqa: S506 - makes strings only
    sample = yaml.safe_dump({**data, "texte": case.get("texte", {})}, allow_unicode=True)
    konzept, source = read(geschrieben(tmp_path, sample))
    found = [finding for finding in check(konzept, source) if finding.code.startswith(("DSG", "REG001"))]
    lines = [f"{f.place.file}:{f.place.line}" if f.place.file.endswith(".md") else f.place.file for f in found]
    told = [f"{f.severity} {f.code} {line} {f.message}" for f, line in zip(found, lines, strict=True)]
    assert told == case["befunde"]
    assert all(finding.place.line and finding.subject for finding in found)


def test_findings_on_privacy_name_the_line_and_do_not_repeat_it(tmp_path: Path) -> None:
    folder = Ordner(tmp_path).mit(
        "anbieter", {"traeger": [{**TRAEGER, "beschreibung": "Herr L. leidet an Epilepsie. Mobil 0171 1234567."}]}
    )
    found = [f for f in check(folder.konzept(), folder.source()) if f.code.startswith("DSG")]
    assert [(f.code, f.place.line, f.place.text) for f in found] == [("DSG004", 5, ""), ("DSG005", 5, "")]
    assert not [f for f in found if "1234567" in f"{f.message}{f.remedy}"]


@pytest.mark.parametrize(
    "text",
    [
        "Frauenberatung für Schwangere, Suchtberatung und Hilfe bei Traumata.",
        "Telefon 0351 4567890, Fax 0351 4567891, Stand 15.01.2026, IBAN DE12 5001 0517 0648 4898 90.",
        "Post an integration.beratung@stadt.example oder team-nord@verband.example.",
        "Die Vorstellung war im Theater am 0151. Tag.",
    ],
)
def test_what_an_office_writes_of_itself_is_no_finding(tmp_path: Path, text: str) -> None:
    folder = Ordner(tmp_path).mit("anbieter", {"traeger": [{**TRAEGER, "beschreibung": text}]})
    assert [f for f in check(folder.konzept(), folder.source()) if f.code.startswith("DSG")] == []
