"""The blocks of a chapter in → the same blocks, wide tables on pages on their side, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.tree import Block, Heading, Landscape, Paragraph, Table, plain
from konzeptgen.rendering.columns import Room, is_wide

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# So many letters of text go with a heading onto the page of its table.
_SHORT = 600


def turned(blocks: Iterable[Block], room: Room) -> tuple[Block, ...]:
    """Turn the pages of wide tables; headings and the few lines that lead to a table stay with it."""
    done: list[Block] = []
    for block in blocks:
        match block:
            case Landscape(inner):
                _turn(done, inner)
            case Table() if is_wide(block, room, heat=block.heat):
                _turn(done, (block,))
            case _:
                done.append(block)
    return tuple(done)


def _turn(done: list[Block], blocks: tuple[Block, ...]) -> None:
    """Add blocks on a page on its side, together with what leads to them; two such pages in a row become one run."""
    lead = _lead(done)
    del done[len(done) - len(lead) :]
    before: tuple[Block, ...] = ()
    if done and isinstance(last := done[-1], Landscape):
        before = last.blocks
        del done[-1]
    done.append(Landscape((*before, *lead, *blocks)))


def _lead(done: Sequence[Block]) -> Sequence[Block]:
    """Return the headings at the end and the short text behind them, nothing where other blocks stand between."""
    start, room = len(done), _SHORT
    while start and isinstance(text := done[start - 1], Paragraph) and len(plain(text.inlines)) <= room:
        start, room = start - 1, room - len(plain(text.inlines))
    text_start = start
    while start and isinstance(done[start - 1], Heading):
        start -= 1
    return done[start:] if start < text_start else ()
