"""Every report says the same; each is valid where a public schema exists; the commands around rules."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import html5lib
import jsonschema
import pytest
import yaml
from lxml import etree
from rich.console import Console

from konzeptgen import pipeline, profile
from konzeptgen.base.finding import Answer, Finding, Place, Severity
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.checking.recht import normen
from konzeptgen.checking.rules import Regel, Regeldatei, rules
from konzeptgen.cli import explain
from konzeptgen.reporters import Bericht, printable, reporters, text
from konzeptgen.reporters.meldungen import meldungen
from konzeptgen.reporters.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Befehl, Ergebnis

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = Path(__file__).parent / "schemas"
REPORTERS = ROOT / "src" / "konzeptgen" / "reporters"
KAPUTT = ROOT / "tests" / "kaputt" / "mehrere-fehler"
MUSTERSTADT = EXAMPLES / "musterstadt"
STICHTAG = date(2026, 10, 1)
TAG = ("--stichtag", "1.10.2026")
WIDTH = 80
ENGLISH = re.compile(
    r"\b(?:and|click|column|default|error|failed|file|finding|findings|folder|help|line|missing|must|next|not|note|"
    r"optional|output|please|required|rule|rules|severity|skipped|source|table|the|usage|warning|with|you)\b",
    re.IGNORECASE,
)


def regel(code: str, severity: Severity = Severity.FEHLER, bereich: str = "Runde Tische", *quellen: str) -> Regeldatei:
    facts = Regel(
        code=code,
        name=f"name-von-{code.lower()}",
        bereich=bereich,
        quellen=quellen or ("anregungen-2019-c4",),
        schwere=severity,
        elemente=("K4",),
        kapitel="beteiligung",
    )
    sections = {"Was": "Es ist <offen>.", "Warum": "Es zählt.", "Beispiel": "Ein Fall.", "Abhilfe": "Tun Sie es."}
    return Regeldatei(facts, sections, (), (), lambda _: iter(()))


REGELN = {
    "RT001": regel("RT001"),
    "RT002": regel("RT002", Severity.WARNUNG),
    "SUB001": regel("SUB001", Severity.FEHLER, "Subsidiarität", "sgb2-17-1", "anregungen-2019-a3"),
    "SUB002": regel("SUB002", Severity.HINWEIS, "Subsidiarität"),
}
ZEILE = "  name: Beratung & Hilfe <neu>"
FEHLER = Finding(
    "SUB001",
    Severity.FEHLER,
    "Zu „Beratung & Hilfe <neu>“ fehlt, 100 % sicher:\ndie Begründung.",
    "Ergänzen Sie sie.",
    Place("anbieter/alle, neu.yaml", 12, 9, 8, ZEILE),
    "§ 17 Abs. 1 SGB II",
    "beratung",
)
WARNUNG = Finding("RT002", Severity.WARNUNG, "Ein Runder Tisch ruht.", "Fragen Sie nach.", Place("konzept.yaml", 3, 1))
HINWEIS = Finding("SUB002", Severity.HINWEIS, "Es fehlen 3 Angaben.", "Ergänzen Sie sie.", Place("konzept.yaml", 2, 1))
ANTWORT = Answer("Der Rat hat <anders> entschieden.", date(2026, 3, 31), "Sozialamt")
BEANTWORTET = replace(WARNUNG, code="RT001", severity=Severity.FEHLER, answer=ANTWORT, subject="tisch")


def bericht(*findings: Finding, geprueft: bool = True, stichtag: date = STICHTAG) -> Bericht:
    return Bericht(
        ordner="musterstadt",
        stichtag=stichtag,
        version="1.2.3",
        befunde=printable(findings),
        regeln=REGELN,
        geprueft=geprueft,
        pfad="daten/muster stadt",
    )


ALLES = bericht(HINWEIS, WARNUNG, FEHLER, BEANTWORTET)


def made(name: str, one: Bericht = ALLES) -> str:
    return reporters()[name].report(one)


# All formats


def test_every_file_is_a_format_and_every_format_has_its_own_suffix() -> None:
    files = {path.stem for path in REPORTERS.glob("*.py")} - {"__init__", "absturz", "meldungen", "terminal"}
    assert set(reporters()) == files >= {"text", "json", "sarif", "junit", "github", "html"}
    assert len({one.SUFFIX for one in reporters().values()}) == len(reporters())


@pytest.mark.parametrize("name", sorted(reporters()))
def test_signs_that_a_terminal_would_obey_are_shown_instead(name: str) -> None:
    boese = "\x1b[31m\x00\u202e"
    place = Place(f"a{boese}.yaml", 1, 1, 3, f"x{boese}")
    evil = Finding("SUB001", Severity.FEHLER, f"Was{boese}.", f"Tun{boese}.", place, "", boese)
    shown = made(name, bericht(evil, replace(evil, answer=Answer(boese, STICHTAG, boese))))
    assert not set(boese) - set("[31m") & set(shown)
    assert "\\u001b" not in shown


@pytest.mark.parametrize("name", sorted(reporters()))
@pytest.mark.parametrize(
    "boese",
    ["::error::da", "\n  ::add-mask::x", "\u00a0::group::x", "a ##[error]x", "##vso[task.x]y", "x section_start:1:a"],
)
def test_no_line_is_a_command_to_the_service_that_shows_it(name: str, boese: str) -> None:
    evil = Finding("SUB001", Severity.FEHLER, f"{boese} {'wort ' * 14}{boese}", boese, Place(boese, 1, 1, 3, boese))
    shown = made(name, replace(bericht(evil), ordner=boese))
    obeyed = [line for line in shown.splitlines() if line.lstrip().startswith("::")]
    assert [line for line in obeyed if not line.startswith("::error file=")] == []
    assert len(obeyed) == (name == "github")
    if name != "github":  # whose own command comes first in the line
        assert not re.search(r"##\w*\[", shown)
    if name == "text":
        assert not re.search(r"section_start:", shown)


def test_nothing_that_a_command_prints_is_a_command_to_the_service(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal()
    terminal.out.print("  ::error::da\n##[group]\nruhig: zwei::Punkte")
    terminal.trouble("::error::da", "##vso[task.complete]")
    said = capsys.readouterr()
    assert said.out == "  : :error::da\n## [group]\nruhig: zwei::Punkte\n"
    assert said.err == ": :error::da\n##vso [task.complete]\n"


@pytest.mark.parametrize("name", sorted(reporters()))
def test_nothing_found_is_a_report_too(name: str) -> None:
    shown = made(name, bericht())
    assert shown.endswith("\n") is (name != "github")
    if name in {"text", "html"}:
        assert "Keine Befunde." in shown


# text


def test_text_is_ordered_by_severity_and_fits_80_columns() -> None:
    lines = made("text").split("\n")
    assert max(len(line) for line in lines) == WIDTH
    titles = [line for line in lines if re.fullmatch(r"\S+ \(\d+\)|\d+ beantwortet \(Begründungsregister\)", line)]
    assert titles == ["Fehler (1)", "Warnungen (1)", "Hinweise (1)", "1 beantwortet (Begründungsregister)"]
    assert lines[-2:] == ["1 Fehler, 1 Warnung, 1 Hinweis, 1 beantwortet", ""]


def test_text_shows_place_code_line_marker_remedy_and_source() -> None:
    lines = made("text").split("\n")
    at = lines.index("    name: Beratung & Hilfe <neu>")
    assert lines[at - 2].startswith("anbieter/alle, neu.yaml:12:9: Fehler SUB001: Zu „Beratung")
    assert lines[at + 1] == f"  {' ' * 8}{'^' * 8}"
    assert lines[at + 2 : at + 4] == ["  Ergänzen Sie sie.", "  Grundlage: § 17 Abs. 1 SGB II"]
    assert "konzept.yaml:3:1: RT001 – Sozialamt, 31.03.2026" in lines


@pytest.mark.parametrize(("count", "shown", "more"), [(21, 21, ""), (22, 20, "… und 2 weitere zu SUB001;")])
def test_text_shows_twenty_of_a_code_and_counts_the_rest(count: int, shown: int, more: str) -> None:
    many = [replace(FEHLER, place=Place("runde_tische.yaml", line, 1)) for line in range(1, count + 1)]
    printed = text.report(bericht(*many, WARNUNG))
    assert printed.count("Fehler SUB001: ") == shown
    assert ("… und" in printed) == bool(more)
    assert more in printed
    assert f"{count} Fehler, 1 Warnung" in printed
    assert all(len(line) <= WIDTH for line in printed.splitlines())


def test_text_does_not_repeat_the_line_of_the_same_place() -> None:
    other = replace(FEHLER, code="SUB002")
    assert made("text", bericht(FEHLER, other)).count("^^^^^^^^") == 1
    assert made("text", bericht(FEHLER, replace(other, place=replace(FEHLER.place, line=13)))).count("^^^^^^^^") == 2


@pytest.mark.parametrize("terminal", [True, False])
def test_text_has_colours_on_a_terminal_only(*, terminal: bool) -> None:
    out = StringIO()
    colours: Literal["standard", "auto"] = "standard" if terminal else "auto"
    Console(file=out, force_terminal=terminal, color_system=colours, soft_wrap=True).print(text.styled(ALLES))
    assert ("\x1b[1;31mFehler SUB001\x1b[0m" in out.getvalue()) is terminal
    assert ("\x1b" in out.getvalue()) is terminal


def test_summary_counts_answered_ones_apart() -> None:
    assert bericht(BEANTWORTET).zusammenfassung == "Keine offenen Befunde, 1 beantwortet"
    assert not bericht(BEANTWORTET, WARNUNG).hat_fehler
    assert bericht(BEANTWORTET, FEHLER).hat_fehler


# json


def json_schema() -> Any:  # noqa: ANN401 - a JSON document
    return json.loads((REPORTERS / "bericht.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("one", [ALLES, bericht(), bericht(replace(FEHLER, code="SCH012"), geprueft=False)])
def test_json_keeps_to_its_schema(one: Bericht) -> None:
    jsonschema.validators.Draft202012Validator.check_schema(json_schema())
    jsonschema.validate(json.loads(made("json", one)), json_schema())


def test_json_schema_refuses_what_is_not_described() -> None:
    document = json.loads(made("json"))
    document["befunde"][0]["zeile"] = 3
    with pytest.raises(jsonschema.ValidationError, match="zeile"):
        jsonschema.validate(document, json_schema())


def test_json_holds_everything_with_sorted_keys() -> None:
    shown = made("json")
    document = json.loads(shown)
    assert shown == json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert document["anzahl"] == {"fehler": 1, "warnungen": 1, "hinweise": 1, "beantwortet": 1}
    assert document["befunde"][2]["ort"] == {"datei": "anbieter/alle, neu.yaml", "zeile": 12, "spalte": 9, "laenge": 8}
    assert document["befunde"][3]["antwort"]["datum"] == "2026-03-31"
    assert [rule["code"] for rule in document["regeln"]] == list(REGELN)
    assert document["geprueft"] is True
    assert "<neu>" not in json.dumps([finding["ort"] for finding in document["befunde"]]), "lines may hold names"


# sarif


def sarif(one: Bericht = ALLES) -> Any:  # noqa: ANN401 - a JSON document
    document = json.loads(made("sarif", one))
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(document)
    return document["runs"][0]


def test_sarif_describes_every_rule_and_points_to_it() -> None:
    run = sarif()
    described = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == list(REGELN)
    assert all(described[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert [rule["defaultConfiguration"]["level"] for rule in described] == ["error", "warning", "error", "note"]
    subsidiarity = described[2]
    assert "**Abhilfe:** Tun Sie es." in subsidiarity["help"]["markdown"]
    assert subsidiarity["properties"]["elemente"] == ["K4"]
    assert "(Forderung der Verbände)" in subsidiarity["properties"]["quellen"][1]


def test_sarif_places_results_as_seen_from_the_repository() -> None:
    result = sarif()["results"][2]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "daten/muster%20stadt/anbieter/alle%2C%20neu.yaml"}
    assert place["region"] == {"startLine": 12, "startColumn": 9, "endColumn": 17}
    assert result["level"] == "error"


def test_sarif_places_what_concerns_the_whole_folder() -> None:
    place = sarif(bericht(replace(FEHLER, place=Place(""))))["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "daten/muster%20stadt/konzept.yaml"}, "region": {"startLine": 1}}


def fingerprints(*findings: Finding) -> list[str]:
    return [next(iter(result["partialFingerprints"].values())) for result in sarif(bericht(*findings))["results"]]


def test_sarif_knows_a_finding_again_when_lines_or_counts_change() -> None:
    moved = replace(HINWEIS, place=replace(HINWEIS.place, line=99, text="anders"))
    assert (
        fingerprints(HINWEIS) == fingerprints(moved) == fingerprints(replace(HINWEIS, message="Es fehlen 12 Angaben."))
    )
    changed = [replace(HINWEIS, subject="andere"), replace(HINWEIS, code="SUB001"), replace(HINWEIS, message="Anders.")]
    assert len(set(fingerprints(HINWEIS, HINWEIS, *changed))) == 5


def test_sarif_keeps_answered_findings_with_reason_office_and_date() -> None:
    found = [result["suppressions"] for result in sarif()["results"]]
    reason = "Der Rat hat <anders> entschieden. (Sozialamt, 31.03.2026)"
    assert found == [[], [], [], [{"kind": "external", "status": "accepted", "justification": reason}]]


def test_sarif_says_when_rules_did_not_run() -> None:
    assert sarif()["invocations"] == [{"executionSuccessful": True, "exitCode": 1, "toolExecutionNotifications": []}]
    rejected = sarif(bericht(replace(FEHLER, code="SCH012"), geprueft=False))
    assert rejected["invocations"][0]["executionSuccessful"] is False
    assert rejected["tool"]["driver"]["rules"][-1]["shortDescription"]["text"] == meldungen()["SCH012"].was
    broken = Finding("REG001", Severity.WARNUNG, "Die Regel RT001 konnte nicht geprüft werden.", subject="RT001")
    notes = sarif(bericht(broken))["invocations"][0]["toolExecutionNotifications"]
    assert [note["message"]["text"] for note in notes] == [broken.message]


# junit


def junit(one: Bericht = ALLES) -> Any:  # noqa: ANN401 - lxml's elements have no useful type here
    root = etree.fromstring(made("junit", one).encode())
    etree.XMLSchema(etree.parse(str(SCHEMAS / "junit-10.xsd"))).assertValid(root)
    return root


def outcomes(one: Bericht) -> dict[str, list[str]]:
    return {case.get("name").split()[0]: [part.tag for part in case] for case in junit(one).iter("testcase")}


def test_junit_has_a_suite_per_area_and_a_case_per_rule() -> None:
    root = junit()
    assert [suite.get("name") for suite in root] == ["Angaben", "Runde Tische", "Subsidiarität"]
    figures = [[suite.get(name) for name in ("tests", "failures", "skipped", "errors")] for suite in root]
    assert figures == [["1", "0", "0", "0"], ["2", "0", "1", "0"], ["2", "1", "0", "0"]]
    assert [root.get(name) for name in ("tests", "failures", "errors")] == ["5", "1", "0"]


def test_junit_fails_for_faults_skips_what_is_answered_and_prints_the_rest() -> None:
    found = outcomes(ALLES)
    assert found["SUB001"] == ["failure"]
    assert found["RT001"] == ["skipped"]
    assert found["RT002"] == found["SUB002"] == ["system-out"]
    assert outcomes(bericht(BEANTWORTET, replace(FEHLER, code="RT001")))["RT001"] == ["failure", "system-out"]
    assert outcomes(bericht())["RT001"] == []


def test_junit_does_not_pass_what_was_not_checked() -> None:
    rejected = outcomes(bericht(replace(FEHLER, code="SCH012"), geprueft=False))
    assert rejected == {"SCH012": ["failure"], **{code: ["skipped"] for code in REGELN}}
    early = outcomes(bericht(stichtag=date(2000, 1, 1)))
    assert early["RT001"] == ["skipped"]
    broken = Finding("REG001", Severity.WARNUNG, "Die Regel RT001 konnte nicht geprüft werden.", subject="RT001")
    assert outcomes(bericht(broken))["RT001"] == ["error"]


# github


def test_github_escapes_what_would_end_a_command() -> None:
    assert made("github").splitlines()[0] == (
        "::error file=daten/muster stadt/anbieter/alle%2C neu.yaml,line=12,col=9,endColumn=17,"
        "title=SUB001%3A name-von-sub001::Zu „Beratung & Hilfe <neu>“ fehlt, 100 %25 sicher:%0Adie Begründung."
        "%0AErgänzen Sie sie."
    )


def test_github_leaves_answered_ones_out() -> None:
    assert [line.split()[0] for line in made("github").splitlines()] == ["::error", "::warning", "::notice"]
    assert made("github", bericht(replace(FEHLER, place=Place("")))).startswith("::error title=SUB001")


# html


def html(one: Bericht = ALLES) -> Any:  # noqa: ANN401 - as above
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(made("html", one))


def words(element: Any) -> str:  # noqa: ANN401 - as above
    return " ".join("".join(element.itertext()).split())


def test_html_is_one_german_page_with_ordered_headings() -> None:
    page = html()
    assert page.get("lang") == "de"
    assert words(page.find(".//title")) == "Prüfbericht musterstadt"
    assert [words(head) for head in page.iter() if head.tag in {"h1", "h2", "h3"}] == [
        "Prüfbericht musterstadt",
        "Fehler (1)",
        "Warnungen (1)",
        "Hinweise (1)",
        "Beantwortet (1)",
        "Was die Codes bedeuten",
    ]
    assert "1 Fehler, 1 Warnung, 1 Hinweis, 1 beantwortet" in words(page)


def test_html_tables_have_heads_and_codes_lead_to_their_meaning() -> None:
    page = html()
    assert all(head.get("scope") == "col" for head in page.iter("th"))
    ids = {part.get("id") for part in page.iter("details")}
    links = {link.get("href") for link in page.iter("a")}
    assert links == {f"#{name}" for name in ids} == {"#RT001", "#RT002", "#SUB001", "#SUB002"}
    answered = [words(cell) for cell in page.findall(".//table")[-1].findall(".//td")]
    assert answered[3:] == ["Der Rat hat <anders> entschieden.", "Sozialamt", "31.03.2026"]


def test_html_runs_and_loads_nothing() -> None:
    page = html()
    policy = next(meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv"))
    style = page.find(".//style").text
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert not {"script", "img", "link", "iframe", "anders", "neu", "offen"} & {part.tag for part in page.iter()}
    assert all(not name.startswith("on") for part in page.iter() for name in part.attrib)
    assert not re.search(r"url\(|@import|https?:", style)


def test_html_says_that_no_rule_ran() -> None:
    rejected = html(bericht(replace(FEHLER, code="SCH012"), geprueft=False))
    assert "Deshalb wurde keine fachliche Regel geprüft." in words(rejected)
    assert meldungen()["SCH012"].abhilfe in words(rejected)


@pytest.mark.langsam
@pytest.mark.parametrize("name", ["text", "html"])
def test_reports_on_the_example_speak_german(name: str, befehl: Befehl) -> None:
    shown = befehl("check", MUSTERSTADT, *TAG, "--format", name).out
    if name == "html":
        shown = words(html5lib.parse(shown, namespaceHTMLElements=False).find("body"))
    assert len(shown) > 1000
    assert ENGLISH.findall(re.sub(r"„[^“]*“", "", shown)) == []


# check


@pytest.mark.langsam
def test_check_prints_text_and_ends_as_the_findings_say(befehl: Befehl) -> None:
    findings = pipeline.examine(MUSTERSTADT, STICHTAG, lambda _: None).findings
    faults = [finding for finding in findings if finding.severity is Severity.FEHLER and finding.answer is None]
    result = befehl("check", MUSTERSTADT, *TAG)
    assert result.code == int(bool(faults))
    assert result.out.startswith(f"Fehler ({len(faults)})" if faults else ("Warnungen", "Hinweise", "Keine"))
    assert result.err == ""


@pytest.mark.langsam
def test_check_prints_one_format_to_standard_output(befehl: Befehl) -> None:
    shown = befehl("check", MUSTERSTADT, *TAG, "--format", "json").out
    document = json.loads(shown)
    assert document["ordner"] == "musterstadt"
    assert document["stichtag"] == "2026-10-01"
    assert shown == befehl("check", MUSTERSTADT, *TAG, "--format", "JSON").out


def test_check_writes_several_formats_into_files(befehl: Befehl, tmp_path: Path) -> None:
    folder = tmp_path / "konzept"
    shutil.copytree(EXAMPLES / "minimal", folder)
    befehl("check", folder, *TAG, "--format", "json,text")
    assert sorted(path.name for path in (folder / "ausgabe").iterdir()) == ["pruefbericht.json", "pruefbericht.txt"]
    result = befehl("check", folder, *TAG, "-o", tmp_path / "b", "--format", ",".join(reporters()))
    names = {path.name for path in (tmp_path / "b").iterdir()}
    assert names == {f"pruefbericht.{one.SUFFIX}" for one in reporters().values()}
    assert result.out.startswith("Geschrieben:\n")
    assert result.out.split("\n")[-2] == (tmp_path / "b" / "pruefbericht.txt").read_text("utf-8").split("\n")[-2]
    first = {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
    befehl("check", folder, *TAG, "-o", tmp_path / "b", "--format", ",".join(reporters()))
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}


@pytest.mark.parametrize("name", sorted(set(reporters()) - {"text"}))
def test_check_reports_rejected_data_in_every_format(name: str, befehl: Befehl) -> None:
    result = befehl("check", KAPUTT, *TAG, "--format", name)
    assert result.code == 1
    assert "SCH012" in result.out
    assert "nmae" in result.out
    assert result.err == ""


def test_check_shows_rejected_data_as_build_does(befehl: Befehl, tmp_path: Path) -> None:
    checked, built = befehl("check", KAPUTT), befehl("build", KAPUTT, "-o", tmp_path)
    assert (checked.code, checked.out, checked.err) == (1, "", built.err)
    written = befehl("check", KAPUTT, "--format", "text", "-o", tmp_path)
    assert written.code == 1
    assert "anbieter.yaml:8:5: Fehler SCH012" in (tmp_path / "pruefbericht.txt").read_text("utf-8")


def test_check_names_the_nearest_format(befehl: Befehl, tmp_path: Path) -> None:
    result = befehl("check", MUSTERSTADT, "--format", "text,sarfi")
    assert result.code == 2
    assert "Das Format „sarfi“ gibt es nicht. Meinten Sie „sarif“?" in result.err
    assert befehl("check", tmp_path / "fehlt").code == 2
    (tmp_path / "datei").write_text("", "utf-8")
    assert befehl("check", EXAMPLES / "minimal", "--format", "json", "-o", tmp_path / "datei").code == 3


# explain


def test_explain_says_what_why_and_on_what_ground(befehl: Befehl, subtests: pytest.Subtests) -> None:
    for code, rule in rules().items():
        with subtests.test(code):
            _explained(befehl("explain", code.lower(), *TAG), rule)


def _explained(result: Ergebnis, rule: Regeldatei) -> None:
    flat = " ".join(result.out.split())
    assert result.code == 0
    assert max(len(line) for line in result.out.splitlines()) <= WIDTH
    assert all(f"\n{title}\n" in result.out for title in ("Was", "Warum", "Beispiel", "Abhilfe", "Grundlage"))
    assert all(" ".join(norm.titel.split()) in flat for norm in rule.normen)
    assert all(key in result.out for key in rule.regel.elemente)


def test_explain_tells_law_from_demands_and_checked_from_unchecked() -> None:
    wanted = {
        "gesetz": "– Gesetz",
        "verordnung": "– Verordnung",
        "verwaltungsvorschrift": "Verwaltungsvorschrift, kein Recht",
        "norm": "technische Norm, kein Recht",
        "forderung": "Forderung der Verbände, kein Recht",
        "eigen": "eigener Maßstab, kein Recht",
    }
    for art, words_ in wanted.items():
        norm = next(norm for norm in normen().values() if norm.art == art)
        shown = " ".join(line.plain.strip() for line in explain._norm(norm, STICHTAG))  # noqa: SLF001 - one norm alone
        assert words_ in shown
    unchecked = next(n for n in normen().values() if any(wording.geprueft is None for wording in n.wortlaute))
    assert "Ungeprüft." in " ".join(line.plain.strip() for line in explain._norm(unchecked, STICHTAG))  # noqa: SLF001


def test_explain_says_where_a_wording_does_not_hold() -> None:
    norm = next(n for n in normen().values() if n.wortlaute[0].gueltig_von)
    shown = " ".join(line.plain.strip() for line in explain._norm(norm, date(1990, 1, 1)))  # noqa: SLF001 - as above
    assert "Gilt am 01.01.1990 nicht." in shown


def test_explain_names_profiles_that_weigh_differently(befehl: Befehl, monkeypatch: pytest.MonkeyPatch) -> None:
    code = next(code for code, rule in rules().items() if rule.regel.schwere is Severity.FEHLER)
    strict = profile.Profil("streng", "Verband Muster", frozenset(), {code: Severity.HINWEIS})
    same = profile.Profil("gleich", "Verband Gleich", frozenset(), {code: Severity.FEHLER})
    monkeypatch.setattr(explain, "profiles", lambda: {"streng": strict, "gleich": same})
    assert "Schwere:  Fehler (Hinweis im Profil „Verband Muster“)\n" in befehl("explain", code).out


def test_explain_knows_messages_and_near_codes(befehl: Befehl) -> None:
    assert " ".join(befehl("explain", "sch012").out.split()).endswith(meldungen()["SCH012"].abhilfe)
    result = befehl("explain", "RT01")
    assert result.code == 2
    assert "Den Code „RT01“ gibt es nicht. Meinten Sie „RT001“?" in result.err


def test_every_code_in_the_source_can_be_explained() -> None:
    files = (path for path in (ROOT / "src" / "konzeptgen").rglob("*.py") if path.parent.name != "rules")
    used = {code for path in files for code in re.findall(r'"([A-Z]{3}[0-9]{3})"', path.read_text("utf-8"))}
    assert used <= set(meldungen())


# rules


def test_rules_lists_every_rule_within_80_columns(befehl: Befehl) -> None:
    lines = befehl("rules").out.splitlines()
    assert max(len(line) for line in lines) <= WIDTH
    assert re.findall(r"^([A-Z]{2,4}\d{3})  ", "\n".join(lines), re.MULTILINE) == list(rules())
    assert lines[-1] == f"{len(rules())} Regeln"


def _listed(out: str) -> list[str]:
    return re.findall(r"^([A-Z]{2,4}\d{3})  ", out, re.MULTILINE)


def test_rules_can_be_chosen_by_area_and_source(befehl: Befehl) -> None:
    tables = [code for code, rule in rules().items() if rule.regel.bereich == "Runde Tische"]
    assert _listed(befehl("rules", "--bereich", "runde tische").out) == tables
    assert "RT001" in tables
    law = [c for c, rule in rules().items() if any(key.startswith("sgb8-") for key in rule.regel.quellen)]
    assert law
    assert _listed(befehl("rules", "--quelle", "sgb8").out) == law
    assert _listed(befehl("rules", "--quelle", "sgb8", "--bereich", "Runde Tische").out) == [
        c for c in law if c in tables
    ]


@pytest.mark.parametrize(
    ("option", "wrong", "right"),
    [
        ("--bereich", "Runde Tsiche", "Runde Tische"),
        ("--quelle", "sgb8-4-x", "sgb8-4-2"),
        ("--profil", "bais", "basis"),
    ],
)
def test_rules_names_the_nearest_choice(option: str, wrong: str, right: str, befehl: Befehl) -> None:
    result = befehl("rules", option, wrong)
    assert result.code == 2
    assert f"„{wrong}“ gibt es nicht. Meinten Sie „{right}“?" in result.err


# Continuous integration


def _read(path: str) -> Any:  # noqa: ANN401 - a YAML document
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


def _shell(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step as the service would: bash that stops at the first failure, konzeptgen on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]  # as the services start it
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a repository with an example in the folder konzept, as a municipality would keep it."""
    shutil.copytree(EXAMPLES / getattr(request, "param", "minimal"), tmp_path / "repo" / "konzept")
    subprocess.run(["git", "init", "-q", tmp_path / "repo"], check=True)  # noqa: S607 - the one on the path
    return tmp_path / "repo"


