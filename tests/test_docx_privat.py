"""A town's Word template says nothing of people and machines in the files that come out of it."""

import io

from PIL import Image, PngImagePlugin

from konzeptgen.wordvorlage.ooxml import pack, unpack
from konzeptgen.writers.docx.private import forget
from test_docx_vorlagen import own, word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REVISION = """<w:p><w:ins w:author="Erika Geheim" w:id="1"><w:r><w:t>Stadt</w:t></w:r></w:ins>
<w:del w:author="Erika Geheim" w:id="2"><w:r><w:delText>Streng vertraulich</w:delText></w:r></w:del>
<w:r><w:rPr><w:rPrChange w:author="Erika Geheim" w:id="3"/></w:rPr><w:t>Musterstadt</w:t></w:r></w:p>"""
HEADER = f'<w:hdr xmlns:w="{W}">{REVISION}</w:hdr>'
LINK = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
Target="file:///C:/Users/geheim/x.dotx" TargetMode="External"/></Relationships>"""


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
        "word/_rels/settings.xml.rels": LINK,
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


def test_a_file_in_a_town_s_template_holds_nothing_of_what_the_template_says_of_people() -> None:
    told = unpack(own())
    told["word/header1.xml"] = told["word/header1.xml"].replace(b"</w:hdr>", REVISION.encode() + b"</w:hdr>")
    told["word/media/image1.png"] = png()
    told["word/_rels/settings.xml.rels"] = LINK
    assert all(b"eheim" in told[name] for name in ("word/header1.xml", "word/media/image1.png"))
    made = unpack(word(pack(told)))
    assert [name for name, data in made.items() if b"eheim" in data] == []
    assert any(name.startswith("word/media/") for name in made)
    assert any(b"Stadt" in data for name, data in made.items() if name.startswith("word/header"))
