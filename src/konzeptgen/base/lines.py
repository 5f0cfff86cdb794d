"""What every reader of a scalar starts from: a printable text of one line or more, and the fault it raises."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from unicodedata import category


class ScalarFault(ValueError):  # noqa: N818 - it names the outcome
    """A value does not have the form that its field needs; codes are SCH013 (choice) and SCH014 (form)."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        """Keep code, sentence and remedy; Cerberus passes on only the text, so that holds all three."""
        super().__init__(f"{code}\x1f{message}\x1f{remedy}")


def fault(message: str, remedy: str) -> ScalarFault:
    """Return the fault of a text that does not have the form that its field needs."""
    return ScalarFault("SCH014", message, remedy)


def line(text: str) -> str:
    """Return a text of one line without blanks at its ends."""
    if not text.strip():
        raise fault("Der Wert ist leer.", "Tragen Sie einen Wert ein oder löschen Sie die Zeile.")
    if "\n" in text.strip():
        raise fault("Hier ist nur eine Zeile Text möglich.", "Fassen Sie den Text in einer Zeile zusammen.")
    return _clean(text.strip())


def paragraph(text: str) -> str:
    """Return a text of any number of lines."""
    if not text.strip():
        raise fault("Der Text ist leer.", "Tragen Sie einen Text ein oder löschen Sie die Zeile.")
    return _clean(text.strip())


UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Characters that no format prints or that turn the direction of writing; U+00AD and joiners are allowed."""


_MARKS = 32
_MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\u02ff]{{{_MARKS + 1},}}")


def flaw(text: str) -> tuple[int, str] | None:
    """Return where a text cannot be printed and why: a character, or accents upon accents that no program stacks."""
    if hit := UNPRINTABLE.search(text):
        return hit.start(), f"ein Zeichen, das nicht gedruckt werden kann (U+{ord(hit.group()):04X})"
    marks = (hit for hit in _MAYBE_MARKS.finditer(text) if _stacked(hit.group()))
    hit = next(marks, None)
    return (hit.start(), f"mehr als {_MARKS} Akzente übereinander") if hit else None


def _stacked(text: str) -> bool:
    """Return whether more marks than anybody writes follow each other."""
    runs = (sum(1 for _ in run) for mark, run in groupby(text, lambda char: category(char) in {"Mn", "Me"}) if mark)
    return max(runs, default=0) > _MARKS


def _clean(text: str) -> str:
    if found := flaw(text):
        raise fault(
            f"Der Wert enthält {found[1]}.",
            "Löschen Sie die Stelle und tippen Sie sie neu ein, statt sie zu kopieren.",
        )
    return text


def matches(pattern: re.Pattern[str], message: str, remedy: str) -> Callable[[str], str]:
    """Return a reader for a line of the form ``pattern``."""

    def parse(text: str) -> str:
        value = line(text)
        if not pattern.match(value):
            raise fault(message.format(wert=value), remedy)
        return value

    return parse
