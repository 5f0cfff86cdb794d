"""The first three stages: folder in; Konzept or paper, findings and standing of the elements out.

They stand apart from the rest of the flow so that ``check`` loads nothing that only a document needs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from konzeptgen.base.finding import Finding, Rejected, Severity
from konzeptgen.base.source import Source
from konzeptgen.checking.check import check, check_paper, in_order
from konzeptgen.checking.druckbar import unprintable
from konzeptgen.checking.streugut import strays
from konzeptgen.checking.vollstaendigkeit import Elementstand, vollstaendigkeit
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.papier import Papiermappe
from konzeptgen.reading.load import survey
from konzeptgen.validating.validate import validate, validate_paper
from konzeptgen.vorlagen.vorlagen import Vorlagen

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Examined:
    """What the first three stages give for a folder: Konzept or paper, templates, findings, standing of elements."""

    konzept: Konzept | None
    paper: Papiermappe | None
    vorlagen: Vorlagen
    source: Source
    findings: tuple[Finding, ...] = ()
    elemente: tuple[Elementstand, ...] = ()


def examine(folder: Path, stichtag: date, progress: Progress) -> Examined:
    """Run the first three stages; raise Rejected where the data cannot be used."""
    progress("load")
    source = survey(folder)
    vorlagen = Vorlagen(source.templates)
    beside = (*unprintable(source), *strays(source))
    progress("validate")
    try:
        if source.is_paper:
            paper = validate_paper(source, stichtag)
            return Examined(None, paper, vorlagen, source, in_order((*check_paper(paper, source), *beside)))
        konzept = validate(source, stichtag)
    except Rejected as rejected:
        grave = [finding for finding in beside if finding.severity is Severity.WARNUNG]  # hints may follow from faults
        raise Rejected([*rejected.findings, *grave]) from None
    progress("check")
    findings = check(konzept, source)
    elemente = vollstaendigkeit(konzept, source, findings)
    return Examined(konzept, None, vorlagen, source, in_order((*findings, *beside)), elemente)
