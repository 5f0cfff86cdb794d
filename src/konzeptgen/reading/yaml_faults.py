"""A parser's complaint -> a German finding that says what to do, at the place where the slip is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import yaml

from konzeptgen.base.finding import Finding, Place, Severity

_KEY = re.compile(r"\s*(?:- +)*[A-Za-z_][\w-]*(:)(?=\s|\Z)")
_GLUED = re.compile(r"\s*(?:- +)*[A-Za-z_]\w*(:)(?!//)\S")
_DASH = re.compile(r"\s*(-)[A-Za-z_]\w*:(?:\s|\Z)")
_OPENED = re.compile(r"""\s*(?:- +)*[A-Za-z_][\w-]*:\s+((["'])(?!.*\2).*)""")
_CLOSED = re.compile(r"""["'\])}] +\Z""")


@dataclass(frozen=True, slots=True)
class _Slip:
    """What is wrong, what helps, and where: line and column from 0."""

    message: str
    remedy: str
    line: int
    column: int
    length: int = 1


_Look = Callable[[Sequence[str], yaml.Mark, yaml.Mark | None], _Slip]


def explain(error: Exception, name: str, text: str) -> Finding:
    """Return the finding for a parser's ``error`` in the file ``name``."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None) or yaml.Mark(name, 0, len(lines) - 1, 0, None, 0)
    english = str(error)
    look = next((look for part, look in _LOOKS if part in english), _plainly(*_FALLBACK))
    slip = look(lines, mark, getattr(error, "context_mark", None))
    line = lines[slip.line] if slip.line < len(lines) else ""
    place = Place(name, slip.line + 1, slip.column + 1, slip.length, line)
    return Finding("SYN001", Severity.FEHLER, slip.message, slip.remedy, place)


def _plainly(message: str, remedy: str) -> _Look:
    """Return a look that points to where the parser stopped, or to the end of the last line before."""

    def look(lines: Sequence[str], mark: yaml.Mark, _opened: yaml.Mark | None) -> _Slip:
        number = min(mark.line, len(lines) - 1)
        if lines[number].strip():
            return _Slip(message, remedy, number, min(mark.column, len(lines[number])))
        number = _before(lines, number)
        return _Slip(message, remedy, number, len(lines[number]))

    return look


def _begun(message: str, remedy: str) -> _Look:
    """Return a look that points to where the value begins that the parser was reading."""

    def look(_lines: Sequence[str], mark: yaml.Mark, opened: yaml.Mark | None) -> _Slip:
        place = opened or mark
        return _Slip(message, remedy, place.line, place.column)

    return look


def _before(lines: Sequence[str], number: int) -> int:
    """Return the nearest line above ``number`` that holds more than a comment."""
    above = (n for n in range(number - 1, -1, -1) if lines[n].strip() and not lines[n].lstrip().startswith("#"))
    return next(above, 0)


def _colon(lines: Sequence[str], mark: yaml.Mark, opened: yaml.Mark | None) -> _Slip:
    above = _before(lines, mark.line)
    for number in (mark.line, above):
        if dash := _DASH.match(lines[number]):
            return _Slip(*_NO_SPACE_AFTER_DASH, number, dash.start(1))
    if glued := _GLUED.match(lines[above]):
        return _Slip(*_NO_SPACE_AFTER_COLON, above, glued.start(1))
    key = _KEY.match(lines[mark.line])
    if key is None or key.start(1) != mark.column:
        return _plainly(*_COLON_IN_VALUE)(lines, mark, opened)
    if ":" not in lines[above]:
        return _Slip(*_NO_COLON, above, _indent(lines[above]), len(lines[above].strip()))
    return _Slip(*_TOO_FAR, mark.line, _indent(lines[mark.line]), mark.column - _indent(lines[mark.line]))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _quote(lines: Sequence[str], mark: yaml.Mark, opened: yaml.Mark | None) -> _Slip:
    found = _never_closed(lines, mark.line)
    if found is None and opened is not None:
        found = (opened.line, opened.column)
    return _Slip(*_OPEN_QUOTE, *(found or (mark.line, mark.column)))


def _never_closed(lines: Sequence[str], last: int) -> tuple[int, int] | None:
    """Return where a quote opens that its line does not close, while the next line is a field of its own."""
    for number, line in enumerate(lines[: last + 1]):
        opened = _OPENED.match(line)
        if opened and number + 1 < len(lines) and _KEY.match(lines[number + 1]):
            return number, opened.start(1)
    return None


def _bracket(lines: Sequence[str], mark: yaml.Mark, opened: yaml.Mark | None) -> _Slip:
    place = opened or mark
    return _Slip(*_OPEN_BRACKET, place.line, min(place.column, len(lines[place.line])))


def _key(lines: Sequence[str], mark: yaml.Mark, opened: yaml.Mark | None) -> _Slip:
    found = _never_closed(lines, mark.line)
    if found:
        return _Slip(*_OPEN_QUOTE, *found)
    if _CLOSED.search(lines[mark.line][: mark.column]):
        return _Slip(*_TEXT_BEHIND, mark.line, mark.column, len(lines[mark.line].rstrip()) - mark.column)
    return _plainly(*_INDENTED)(lines, mark, opened)


_NO_SPACE_AFTER_DASH = (
    "Nach dem Bindestrich fehlt ein Leerzeichen.",
    "Beginnen Sie den Eintrag mit Bindestrich und Leerzeichen, zum Beispiel - name: Musterstadt",
)
_NO_SPACE_AFTER_COLON = (
    "Nach dem Doppelpunkt fehlt ein Leerzeichen.",
    "Schreiben Sie Feldname, Doppelpunkt, Leerzeichen, Wert, zum Beispiel name: Musterstadt",
)
_NO_COLON = (
    "In dieser Zeile fehlt der Doppelpunkt nach dem Feldnamen.",
    "Schreiben Sie Feldname, Doppelpunkt, Leerzeichen, Wert, zum Beispiel name: Musterstadt",
)
_COLON_IN_VALUE = (
    "Im Wert steht ein Doppelpunkt mit Leerzeichen.",
    'Setzen Sie den ganzen Wert in Anführungszeichen, zum Beispiel titel: "Ankommen: unser Konzept"',
)
_TOO_FAR = (
    "Diese Zeile ist weiter eingerückt als die Zeile darüber, in der schon ein Wert steht.",
    "Rücken Sie Felder, die zusammengehören, gleich weit ein.",
)
_INDENTED = (
    "Die Einrückung passt nicht zu den Zeilen darüber.",
    "Rücken Sie Felder, die zusammengehören, gleich weit ein.",
)
_OPEN_QUOTE = (
    "Hier beginnt eine Anführung, die nicht endet.",
    "Setzen Sie am Ende des Wertes dasselbe Anführungszeichen noch einmal.",
)
_OPEN_BRACKET = (
    "Hier beginnt eine Klammer, die nicht endet, oder darin fehlt ein Komma.",
    "Trennen Sie die Werte mit Kommas und schließen Sie die Klammer, zum Beispiel [de, ar, uk]",
)
_TEXT_BEHIND = (
    "Nach der Klammer oder Anführung steht noch Text.",
    "Setzen Sie den ganzen Wert in Anführungszeichen, innen in einfache: \"Rat der 'alten' Stadt\"",
)
_QUOTE_WHOLE = "Setzen Sie den ganzen Wert in Anführungszeichen."
_FALLBACK = (
    "Der Aufbau der Datei stimmt an dieser Stelle nicht.",
    "Prüfen Sie Einrückung, Doppelpunkte und Anführungszeichen.",
)

_LOOKS: tuple[tuple[str, _Look], ...] = (
    ("mapping values are not allowed", _colon),
    (
        "found unknown escape character",
        _plainly(
            "In einer doppelten Anführung steht ein umgekehrter Schrägstrich.",
            r"Nehmen Sie einfache Anführungszeichen, zum Beispiel 'C:\Daten'",
        ),
    ),
    (
        "hexdecimal",
        _plainly(
            "In einer doppelten Anführung steht ein umgekehrter Schrägstrich.",
            r"Nehmen Sie einfache Anführungszeichen, zum Beispiel 'C:\Daten'",
        ),
    ),
    ("quoted scalar", _quote),
    ("expected ',' or", _bracket),
    ("did not find expected key", _key),
    (
        "found character that cannot start any token",
        _plainly("Der Wert beginnt mit einem Zeichen, das hier nicht am Anfang stehen kann.", _QUOTE_WHOLE),
    ),
    (
        "expected node content",
        _plainly("Der Wert beginnt mit einem Zeichen, das hier nicht am Anfang stehen kann.", _QUOTE_WHOLE),
    ),
    ("could not find expected ':'", _plainly(*_NO_COLON)),
    (
        "did not find expected '-' indicator",
        _plainly(
            "Diese Zeile gehört zu einer Liste, passt aber nicht zu ihrer Einrückung.",
            "Ein neuer Eintrag beginnt mit Bindestrich und Leerzeichen; seine Felder stehen untereinander.",
        ),
    ),
    (
        "block sequence entries are not allowed",
        _plainly(
            "Die Liste beginnt in der Zeile des Feldnamens.",
            "Beginnen Sie die Liste in der nächsten Zeile, um zwei Leerzeichen eingerückt.",
        ),
    ),
    (
        "block scalar",
        _plainly(
            "Nach | oder > steht noch Text in derselben Zeile.",
            "Beginnen Sie den Text in der nächsten Zeile, um zwei Leerzeichen eingerückt.",
        ),
    ),
    ("alias", _begun("Ein Wert darf nicht mit einem Stern beginnen.", _QUOTE_WHOLE)),
    ("anchor", _begun("Ein Wert darf nicht mit dem Zeichen & beginnen.", _QUOTE_WHOLE)),
    ("tag", _begun("Ein Wert darf nicht mit einem Ausrufezeichen beginnen.", _QUOTE_WHOLE)),
    ("directive", _plainly("Eine Zeile darf nicht mit einem Prozentzeichen beginnen.", _QUOTE_WHOLE)),
    (
        "but found another document",
        _plainly("Die Datei enthält drei Striche --- mitten im Text.", "Löschen Sie die Zeile mit den Strichen."),
    ),
)
