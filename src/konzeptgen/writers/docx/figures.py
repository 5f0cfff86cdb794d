"""Pictures of the tree in → drawings in the text that fit their page, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.raster import Size, fitted, raster

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.document.tree import Picture
    from konzeptgen.wordvorlage.ooxml import Element
    from konzeptgen.writers.docx.package import Package
    from konzeptgen.writers.docx.pages import Page

LOGO = "\N{NULL}logo"
_EMU_PER_TWIP = 635
# Twips: no picture on an upright page is wider, so much of its height is left to caption and source, and the
# logo's room on the cover.
_WIDEST = 9072
_BESIDE = 2400
_LOGO_ROOM = (3402, 1701)


class Figures:
    """Draws the pictures of a document; the logo is one of them."""

    def __init__(self, pictures: Mapping[str, Picture], package: Package) -> None:
        """Keep the pictures by name."""
        self._pictures, self._package = pictures, package
        self._data: dict[str, bytes] = {}

    def drawing(self, name: str, alt: str, page: Page) -> Element:
        """Return the picture of that name as large as it is, or smaller so that it fits on the page."""
        picture = self._pictures[name]
        if name not in self._data:
            self._data[name] = raster(picture)
        return self._package.picture(self._data[name], fitted(picture, _room(name, page)), alt)


def _room(name: str, page: Page) -> Size:
    width, height = page.room.width, page.room.height - _BESIDE
    if name == LOGO:
        width, height = _LOGO_ROOM
    elif not page.wide:
        width = min(width, _WIDEST)
    return Size(width * _EMU_PER_TWIP, height * _EMU_PER_TWIP)
