"""Pictures of the tree in → frames in the text that fit their page, out."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from konzeptgen.document.raster import raster
from konzeptgen.document.theme import POINTS_PER_PIXEL
from konzeptgen.writers.odt.elements import add, points

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.document.tree import Picture
    from konzeptgen.writers.odt.elements import Element

# Points of a page's height that are left to caption and source.
_BESIDE = 120


class Figures:
    """Draws the pictures of a document; ``files`` are those that it needs, by their names in the package."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        """Keep the pictures by name."""
        self._pictures = pictures
        self._names: dict[str, str] = {}
        self._count = 0
        self.files: dict[str, bytes] = {}

    def draw(self, paragraph: Element, name: str, title: str, alt: str, space: tuple[float, float]) -> None:
        """Add the picture of that name as large as it is, or smaller so that it fits into ``space``."""
        picture = self._pictures[name]
        self._frame(paragraph, picture, self._file(name, picture), (space[0], space[1] - _BESIDE), (title, alt))

    def logo(self, paragraph: Element, picture: Picture, alt: str, space: tuple[float, float]) -> None:
        """Add the logo."""
        self._frame(paragraph, picture, self._file("", picture), space, ("Logo", alt))

    def _frame(
        self, paragraph: Element, picture: Picture, path: str, space: tuple[float, float], words: tuple[str, str]
    ) -> None:
        width, height = picture.width * POINTS_PER_PIXEL, picture.height * POINTS_PER_PIXEL
        share = min(1.0, space[0] / width, space[1] / height)
        self._count += 1
        frame = add(
            paragraph,
            "draw:frame",
            draw__style_name="Graphics",
            draw__name=f"Bild {self._count}",
            text__anchor_type="as-char",
            svg__width=points(width * share),
            svg__height=points(height * share),
        )
        add(frame, "draw:image", xlink__href=path, xlink__type="simple", xlink__show="embed", xlink__actuate="onLoad")
        for name, said in zip(("svg:title", "svg:desc"), words, strict=True):
            if said:
                add(frame, name).text = said

    def _file(self, name: str, picture: Picture) -> str:
        if name not in self._names:
            data = raster(picture)
            suffix = "jpg" if picture.media_type == "image/jpeg" else "png"
            self._names[name] = f"Pictures/{sha256(data).hexdigest()[:16]}.{suffix}"
            self.files[self._names[name]] = data
        return self._names[name]