def _steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for step in _read("ci/github-action/action.yml")["runs"]["steps"]:
        yield step.get("id", step.get("name", step.get("uses"))), step


@pytest.mark.langsam
@pytest.mark.parametrize(("repository", "broken"), [("minimal", True), ("musterstadt", False)], indirect=["repository"])
def test_github_action_reports_and_ends_with_the_code(repository: Path, *, broken: bool) -> None:
    if broken:
        (repository / "konzept" / "anbeiter.yaml").write_text("traeger: []\n", "utf-8")
    files = {"GITHUB_OUTPUT": repository / "aus", "GITHUB_STEP_SUMMARY": repository / "kurz", "RUNNER_TEMP": repository}
    names = {name: str(path) for name, path in files.items()}
    done = _shell(dict(_steps())["pruefen"]["run"], repository, ORDNER="konzept", STICHTAG="1.10.2026", **names)
    assert done.returncode == 0, done.stderr
    outputs = dict(line.split("=", 1) for line in (repository / "aus").read_text("utf-8").splitlines())
    results = json.loads(Path(outputs["sarif"]).read_text("utf-8"))["runs"][0]["results"]
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results}
    assert results
    assert all((repository / uri).is_file() for uri in uris)
    shown = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert len(shown) == sum(not result["suppressions"] for result in results)
    assert ("ORD001" in (repository / "kurz").read_text("utf-8")) is broken
    faults = any(line.startswith("::error ") for line in shown)
    assert outputs["ende"] == str(int(faults))
    assert faults or not broken
    assert _shell(dict(_steps())["Ergebnis"]["run"], repository, ENDE=outputs["ende"]).returncode == int(faults)


