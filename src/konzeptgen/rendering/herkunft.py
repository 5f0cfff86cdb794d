"""The blocks of a chapter in → the same blocks, a source that all its tables and pictures share named once, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from konzeptgen.document.tree import Block, Figure, Inline, Landscape, Paragraph, Table, Text, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD = "Quelle: "


def once(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` with the source named at the end where at least two name it and none names another."""
    whole = tuple(blocks)
    named = [block for block in _flat(whole) if isinstance(block, Table | Figure) and block.source]
    sources = {plain(block.source) for block in named}
    if len(named) < 2 or len(sources) > 1 or not (source := sources.pop()).startswith(_WORD):  # noqa: PLR2004 - once
        return whole
    return (*map(_bare, whole), Paragraph(_line(named, source.removeprefix(_WORD))))


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from block.blocks if isinstance(block, Landscape) else (block,)


def _bare(block: Block) -> Block:
    if isinstance(block, Landscape):
        return Landscape(tuple(map(_bare, block.blocks)))
    return replace(block, source=()) if isinstance(block, Table | Figure) else block


def _line(named: Sequence[Table | Figure], source: str) -> tuple[Inline, ...]:
    pictures = [block for block in named if isinstance(block, Figure)]
    words = [word for word, there in (("Tabellen", len(pictures) < len(named)), ("Abbildungen", pictures)) if there]
    return (Text(f"Quelle der {' und '.join(words)} dieses Kapitels: {source}"),)
