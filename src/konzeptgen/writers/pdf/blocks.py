"""Blocks in, Typst code out: calls of the functions in ``konzept.typ``; an unknown block raises."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from konzeptgen.document.sprachen import turned
from konzeptgen.document.tree import (
    PREFIXES,
    BulletList,
    CodeBlock,
    Entry,
    Facts,
    Figure,
    Heading,
    Landscape,
    Notice,
    OrderedList,
    Paragraph,
    Quote,
    Remark,
    Table,
    Text,
    plain,
    run_on,
)
from konzeptgen.writers.pdf.inlines import caption, inlines, optional
from konzeptgen.writers.pdf.notation import array, boolean, label, literal, points
from konzeptgen.writers.pdf.tables import data_table, lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konzeptgen.document.tree import Block
    from konzeptgen.writers.pdf.book import Book

# A box or quotation with fewer letters and blocks stays on one page; a block other than a paragraph counts as too many.
_SHORT_LETTERS, _SHORT_BLOCKS = 900, 12
# Lines that a fact sheet may have at most to stay on one page, and letters that surely fit into a line of its values.
_SHEET_LINES, _SHEET_LETTERS = 30, 70
# Letters of a term that surely fits into its column of a fact sheet.
_SHORT_TERM = 15


def blocks(nodes: Iterable[Block], book: Book) -> str:
    """Return the code that sets ``nodes`` one below the other."""
    return "{\n" + "".join(f"{_block(node, book)}\n" for node in nodes) + "}"


@singledispatch
def _block(node: object, _book: Book) -> str:
    raise TypeError(f"no Typst for the block {type(node).__name__}")


@_block.register(Heading)
def _heading(node: Heading, book: Book, *, opens: bool = False) -> str:
    number = (Text(f"{node.number} "),) if node.number else ()
    stays = boolean(opens or not book.layout.kapitelseiten)
    return f"heading-line({node.level}, {label(node.id)}, {inlines((*number, *node.inlines), book)}, opens: {stays})"


@_block.register(Paragraph)
def _(node: Paragraph, book: Book) -> str:
    setting = f"{_setting(node)}({inlines(node.inlines, book)})"
    return f"align(right, {setting})" if turned(node.inlines) else setting


def _setting(node: Paragraph) -> str:
    """Return the function that sets ``node``: words that lead to a list or a table stay with it."""
    return "lead" if plain(node.inlines).rstrip().endswith(":") else "par"


@_block.register(BulletList)
def _(node: BulletList, book: Book) -> str:
    return _list("list(", node.items, book)


@_block.register(OrderedList)
def _(node: OrderedList, book: Book) -> str:
    return _list(f"enum(start: {node.start}, ", node.items, book)


def _list(call: str, items: tuple[tuple[Block, ...], ...], book: Book) -> str:
    tight = all(len(item) == 1 and isinstance(item[0], Paragraph) for item in items)
    return f"{call}tight: {boolean(tight)}, " + ", ".join(_item(item, book) for item in items) + ")"


def _item(item: tuple[Block, ...], book: Book) -> str:
    match item:
        case (Paragraph(nodes),):
            return inlines(nodes, book)
        case _:
            return blocks(item, book)


@_block.register(Quote)
def _(node: Quote, book: Book) -> str:
    return f"quotation({blocks(node.blocks, book)}, short: {boolean(_short(node.blocks))})"


@_block.register(CodeBlock)
def _(node: CodeBlock, _book: Book) -> str:
    return f"raw({literal(node.text)}, block: true)"


@_block.register(Notice)
def _(node: Notice, book: Book) -> str:
    prefix = Text(PREFIXES[node.kind])
    match node.blocks:
        case (Paragraph(nodes), *rest):
            first, words = Paragraph((prefix, Text(" "), *nodes)), inlines((Text(" "), *nodes), book)
        case rest:
            first, words = Paragraph((prefix,)), "none"
    kind, short = literal(node.kind), boolean(_short((first, *rest)))
    begin = f"{_setting(first)}({{ notice-label({kind}, {literal(prefix.text)}); {words} }})"
    return f"notice({kind}, {{ {begin}; {blocks(rest, book)} }}, short: {short})"


def _short(nodes: tuple[Block, ...]) -> bool:
    """Say whether ``nodes`` are a few lines, which a page break must not part."""
    lengths = [len(plain(node.inlines)) if isinstance(node, Paragraph) else _SHORT_LETTERS for node in nodes]
    return sum(lengths) < _SHORT_LETTERS and len(nodes) < _SHORT_BLOCKS


@_block.register(Remark)
def _(_node: Remark, _book: Book) -> str:
    return ""


@_block.register(Facts)
def _(node: Facts, book: Book) -> str:
    if node.brief:
        return f"par({inlines(run_on(node), book)})"
    pairs = array(
        f"({inlines(term, book)}, {inlines(value, book)}, {boolean(len(plain(term)) > _SHORT_TERM)})"
        for term, value in node.items
    )
    short = sum(lines(value, _SHEET_LETTERS) for _, value in node.items) <= _SHEET_LINES
    return f"facts({pairs}, width: term-width.{book.layout.blatt}, short: {boolean(short)})"


@_block.register(Entry)
def _(node: Entry, book: Book) -> str:
    return f"entry({blocks(node.blocks, book)})"


@_block.register(Landscape)
def _(node: Landscape, book: Book) -> str:
    match node.blocks:
        case (Heading() as first, *rest):
            code = (_heading(first, book, opens=True), *(_block(block, book) for block in rest))
            return "landscape({\n" + "".join(f"{line}\n" for line in code) + "})"
        case _:
            return f"landscape({blocks(node.blocks, book)})"


@_block.register(Figure)
def _(node: Figure, book: Book) -> str:
    if node.name not in book.files:
        raise ValueError(f"the figure {node.id!r} names the picture {node.name!r}, which the document lacks")
    if not node.alt.strip():
        raise ValueError(f"the figure {node.id!r} has no alternative text")
    picture = book.pictures[node.name]
    size = f"{points(picture.width)}, {points(picture.height)}"
    words = caption("Abbildung", node.number, node.caption, book)
    names = f"{label(node.id)}, {literal(book.files[node.name])}, {literal(node.alt)}"
    return f"picture({names}, {size}, {words}, source: {optional(node.source, book)})"


@_block.register(Table)
def _(node: Table, book: Book) -> str:
    return data_table(node, book)
