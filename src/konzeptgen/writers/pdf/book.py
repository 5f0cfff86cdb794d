"""A document in, what its nodes must know of what stands around them out: ids, pictures, room in a line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from konzeptgen.document.links import SCHEMES
from konzeptgen.document.tree import Column, Figure, Heading, Table, walk
from konzeptgen.writers.pdf.notation import label, literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.document.tree import Block, Document, Layout, Picture

# Letters that a line of running text surely holds, however wide they are, on A5 too.
LINE = 40
# The same for the cells of a table that is as wide as the page, and for its narrowest column.
_TABLE_LINE = 60
_NARROWEST = 4


@dataclass(frozen=True, slots=True)
class Book:
    """What a node must know of the document around it; ``room`` is how many letters a line surely holds.

    ``files`` names the file of each picture.
    """

    ids: frozenset[str]
    files: Mapping[str, str]
    pictures: Mapping[str, Picture]
    layout: Layout
    room: int = LINE

    @classmethod
    def of(cls, document: Document) -> Book:
        """Return what the nodes of ``document`` must know.

        Raises:
            ValueError: two blocks have the same id.
        """
        files = {name: f"bild-{count}.svg" for count, name in enumerate(sorted(document.pictures), start=1)}
        return cls(_ids(document.blocks), files, document.pictures, document.layout)

    def narrowed(self, column: Column) -> Book:
        """Return the same with the room of a column."""
        return replace(self, room=max(_NARROWEST, int(column.width * _TABLE_LINE)))

    def destination(self, target: str) -> str:
        """Return where a link leads.

        Raises:
            ValueError: no block has the id, or the address is of a kind that is not allowed.
        """
        if target.startswith("#"):
            if target[1:] not in self.ids:
                raise ValueError(f"a link leads to the id {target[1:]!r}, which no block has")
            return f"label({label(target[1:])})"
        if not target.lower().startswith(SCHEMES):
            raise ValueError(f"a link leads to {target!r}; allowed are https, http, mailto, tel and #")
        return literal(target)


def _ids(blocks: tuple[Block, ...]) -> frozenset[str]:
    count = Counter(block.id for block in walk(blocks) if isinstance(block, Heading | Table | Figure))
    if twice := [name for name, times in count.items() if times > 1]:
        raise ValueError(f"ids stand more than once: {', '.join(twice)}")
    return frozenset(count)