@pytest.mark.langsam
def test_github_action_passes_a_wrong_call_on(repository: Path) -> None:
    names = {
        "GITHUB_OUTPUT": str(repository / "aus"),
        "GITHUB_STEP_SUMMARY": "/dev/null",
        "RUNNER_TEMP": str(repository),
    }
    done = _shell(dict(_steps())["pruefen"]["run"], repository, ORDNER="fehlt", STICHTAG="", **names)
    assert done.returncode == 0
    assert (repository / "aus").read_text("utf-8") == "ende=2\n"


def test_github_action_takes_inputs_through_the_environment_only() -> None:
    scripts = [step["run"] for _, step in _steps() if "run" in step]
    assert scripts
    assert all("${{" not in script for script in scripts), "a folder's name must not become part of a script"


@pytest.mark.langsam
def test_gitlab_job_leaves_its_report_and_ends_with_the_code(repository: Path) -> None:
    job = _read("ci/gitlab/konzeptgen.gitlab-ci.yml")["konzeptgen"]
    values = {**job["variables"], "KONZEPTGEN_ORDNER": "konzept", "KONZEPTGEN_STICHTAG": "1.10.2026"}
    done = _shell("\n".join(job["script"]), repository, **values)
    root = etree.parse(str(repository / job["artifacts"]["reports"]["junit"])).getroot()
    assert done.returncode == int(int(root.get("failures") or 0) > 0)
    assert done.stdout.endswith((repository / "pruefbericht" / "pruefbericht.txt").read_text("utf-8"))
    assert re.fullmatch(r"\w[-\w ]*", job["artifacts"]["expose_as"], re.ASCII), "GitLab refuses other names"


@pytest.mark.langsam
def test_pre_commit_hook_checks_the_folder(repository: Path) -> None:
    (hook,) = _read(".pre-commit-hooks.yaml")
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("konzeptgen-check", "python", False)
    assert re.search(hook["files"], "anbieter/wohlfahrt.yaml")
    folder = repository / "konzept"
    shutil.move(repository / ".git", folder / ".git")
    done = _shell(" ".join([*hook["entry"].split(), *hook["args"], *TAG]), folder)
    assert done.stderr == ""
    assert re.match(r"(Fehler|Warnungen|Hinweise) \(\d+\)\n", done.stdout)
    assert done.returncode == int(done.stdout.startswith("Fehler"))
