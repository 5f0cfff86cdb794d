"""A layout in → the sizes of its pages in points and their names out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from konzeptgen.document.tree import Layout

UPRIGHT, COVER, WIDE = "Standard", "Deckblatt", "Querformat"
"""The names of the kinds of page."""
_CM = 72 / 2.54


class Sheet(NamedTuple):
    """A sheet and its margins in points; ``edge_top`` and ``edge_bottom`` are where header and footer begin."""

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float
    edge_top: float
    edge_bottom: float

    @property
    def room(self) -> float:
        """Return the width of the text."""
        return self.width - self.inner - self.outer

    @property
    def room_wide(self) -> float:
        """Return the width of the text on a page on its side."""
        return self.height - self.inner - self.outer

    def space(self, *, wide: bool) -> tuple[float, float]:
        """Return width and height of the text."""
        height = (self.width if wide else self.height) - self.top - self.bottom
        return (self.room_wide if wide else self.room), height


_A4 = (21.0, 29.7, 2.7, 2.5, 2.5, 2.5, 1.2, 1.1)
_A5 = (14.8, 21.0, 1.9, 1.8, 1.75, 1.75, 0.9, 0.9)
_BOOKLET = (14.8, 21.0, 1.9, 1.8, 2.0, 1.5, 0.9, 0.9)


def sheet(layout: Layout) -> Sheet:
    """Return the sheet of a layout."""
    sizes = _A4 if layout.blatt == "a4" else _BOOKLET if layout.broschuere else _A5
    return Sheet(*(size * _CM for size in sizes))
