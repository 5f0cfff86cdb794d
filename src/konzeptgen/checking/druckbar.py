"""What only the PDF cannot print: characters for which no font is shipped, each value and line at its place.

Word and browsers take the fonts of the reader's machine; the PDF has to bring its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from konzeptgen.base.finding import Finding, Place, Severity
from konzeptgen.base.source import DataPath, Source, TextFile, YamlFile
from konzeptgen.checking.check import shown
from konzeptgen.document import fonts
from konzeptgen.document.scripts import script_of

_UNUSUAL = re.compile(r"[^\x00-\xff‐-‧‰-›€−]")
_MOST = 5


def unprintable(source: Source) -> Iterator[Finding]:
    """Yield a finding for each value, and each line of a text or template, that would keep the PDF from being set."""
    for file in source.files:
        if any(_lacking(file.text)):
            yield from _values(file)
    for text in (*source.texts.values(), *source.templates.values()):
        yield from _lines(text)


def _values(file: YamlFile) -> Iterator[Finding]:
    for path, value in _leaves(file.values, ()):
        if lacking := list(_lacking(value)):
            yield _finding(lacking, shown(file.place(path), path))


def _lines(file: TextFile) -> Iterator[Finding]:
    for number, line in enumerate(file.text.split("\n"), 1):
        if lacking := list(_lacking(line)):
            yield _finding(lacking, Place(file.name, number, line.index(lacking[0]) + 1, 1, line))


def _leaves(value: Any, path: DataPath) -> Iterator[tuple[DataPath, str]]:  # noqa: ANN401 - of any shape
    if isinstance(value, str):
        yield path, value
    else:
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(inner, (*path, step))


def _lacking(text: str) -> Iterator[str]:
    """Yield each character once that no font shows."""
    return (sign for sign in dict.fromkeys(_UNUSUAL.findall(text)) if not fonts.shown(sign))


def _finding(lacking: list[str], place: Place) -> Finding:
    named = ", ".join(f"„{sign}“ (U+{ord(sign):04X})" for sign in lacking[:_MOST])
    more = len(lacking) - _MOST
    also = "" if more <= 0 else " und ein weiteres" if more == 1 else f" und {more} weitere"
    what, they = ("das Zeichen", "es") if len(lacking) == 1 else ("die Zeichen", "sie")
    message = f"Das PDF kann {what} {named}{also} nicht drucken, weil keine mitgelieferte Schrift {they} hat."
    eastern = all(script_of(sign) in fonts.EAST_ASIA for sign in lacking)
    remedy = f"{fonts.GET_EXTRA if eastern else fonts.REPLACE} Word- und HTML-Datei entstehen auch so."
    return Finding("PDF001", Severity.WARNUNG, message, remedy, place)
