"""Blocks in → every block in reading order, with the way its page lies, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.tree import Block, BulletList, Entry, Landscape, Notice, OrderedList, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def walk(blocks: Iterable[Block], *, nested: bool = False, wide: bool = False) -> Iterator[tuple[Block, bool]]:
    """Yield each block, the inner ones too, and whether it stands on a page on its side."""
    for block in blocks:
        yield block, wide
        turned = wide or (isinstance(block, Landscape) and not nested)
        inside = nested or not isinstance(block, Landscape)
        for inner in _inner(block):
            yield from walk(inner, nested=inside, wide=turned)


def _inner(block: Block) -> tuple[tuple[Block, ...], ...]:
    match block:
        case BulletList(items) | OrderedList(items):
            return items
        case Quote(blocks) | Landscape(blocks) | Entry(blocks):
            return (blocks,)
        case Notice():
            return (block.blocks,)
        case _:
            return ()
