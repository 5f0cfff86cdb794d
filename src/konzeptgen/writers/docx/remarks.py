"""Remarks of the check in → comments beside the words that they are about, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.tree import LineBreak, Remark
from konzeptgen.writers.docx.elements import Format, Look, add, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from konzeptgen.document.tree import Inline
    from konzeptgen.wordvorlage.ooxml import Element
    from konzeptgen.writers.docx.inlines import Inliner
    from konzeptgen.writers.docx.styles import Stylesheet

_AUTHOR = "Prüfung"


class Commenter:
    """Numbers comments and writes them; ``root`` gives the element that takes them, asked for with the first one."""

    def __init__(self, styles: Stylesheet, inlines: Inliner, root: Callable[[], Element]) -> None:
        """Begin without comments."""
        self._styles, self._inlines, self._root = styles, inlines, root
        self._count = 0

    def begin(self, paragraph: Element, remark: Remark) -> str:
        """Write a comment and mark in ``paragraph`` where its words begin; return its id."""
        self._count += 1
        key = str(self._count)
        comment = add(self._root(), "comment", id=key, author=_AUTHOR)
        line = add(comment, "p")
        line.append(Format(self._styles.id("CommentText")).properties())
        add(run(line, self._reference), "annotationRef")
        self._inlines.write(line, tuple(_lines(remark)))
        add(paragraph, "commentRangeStart", id=key)
        return key

    def end(self, paragraph: Element, key: str) -> None:
        """Mark in ``paragraph`` where the words of a comment end."""
        add(paragraph, "commentRangeEnd", id=key)
        add(run(paragraph, self._reference), "commentReference", id=key)

    @property
    def _reference(self) -> Look:
        return Look(style=self._styles.id("CommentReference"))


def _lines(remark: Remark) -> Iterator[Inline]:
    for number, line in enumerate(remark.lines):
        if number:
            yield LineBreak()
        yield from line
