"""Reporter json: a stable format of our own for other programs; bericht.schema.json describes it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from konzeptgen.base.finding import Finding, Place, Severity
from konzeptgen.reporters import TITLES, Bericht, fingerprint
from konzeptgen.reporters.terminal import harmless_json

if TYPE_CHECKING:
    from konzeptgen.checking.elemente import Teil
    from konzeptgen.checking.rules import Regeldatei
    from konzeptgen.checking.vollstaendigkeit import Elementstand

NAME = "json"
SUFFIX = "json"
FORMAT = "konzeptgen-bericht/1"


def report(bericht: Bericht) -> str:
    """Return the report as JSON with sorted keys."""
    return harmless_json(json.dumps(_document(bericht), ensure_ascii=False, indent=2, sort_keys=True)) + "\n"


def read(data: bytes) -> Counter[str]:
    """Return how often each open finding stands in a report of this format; raise ValueError where it is none."""
    try:
        document = json.loads(data)
        if document["format"] != FORMAT:
            raise ValueError(document["format"])
        still_open = [entry for entry in document["befunde"] if entry["antwort"] is None]
        return Counter(fingerprint(str(f["code"]), str(f["bezug"]), str(f["meldung"])) for f in still_open)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(FORMAT) from error


def _document(bericht: Bericht) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "werkzeug": {"name": "konzeptgen", "fassung": bericht.version},
        "ordner": bericht.ordner,
        "stichtag": bericht.stichtag.isoformat(),
        "geprueft": bericht.geprueft,
        "anzahl": _counts(bericht),
        "befunde": [_finding(bericht, finding) for finding in bericht.alle],
        "regeln": [_rule(rule) for rule in bericht.regeln.values()],
        "elemente": [_element(stand) for stand in bericht.elemente],
    }


def _counts(bericht: Bericht) -> dict[str, int]:
    counts = {TITLES[severity].lower(): 0 for severity in Severity}
    counts |= {TITLES[severity].lower(): len(findings) for severity, findings in bericht.gruppen()}
    known = {} if bericht.bekannte is None else {"bekannt": len(bericht.bekannte)}
    return {**counts, "beantwortet": len(bericht.beantwortet), **known}


def _finding(bericht: Bericht, finding: Finding) -> dict[str, Any]:
    answer = finding.answer
    return {
        "code": finding.code,
        "name": bericht.name(finding.code),
        "bereich": bericht.bereich(finding.code),
        "schwere": finding.severity.value,
        "meldung": finding.message,
        "abhilfe": finding.remedy,
        "grundlage": finding.source,
        "bezug": finding.subject,
        "ort": _place(finding.place),
        **_known(bericht, finding),
        "antwort": answer and {"text": answer.text, "datum": answer.date.isoformat(), "stelle": answer.office},
    }


def _place(place: Place) -> dict[str, Any]:
    found = {"datei": place.file, "zeile": place.line, "spalte": place.column, "laenge": place.length}
    return {**found, "zelle": place.cell} if place.cell else found


def _known(bericht: Bericht, finding: Finding) -> dict[str, bool]:
    """Return whether an earlier report names the finding, nothing where there was none to compare with."""
    known = bericht.bekannte
    return {} if known is None else {"bekannt": any(finding is one for one in known)}


def _element(stand: Elementstand) -> dict[str, Any]:
    return {
        "code": str(stand.element),
        "titel": stand.element.titel,
        "gruppe": stand.gruppe.titel,
        "stand": stand.stand.titel,
        "beleg": stand.beleg,
        "offen": list(stand.offen),
        "grund": stand.grund,
        "erfuellt": [_part(part) for part in stand.messung.erfuellt],
        "gruende": [_part(part) for part in stand.messung.gruende],
        "unbekannt": [_part(part) for part in stand.messung.unbekannt],
    }


def _part(part: Teil) -> dict[str, str]:
    return {"satz": part.satz, "feld": part.feld, "bezug": part.bezug}


def _rule(rule: Regeldatei) -> dict[str, Any]:
    regel = rule.regel
    return {
        "code": regel.code,
        "name": regel.name,
        "bereich": regel.bereich,
        "schwere": regel.schwere.value,
        "elemente": list(regel.elemente),
        "quellen": list(regel.quellen),
    }
