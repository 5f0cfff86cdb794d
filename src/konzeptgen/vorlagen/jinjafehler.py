"""What Jinja says is wrong in a template -> a finding in plain German, at the template's file and line."""

from __future__ import annotations

import re
from collections.abc import Collection

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError

from konzeptgen.base.finding import Finding, Place, Severity
from konzeptgen.base.near import meant
from konzeptgen.vorlagen.names import OWN

_UNKNOWN = re.compile(r"'(\w+)' is undefined|has no (?:attribute|element) '(\w+)'|No (?:filter|test) named '(\w+)'")
_OVERDONE = "Verkürzen Sie die Vorlage. Die Grenzen stehen im Handbuch unter Grenzen."
_MISSING = re.compile(r"No template|not found")


class TooMuchError(TemplateError):
    """A template asks for more work than a document needs; the words say of what."""


def overdone(place: Place, what: str = "Sie braucht zu viel Rechenzeit oder Speicher") -> Finding:
    """Return the finding that a template asks for more than it gets."""
    return Finding("VOR004", Severity.FEHLER, f"Die Vorlage verlangt zu viel: {what}.", _OVERDONE, place)


def template_fault(error: BaseException, file: str, names: Collection[str]) -> Finding:
    """Return what went wrong in a chapter, whose own template is ``file``.

    ``names`` are the words that templates may use, for a guess at a misspelt one.
    """
    if isinstance(error, TemplateSyntaxError) and not _UNKNOWN.search(str(error)):
        return syntax_fault(error, error.filename or file)
    file, line = _place(error, file)
    if isinstance(error, TooMuchError | MemoryError | RecursionError):
        return overdone(Place(file, line, 1 if line else 0), _excess(error))
    return Finding(
        "VOR001",
        Severity.FEHLER,
        f"Die Vorlage ist fehlerhaft: {_what(error, names)}",
        "Berichtigen Sie die Vorlage an dieser Stelle. Das Muster des Hauses zeigt: konzeptgen vorlagen",
        Place(file, line, 1 if line else 0),
    )


def syntax_fault(error: TemplateSyntaxError, file: str) -> Finding:
    """Return the finding that a template is misspelt, with what is missing where that can be told."""
    text = error.message or ""
    what = "Eine Anweisung ist nicht vollständig oder falsch geschrieben."
    if found := re.search(r"innermost block that needs to be closed is '(\w+)'", text):
        what = f"Zu einer Anweisung „{found.group(1)}“ fehlt „end{found.group(1)}“."
    elif found := re.search(r"[Uu]nknown tag '(\w+)'", text):
        what = f"Die Anweisung „{found.group(1)}“ gibt es nicht."
    elif found := re.search(r"No (?:filter|test) named '(\w+)'", text):
        what = f"Den Namen „{found.group(1)}“ gibt es hier nicht."
    remedy = "Berichtigen Sie die Vorlage an dieser Stelle."
    place = Place(file, error.lineno, 1)
    return Finding("VOR001", Severity.FEHLER, f"Die Vorlage ist fehlerhaft: {what}", remedy, place)


def expression_fault(error: BaseException, expression: str, place: Place, names: Collection[str]) -> Finding:
    """Return the finding that an expression of a kind or of a chapter's condition fails."""
    if isinstance(error, TooMuchError | MemoryError | RecursionError):
        return overdone(place, _excess(error))
    what = "Der Ausdruck ist falsch geschrieben." if isinstance(error, TemplateSyntaxError) else _what(error, names)
    message = f"„{' '.join(expression.split())}“: {what[:1].upper()}{what[1:]}"
    remedy = "Berichtigen Sie den Ausdruck. Wahr und falsch heißen ja und nein."
    return Finding("VOR002", Severity.FEHLER, message, remedy, place)


def _excess(error: BaseException) -> str:
    if isinstance(error, TooMuchError):
        return str(error)
    ends = "Sie ruft sich ohne Ende auf, oder sie ist zu tief verschachtelt"
    return ends if isinstance(error, RecursionError) else "Sie braucht zu viel Speicher"


def _what(error: BaseException, names: Collection[str]) -> str:
    text = str(error)
    if isinstance(error, UndefinedError | TemplateSyntaxError) and (found := _UNKNOWN.search(text)):
        word = next(group for group in found.groups() if group)
        return f"Den Namen „{word}“ gibt es hier nicht.{meant(word, sorted(set(names) - {word}))}"
    if _MISSING.search(text) or (type(error).__name__.startswith("Template") and "." in text and " " not in text):
        return f"Die Vorlage „{text}“ gibt es nicht."
    if type(error).__name__ == "TemplateError":
        return f"{text}."
    return "Hier lässt sich ein Wert nicht so verwenden, wie es dasteht."


def _place(error: BaseException, file: str) -> tuple[str, int]:
    """Return file and line: of a misspelt instruction, else of the author's last template on the way to the error."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or file, error.lineno
    found, trace = [(file, 0)], error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".j2"):
            found.append((name, trace.tb_lineno))
        trace = trace.tb_next
    own = [place for place in found if place[0].startswith(f"{OWN}/") and place[1]]
    return (own or found)[-1]
