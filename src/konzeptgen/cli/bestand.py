"""An earlier report in JSON -> which open findings it knows already, so that only new ones fail a check."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from konzeptgen.base.finding import UsageTrouble
from konzeptgen.reporters import fingerprint
from konzeptgen.reporters.json import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

    from konzeptgen.base.finding import Finding
    from konzeptgen.reporters import Bericht

_MAX_BYTES = 50_000_000


def read(path: Path) -> Counter[str]:
    """Return how often each finding stands in a report; raise UsageTrouble where the file is none."""
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise _trouble(path, "lässt sich nicht lesen") from error
    try:
        return Counter(_open(json.loads(data)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _trouble(path, "ist kein Prüfbericht in JSON") from error


def without_known(bericht: Bericht, known: Counter[str]) -> Bericht:
    """Return the report with known findings set apart: as many of a kind as there were, the rest is new."""
    left = Counter(known)
    new: list[Finding] = []
    old: list[Finding] = []
    for finding in bericht.befunde:
        key = fingerprint(finding.code, finding.subject, finding.message)
        is_known = finding.answer is None and left[key] > 0
        left[key] -= is_known
        (old if is_known else new).append(finding)
    return replace(bericht, befunde=tuple(new), bekannte=tuple(old))


def _open(report: Any) -> list[str]:  # noqa: ANN401 - a stranger's JSON
    if report["format"] != FORMAT:
        raise ValueError(report["format"])
    found = [entry for entry in report["befunde"] if entry["antwort"] is None]
    return [fingerprint(str(f["code"]), str(f["bezug"]), str(f["meldung"])) for f in found]


def _trouble(path: Path, what: str) -> UsageTrouble:
    remedy = "Schreiben Sie den Bestand mit: konzeptgen check ORDNER --format json > bestand.json"
    return UsageTrouble(f"Der Bestand „{path}“ {what}.", remedy)
