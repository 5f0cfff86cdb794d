"""The faces that a municipality may choose: each is in every file, and the house's has a plain zero."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from konzeptgen.document.fonts import CUTS, HOUSE, TEXT_FACES, cut
from konzeptgen.document.tree import Cover, Design, Document, Paragraph, Text
from konzeptgen.writers.write import write


@pytest.mark.parametrize("family", TEXT_FACES)
def test_each_face_to_choose_is_in_every_file(family: str) -> None:
    words = Paragraph((Text("Im Jahr 2030 wohnen hier 86.250 Menschen."),))
    cover = Cover("Konzept", "", "Stadt Musterstadt", (), draft=False)
    written = write(Document(cover, (words,), "2026-03-31", design=Design(font=family)), ("docx", "html", "pdf"))
    stem = Path(TEXT_FACES[family]).name
    with zipfile.ZipFile(io.BytesIO(written["docx"])) as package:
        assert {f"word/fonts/{stem}-{name}.odttf" for name in CUTS} <= set(package.namelist())
    assert f'font-family: "{family}"'.encode() in written["html"]
    with pikepdf.open(io.BytesIO(written["pdf"])) as opened:
        fonts = {str(font.BaseFont) for page in opened.pages for _, font in page.Resources.Font.items()}
    assert fonts
    assert {font.partition("+")[2].partition("-")[0] for font in fonts} == {stem}


@pytest.mark.parametrize("name", CUTS)
def test_the_zero_of_the_house_is_plain_and_all_else_is_as_it_was(name: str) -> None:
    old, new = (TTFont(cut(family, name)) for family in ("Atkinson Hyperlegible", HOUSE))
    assert new["glyf"]["zero"].numberOfContours == 2
    assert old["hmtx"].metrics == new["hmtx"].metrics
    assert [glyph for glyph in old.getGlyphOrder() if old["glyf"][glyph] != new["glyf"][glyph]] == ["zero"]
