"""A picture or a font from a template in → the same without what programs left in it, out."""

from __future__ import annotations

import struct
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

from konzeptgen.document.images import picture
from konzeptgen.wordvorlage import metafile

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF")
_METAFILES: dict[str, Callable[[bytes], bytes]] = {"emf": metafile.emf, "wmf": metafile.wmf}
_FONTS = (b"\0\1\0\0", b"OTTO", b"true")
_MIXED = 32


class Media(NamedTuple):
    """A picture and the ending of its name."""

    data: bytes
    suffix: str


def clean(data: bytes) -> Media | None:
    """Return a picture anew, nothing where it is none that can be made anew; a photograph stays a JPEG."""
    for suffix, redraw in _METAFILES.items():
        try:
            return Media(redraw(data), suffix)
        except (ValueError, struct.error):
            continue
    try:
        made = picture(data, _FORMATS)
    except (OSError, SyntaxError, ValueError):
        return None
    return Media(made.data, made.media_type.removeprefix("image/"))


def is_font(data: bytes, key: UUID) -> bool:
    """Return whether ``data``, mixed with the key, is a TrueType or OpenType font."""
    return mixed(data[:_MIXED], key).startswith(_FONTS)


def mixed(data: bytes, key: UUID) -> bytes:
    """Return a font with its first bytes mixed with the key; done twice it is the font again."""
    head = bytes(byte ^ other for byte, other in zip(data[:_MIXED], cycle(key.bytes[::-1]), strict=False))
    return head + data[_MIXED:]
