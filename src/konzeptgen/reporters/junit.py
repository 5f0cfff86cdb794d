"""Reporter junit: JUnit XML for GitLab and Jenkins; one suite per area, one case per rule."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from konzeptgen.base.finding import Finding
from konzeptgen.base.german import datum
from konzeptgen.reporters import Bericht, standing
from konzeptgen.reporters.terminal import harmless_markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAME = "junit"
SUFFIX = "xml"

_NOT_RUN = "Nicht geprüft, weil die Angaben Fehler haben."
_BROKEN = "REG001"


@dataclass(frozen=True, slots=True)
class _Case:
    """A code with what was found under it; ``skipped`` says why it was not checked."""

    suite: str
    name: str
    findings: tuple[Finding, ...]
    broken: tuple[Finding, ...] = ()
    skipped: str = ""


def report(bericht: Bericht) -> str:
    """Return the report as XML."""
    root = ET.Element("testsuites", name=f"konzeptgen {bericht.version}")
    cases = sorted(_cases(bericht), key=lambda case: (case.suite, case.name))
    for name, members in groupby(cases, key=lambda case: case.suite):
        _suite(root, name, list(members), bericht)
    for figure in ("tests", "failures", "errors"):
        root.set(figure, str(sum(int(suite.get(figure, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{harmless_markup(ET.tostring(root, encoding="unicode"))}\n'


def _cases(bericht: Bericht) -> Iterator[_Case]:
    for code, rule in bericht.regeln.items():
        in_force = any(norm.am(bericht.stichtag) for norm in rule.normen)
        lapsed = "" if in_force else f"Am {datum(bericht.stichtag)} nicht in Kraft."
        skipped = lapsed if bericht.geprueft else _NOT_RUN
        broken = tuple(f for f in bericht.befunde if f.code == _BROKEN and f.subject == code)
        yield _Case(rule.regel.bereich, f"{code} {rule.regel.name}", _of(bericht, code), broken, skipped)
    for code in sorted({finding.code for finding in bericht.befunde} - set(bericht.regeln)):
        yield _Case(bericht.bereich(code), code, _of(bericht, code))
    if bericht.geprueft:
        yield _Case("Angaben", "Dateien, Felder und Verweise", ())


def _of(bericht: Bericht, code: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in bericht.befunde if finding.code == code)


def _suite(root: ET.Element, name: str, cases: list[_Case], bericht: Bericht) -> None:
    suite = ET.SubElement(root, "testsuite", name=name, tests=str(len(cases)))
    for case in cases:
        element = ET.SubElement(suite, "testcase", name=case.name, classname=f"konzeptgen.{name}")
        _outcome(element, case, bericht)
    for figure, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(figure, str(sum(case.find(tag) is not None for case in suite)))


def _outcome(element: ET.Element, case: _Case, bericht: Bericht) -> None:
    """Add one outcome at most: services read the first and ignore the rest."""
    answered = [finding for finding in case.findings if finding.answer]
    faults = [f for f in case.findings if not f.answer and bericht.wiegt(f)]
    others = [f for f in case.findings if not f.answer and f not in faults]
    if case.broken:
        _add(element, "error", case.broken[0].message, _listed(case.broken))
    elif faults:
        _add(element, "failure", faults[0].message, _listed(faults))
    elif case.skipped:
        _add(element, "skipped", case.skipped, "")
    elif answered and not others:
        _add(element, "skipped", f"{len(answered)} beantwortet", _listed(answered))
        return
    if others or answered:
        ET.SubElement(element, "system-out").text = _listed([*others, *answered])


def _add(element: ET.Element, tag: str, message: str, text: str) -> None:
    kind = {} if tag == "skipped" else {"type": "Fehler"}
    ET.SubElement(element, tag, {"message": message, **kind}).text = text


def _listed(findings: Iterable[Finding]) -> str:
    return "\n".join(_line(finding) for finding in findings)


def _line(finding: Finding) -> str:
    place = f"{finding.place}: " if finding.place.file else ""
    line = f"{place}{finding.severity} {finding.code}: {finding.message} {finding.remedy}".strip()
    return f"{line} Beantwortet: {finding.answer.text} ({standing(finding.answer)})" if finding.answer else line
