"""The author's folder as read: plain values with the place of every key and value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import yaml

from konzeptgen.finding import Place

DataPath: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class YamlFile:
    """A YAML file: its text and its plain values (strings, lists, mappings)."""

    name: str
    schema: str
    text: str
    values: dict[str, object]

    @cached_property
    def _node(self) -> yaml.Node:
        """Return the nodes that know the places of values; they weigh thirty times the text, so ask only if needed."""
        return yaml.compose(self.text, Loader=yaml.CBaseLoader) or yaml.MappingNode("", [])

    def place(self, path: DataPath, *, key: bool = False) -> Place:
        """Return where the value at ``path`` stands: its key if asked or if it has parts, its parent if it lacks."""
        node, key_node = _find(self._node, path)
        at_key = key_node is not None and (key or not isinstance(node, yaml.ScalarNode))
        return self._at(key_node if at_key and key_node is not None else node)

    def _at(self, node: yaml.Node) -> Place:
        start, end = node.start_mark, node.end_mark
        first, last = start.index - start.column, self.text.find("\n", start.index)
        line = self.text[first : last if last >= 0 else None]
        length = end.column - start.column if end.line == start.line else len(line) - start.column
        return Place(self.name, start.line + 1, start.column + 1, max(1, length), line)


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A free text of the author, ``name`` relative to the folder, such as texte/leitbild.md."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """All that was read: YAML files, free texts by stem, and attached files (pictures, GeoJSON) by name."""

    folder: str
    files: tuple[YamlFile, ...]
    texts: Mapping[str, MarkdownFile]
    attachments: Mapping[str, bytes]

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
            if not isinstance(index, int) or not isinstance(value, list):
                yield file, path
            elif index < len(value):
                yield file, (name, index, *rest)
            else:
                index -= len(value)


def _in_text(file: MarkdownFile, words: str) -> Place:
    wanted = words.replace("\u00a0", " ")
    for number, line in enumerate(file.text.split("\n"), 1):
        column = line.find(wanted)
        if column >= 0:
            return Place(file.name, number, column + 1, max(1, len(wanted)), line)
    return Place(file.name, 1, 1)


def _find(node: yaml.Node, path: DataPath) -> tuple[yaml.Node, yaml.Node | None]:
    key_node: yaml.Node | None = None
    for step in path:
        found = _step(node, step)
        if found is None:
            break
        key_node, node = found
    return node, key_node


def _step(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None
