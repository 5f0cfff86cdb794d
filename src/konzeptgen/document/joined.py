"""Inlines of the tree in → the same, pieces of plain text that follow each other as one, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.tree import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from konzeptgen.document.tree import Inline


def joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield the inlines, pieces of plain text that follow each other as one."""
    characters = ""
    for inline in inlines:
        if isinstance(inline, Text):
            characters += inline.text
            continue
        if characters:
            yield Text(characters)
            characters = ""
        yield inline
    if characters:
        yield Text(characters)
