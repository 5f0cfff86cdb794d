"""The text of a YAML file -> plain values, and what YAML allows but a concept does not.

Values and places are read from the C parser's events; nodes would weigh thirty times the text, follow aliases and
descend without limit.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml

from konzeptgen.base.finding import Finding, Place, Severity
from konzeptgen.base.german import zahl
from konzeptgen.base.grenzen import grenzen
from konzeptgen.base.schema import schemas
from konzeptgen.base.source import Places, YamlFile

MAX_DEPTH = 32
_COMMENTED = re.compile(r"\s*:\s+(#[^\s#]+)\s*\Z")
_QUOTE = "Setzen Sie den Wert in Anführungszeichen."
_QUOTE_OR_REPEAT = "Setzen Sie den Wert in Anführungszeichen, oder schreiben Sie die Angaben an jeder Stelle aus."
_Event: TypeAlias = Any  # the C parser has its own marks, and the kinds of events share no base with a value


def read(name: str, schema: str, text: str, findings: list[Finding]) -> YamlFile | None:
    """Return the file with its values, None if there are none or something is wrong, which is added to ``findings``.

    Raise YAMLError for broken YAML.
    """
    file, faults = judged(name, schema, text)
    findings.extend(faults)
    return None if faults else file


def judged(name: str, schema: str, text: str) -> tuple[YamlFile | None, list[Finding]]:
    """Return the file with what of its values can be judged, if anything can, and what is wrong with its form.

    Raise YAMLError for broken YAML.
    """
    reader = _Reader(name, text)
    values = reader.values()
    if reader.refused or reader.root is None:
        return None, reader.refused
    if not isinstance(values, dict):
        first = next(iter(schemas()[schema].felder)) if schema in schemas() else "titel"
        remedy = f"Beginnen Sie ohne Einrückung mit einem Feldnamen und Doppelpunkt, zum Beispiel {first}:"
        message = "Die Datei beginnt nicht mit einem Feldnamen."
        return None, [reader.finding("SYN007", message, remedy, *reader.root)]
    return YamlFile(name, schema, text, values, reader.places), reader.findings


def refused(name: str, text: str) -> list[Finding]:
    """Return the anchors, tags and depths of a text, which no YAML here may have; raise YAMLError where it is none."""
    reader = _Reader(name, text)
    for _ in reader.events:
        pass
    return reader.refused


class _Reader:
    """Follow the events of one file; note repeated keys and lost values, and apart from them what is refused."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.lines = name, text.split("\n")
        self.findings: list[Finding] = []
        self.refused: list[Finding] = []
        self.root: tuple[Any, Any] | None = None
        self.places = Places()
        self._limits, self._entries = grenzen(), 0
        self.events = self._allowed(text)
        self._end: Any = None

    def values(self) -> object:
        """Return the values of the only document; ``root`` says where it begins and ends, if there is one."""
        documents: list[_Event] = []
        values: object = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents.append(event)
            elif isinstance(event, yaml.NodeEvent) and self.root is None:
                values = self._value(event)
                self.root = event.start_mark, self._end
        if len(documents) > 1 and not self.refused:
            raise yaml.composer.ComposerError(None, None, "but found another document", documents[1].start_mark)
        return values

    def finding(self, code: str, message: str, remedy: str, start: Any, end: Any) -> Finding:  # noqa: ANN401
        """Return the finding at what lies between two marks."""
        number = min(start.line, len(self.lines) - 1)  # an empty document "---" ends behind the last line
        line = self.lines[number]
        length = end.column - start.column if end.line == start.line else len(line) - start.column
        place = Place(self.name, number + 1, start.column + 1, max(1, length), line)
        return Finding(code, Severity.FEHLER, message, remedy, place)

    def _allowed(self, text: str) -> Iterator[_Event]:
        """Yield the events; refuse anchors and tags, and end before depths that would exhaust later stages."""
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            self._end = end = event.end_mark
            if isinstance(event, yaml.NodeEvent):
                if event.anchor or getattr(event, "tag", None):
                    self._marks(event)
                self.places.add(_value(event), event.start_mark, end)
                if excess := self._excess(event):
                    self._refuse("SYN008", event, *excess)
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                self.places.close(end)
            yield event

    def _excess(self, event: _Event) -> tuple[str, str] | None:
        """Return what is too much by now, and what helps."""
        if isinstance(event, yaml.ScalarEvent):
            if len(event.value) > self._limits.wert:
                return f"Der Wert ist länger als {zahl(self._limits.wert)} Zeichen.", "Kürzen Sie ihn."
        elif isinstance(event, yaml.MappingStartEvent):
            self._entries += 1
        if self.places.depth > MAX_DEPTH:
            return "Die Angaben sind zu tief verschachtelt.", "Prüfen Sie Klammern und Einrückung."
        if self._entries > self._limits.eintraege:
            return f"Hier stehen mehr als {zahl(self._limits.eintraege)} Einträge.", "Teilen Sie die Datei auf."
        if len(self.places) > self._limits.werte:
            return f"Hier stehen mehr als {zahl(self._limits.werte)} Werte.", "Teilen Sie die Datei auf."
        return None

    def _marks(self, event: _Event) -> None:
        if event.anchor:
            self._refuse("SYN004", event, "Ein Wert darf nicht mit & oder * beginnen.", _QUOTE_OR_REPEAT)
        if getattr(event, "tag", None):
            self._refuse("SYN005", event, "Ein Wert darf nicht mit einem Ausrufezeichen beginnen.", _QUOTE)

    def _refuse(self, code: str, event: _Event, message: str, remedy: str) -> None:
        self.refused.append(self.finding(code, message, remedy, event.start_mark, event.start_mark))

    def _inner(self) -> _Event:
        """Return the next event of a list or mapping, None at its end."""
        event = next(self.events, None)
        return None if isinstance(event, yaml.CollectionEndEvent) else event

    def _value(self, event: _Event, *, entry: bool = False) -> object:
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(entry=entry)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(item, entry=True) for item in iter(self._inner, None)]
        return ""

    def _mapping(self, *, entry: bool) -> dict[str, object]:
        values: dict[str, object] = {}
        seen: dict[str, _Event] = {}
        for key in iter(self._inner, None):
            if not isinstance(key, yaml.ScalarEvent):
                self._unnamed(key)
                continue
            name = sys.intern(str(key.value))
            if name in seen:
                new = entry and name == next(iter(seen))
                self._twice(key, seen[name], new=new)
                if new:
                    self._skip_rest()
                    break
            else:
                self._field(key, name, values)
            seen[name] = key
        return values

    def _field(self, key: _Event, name: str, values: dict[str, object]) -> None:
        event = self._inner()
        if not _empty(event):
            values[name] = self._value(event)
        elif lost := self._lost(key):
            values[name] = lost

    def _unnamed(self, key: _Event) -> None:
        self._skip(key)
        message, remedy = "Hier fehlt ein Feldname.", "Schreiben Sie einen Namen und einen Doppelpunkt."
        self.findings.append(self.finding("SYN005", message, remedy, key.start_mark, self._end))
        self._skip(self._inner())

    def _twice(self, key: _Event, first: _Event, *, new: bool) -> None:
        remedy = "Löschen Sie eine der beiden Angaben."
        if new:
            remedy = "Beginnt hier ein neuer Eintrag, setzen Sie „- “ davor; sonst löschen Sie eine der beiden Angaben."
        message = f"Das Feld „{key.value}“ steht schon in Zeile {first.start_mark.line + 1}."
        self.findings.append(self.finding("SYN003", message, remedy, key.start_mark, key.end_mark))
        self._skip(self._inner())

    def _lost(self, key: _Event) -> str:
        """Note and return a value such as ``farbe: #1D4F76``, which YAML takes for a comment."""
        hit = _COMMENTED.match(self.lines[key.end_mark.line][key.end_mark.column :])
        if hit is None:
            return ""
        remedy = f'Setzen Sie den Wert in Anführungszeichen: {key.value}: "{hit[1]}"'
        message = "Was mit # beginnt, wird nicht gelesen."
        self.findings.append(self.finding("SYN010", message, remedy, key.start_mark, key.end_mark))
        return str(hit[1])

    def _skip(self, event: _Event) -> None:
        """Pass over a value; what is wrong inside follows from what was noted."""
        noted = len(self.findings)
        self._value(event)
        del self.findings[noted:]

    def _skip_rest(self) -> None:
        for event in iter(self._inner, None):
            self._skip(event)


def _value(event: _Event) -> str | type:
    if isinstance(event, yaml.CollectionStartEvent):
        return dict if isinstance(event, yaml.MappingStartEvent) else list
    return str(event.value) if isinstance(event, yaml.ScalarEvent) else ""


def _empty(event: _Event) -> bool:
    return isinstance(event, yaml.ScalarEvent) and event.style in {None, ""} and event.value in {"", "~", "null"}
