"""What a template of the author can get wrong in form: unknown blocks, jumping headings, links that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from konzeptgen.base.finding import Rejected
from konzeptgen.composing.composed import ChapterText
from konzeptgen.document.links import allowed
from konzeptgen.document.markdown import RawBlock
from konzeptgen.document.tree import Block, Figure, Heading, Link, Paragraph, Table, headings, plain, walk
from konzeptgen.vorlagen.fehler import unsettable


class UnsettableError(Exception):
    """A template wrote what cannot be set; ``words`` stand where it did, the surest first."""

    def __init__(self, reason: str, *words: str) -> None:
        """Keep reason and words."""
        super().__init__(reason)
        self.reason, self.words = reason, words


def incomplete(error: Exception) -> UnsettableError:
    """Return what a fault means for the author; options that are no JSON say where they stand."""
    return UnsettableError("Ein Block, eine Tabelle oder ein Bild ist nicht vollständig.", getattr(error, "doc", ""))


def require_form(raw: Iterable[RawBlock], blocks: tuple[Block, ...]) -> None:
    """Refuse what a template can get wrong without failing: unknown blocks and headings that jump."""
    for block in raw:
        if isinstance(block, Paragraph) and plain(block.inlines).startswith(":::"):
            name = " ".join(plain(block.inlines).split()[:2])
            raise UnsettableError(f"Einen Block „{name}“ gibt es nicht.", name)
    for before, after in pairwise(headings(blocks)):
        if after.level > before.level + 1:
            words = plain(after.inlines)
            raise UnsettableError(f"Die Überschrift „{words}“ überspringt eine Ebene.", words)


def require_targets(
    chapters: Iterable[ChapterText], rendered: Mapping[str, tuple[Block, ...]], blocks: tuple[Block, ...]
) -> None:
    """Refuse links of the author's templates that lead nowhere in ``blocks`` or where no document may lead."""
    ids = {node.id for node in walk(blocks) if isinstance(node, Heading | Table | Figure)}
    wrong = [
        unsettable(chapter.eigene, f"Der Link „{node.target}“ führt zu nichts, was es gibt.", [node.target])
        for chapter in chapters
        if chapter.eigene
        for node in walk(rendered[chapter.key])
        if isinstance(node, Link) and not (node.target[1:] in ids if node.target.startswith("#") else allowed(node))
    ]
    if wrong:
        raise Rejected(wrong)
