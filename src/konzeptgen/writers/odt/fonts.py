"""The font of a document in → what names it in a part, and its files where it is the house's: it shows everywhere."""

from __future__ import annotations

from konzeptgen.document.fonts import HOUSE, house_folder
from konzeptgen.writers.odt.elements import Element, add
from konzeptgen.writers.odt.skeleton import MONO

_CUTS = ("Regular", "Bold", "Italic", "BoldItalic")
_FOLDER = "Fonts"


def files(font: str) -> dict[str, bytes]:
    """Return the files of a font by their names in the package."""
    if font != HOUSE:
        return {}
    names = (f"AtkinsonHyperlegible-{cut}.ttf" for cut in _CUTS)
    return {f"{_FOLDER}/{name}": (house_folder() / name).read_bytes() for name in names}


def declare(parent: Element, font: str) -> None:
    """Name the fonts in the part that ``parent`` belongs to."""
    face = add(parent, "style:font-face", style__name=font, svg__font_family=f"'{font}'", style__font_pitch="variable")
    if paths := list(files(font)):
        source = add(face, "svg:font-face-src")
        for path in paths:
            uri = add(source, "svg:font-face-uri", xlink__href=path, xlink__type="simple")
            add(uri, "svg:font-face-format", svg__string="truetype")
    add(parent, "style:font-face", style__name=MONO, svg__font_family=MONO, style__font_pitch="fixed")
