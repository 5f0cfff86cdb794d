"""A town's Word template says nothing of people and machines in the files that come out of it."""

import io
import zipfile

from PIL import Image, PngImagePlugin

from konzeptgen.docx_parts.private import forget

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEADER = f"""<w:hdr xmlns:w="{W}"><w:p>
<w:ins w:author="Erika Geheim" w:id="1"><w:r><w:t>Stadt</w:t></w:r></w:ins>
<w:del w:author="Erika Geheim" w:id="2"><w:r><w:delText>Streng vertraulich</w:delText></w:r></w:del>
<w:r><w:rPr><w:rPrChange w:author="Erika Geheim" w:id="3"/></w:rPr><w:t>Musterstadt</w:t></w:r></w:p></w:hdr>"""


def png() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Erika Geheim")
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def test_headers_pictures_and_links_of_a_template_are_cleaned() -> None:
    parts = {
        "word/header3.xml": HEADER.encode(),
        "word/media/image7.png": png(),
        "word/media/image8.emf": b"EMF",
        "word/_rels/settings.xml.rels": b"<Relationships><Relationship Target='file:///C:/Users/geheim/x.dotx'/>",
    }
    forget(parts)
    whole = b"".join(parts.values())
    assert b"Geheim" not in whole
    assert b"geheim" not in whole
    assert b"vertraulich" not in whole
    assert b"Stadt" in parts["word/header3.xml"]
    assert b"Musterstadt" in parts["word/header3.xml"]
    assert parts["word/media/image8.emf"] == b"EMF"
    with Image.open(io.BytesIO(parts["word/media/image7.png"])) as image:
        assert image.size == (8, 8)


def test_the_county_s_file_keeps_its_picture_and_holds_no_link_of_settings() -> None:
    from dokumente import outputs  # noqa: PLC0415 - builds a document

    with zipfile.ZipFile(io.BytesIO(outputs("kurzfassung-musterland")["docx"])) as package:
        names = package.namelist()
    assert "word/_rels/settings.xml.rels" not in names
    assert any(name.startswith("word/media/") for name in names)
