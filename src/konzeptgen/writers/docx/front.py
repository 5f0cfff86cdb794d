"""Cover and headings in → the first two pages, cover and contents, out.

Word counts pages only when someone asks it to: no file can make it do so without a question on opening. So the
contents open as links without numbers; where Word renews its fields, the numbers appear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.scripts import marked
from konzeptgen.document.tree import Strong, Text, headings, plain
from konzeptgen.writers.docx.elements import Format, add, anchor, begin_field, end_field, field
from konzeptgen.writers.docx.figures import LOGO
from konzeptgen.writers.docx.headings import number

if TYPE_CHECKING:
    from konzeptgen.document.tree import Document, Heading
    from konzeptgen.wordvorlage.ooxml import Element
    from konzeptgen.writers.docx.body import Body

_DEEPEST = 2
_CODE = r'TOC \o "1-2" \h \z \u'


def cover(body: Body, document: Document) -> None:
    """Write the cover."""
    front, alone = document.cover, document.layout.deckblatt
    if document.design.logo is not None:
        body.drawing(Format("DeckblattLogo"), LOGO, document.design.logo_alt)
    title = Format("Title") if alone else Format("Title", before=360, after=120)
    lines = (
        (Format("DeckblattHerausgeber"), front.publisher),
        (title, front.title),
        (Format("Subtitle"), front.subtitle),
        (Format("DeckblattEntwurf"), front.mark.upper()),
    )
    for form, words in lines:
        if words:
            body.line(form, marked(words))
    for label, value in front.lines:
        body.line(Format("DeckblattAngaben"), (Strong((Text(label),)), Text("\t"), *marked(value)))


def contents(body: Body, document: Document) -> None:
    """Write the table of contents: a field that Word renews, filled with links so that it reads well before."""
    shown = [heading for heading in headings(document.blocks) if heading.level <= _DEEPEST]
    if not shown:
        return
    part = add(body.flow.control(), "docPartObj")
    add(part, "docPartGallery", val="Table of Contents")
    add(part, "docPartUnique")
    body.line(Format("TOCHeading", page_break=True), (Text("Inhalt"),))
    for heading in shown:
        line = body.entry(Format(f"TOC{heading.level}", tab=body.flow.page.room.width))
        if heading is shown[0]:
            begin_field(line, _CODE)
        _link(body, line, heading)
        if heading is shown[-1]:
            end_field(line)
    body.flow.leave()


def _link(body: Body, line: Element, heading: Heading) -> None:
    """Write a link to a heading and, behind a tab, the place for the number of its page."""
    link = add(line, "hyperlink", anchor=anchor(heading.id))
    body.inlines.write(link, (*number(heading), *marked(plain(heading.inlines)), Text("\t")))
    field(link, rf"PAGEREF {anchor(heading.id)} \h")
