"""Blocks of the document tree in → their lines and tables in the body, out; one that it does not know raises."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import TYPE_CHECKING, Final, NamedTuple

from konzeptgen.document.remarks import remarked
from konzeptgen.document.sprachen import turned
from konzeptgen.document.tree import (
    PREFIXES,
    BulletList,
    Code,
    CodeBlock,
    Entry,
    Facts,
    Figure,
    Heading,
    Landscape,
    LineBreak,
    Notice,
    NoticeKind,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    plain,
    run_on,
)
from konzeptgen.writers.docx.elements import NO_LIST, Format
from konzeptgen.writers.docx.flow import Box, Kind
from konzeptgen.writers.docx.headings import counted, number
from konzeptgen.writers.docx.numbering import DEEPEST, STEP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from konzeptgen.document.tree import Block, Inline, Layout
    from konzeptgen.writers.docx.body import Body
    from konzeptgen.writers.docx.numbering import Numbering
    from konzeptgen.writers.docx.tables import Tabler

_NOTICES: Final[dict[NoticeKind, str]] = {"luecke": "Luecke", "hinweis": "Hinweis", "forderung": "Forderung"}
# Twips: how far the text of a notice and of a quotation stands in from the margin, as their styles say.
_NOTICE_INSET, _QUOTE_INSET = 284, 425
# Letters of the longest term beside its value, by paper, and of the longest word of the value there.
_LONGEST_TERM, _LONGEST_WORD = {"a4": 27, "a5": 14}, 60
# Lines of the longest fact sheet that stays on one page.
_SHEET = 14
# Twips: the space above a chapter that has no page of its own, below a figure without a source, below items in boxes.
_CHAPTER, _FIGURE, _ITEM = 480, 240, 60


class Sign(NamedTuple):
    """What the next item of a list begins with: a level and a list, and the style of items."""

    style: str
    level: int
    number: str


class Place(NamedTuple):
    """Where blocks stand: the style that paragraphs have there, how far they are set in, how deep in lists."""

    style: str = ""
    kind: Kind = Kind.TEXT
    inset: int = 0
    box: Box | None = None
    depth: int = 0


_TOP = Place()


class Blocks:
    """Writes blocks into a body; ``furniture`` maps headers and footers to those of pages on their side."""

    def __init__(
        self, body: Body, tables: Tabler, numbering: Numbering, layout: Layout, furniture: Mapping[str, str]
    ) -> None:
        """Begin at the top of the text, behind what the body holds already."""
        self._body, self._tables, self._numbering = body, tables, numbering
        self._layout, self._furniture = layout, furniture
        self._page = body.flow.page
        self._front = body.flow.last if layout.inhalt else None
        self._sign: Sign | None = None
        self._opening = False

    def write(self, blocks: Iterable[Block], place: Place = _TOP) -> None:
        """Write a run of blocks."""
        for block, remarks in remarked(blocks):
            self._body.remark(remarks)
            self._one(block, place)

    @singledispatchmethod
    def _one(self, block: object, _place: Place) -> None:
        raise TypeError(f"unknown block {type(block).__name__}")

    @_one.register
    def _heading(self, block: Heading, _place: Place) -> None:
        style = f"Heading{block.level}"
        lacks, counts = self._body.styles.lacks, bool(self._body.styles.numbers(style))
        own = () if counts and counted(block) else number(block)
        form = Format(
            style,
            keep_next=lacks(style, "w:pPr/w:keepNext"),
            sign=(0, NO_LIST) if counts and own == number(block) else None,
            outline=block.level - 1 if lacks(style, "w:pPr/w:outlineLvl") else None,
        )
        if block.level == 1:
            form = self._chapter(form)
        self._body.line(form, (*own, *block.inlines), key=block.id)
        self._opening = True

    def _chapter(self, form: Format) -> Format:
        """Return the format of a chapter's heading: behind the contents it opens a page in every template."""
        if not self._layout.kapitelseiten:
            return form._replace(page_break=False, before=_CHAPTER)
        first = self._front is not None and self._body.flow.last is self._front
        return form._replace(page_break=True if first else None)

    @_one.register
    def _paragraph(self, block: Paragraph, place: Place) -> None:
        if not block.inlines:
            return
        style, kind = place.style, place.kind
        if not style and self._sign is not None:
            style, kind = self._sign.style, Kind.LIST
        elif not style:
            style = "Compact" if place.depth else "FirstParagraph" if self._opening else "BodyText"
        form = self._form(style, place)._replace(bidi=turned(block.inlines))
        if place.box is not None:
            form = form._replace(parted=place.box.parted)
        self._body.line(form, block.inlines, kind, box=place.box)
        self._opening = False

    def _form(self, style: str, place: Place) -> Format:
        """Return the format of a paragraph in boxes and lists; the first one of an item takes its sign."""
        sign, self._sign = self._sign, None
        if sign is None:
            return Format(style, left=place.inset + STEP * place.depth if place.depth else None)
        form = Format(style, sign=(sign.level, sign.number))
        if place.style:
            form = form._replace(left=place.inset + STEP * (sign.level + 1), hanging=STEP)
        return form if place.box is None else form._replace(before=0, after=_ITEM)

    @_one.register
    def _bullets(self, block: BulletList, place: Place) -> None:
        own = self._body.styles.numbers("ListBullet") if not place.style and not place.depth else ""
        self._items(block.items, "ListBullet", own or self._numbering.signs(), place)

    @_one.register
    def _ordered(self, block: OrderedList, place: Place) -> None:
        number = self._numbering.count(min(place.depth, DEEPEST), block.start)
        self._items(block.items, "ListNumber", number, place)

    def _items(self, items: tuple[tuple[Block, ...], ...], style: str, number: str, place: Place) -> None:
        for item in items:
            self._sign = Sign(style, min(place.depth, DEEPEST), number)
            self.write(item, place._replace(depth=place.depth + 1))
        self._sign = None
        self._opening = True

    @_one.register
    def _quote(self, block: Quote, place: Place) -> None:
        self.write(block.blocks, place._replace(style="BlockText", kind=Kind.OTHER, inset=_QUOTE_INSET, box=None))
        self._opening = True

    @_one.register
    def _code(self, block: CodeBlock, place: Place) -> None:
        self._body.line(self._form("SourceCode", place), (Code(block.text),))
        self._opening = True

    @_one.register
    def _entry(self, block: Entry, place: Place) -> None:
        self.write(block.blocks, place)

    @_one.register
    def _landscape(self, block: Landscape, place: Place) -> None:
        if place == _TOP and self._body.flow.page is self._page:
            self._body.flow.page = self._page.turned(self._furniture)
        self.write(block.blocks, place)
        if place == _TOP:
            self._body.flow.page = self._page

    @_one.register
    def _notice(self, block: Notice, _place: Place) -> None:
        style, last = _NOTICES[block.kind], self._body.flow.last
        before = last.box if last is not None else None
        parted = before is not None and before.style == style and not before.parted
        prefix, first = Strong((Text(PREFIXES[block.kind]),)), block.blocks[:1]
        if first and isinstance(first[0], Paragraph):
            blocks = (Paragraph((prefix, Text(" "), *first[0].inlines)), *block.blocks[1:])
        else:
            blocks = (Paragraph((prefix,)), *block.blocks)
        self.write(blocks, Place(style, Kind.BOX, _NOTICE_INSET, Box(style, parted)))

    @_one.register
    def _facts(self, block: Facts, place: Place) -> None:
        if block.brief:
            self._paragraph(Paragraph(run_on(block)), place)
            return
        last = len(block.items) - 1
        for index, (term, value) in enumerate(block.items):
            together = index < last and (last < _SHEET or index in {0, last - 1})
            form = Format("Steckbrief" if index < last else "SteckbriefEnde", keep_next=together)
            self._body.line(form, _fact(term, value, _LONGEST_TERM[self._layout.blatt]), Kind.SHEET)
        self._opening = False

    @_one.register
    def _figure(self, block: Figure, _place: Place) -> None:
        self._body.drawing(Format("CaptionedFigure"), block.name, block.alt, key=block.id)
        form = Format("ImageCaption", after=None if block.source else _FIGURE)
        self._body.line(form, (Text(f"Abbildung {block.number}: "), *block.caption))
        if block.source:
            self._body.line(Format("BildQuelle"), block.source)
        self._opening = False

    @_one.register
    def _table(self, block: Table, _place: Place) -> None:
        if block.caption:
            form = Format("TableCaption", keep_next=self._body.styles.lacks("TableCaption", "w:pPr/w:keepNext"))
            self._body.line(form, (Text(f"Tabelle {block.number}: "), *block.caption), key=block.id)
        key = "" if block.caption else block.id
        self._tables.write(
            self._body.flow.table(),
            block,
            self._body.flow.page.room.width,
            lambda paragraph: self._body.marked(paragraph, key),
        )
        if block.source:
            self._body.line(Format("Quelle"), block.source)
        self._opening = False


def _fact(term: tuple[Inline, ...], value: tuple[Inline, ...], longest: int) -> tuple[Inline, ...]:
    """Return a term and its value, beside each other where there is room."""
    room = len(plain(term)) <= longest and len(plain(value).partition(" ")[0]) <= _LONGEST_WORD
    return Strong(term), Text("\t") if room else LineBreak(), *value
