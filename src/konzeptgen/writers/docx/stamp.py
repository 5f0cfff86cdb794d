"""An empty file in a template's look and the words that mark every page in → the same with the words in each header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

from konzeptgen.wordvorlage.ooxml import q

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Header


def stamp(word: Document, mark: str, style: str) -> None:
    """Print ``mark`` at the right edge of every header but the cover's, which bears it already.

    A header is made where there is none; ``style`` is the id of the style of headers, if there is one.
    """
    section = word.sections[0]
    both = word.settings.odd_and_even_pages_header_footer
    for header in (section.header, section.even_page_header) if both else (section.header,):
        if header.is_linked_to_previous:
            header.is_linked_to_previous = False
            _restyle(header.paragraphs[0], style)
        if mark not in "".join(text.text or "" for text in header.part.element.iter(q("w:t"))):
            _print(header, mark, style)


def _print(header: _Header, mark: str, style: str) -> None:
    """Set the words into the empty paragraph at the end, as Word leaves one below a table, or into one of their own."""
    last = header.part.element[-1]
    if last.tag == q("w:p") and last.find(f".//{q('w:r')}") is None:
        paragraph = Paragraph(last, header)
    else:
        paragraph = header.add_paragraph()
        _restyle(paragraph, style)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(mark).bold = True


def _restyle(paragraph: Paragraph, style: str) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the public way asks for a style of that name
    properties.style = style or None
