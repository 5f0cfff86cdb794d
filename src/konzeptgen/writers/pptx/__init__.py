"""Document in, slides as PPTX out: a title on each, text for every picture, notes, German, same bytes twice.

The slides take their look from the municipality's colour and font; each part of text is in a placeholder, so that
screen readers and outlines find it. Hints of the document become notes for who speaks.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.util import Emu, Inches, Pt

from konzeptgen.document.raster import Size, fitted, raster
from konzeptgen.document.tree import Document, Inline, LineBreak, Strong, Text, plain
from konzeptgen.wordvorlage.ooxml import pack
from konzeptgen.writers.pptx.slides import Line, Slide, slides

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide as Page

SUFFIX = "pptx"
_TITLE, _CONTENT, _TITLE_ONLY = 0, 1, 5
"""Layouts of the empty deck by their place."""
_WIDTH, _HEIGHT, _EDGE, _TOP = Inches(13.333), Inches(7.5), Inches(0.6), Inches(1.7)
_TITLE_PT, _TEXT_PT, _SMALL_PT, _TABLE_PT, _NOTE_PT = 32, 20, 16, 14, 12
_MANY = 420
"""Letters of a slide from which on its text is set smaller."""


def write(document: Document) -> bytes:
    """Return the document as a deck of slides."""
    deck = Presentation()
    _wide(deck)
    _cover(deck, document)
    for slide in slides(document.blocks):
        _page(deck, slide, document)
    _properties(deck, document)
    made = io.BytesIO()
    deck.save(made)
    return _steady(made)


def _wide(deck: Deck) -> None:
    """Set sixteen to nine; what stands on master and layouts goes with it, and speaks German."""
    share = _WIDTH / cast("int", deck.slide_width)
    deck.slide_width, deck.slide_height = Emu(_WIDTH), Emu(_HEIGHT)
    for part in (deck.slide_master, *deck.slide_layouts):
        for shape in part.shapes:
            if shape.element.xpath(".//a:xfrm"):
                shape.left, shape.width = Emu(round(shape.left * share)), Emu(round(shape.width * share))
        for node in part.element.xpath("//@lang/.."):
            node.set("lang", "de-DE")


def _cover(deck: Deck, document: Document) -> None:
    cover = document.cover
    page = deck.slides.add_slide(deck.slide_layouts[_TITLE])
    _title(page, cover.title, document)
    said = (cover.mark, cover.subtitle, cover.publisher, *(f"{label}: {words}" for label, words in cover.lines))
    lines = [Line(_text(words)) for words in said if words]
    _fill(page.placeholders[1].text_frame, lines, document, _SMALL_PT)


def _text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def _page(deck: Deck, slide: Slide, document: Document) -> None:
    bare = bool(slide.table or slide.figure)
    page = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY if bare else _CONTENT])
    _title(page, slide.title, document)
    if slide.table:
        _table(page, slide, document)
    elif slide.figure:
        _picture(page, slide, document)
    else:
        size = _SMALL_PT if sum(line.letters for line in slide.lines) > _MANY else _TEXT_PT
        _fill(page.placeholders[1].text_frame, slide.lines, document, size)
    if slide.notes:
        frame = page.notes_slide.notes_text_frame
        if frame is not None:
            _fill(frame, [Line(_text(words)) for words in slide.notes], document, _NOTE_PT)


def _title(page: Page, words: str, document: Document) -> None:
    title, colours = cast("Any", page.shapes.title), cast("Any", RGBColor)
    _fill(title.text_frame, [Line(_text(words))], document, _TITLE_PT)
    title.text_frame.paragraphs[0].runs[0].font.color.rgb = colours.from_string(document.design.colour.lstrip("#"))


def _fill(frame: Any, lines: Iterable[Line], document: Document, size: int) -> None:  # noqa: ANN401 - a text frame
    """Write lines into a frame, whose first paragraph is there already."""
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.level = min(line.level, 4)
        _sign(paragraph, line.sign)
        for words, strong in _runs(line.inlines):
            run = paragraph.add_run()
            run.text, run.font.size, run.font.bold = words, Pt(size), strong or None
            run.font.name, run.font.language_id = document.design.font, MSO_LANGUAGE_ID.GERMAN


def _sign(paragraph: Any, sign: str) -> None:  # noqa: ANN401 - a paragraph
    """Set the sign of a list before a paragraph as a sign, not as letters; none before running text."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no words for it
    for old in properties.xpath("./a:buNone|./a:buChar|./a:buAutoNum"):
        properties.remove(old)
    kind = "buNone" if not sign else "buChar" if sign == "•" else "buAutoNum"
    node = properties.makeelement(f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{kind}", {})
    if kind == "buChar":
        node.set("char", sign)
    elif kind == "buAutoNum":
        node.set("type", "arabicPeriod")
        node.set("startAt", sign.rstrip("."))
    else:
        properties.set("marL", "0")
        properties.set("indent", "0")
    properties.append(node)


def _runs(inlines: Iterable[Inline], *, strong: bool = False) -> list[tuple[str, bool]]:
    """Return the words with whether they are important."""
    found: list[tuple[str, bool]] = []
    for inline in inlines:
        match inline:
            case Strong(inner):
                found += _runs(inner, strong=True)
            case LineBreak():
                found.append((", ", strong))
            case _:
                found.append((plain((inline,)), strong))
    return [pair for pair in found if pair[0]]


def _table(page: Any, slide: Slide, document: Document) -> None:  # noqa: ANN401 - its types lack XML
    table = cast("Any", slide.table)
    rows = (table.head, *table.rows)
    room = _WIDTH - 2 * _EDGE
    frame = page.shapes.add_table(len(rows), len(table.columns), _EDGE, _TOP, room, Inches(0.4) * len(rows))
    frame.name = plain(table.caption) or slide.title
    frame._element.nvGraphicFramePr.cNvPr.set("descr", frame.name)  # noqa: SLF001 - the library has no words for it
    for column, said in zip(frame.table.columns, table.columns, strict=True):
        column.width = Emu(round(room * said.width))
    for number, row in enumerate(rows):
        for cell, inlines in zip(frame.table.rows[number].cells, row, strict=True):
            _fill(cell.text_frame, [Line(inlines)], document, _TABLE_PT)


def _picture(page: Any, slide: Slide, document: Document) -> None:  # noqa: ANN401 - as above
    figure = cast("Any", slide.figure)
    picture = document.pictures[figure.name]
    size = fitted(picture, Size(_WIDTH - 2 * _EDGE, _HEIGHT - _TOP - _EDGE))
    left = (_WIDTH - size.width) // 2
    shape = page.shapes.add_picture(io.BytesIO(raster(picture)), left, _TOP, size.width, size.height)
    shape._element.nvPicPr.cNvPr.set("descr", figure.alt)  # noqa: SLF001 - the library has no words for it


def _properties(deck: Deck, document: Document) -> None:
    known, day = deck.core_properties, datetime.fromisoformat(document.stand)
    known.title, known.author, known.language = document.cover.title, document.cover.publisher, "de-DE"
    known.subject, known.last_modified_by, known.keywords = document.cover.subtitle, document.cover.publisher, ""
    known.created = known.modified = day
    known.revision = 1


def _steady(made: io.BytesIO) -> bytes:
    """Return the package without the clock's time in it."""
    with zipfile.ZipFile(made) as package:
        return pack({name: package.read(name) for name in package.namelist()})
