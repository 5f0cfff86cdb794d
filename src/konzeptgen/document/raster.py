"""Pictures as SVG, PNG or JPEG in → what every office program can show and the size it has on the page, out."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from konzeptgen.base.zwischenspeicher import ZWISCHENSPEICHER
from konzeptgen.document.fonts import folders

if TYPE_CHECKING:
    from types import ModuleType

    from konzeptgen.document.tree import Picture

_SCALE = 2.5
_INSIDE = ("#", "data:image/png;", "data:image/jpeg;")
_EMU_PER_PIXEL = 9525


class Size(NamedTuple):
    """Width and height in EMU, Word's unit for drawings: 12,700 to the point."""

    width: int
    height: int


def raster(picture: Picture) -> bytes:
    """Return the bytes that go into the file: a drawing becomes a sharp PNG, anything else stays."""
    if picture.media_type != "image/svg+xml":
        return picture.data
    _closed(picture.data)
    return ZWISCHENSPEICHER.gemerkt("png", (picture.data, _SCALE), lambda: _png(picture))


def _png(drawing: Picture) -> bytes:
    return bytes(_converter().svg_to_png(drawing.data.decode("utf-8"), scale=_SCALE))


def _closed(svg: bytes) -> None:
    """Raise if a drawing would fetch a file: the converter reads what an absolute path names."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    outer = b"<!ENTITY" in svg or any(
        not str(value).strip().startswith(_INSIDE)
        for element in etree.fromstring(svg, parser).iter("{*}image", "{*}feImage", "{*}use")
        for name, value in element.attrib.items()
        if str(name).rpartition("}")[2] == "href"
    )
    if outer:
        raise ValueError("Die Zeichnung verweist auf eine andere Datei. Betten Sie das Bild in die Zeichnung ein.")


def fitted(picture: Picture, room: Size) -> Size:
    """Return the size of ``picture`` on the page: its own, or smaller so that it fits into ``room``."""
    width, height = picture.width * _EMU_PER_PIXEL, picture.height * _EMU_PER_PIXEL
    share = min(1.0, room.width / width, room.height / height)
    return Size(round(width * share), round(height * share))


@cache
def _converter() -> ModuleType:
    """Load the drawing library, which costs time, only when a drawing comes, and show it our fonts once."""
    converter = import_module("vl_convert")
    for folder in folders():
        converter.register_font_directory(str(folder))
    return converter
