"""Blocks of the document tree in → headings, paragraphs, lists and tables in the text, out; an unknown one raises."""

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
from konzeptgen.writers.odt.elements import add, q
from konzeptgen.writers.odt.looks import Form
from konzeptgen.writers.odt.pages import UPRIGHT, WIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konzeptgen.document.tree import Block, Inline, Layout
    from konzeptgen.writers.odt.body import Body
    from konzeptgen.writers.odt.elements import Element
    from konzeptgen.writers.odt.figures import Figures
    from konzeptgen.writers.odt.pages import Sheet
    from konzeptgen.writers.odt.tables import Tabler

_NOTICES: Final[dict[NoticeKind, str]] = {"luecke": "Luecke", "hinweis": "Hinweis", "forderung": "Forderung"}
# Letters of the longest term beside its value, and of the longest word of the value there.
_LONGEST_TERM, _LONGEST_WORD = 27, 60
# Lines of the longest fact sheet that stays on one page: LibreOffice parts longer ones from their heading.
_SHEET = 8
# Points: the space above a chapter that has no page of its own, below a figure without a source, below lists, items.
_CHAPTER, _FIGURE, _LIST, _ITEM = 24, 12, 6, 3


class Place(NamedTuple):
    """Where blocks stand: the element that takes them, style and notice of paragraphs, depth, style of items."""

    into: Element
    style: str = ""
    box: object = None
    depth: int = 0
    item: str = ""


