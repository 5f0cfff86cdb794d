"""Blocks of a chapter -> the same with headings numbered, or without those under which nothing stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from konzeptgen.document.tree import Block, Entry, Heading, Landscape, Notice


def numbered(blocks: Iterable[Block], chapter: str) -> Iterator[Block]:
    """Give headings of the second and third level their numbers below that of the chapter, if it has one."""
    yield from _Numbers(chapter.removeprefix("Anhang ")).all(blocks) if chapter else blocks


class _Numbers:
    """Counts headings, those on landscape pages included."""

    def __init__(self, chapter: str) -> None:
        self.chapter, self.counts = chapter, [0, 0]

    def all(self, blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            match block:
                case Landscape(inner) | Entry(inner):
                    yield replace(block, blocks=tuple(self.all(inner)))
                case Heading(2 | 3 as level):
                    yield replace(block, number=self._next(level - 2))
                case _:
                    yield block

    def _next(self, depth: int) -> str:
        self.counts[depth] += 1
        self.counts[depth + 1 :] = [0] * (1 - depth)
        return ".".join([self.chapter, *map(str, self.counts[: depth + 1])])


def without_empty(blocks: Iterable[Block], *, demands_count: bool) -> Iterator[Block]:
    """Leave out headings under which nothing stands, as in a final version without its gaps.

    A demand alone is nothing, and leaves with its heading, unless ``demands_count``.
    """
    kept: list[Block] = []
    demands: list[Block] = []
    for block in reversed(tuple(blocks)):
        if isinstance(block, Notice) and block.kind == "forderung" and not demands_count:
            demands.append(block)
            continue
        if not (isinstance(block, Heading) and _is_empty(block, kept)):
            kept += [*demands, block]
        demands = []
    yield from reversed(kept)


def _is_empty(heading: Heading, behind: list[Block]) -> bool:
    """Return whether the next block ``behind`` a heading, the last of the list, begins something else, or is none."""
    after = behind[-1] if behind else None
    return after is None or (isinstance(after, Heading) and after.level <= heading.level)
