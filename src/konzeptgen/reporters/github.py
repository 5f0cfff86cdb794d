"""Reporter github: workflow commands, which GitHub shows beside the changed lines; printed from within a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from konzeptgen.reporters import Bericht

NAME = "github"
SUFFIX = "github.txt"

_COMMANDS = {Severity.FEHLER: "error", Severity.WARNUNG: "warning", Severity.HINWEIS: "notice"}


def report(bericht: Bericht) -> str:
    """Return one command per open finding; GitHub prints what follows ``::`` and swallows the rest."""
    return "".join(f"{_command(bericht, finding)}\n" for _, findings in bericht.gruppen() for finding in findings)


def _command(bericht: Bericht, finding: Finding) -> str:
    facts = ",".join(f"{key}={_property(value)}" for key, value in _properties(bericht, finding))
    cell = f"{finding.place.cell}: " if finding.place.cell else ""
    message = f"{cell}{finding.message}\n{finding.remedy}".strip()
    return f"::{_COMMANDS[finding.severity]} {facts}::{_data(message)}"


def _properties(bericht: Bericht, finding: Finding) -> Iterator[tuple[str, str]]:
    place = finding.place
    if place.file:
        yield "file", bericht.datei(finding)
    if place.line:
        yield "line", str(place.line)
        yield "col", str(place.column)
        yield "endColumn", str(place.column + place.length)
    name = bericht.name(finding.code)
    yield "title", f"{finding.code}: {name}" if name else finding.code


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
