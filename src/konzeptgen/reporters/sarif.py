"""Reporter sarif: SARIF 2.1.0 for code scanning services."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from konzeptgen.base.finding import SECTIONS, Finding, Severity
from konzeptgen.reporters import Bericht, fingerprint, standing
from konzeptgen.reporters.meldungen import meldungen
from konzeptgen.reporters.terminal import harmless_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from konzeptgen.checking.rules import Regeldatei

NAME = "sarif"
SUFFIX = "sarif"

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.FEHLER: "error", Severity.WARNUNG: "warning", Severity.HINWEIS: "note"}
_FINGERPRINT = "konzeptgenBefund/v1"
_NOT_RUN = "Die Angaben haben Fehler. Deshalb wurde keine fachliche Regel geprüft."
_BROKEN = "REG001"
_WHOLE_FOLDER = "konzept.yaml"


def report(bericht: Bericht) -> str:
    """Return one run with the rules, the results and what kept rules from running."""
    descriptors = {**{code: _rule(rule, bericht) for code, rule in bericht.regeln.items()}, **_others(bericht)}
    index = {code: number for number, code in enumerate(descriptors)}
    driver = {
        "name": "konzeptgen",
        "version": bericht.version,
        "semanticVersion": bericht.version,
        "language": "de",
        "rules": list(descriptors.values()),
    }
    run = {
        "tool": {"driver": driver},
        "language": "de",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(bericht)],
        "properties": {"ordner": bericht.ordner, "stichtag": bericht.stichtag.isoformat()},
        "results": list(_results(bericht, index)),
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return harmless_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(rule: Regeldatei, bericht: Bericht) -> dict[str, Any]:
    regel, text = rule.regel, rule.text
    sections = [(title, text[title]) for title in SECTIONS if text.get(title)]
    sources = bericht.grundlagen(rule)
    sections += [("Grundlage", "; ".join(sources))] if sources else []
    return {
        "id": regel.code,
        "name": regel.name,
        "shortDescription": {"text": text.get("Was", regel.name)},
        "fullDescription": {
            "text": " ".join(text[title] for title in ("Was", "Warum") if text.get(title)) or regel.name
        },
        "help": _help(sections),
        "defaultConfiguration": {"level": _LEVELS[regel.schwere]},
        "properties": {
            "bereich": regel.bereich,
            "elemente": list(regel.elemente),
            "quellen": sources,
            "tags": [regel.bereich, *regel.elemente],
        },
    }


def _help(sections: list[tuple[str, str]]) -> dict[str, str]:
    return {
        "text": "\n".join(f"{title}: {text}" for title, text in sections),
        "markdown": "\n\n".join(f"**{title}:** {text}" for title, text in sections),
    }


def _others(bericht: Bericht) -> dict[str, dict[str, Any]]:
    """Return descriptors of the codes that are no rules, such as SCH012, where they occur."""
    codes = sorted({finding.code for finding in bericht.alle} - set(bericht.regeln))
    return {code: _other(code) for code in codes}


def _other(code: str) -> dict[str, Any]:
    known = meldungen().get(code)
    if known is None:
        return {"id": code, "defaultConfiguration": {"level": "error"}}
    return {
        "id": code,
        "name": known.gruppe,
        "shortDescription": {"text": known.was},
        "fullDescription": {"text": known.was},
        "help": _help([("Was", known.was), ("Abhilfe", known.abhilfe)]),
        "defaultConfiguration": {"level": "error"},
        "properties": {"bereich": "Angaben", "tags": [known.gruppe]},
    }


def _invocation(bericht: Bericht) -> dict[str, Any]:
    broken = [finding for finding in bericht.offen if finding.code == _BROKEN]
    notes = [{"level": "error", "message": {"text": finding.message}} for finding in broken]
    if not bericht.geprueft:
        notes.append({"level": "error", "message": {"text": _NOT_RUN}})
    return {
        "executionSuccessful": not notes,
        "exitCode": int(bericht.hat_fehler),
        "toolExecutionNotifications": notes,
    }


def _results(bericht: Bericht, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    known = {id(finding) for finding in bericht.bekannte or ()}
    for finding in bericht.alle:
        print_ = fingerprint(finding.code, finding.subject, finding.message)
        seen[print_] += 1
        yield {
            "ruleId": finding.code,
            "ruleIndex": index[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": f"{finding.message}\n{finding.remedy}".strip()},
            "locations": [_location(bericht, finding)],
            "partialFingerprints": {_FINGERPRINT: f"{print_}:{seen[print_]}"},
            **_baseline(bericht, known=id(finding) in known),
            "suppressions": _suppressions(finding),
            "properties": {"bezug": finding.subject, "grundlage": finding.source},
        }


def _baseline(bericht: Bericht, *, known: bool) -> dict[str, str]:
    return {} if bericht.bekannte is None else {"baselineState": "unchanged" if known else "new"}


def _location(bericht: Bericht, finding: Finding) -> dict[str, Any]:
    place = finding.place
    region = {"startLine": max(1, place.line)}
    if place.line:
        region |= {"startColumn": place.column, "endColumn": place.column + place.length}
    file = bericht.datei(finding) or f"{bericht.pfad}/{_WHOLE_FOLDER}".lstrip("/")
    found: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": quote(file)}, "region": region}}
    if place.cell:
        found["logicalLocations"] = [{"name": place.cell, "kind": "element"}]
    return found


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    if finding.answer is None:
        return []
    justification = f"{finding.answer.text} ({standing(finding.answer)})"
    return [{"kind": "external", "status": "accepted", "justification": justification}]
