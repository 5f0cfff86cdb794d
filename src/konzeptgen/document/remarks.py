"""Blocks of the tree in → each with the remarks of the check that stand beside it, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.tree import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from konzeptgen.document.tree import Block


def remarked(blocks: Iterable[Block]) -> Iterator[tuple[Block, tuple[Remark, ...]]]:
    """Yield each block with the remarks that follow it; those before the first block go with that."""
    waiting: Block | None = None
    remarks: list[Remark] = []
    for block in blocks:
        if isinstance(block, Remark):
            remarks.append(block)
            continue
        if waiting is not None:
            yield waiting, tuple(remarks)
            remarks.clear()
        waiting = block
    if waiting is not None:
        yield waiting, tuple(remarks)