class Blocks:
    """Writes blocks into a body."""

    def __init__(self, body: Body, tables: Tabler, figures: Figures, layout: Layout, sheet: Sheet) -> None:
        """Begin at the top of the text, behind what the body holds already."""
        self._body, self._tables, self._figures = body, tables, figures
        self._layout, self._sheet = layout, sheet
        self._top = Place(body.root)
        self._first = layout.inhalt or layout.deckblatt
        self._wide = self._opening = False
        self._last_notice = ""
        self._parted = False

    def write(self, blocks: Iterable[Block], place: Place | None = None) -> None:
        """Write a run of blocks."""
        for block, remarks in remarked(blocks):
            self._body.remark(remarks)
            self._one(block, place or self._top)
            self._last_notice = block.kind if isinstance(block, Notice) else ""

    @singledispatchmethod
    def _one(self, block: object, _place: Place) -> None:
        raise TypeError(f"unknown block {type(block).__name__}")

    @_one.register
    def _heading(self, block: Heading, place: Place) -> None:
        form = Form(f"Heading_20_{block.level}", level=block.level)
        if block.level == 1:
            form = self._chapter(form)
        number = (Text(f"{block.number} "),) if block.number else ()
        self._body.line(place.into, form, (*number, *block.inlines), block.id)
        self._opening = True

    def _chapter(self, form: Form) -> Form:
        """Return the form of a chapter's heading: behind the cover and the contents it always opens a page."""
        opens, self._first = self._layout.kapitelseiten or self._first, False
        if self._body.page:
            return form
        return form._replace(page_break=True) if opens else form._replace(before=_CHAPTER)

    @_one.register
    def _paragraph(self, block: Paragraph, place: Place) -> None:
        if not block.inlines:
            return
        style = place.style or place.item
        if not style:
            style = "Erster_20_Absatz" if self._opening else "Text_20_body"
        running = not place.style and not place.item
        form = Form(style, box=place.box, running=running, bidi=turned(block.inlines))
        if place.box is not None:
            form = form._replace(before=0, after=_ITEM) if place.depth else form._replace(parted=self._parted)
        self._body.line(place.into, form, block.inlines)
        self._opening = False

    @_one.register
    def _bullets(self, block: BulletList, place: Place) -> None:
        self._items(block.items, "Punkte", "Aufzaehlung", place)

    @_one.register
    def _ordered(self, block: OrderedList, place: Place) -> None:
        made = self._items(block.items, "Zahlen", "Nummerierung", place)
        if len(made) and block.start != 1:
            made[0].set(q("text:start-value"), str(block.start))

    def _items(self, items: tuple[tuple[Block, ...], ...], signs: str, style: str, place: Place) -> Element:
        self._body.lead()
        signs += "_20_im_20_Kasten" if place.style else ""
        made = add(place.into, "text:list", text__style_name=signs)
        for item in items:
            into = add(made, "text:list-item")
            self.write(item, place._replace(into=into, depth=place.depth + 1, item=style))
        if not place.depth:
            self._body.amend(after=_LIST)
        self._opening = True
        return made

    @_one.register
    def _quote(self, block: Quote, place: Place) -> None:
        self.write(block.blocks, place._replace(style="Quotations", box=None))
        self._opening = True

    @_one.register
    def _code(self, block: CodeBlock, place: Place) -> None:
        self._body.line(place.into, Form("Preformatted_20_Text"), (Code(block.text),))
        self._opening = True

    @_one.register
    def _entry(self, block: Entry, place: Place) -> None:
        self.write(block.blocks, place)

    @_one.register
    def _landscape(self, block: Landscape, place: Place) -> None:
        self._wide = True
        self._body.page = WIDE
        self.write(block.blocks, place)
        self._wide = False
        self._body.page = UPRIGHT

    @_one.register
    def _notice(self, block: Notice, place: Place) -> None:
        self._parted = self._last_notice == block.kind and not self._parted
        prefix, first = Strong((Text(PREFIXES[block.kind]),)), block.blocks[:1]
        if first and isinstance(first[0], Paragraph):
            blocks = (Paragraph((prefix, Text(" "), *first[0].inlines)), *block.blocks[1:])
        else:
            blocks = (Paragraph((prefix,)), *block.blocks)
        self.write(blocks, place._replace(style=_NOTICES[block.kind], box=block))

    @_one.register
    def _facts(self, block: Facts, place: Place) -> None:
        if block.brief:
            self._paragraph(Paragraph(run_on(block)), place)
            return
        self._body.lead()
        last = len(block.items) - 1
        for index, (term, value) in enumerate(block.items):
            together = index < last and (last < _SHEET or index in {0, last - 1})
            form = Form("Steckbrief" if index < last else "Steckbrief_20_Ende", keep_next=together)
            self._body.line(place.into, form, _fact(term, value))
        self._opening = False

    @_one.register
    def _figure(self, block: Figure, place: Place) -> None:
        paragraph = self._body.begin(place.into, Form("Bild"))
        names = self._body.mark(paragraph, block.id)
        space = self._sheet.space(wide=self._wide)
        self._figures.draw(paragraph, block.name, f"Abbildung {block.number}", block.alt, space)
        self._body.leave(paragraph, names)
        form = Form("Figure", keep_next=bool(block.source), after=None if block.source else _FIGURE)
        self._body.line(place.into, form, (Text(f"Abbildung {block.number}: "), *block.caption))
        if block.source:
            self._body.line(place.into, Form("Quelle_20_Abbildung"), block.source)
        self._opening = False

    @_one.register
    def _table(self, block: Table, place: Place) -> None:
        if block.caption:
            words = (Text(f"Tabelle {block.number}: "), *block.caption)
            self._body.line(place.into, Form("Table"), words, block.id)
        key, page = "" if block.caption else block.id, self._body.take_page()
        names: list[str] = []

        def mark(paragraph: Element) -> None:
            names.extend(self._body.mark(paragraph, key))

        width = self._sheet.space(wide=self._wide)[0]
        made = self._tables.write(place.into, block, width, page, mark)
        self._body.leave(next(made.iter(q("text:p"))), names)
        self._body.last = None
        if block.source:
            self._body.line(place.into, Form("Quelle"), block.source)
        self._opening = False


def _fact(term: tuple[Inline, ...], value: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a term and its value, beside each other where there is room."""
    room = len(plain(term)) <= _LONGEST_TERM and len(plain(value).partition(" ")[0]) <= _LONGEST_WORD
    return Strong(term), Text("\t") if room else LineBreak(), *value
