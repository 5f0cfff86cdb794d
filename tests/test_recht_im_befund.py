"""What findings and documents cite: only what is in force on the Stichtag, of the own Rechtskreis, and read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from konzeptgen.base.finding import Finding, Severity
from konzeptgen.base.paths import EXAMPLES, TEMPLATES
from konzeptgen.base.schema import values
from konzeptgen.base.source import Source
from konzeptgen.checking.check import check
from konzeptgen.checking.elemente import kriterien
from konzeptgen.checking.recht import Norm, normen
from konzeptgen.checking.rechtskreise import rechtskreis, rechtskreise
from konzeptgen.checking.rules import rules
from konzeptgen.composing.papierteile import rechtslage
from konzeptgen.composing.saetze.recht import vorrang_nach_recht
from konzeptgen.model.konzept import Konzept
from konzeptgen.profile import profiles
from konzeptgen.reading.load import load
from konzeptgen.validating.validate import validate
from proben import geschrieben

SGB12 = ["§ 5 Abs. 4 SGB XII", "§ 75 Abs. 2 SGB XII"]
pytestmark = pytest.mark.langsam
HEUTE = date(2026, 11, 28)
TAGE = [date(year, 11, 28) for year in (1985, 2004, 2010, 2016, 2020, 2024, 2026)]
ORDNER = [*sorted(path.parent for path in EXAMPLES.glob("*/konzept.yaml")), Path(__file__).parent / "vollstaendig"]
BUNDESRECHT = [norm for norm in normen().values() if norm.recht and not norm.land]
NACH_TITEL = {norm.titel: norm for norm in normen().values()}

jeder_tag = pytest.mark.parametrize("tag", TAGE, ids=str)
jeder_ordner = pytest.mark.parametrize("ordner", ORDNER, ids=lambda path: path.name)


@cache
def gelesen(ordner: Path) -> tuple[Konzept, Source]:
    source = load(ordner)
    return validate(source, HEUTE), source


@cache
def proben() -> list[tuple[Konzept, Source]]:
    found = []
    for rule in rules().values():
        for sample in rule.schlecht:
            with TemporaryDirectory() as folder:
                found.append(gelesen.__wrapped__(geschrieben(Path(folder), sample)))
    return found


@cache
def befunde(ordner: Path, tag: date) -> tuple[Konzept, tuple[Finding, ...]]:
    konzept, source = gelesen(ordner)
    then = replace(konzept, stichtag=tag)
    return then, check(then, source)


@cache
def befunde_der_proben(tag: date) -> list[tuple[Konzept, tuple[Finding, ...]]]:
    then = ((replace(konzept, stichtag=tag), source) for konzept, source in proben())
    return [(konzept, check(konzept, source)) for konzept, source in then]


def zitierte(finding: Finding) -> list[Norm]:
    """Return the sources of a finding, known by their titles; a finding about the data has none."""
    return [NACH_TITEL[re.sub(r" \((?:[^()]*)\)$", "", part)] for part in finding.source.split("; ") if part]


def betroffene(konzept: Konzept, finding: Finding) -> Iterator[str]:
    """Yield the Rechtskreise of the measure, or of the measures that rest on the offer, that a finding is about."""
    for massnahme in konzept.massnahmen:
        about = finding.subject in {massnahme.id, *(angebot.id for angebot in massnahme.angebote)}
        if about and massnahme.rechtskreis:
            yield massnahme.rechtskreis
    for uebertragung in konzept.uebertragungen:
        if finding.code == "SUB007" and finding.subject == uebertragung.traeger.id:
            yield uebertragung.rechtskreis


def test_titles_are_unique() -> None:
    assert len(NACH_TITEL) == len(normen())


@pytest.mark.parametrize("norm", BUNDESRECHT, ids=[norm.key for norm in BUNDESRECHT])
def test_federal_law_says_from_when_it_holds(norm: Norm) -> None:
    assert all(wortlaut.gueltig_von for wortlaut in norm.wortlaute)
    assert norm.am(date(1975, 12, 31)) is None


@jeder_tag
@pytest.mark.parametrize("profil", profiles().values(), ids=profiles())
def test_a_fault_rests_on_something_that_was_read(profil: object, tag: date) -> None:
    severities = profil.schwere  # type: ignore[attr-defined]
    for code, rule in rules().items():
        holding = [wortlaut for norm in rule.normen if (wortlaut := norm.am(tag))]
        if holding and (severities.get(code) or rule.regel.schwere) is Severity.FEHLER:
            assert any(wortlaut.geprueft for wortlaut in holding), code


def nicht_geltend(findings: Iterable[Finding], tag: date) -> list[str]:
    return [
        f"{finding.code}: {finding.source}"
        for finding in findings
        if "nicht in Kraft" in finding.source or not all(norm.am(tag) for norm in zitierte(finding))
    ]


@jeder_tag
@jeder_ordner
def test_no_finding_on_a_concept_cites_what_is_not_in_force(ordner: Path, tag: date) -> None:
    assert not nicht_geltend(befunde(ordner, tag)[1], tag)


@jeder_tag
def test_no_finding_on_a_sample_cites_what_is_not_in_force(tag: date) -> None:
    assert not [found for _, findings in befunde_der_proben(tag) for found in nicht_geltend(findings, tag)]


def test_before_the_law_nothing_is_found_by_it() -> None:
    """On a day in 1985 neither SGB II, VIII, IX, XII nor a demand of 2019 exists."""
    for _, findings in befunde_der_proben(TAGE[0]):
        found = {finding.code for finding in findings}
        assert not found & {"SUB001", "SUB002", "SUB003", "SUB004", "SUB005", "SUB007", "SUB012", "KUR003", "JUG001"}


def fremde(konzept: Konzept, findings: Iterable[Finding]) -> list[str]:
    alien = []
    for finding in findings:
        kreise = set(betroffene(konzept, finding))
        own = {key for kreis in kreise for key in rechtskreis(kreis).normen}
        others = {key for kreis in rechtskreise().values() for key in kreis.normen if normen()[key].recht} - own
        if kreise:
            alien += [f"{finding.code} {kreise}: {norm.key}" for norm in zitierte(finding) if norm.key in others]
    return alien


@jeder_tag
@jeder_ordner
def test_no_finding_on_a_concept_cites_another_rechtskreis(ordner: Path, tag: date) -> None:
    assert not fremde(*befunde(ordner, tag))


@jeder_tag
def test_no_finding_on_a_sample_cites_another_rechtskreis(tag: date) -> None:
    assert not [found for sample in befunde_der_proben(tag) for found in fremde(*sample)]


def test_findings_on_voluntary_measures_cite_no_law() -> None:
    for konzept, findings in (*(befunde(ordner, HEUTE) for ordner in ORDNER), *befunde_der_proben(HEUTE)):
        for finding in findings:
            if finding.code.startswith("SUB") and set(betroffene(konzept, finding)) == {"freiwillig"}:
                assert not [norm.key for norm in zitierte(finding) if norm.recht], finding


def test_a_note_on_a_demand_is_told_while_its_wording_holds() -> None:
    """Other bodies send people on when the Bundesamt asks since May 2023 (§ 7 III 4 IntV); before, nothing is said."""
    element = kriterien()["I6"].element.wert(values()["personengruppen"])
    assert not rechtslage(element, date(2023, 4, 30))
    assert "§ 7 Abs. 3 IntV (geprüft am Text vom 19.08.2026)" in rechtslage(element, date(2023, 5, 1))


@pytest.mark.parametrize(
    ("tag", "genannt"),
    [
        (date(1990, 12, 31), []),
        (date(2004, 12, 31), ["§ 4 Abs. 2 SGB VIII", "§ 75 SGB VIII"]),
        (date(2005, 1, 1), ["§ 17 Abs. 1 SGB II", "§ 4 Abs. 2 SGB VIII", "§ 75 SGB VIII", *SGB12]),
        (HEUTE, ["§ 17 Abs. 1 SGB II", "§ 4 Abs. 2 SGB VIII", "§ 75 SGB VIII", *SGB12]),
    ],
)
def test_a_concept_prints_the_law_of_its_day(tag: date, genannt: list[str]) -> None:
    konzept = replace(gelesen(EXAMPLES / "musterstadt")[0], stichtag=tag)
    assert [sentence.partition(" (Text")[0] for sentence in vorrang_nach_recht(konzept)] == genannt


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.glob("*/*.md.j2")), ids=lambda path: f"{path.parent.name}-{path.name}"
)
def test_no_template_states_law_by_itself(path: Path) -> None:
    """A section stands in the data; a template may only name the field "anerkannt nach § 75 SGB VIII"."""
    text = path.read_text().replace("nach § 75 SGB VIII anerkannt", "")
    assert not re.findall(r"§ ?\d+[^\n]{0,40}|\bSGB [IVX]+\b|\bArt\. \d+", text)
