"""Footnotes in → their texts below the page, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.writers.docx.elements import Format, Look, add, run, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from konzeptgen.document.tree import Inline
    from konzeptgen.wordvorlage.ooxml import Element
    from konzeptgen.writers.docx.inlines import Inliner
    from konzeptgen.writers.docx.styles import Stylesheet


class Noter:
    """Numbers footnotes and writes them; ``root`` gives the element that takes them, asked for with the first one."""

    def __init__(self, styles: Stylesheet, inlines: Inliner, root: Callable[[], Element]) -> None:
        """Begin without footnotes."""
        self._styles, self._inlines, self._root = styles, inlines, root
        self._count = 0

    def note(self, inlines: tuple[Inline, ...]) -> str:
        """Write a footnote and return its id."""
        self._count += 1
        key = str(self._count)
        line = add(add(self._root(), "footnote", id=key), "p")
        line.append(Format(self._styles.id("FootnoteText")).properties())
        add(run(line, Look(style=self._styles.id("FootnoteReference"))), "footnoteRef")
        text(run(line), " ")
        self._inlines.write(line, inlines)
        return key
