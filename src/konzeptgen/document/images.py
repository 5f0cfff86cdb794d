"""Pictures of the author -> pictures of the document, without what cameras and programs leave in them."""

from __future__ import annotations

import io

from konzeptgen.document.tree import Picture

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
        with Image.open(io.BytesIO(data), formats=formats) as image:
            jpeg = image.format == "JPEG"
            upright = ImageOps.exif_transpose(image)
            clean = upright.convert("RGBA" if upright.has_transparency_data and not jpeg else "RGB")
            clean.info.clear()  # comments and profiles would be written again
            out = io.BytesIO()
            if jpeg:
                clean.save(out, "JPEG", quality=90)
            else:
                clean.save(out, "PNG")
    except Exception as error:  # whatever a strange file breaks, it is no picture
        raise OSError(str(error)) from error
    return Picture(out.getvalue(), "image/jpeg" if jpeg else "image/png", *clean.size)
