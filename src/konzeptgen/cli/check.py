"""``konzeptgen check``: folder -> findings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from konzeptgen import pipeline
from konzeptgen.cli.arguments import stichtag
from konzeptgen.cli.deutsch import Ordner, Stichtag
from konzeptgen.finding import Severity
from konzeptgen.terminal import Terminal


def command(ordner: Annotated[str, Ordner], tag: Annotated[str, Stichtag] = "") -> int:
    """Prüft die Angaben, ohne ein Dokument zu schreiben.

    Endet mit 0, wenn nichts dagegen spricht, und mit 1, wenn es Fehler gibt.
    """
    terminal = Terminal()
    _, _, findings = pipeline.examine(Path(ordner), stichtag(tag), terminal.progress)
    terminal.findings(findings)
    return int(any(finding.severity is Severity.FEHLER for finding in findings))
