"""Pictures and templates of the author: upright, transparent where they were, refused where they cannot be read."""

import io
from pathlib import Path

import pytest
from PIL import Image

from konzept import Ordner
from konzeptgen.document.images import picture, readable


def png(**options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "PNG", **options)
    return out.getvalue()


def jpeg(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Kamera von Erika"
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_photo_stands_upright_and_forgets_its_camera() -> None:
    found = picture(jpeg(6))
    assert (found.width, found.height) == (20, 40)
    assert b"Kamera" not in found.data


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_forgets_comments_and_profiles(kind: str) -> None:
    note = {"comment": b"Geheimwort"} if kind == "JPEG" else {"icc_profile": b"Geheimwort" * 20}
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, kind, **note)
    assert b"Geheimwort" in out.getvalue() or kind == "PNG"
    clean = picture(out.getvalue()).data
    assert b"Geheimwort" not in clean
    with Image.open(io.BytesIO(clean)) as image:
        assert not set(image.info) & {"comment", "icc_profile", "exif"}


def test_transparency_of_a_palette_survives() -> None:
    out = io.BytesIO()
    Image.new("P", (4, 4), 0).save(out, "PNG", transparency=0)
    with Image.open(io.BytesIO(picture(out.getvalue()).data)) as image:
        assert image.convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("data", [b"", b"kein Bild", png()[:60], jpeg(1)[:-300]])
def test_a_torn_picture_is_not_readable(data: bytes) -> None:
    assert readable(png())
    assert not readable(data)


def test_unreadable_files_are_findings(tmp_path: Path) -> None:
    ordner = Ordner(tmp_path)
    ordner.mit("logo.png", png()[:60]).mit("reference.docx", b"PK").mit("foto.jpg", b"kein Bild")
    ordner.mit("marke", "marke: {logo: logo.png, logo_alt: Wappen, vorlage: reference.docx}\n")
    ordner.mit("texte/vorwort.md", "![Ein Foto](foto.jpg)\n")
    assert {befund.code for befund in ordner.befunde()} == {"MRK002", "MRK004", "TXT012"}
