"""Pictures of the author -> pictures of the document, without what cameras and programs leave in them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from warnings import catch_warnings

from konzeptgen.base.grenzen import grenzen
from konzeptgen.document.tree import Picture

if TYPE_CHECKING:
    from PIL import Image

_FORMATS = ("PNG", "JPEG")


def readable(data: bytes) -> bool:
    """Return whether ``data`` is a whole PNG or JPEG."""
    try:
        picture(data)
    except OSError:
        return False
    return True


def picture(data: bytes, formats: tuple[str, ...] = _FORMATS) -> Picture:
    """Return a picture in one of Pillow's ``formats`` anew: upright, without metadata, as JPEG or else as PNG.

    Raises:
        OSError: the data are no such picture, not a whole one or one of more pixels than anybody needs.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 - a check of data without pictures does without

    try:
        with catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=formats) as image:
            _require_room(image)
            jpeg = image.format == "JPEG"
            ImageOps.exif_transpose(image, in_place=True)
            mode = "RGBA" if image.has_transparency_data and not jpeg else "RGB"
            clean = image if image.mode == mode else image.convert(mode)  # no copy: it may be large
            clean.info.clear()  # comments and profiles would be written again
            out = io.BytesIO()
            if jpeg:
                clean.save(out, "JPEG", quality=90)
            else:
                clean.save(out, "PNG")
    except Exception as error:  # whatever a strange file breaks, it is no picture
        raise OSError(str(error)) from error
    return Picture(out.getvalue(), "image/jpeg" if jpeg else "image/png", *clean.size)


def _require_room(image: Image.Image) -> None:
    """Refuse a picture of more pixels than there is room for, before they are unpacked."""
    if image.width * image.height > grenzen().pixel:
        raise OSError("too many pixels")
