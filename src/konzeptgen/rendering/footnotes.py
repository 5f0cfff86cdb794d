"""Footnotes of a document, which come in order -> the same with their numbers."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import TypeVar, cast

from konzeptgen.document.tree import Footnote

_T = TypeVar("_T")


class Notes:
    """Counts the footnotes of one document."""

    def __init__(self) -> None:
        """Begin with 1."""
        self._count = count(1)

    def numbered(self, node: _T) -> _T:
        """Return a part of the tree with a number for each footnote that has none yet."""
        if isinstance(node, tuple):
            return cast("_T", tuple(self.numbered(part) for part in node))
        if isinstance(node, Footnote):
            return node if node.number else replace(node, number=next(self._count))
        if not is_dataclass(node) or isinstance(node, type):
            return node
        old = {part.name: getattr(node, part.name) for part in fields(node) if part.init}
        new = {name: self.numbered(value) for name, value in old.items() if isinstance(value, tuple)}
        changed = {name: value for name, value in new.items() if value != old[name]}
        return replace(node, **changed) if changed else node
