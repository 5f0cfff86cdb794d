"""A parser's complaint -> a German finding that says what to do."""

from __future__ import annotations

import re

import yaml

from konzeptgen.finding import Finding, Place, Severity

_REASONS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "Ein Doppelpunkt steht an einer Stelle, an der er nicht stehen kann.",
        "Setzen Sie einen Wert, der einen Doppelpunkt enthält, in Anführungszeichen, oder prüfen Sie die Einrückung.",
    ),
    (
        "found character that cannot start any token",
        "Der Wert beginnt mit einem Zeichen, das hier nicht am Anfang stehen kann.",
        "Setzen Sie den Wert in Anführungszeichen.",
    ),
    (
        "quoted scalar",
        "Eine Anführung wird geöffnet, aber nicht geschlossen.",
        "Ergänzen Sie das schließende Anführungszeichen.",
    ),
    (
        "expected ',' or",
        "Eine Liste oder Klammer ist nicht vollständig.",
        "Trennen Sie die Werte mit Kommas und schließen Sie die Klammer.",
    ),
    (
        "could not find expected ':'",
        "Nach dem Feldnamen fehlt der Doppelpunkt mit Leerzeichen.",
        "Schreiben Sie Feldname, Doppelpunkt, Leerzeichen, Wert, zum Beispiel name: Musterstadt",
    ),
    (
        "did not find expected key",
        "Die Einrückung passt nicht zu den Zeilen darüber, oder ein Wert ist nicht richtig angeführt.",
        "Rücken Sie gleichrangige Felder gleich weit ein.",
    ),
    (
        "did not find expected '-' indicator",
        "Die Einrückung der Liste passt nicht.",
        "Beginnen Sie alle Einträge der Liste mit Bindestrich und Leerzeichen in derselben Spalte.",
    ),
    (
        "block sequence entries are not allowed",
        "Eine Liste beginnt an einer Stelle, an der sie nicht stehen kann.",
        "Beginnen Sie die Liste in einer neuen Zeile unter dem Feldnamen.",
    ),
    ("undefined alias", "Verweise mit * sind hier nicht möglich.", "Setzen Sie den Wert in Anführungszeichen."),
    ("expected alphabetic", "Verweise mit & und * sind hier nicht möglich.", "Setzen Sie den Wert in Anführungszeichen."),
    ("tag", "Ein Wert darf nicht mit einem Ausrufezeichen beginnen.", "Setzen Sie den Wert in Anführungszeichen."),
    (
        "control characters",
        "Die Datei enthält ein unsichtbares Steuerzeichen.",
        "Löschen Sie die Stelle und tippen Sie sie neu ein.",
    ),
    ("but found another document", "Die Datei enthält drei Striche --- mitten im Text.", "Löschen Sie die Zeile mit den Strichen."),
)
_FALLBACK = ("Der Aufbau der Datei stimmt an dieser Stelle nicht.", "Prüfen Sie Einrückung, Doppelpunkte und Anführungszeichen.")


def explain(error: yaml.YAMLError, name: str, text: str) -> Finding:
    """Return the finding for a parser's ``error`` in the file ``name``."""
    english = str(error)
    message, remedy = next(((m, r) for part, m, r in _REASONS if part in english), _FALLBACK)
    return Finding("SYN001", Severity.FEHLER, message, remedy, _place(error, name, text))


def _place(error: yaml.YAMLError, name: str, text: str) -> Place:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        hit = re.search("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", text)
        offset = hit.start() if hit else 0
        return Place(name, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
    lines = text.split("\n")
    number = min(mark.line, len(lines) - 1)
    while number > 0 and not lines[number].strip():
        number -= 1
    column = min(mark.column, len(lines[number])) if number == mark.line else len(lines[number])
    return Place(name, number + 1, column + 1, 1, lines[number])
