"""Footnotes of a document in, the list of them at its end out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.tree import Footnote, walk
from konzeptgen.writers.html.inlines import inlines

if TYPE_CHECKING:
    from konzeptgen.document.tree import Block


def notes(blocks: tuple[Block, ...]) -> str:
    """Return the footnotes as a section, each with a way back; nothing where there are none."""
    items = "".join(_item(node) for node in walk(blocks) if isinstance(node, Footnote))
    if not items:
        return ""
    return f'<section class="fussnoten" role="doc-endnotes" aria-label="Fußnoten">\n<ol>\n{items}</ol>\n</section>\n'


def _item(note: Footnote) -> str:
    number = note.number
    label = f"zurück zum Zeichen der Fußnote {number}"
    back = f'<a href="#fussnotenzeichen.{number}" role="doc-backlink" aria-label="{label}">zurück</a>'
    return f'<li id="fussnote.{number}">{inlines(note.inlines)} {back}</li>\n'
