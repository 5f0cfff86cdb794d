"""The author's folder as read: plain values with the place of every key and value."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from konzeptgen.base.finding import Finding, Place

_LONGEST_LINE = 10_000  # a longer one helps nobody, and each finding would keep it
DataPath: TypeAlias = tuple[str | int, ...]


class Places:
    """Where the keys and values of a YAML file stand: a row of numbers for each, in the order of the text.

    PyYAML's nodes say the same, but weigh thirty times the text.
    """

    __slots__ = ("_ends", "_inside", "_lines", "_open", "_sizes", "_starts", "_values")

    def __init__(self) -> None:
        """Begin with no rows."""
        self._values: list[str | type] = []
        self._starts, self._ends, self._lines, self._sizes = array("L"), array("L"), array("L"), array("L")
        self._open: list[int] = []
        self._inside: dict[int, dict[str | int, tuple[int | None, int]]] = {}

    def __len__(self) -> int:
        """Return how many keys and values there are."""
        return len(self._values)

    @property
    def depth(self) -> int:
        """Return how many lists and mappings have begun and not ended."""
        return len(self._open)

    def add(self, value: str | type, start: Any, end: Any) -> None:  # noqa: ANN401 - the C parser has its own marks
        """Add a text, or a ``list`` or ``dict`` that begins: what follows belongs to it until ``close``."""
        if isinstance(value, type):
            self._open.append(len(self._values))
        self._values.append(value)
        self._starts.append(start.index)
        self._lines.append(start.line)
        self._ends.append(end.index)
        self._sizes.append(1)

    def close(self, end: Any) -> None:  # noqa: ANN401
        """End the innermost list or mapping."""
        row = self._open.pop()
        self._ends[row] = end.index
        self._sizes[row] = len(self._values) - row

    def at(self, path: DataPath, *, key: bool) -> tuple[int, int, int]:
        """Return begin, line and end of the value at ``path``, its key where that is asked or the value has parts."""
        row, key_row = 0, None
        for step in path:
            found = self._step(row, step)
            if found is None:
                break
            key_row, row = found
        if key_row is not None and (key or isinstance(self._values[row], type)):
            row = key_row
        return self._starts[row], self._lines[row], self._ends[row]

    def value(self, row: int) -> str | type:
        """Return the text of a row, ``list`` or ``dict`` where it has parts."""
        return self._values[row]

    def span(self, row: int) -> tuple[int, int]:
        """Return begin and end of a row; a block of lists or mappings ends where the next thing begins."""
        return self._starts[row], self._ends[row]

    def inside(self, row: int) -> Iterator[int]:
        """Yield the rows of a list's items, or of a mapping's keys and values in turn."""
        end = row + self._sizes[row]
        row += 1
        while row < end:
            yield row
            row += self._sizes[row]

    def end(self, path: DataPath) -> int:
        """Return where the value at ``path`` ends."""
        row = 0
        for step in path:
            found = self._step(row, step)
            row = found[1] if found else row
        return self._ends[row]

    def _step(self, row: int, step: str | int) -> tuple[int | None, int] | None:
        if row not in self._inside:
            self._inside[row] = dict(self._steps(row))
        return self._inside[row].get(step)

    def _steps(self, row: int) -> Iterator[tuple[str | int, tuple[int | None, int]]]:
        """Yield where a step from a row leads: rows of key and value. Of equal keys the first counts."""
        inside = self.inside(row)
        if self._values[row] is dict:
            pairs = [(str(self._values[key]), (key, value)) for key, value in zip(inside, inside, strict=True)]
            yield from reversed(pairs)
        elif self._values[row] is list:
            yield from ((index, (None, item)) for index, item in enumerate(inside))


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A YAML file: its text, its plain values (strings, lists, mappings) and where they stand."""

    name: str
    schema: str
    text: str
    values: dict[str, object]
    places: Places

    def place(self, path: DataPath, *, key: bool = False) -> Place:
        """Return where the value at ``path`` stands: its key if asked or if it has parts, its parent if it lacks."""
        start, line, end = self.places.at(path, key=key)
        first, last = self.text.rfind("\n", 0, start) + 1, self.text.find("\n", start)
        stop = last if last >= 0 else len(self.text)
        shown = self.text[first:stop] if stop - first <= _LONGEST_LINE else ""
        length = (end if last < 0 or end <= last else stop) - start
        return Place(self.name, line + 1, start - first + 1, max(1, length), shown)

    def lines(self, path: DataPath) -> tuple[int, int]:
        """Return the first and the last line of what stands at ``path``, its key included."""
        first = self.place(path, key=True).line
        end = self.places.end(path)
        return first, self.text.count("\n", 0, max(0, len(self.text[:end].rstrip()))) + 1


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of the author read as text: a free text such as texte/leitbild.md, or a template."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """All that was read: YAML files, free texts, attached files (pictures, GeoJSON) and templates by name.

    A free text's name is that of its chapter, for other kinds of document than the Konzept behind the kind's and a
    slash; a template's is that below ``vorlagen``. ``faults`` says what could not be read, or not as it stands;
    ``others`` names the files that nobody reads.
    """

    folder: str
    files: tuple[YamlFile, ...]
    texts: Mapping[str, TextFile]
    attachments: Mapping[str, bytes]
    templates: Mapping[str, TextFile] = field(default_factory=dict)
    faults: tuple[Finding, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def is_paper(self) -> bool:
        """Return whether this is the folder of a paper without a Konzept."""
        names = {file.schema for file in self.files} | {fault.place.file.partition(".")[0] for fault in self.faults}
        return "papier" in names and "konzept" not in names

    def place(self, path: DataPath, *, key: bool = False) -> Place:
        """Return where the value at ``path`` of the merged data stands; list positions run on from file to file.

        The path ("texte", stem) leads to a free text, ("texte", stem, words) to the first line with these words.
        """
        if path[0] == "texte":
            return _in_text(self.texts[str(path[1])], str(path[2]) if len(path) > 2 else "")  # noqa: PLR2004 - the words
        for file, local in self._local(path):
            return file.place(local, key=key)
        return Place("konzept.yaml")

    def _local(self, path: DataPath) -> Iterator[tuple[YamlFile, DataPath]]:
        name, index, rest = path[0], path[1] if len(path) > 1 else None, path[2:]
        for file in self.files:
            value = file.values.get(str(name))
            if value is None:
                continue
            if not isinstance(index, int):
                yield file, path
            elif not isinstance(value, list):
                continue
            elif index < len(value):
                yield file, (name, index, *rest)
            else:
                index -= len(value)


def _in_text(file: TextFile, words: str) -> Place:
    wanted = words.replace("\u00a0", " ")
    for number, line in enumerate(file.text.split("\n"), 1):
        column = line.find(wanted)
        if column >= 0:
            return Place(file.name, number, column + 1, max(1, len(wanted)), line)
    return Place(file.name, 1, 1)
