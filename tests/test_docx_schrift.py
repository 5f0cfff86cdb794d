"""The house's font comes along in a Word file: whole, as the standard wants it, and LibreOffice shows it."""

import io
import subprocess
from pathlib import Path
from uuid import UUID

import docx
import pikepdf
import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from docx_regeln import NS, File, q
from konzeptgen.document.fonts import HOUSE, house_characters
from konzeptgen.document.tree import Cover, Design, Document, Emph, Paragraph, Strong, Text
from konzeptgen.wordvorlage.media import mixed
from konzeptgen.wordvorlage.ooxml import pack
from konzeptgen.writers.docx import write
from programme import office
from wordpaket import unpack

CUTS = {"Regular": "Regular", "Bold": "Bold", "Italic": "Italic", "BoldItalic": "Bold Italic"}
COVER = Cover("Konzept", "", "Stadt Musterstadt", (), draft=False)
BLOCKS = (Paragraph((Text("Ein Satz, "), Strong((Text("fett"),)), Text(" und "), Emph((Text("betont."),)))),)


def word(design: Design | None = None) -> bytes:
    return write(Document(COVER, BLOCKS, "2026-03-31", design=design or Design()))


def county(family: str) -> bytes:
    """Return a template whose text stands in this family."""
    theirs = docx.Document()
    theirs.styles["Normal"].font.name = family
    buffer = io.BytesIO()
    theirs.save(buffer)
    return buffer.getvalue()


def embedded(data: bytes) -> dict[str, bytes]:
    """Return the fonts in a Word file by their cut, found and opened as a reader does it."""
    file = File(data)
    links = {
        str(link.get("Id")): str(link.get("Target")) for link in file.roots.get("word/_rels/fontTable.xml.rels", ())
    }
    entries = file.roots["word/fontTable.xml"].findall(f"w:font[@w:name='{HOUSE}']/*[@w:fontKey]", NS)
    return {
        etree.QName(entry).localname.removeprefix("embed"): mixed(
            file.parts[f"word/{links[str(entry.get(q('r:id')))]}"], UUID(str(entry.get(q("w:fontKey"))))
        )
        for entry in entries
    }


def test_the_font_table_leads_to_four_whole_cuts() -> None:
    fonts = embedded(word())
    assert list(fonts) == list(CUTS)
    for cut, data in fonts.items():
        with TTFont(io.BytesIO(data)) as font:
            names = font["name"]
            assert (names.getDebugName(1), names.getDebugName(2)) == (HOUSE, CUTS[cut])
            assert house_characters() <= set(font.getBestCmap())
            assert font["OS/2"].fsType == 0, "the font may be edited with"


def test_the_first_32_bytes_are_mixed_with_the_key_read_backwards() -> None:
    key = UUID("00112233-4455-6677-8899-AABBCCDDEEFF")
    assert mixed(bytes(40), key) == bytes.fromhex("FFEEDDCCBBAA99887766554433221100" * 2) + bytes(8)


def test_word_keeps_the_whole_font_when_it_saves() -> None:
    settings = File(word()).roots["word/settings.xml"]
    assert settings.find("w:embedTrueTypeFonts", NS) is not None
    assert settings.find("w:saveSubsetFonts", NS) is None


def test_in_a_template_only_the_house_s_font_comes_along() -> None:
    theirs = word(Design(reference_docx=county("Georgia")))
    assert embedded(theirs) == {}
    assert b"embedTrueTypeFonts" not in unpack(theirs)["word/settings.xml"]
    assert list(embedded(word(Design(reference_docx=county(HOUSE))))) == list(CUTS)


def test_a_template_that_has_the_font_keeps_its_own() -> None:
    own, parts = embedded(word()), unpack(word())
    key = UUID(str(fonts_of(parts)["Bold"].get(q("w:fontKey"))))
    edition = own["Bold"] + b"Hausausgabe"
    parts["word/fonts/AtkinsonHyperlegiblePlain-Bold.odttf"] = mixed(edition, key)
    assert embedded(word(Design(reference_docx=pack(parts)))) == {**own, "Bold": edition}


def fonts_of(parts: dict[str, bytes]) -> dict[str, etree._Element]:
    """Return the entries of the house's font by their cut."""
    table = etree.fromstring(parts["word/fontTable.xml"])
    entries = table.findall(f"w:font[@w:name='{HOUSE}']/*[@w:fontKey]", NS)
    return {etree.QName(entry).localname.removeprefix("embed"): entry for entry in entries}


@pytest.mark.langsam
@pytest.mark.parametrize("design", [Design(), Design(reference_docx=county(HOUSE))], ids=["house", "template"])
def test_libreoffice_shows_the_font(design: Design, tmp_path: Path) -> None:
    (tmp_path / "konzept.docx").write_bytes(word(design))
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [office("sw"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "konzept.docx")], check=True, capture_output=True, timeout=180)
    with pikepdf.open(tmp_path / "konzept.pdf") as pdf:
        fonts = {str(o["/BaseFont"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o}
    assert {"Regular", "Bold", "Italic"} <= {font.partition("+AtkinsonHyperlegiblePlain-")[2] for font in fonts}
