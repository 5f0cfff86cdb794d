"""What is wrong with an author's template as a file, or with what it writes -> a finding in plain German."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from konzeptgen.base.finding import Finding, Place, Severity
from konzeptgen.vorlagen.names import OWN


def file_fault(name: str, line: int, message: str, remedy: str) -> Finding:
    """Return a finding on the author's file ``name`` below ``vorlagen`` as a whole, told at a line of it."""
    return Finding("VOR002", Severity.FEHLER, message, remedy, Place(f"{OWN}/{name}", line, 1))


def unsettable(eigene: Mapping[str, str], reason: str, words: Iterable[str]) -> Finding:
    """Return the finding that a chapter's result cannot be set, at the first of words in the author's templates."""
    message = f"Was diese Vorlage schreibt, lässt sich nicht setzen: {reason}"
    remedy = "Prüfen Sie Blöcke mit :::, Tabellen, Bilder und Links der Vorlage."
    found = (
        Place(f"{OWN}/{name}", text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), len(word))
        for word in words
        for name, text in eigene.items()
        if word and (at := text.find(word)) >= 0
    )
    return Finding("VOR003", Severity.FEHLER, message, remedy, next(found, Place(f"{OWN}/{next(iter(eigene))}")))
