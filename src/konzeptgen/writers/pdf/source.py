"""Document in, the files of a Typst project out: values become string literals, never markup."""

from __future__ import annotations

import base64
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import singledispatch
from typing import TYPE_CHECKING

from konzeptgen.document.fonts import FAMILIES
from konzeptgen.document.heat import steps
from konzeptgen.document.scripts import marked, right_to_left, script
from konzeptgen.document.theme import ratio
from konzeptgen.document.tree import (
    PREFIXES,
    Block,
    BulletList,
    Code,
    CodeBlock,
    Column,
    Design,
    Document,
    Emph,
    Entry,
    Facts,
    Figure,
    Foreign,
    Heading,
    Inline,
    Landscape,
    Layout,
    LineBreak,
    Link,
    Notice,
    OrderedList,
    Paragraph,
    Picture,
    Quote,
    Remark,
    Strong,
    Table,
    Text,
    plain,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_POINTS_PER_PIXEL = 0.75
_SHORT_TITLE = 80
_SHORT_SHEET = 30
_SHEET_LINE = 70
_BOX_BLOCKS = 12
_SHORT_BOX = 900
_LONG_TERM = 15
_SHORT_TABLE = 24
_TALL_CELL = 400
_LETTERS = 60
_NARROWEST = 4
_LINE = 40
_HEAT_SHARES = (0.06, 0.16, 0.26, 0.36, 0.46)
_CONTRAST = 4.5

# Without these features Typst writes no letter twice into the PDF's text and parts no word with a space.
_SHAPES = {"Latn": "features: (ccmp: 0), ", "Arab": "features: (kern: 0), size: 1.15em, "}
# Typst's own ``dir`` lets signs and numbers behind the words slip to their other side.
_ISOLATE = ("\u2067", "\u2069")

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f]')
_BREAKABLE = re.compile(r"(?P<address>(?=\S{13})(?=\S*[^\W\d_])(?:\S*\w[@._]\w\S*|\S+://\S+))|(?P<word>[^\W\d_]{14,})")


@dataclass(frozen=True, slots=True)
class _Book:
    """What a node must know of the document around it; ``room`` is how many letters a line surely holds."""

    ids: frozenset[str]
    files: Mapping[str, str]
    pictures: Mapping[str, Picture]
    design: Design
    layout: Layout
    room: int = _LINE


def source(document: Document, families: tuple[str, ...], notes: int = 0) -> dict[str, bytes]:
    """Return the files of the project by name; ``main.typ`` is its start and imports ``konzept.typ``.

    ``notes`` is how many pages for handwriting follow the text.
    """
    names = sorted(document.pictures)
    files = {name: f"bild-{count}.svg" for count, name in enumerate(names, start=1)}
    book = _Book(_ids(document.blocks), files, document.pictures, document.design, document.layout)
    main = f'#import "konzept.typ": *\n{_settings(document, book, notes)}\n#{_blocks(document.blocks, book)}\n'
    project = {files[name]: _as_text(document.pictures[name]) for name in names}
    if logo := document.design.logo:
        project["logo.svg"] = _as_text(logo)
    return {**project, "main.typ": main.encode(), "gestaltung.typ": _look(document.design, families).encode()}


def literal(text: str) -> str:
    """Return ``text`` as a Typst string, which Typst reads back character by character."""
    return f'"{_SPECIAL.sub(_escape, text)}"'


def tints(colour: str) -> tuple[str, ...]:
    """Return five tints of ``colour``, the palest first; black text can be read on each of them."""
    return tuple(_mix(colour, "#FFFFFF", share) for share in _HEAT_SHARES)


# --- What stands before the blocks ---------------------------------------------------------------


def _settings(document: Document, book: _Book, notes: int) -> str:
    cover = document.cover
    short = cover.title if len(cover.title) <= _SHORT_TITLE else cover.title[:_SHORT_TITLE].rsplit(" ", 1)[0] + " …"
    lines = _array(f"({_text(term)}, {_inlines(marked(value), book)})" for term, value in cover.lines)
    stand = date.fromisoformat(document.stand).strftime("%d.%m.%Y")
    values = {
        "title": literal(cover.title),
        "short": literal(short),
        "subtitle": literal(cover.subtitle),
        "publisher": literal(cover.publisher),
        "stand": literal(stand),
        "lines": lines,
        "mark": literal(cover.mark),
        "logo": _logo(document),
        "paper": literal(document.layout.papier),
        "cover-page": _boolean(document.layout.deckblatt),
        "toc": _boolean(document.layout.inhalt),
        "booklet": _boolean(document.layout.broschuere),
        "notes": str(notes),
    }
    return "#show: konzept.with(\n" + "".join(f"  {key}: {value},\n" for key, value in values.items()) + ")"


def _logo(document: Document) -> str:
    logo = document.design.logo
    if logo is None:
        return "none"
    alt = document.design.logo_alt or f"Logo: {document.cover.publisher}"
    file = "logo.svg"
    return f"(file: {literal(file)}, alt: {literal(alt)}, width: {_points(logo.width)}, ratio: {_proportion(logo)})"


def _look(design: Design, families: tuple[str, ...]) -> str:
    main, accent = _readable(design.colour), _readable(design.accent)
    colours = {
        "main": main,
        "on-main": "#FFFFFF",
        "pale": _mix(main, "#FFFFFF", 0.08),
        "accent": accent,
        "accent-pale": _mix(accent, "#FFFFFF", 0.08),
    }
    palette = ", ".join(f"{name}: rgb({literal(colour)})" for name, colour in colours.items())
    return f"#let families = {_array(literal(family) for family in families)}\n#let palette = ({palette})\n"


def _readable(colour: str) -> str:
    """Darken ``colour`` until it can be read on the palest tint, and white on it."""
    steps = (_mix(colour, "#000000", share / 20) for share in range(20, -1, -1))
    return next(step for step in steps if ratio(step, "#F0F0F0") >= _CONTRAST)


def _mix(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


# --- Ids and links -------------------------------------------------------------------------------


def _ids(blocks: tuple[Block, ...]) -> frozenset[str]:
    count = Counter(block.id for block in walk(blocks) if isinstance(block, Heading | Table | Figure))
    if twice := [name for name, times in count.items() if times > 1]:
        raise ValueError(f"ids stand more than once: {', '.join(twice)}")
    return frozenset(count)


def _label(name: str) -> str:
    """Write ``name`` with ASCII letters, digits and hyphens, two names never alike."""
    safe = "".join(c if (c.isascii() and c.isalnum()) or c == "-" else f"_{ord(c):x}_" for c in name)
    return literal(f"id-{safe}")


def _destination(target: str, book: _Book) -> str:
    if target.startswith("#"):
        if target[1:] not in book.ids:
            raise ValueError(f"a link leads to the id {target[1:]!r}, which no block has")
        return f"label({_label(target[1:])})"
    if not target.lower().startswith(_SCHEMES):
        raise ValueError(f"a link leads to {target!r}; allowed are https, http, mailto, tel and #")
    return literal(target)


# --- Inlines -------------------------------------------------------------------------------------


def _inlines(inlines: Iterable[Inline], book: _Book) -> str:
    return "{ " + ("; ".join(_inline(inline, book) for inline in inlines) or '""') + " }"


@singledispatch
def _inline(node: object, _book: _Book) -> str:
    raise TypeError(f"no Typst for the inline {type(node).__name__}")


@_inline.register(Text)
def _(node: Text, book: _Book) -> str:
    return _text(node.text, book.room)


@_inline.register(Strong)
def _(node: Strong, book: _Book) -> str:
    return f"strong({_inlines(node.inlines, book)})"


@_inline.register(Emph)
def _(node: Emph, book: _Book) -> str:
    return f"emph({_inlines(node.inlines, book)})"


@_inline.register(Link)
def _(node: Link, book: _Book) -> str:
    return f"link({_destination(node.target, book)}, {_inlines(node.inlines, book)})"


@_inline.register(Code)
def _(node: Code, _book: _Book) -> str:
    return f"raw({literal(node.text)})"


@_inline.register(Foreign)
def _(node: Foreign, book: _Book) -> str:
    lang, *rest = node.lang.split("-")
    region = next((literal(part.upper()) for part in rest if re.fullmatch("[A-Za-z]{2}", part)), "none")
    inlines = (Text(_ISOLATE[0]), *node.inlines, Text(_ISOLATE[1])) if right_to_left(node.lang) else node.inlines
    shape = _shape(script(node.lang))
    return f"text(lang: {literal(lang.lower())}, region: {region}, {shape}{_inlines(inlines, book)})"


def _shape(written: str) -> str:
    """Return how words in a script are set, as arguments of Typst's ``text``."""
    family = f"font: ({literal(FAMILIES[written])}, ..families), " if written in FAMILIES else ""
    return f"{family}{_SHAPES.get(written, '')}"


@_inline.register(LineBreak)
def _(_node: LineBreak, _book: _Book) -> str:
    return "linebreak()"


def _text(text: str, room: int = _LINE) -> str:
    """Return the literals for ``text``; long words in it may get a hyphen, addresses may break without one."""
    parts, end = [], 0
    for match in _BREAKABLE.finditer(text):
        parts += [literal(text[end : match.start()])] if match.start() > end else []
        parts.append(_address(match["address"], room) if match["address"] else f"long({literal(match['word'])})")
        end = match.end()
    if end < len(text) or not parts:
        parts.append(literal(text[end:]))
    return parts[0] if len(parts) == 1 else "{ " + "; ".join(parts) + " }"


def _address(text: str, room: int) -> str:
    if len(text) <= room:
        return f"text(hyphenate: false, box({literal(text)}))"
    # an empty box offers a line break and, unlike a zero-width space, leaves no character in the PDF
    pieces = re.findall(rf"\S{{1,{room - 1}}}?[/.@\-_?&=:]+|\S{{1,{room}}}$|\S{{1,{room // 2}}}", text)
    return "text(hyphenate: false, { " + "; box(); ".join(literal(piece) for piece in pieces) + " })"


# --- Blocks --------------------------------------------------------------------------------------


def _blocks(blocks: Iterable[Block], book: _Book) -> str:
    return "{\n" + "".join(f"{_block(block, book)}\n" for block in blocks) + "}"


@singledispatch
def _block(node: object, _book: _Book) -> str:
    raise TypeError(f"no Typst for the block {type(node).__name__}")


@_block.register(Heading)
def _heading(node: Heading, book: _Book, *, opens: bool = False) -> str:
    number = (Text(f"{node.number} "),) if node.number else ()
    words = _inlines((*number, *node.inlines), book)
    stays = _boolean(opens or not book.layout.kapitelseiten)
    return f"heading-line({node.level}, {_label(node.id)}, {words}, opens: {stays})"


@_block.register(Paragraph)
def _(node: Paragraph, book: _Book) -> str:
    leads = plain(node.inlines).rstrip().endswith(":")
    return f"{'lead' if leads else 'par'}({_inlines(node.inlines, book)})"


@_block.register(BulletList)
def _(node: BulletList, book: _Book) -> str:
    return _list("list(", node.items, book)


@_block.register(OrderedList)
def _(node: OrderedList, book: _Book) -> str:
    return _list(f"enum(start: {node.start}, ", node.items, book)


def _list(call: str, items: tuple[tuple[Block, ...], ...], book: _Book) -> str:
    tight = all(len(item) == 1 and isinstance(item[0], Paragraph) for item in items)
    return f"{call}tight: {_boolean(tight)}, " + ", ".join(_item(item, book) for item in items) + ")"


def _item(item: tuple[Block, ...], book: _Book) -> str:
    match item:
        case (Paragraph(inlines),):
            return _inlines(inlines, book)
        case _:
            return _blocks(item, book)


@_block.register(Quote)
def _(node: Quote, book: _Book) -> str:
    return f"quotation({_blocks(node.blocks, book)}, short: {_boolean(_short(node.blocks))})"


@_block.register(CodeBlock)
def _(node: CodeBlock, _book: _Book) -> str:
    return f"raw({literal(node.text)}, block: true)"


@_block.register(Notice)
def _(node: Notice, book: _Book) -> str:
    prefix = Strong((Text(PREFIXES[node.kind]),))
    match node.blocks:
        case (Paragraph(inlines), *rest):
            blocks: tuple[Block, ...] = (Paragraph((prefix, Text(" "), *inlines)), *rest)
        case _:
            blocks = (Paragraph((prefix,)), *node.blocks)
    return f"notice({literal(node.kind)}, {_blocks(blocks, book)}, short: {_boolean(_short(blocks))})"


@_block.register(Remark)
def _(_node: Remark, _book: _Book) -> str:
    return ""


@_block.register(Facts)
def _(node: Facts, book: _Book) -> str:
    pairs = _array(
        f"({_inlines(term, book)}, {_inlines(value, book)}, {_boolean(len(plain(term)) > _LONG_TERM)})"
        for term, value in node.items
    )
    lines = sum(_lines(value, _SHEET_LINE) for _, value in node.items)
    width = "2.4cm" if book.layout.papier == "a5" else "4cm"
    return f"facts({pairs}, width: {width}, short: {_boolean(lines <= _SHORT_SHEET)})"


@_block.register(Entry)
def _(node: Entry, book: _Book) -> str:
    return f"entry({_blocks(node.blocks, book)})"


@_block.register(Landscape)
def _(node: Landscape, book: _Book) -> str:
    match node.blocks:
        case (Heading() as first, *rest):
            lines = (_heading(first, book, opens=True), *(_block(block, book) for block in rest))
            return "landscape({\n" + "".join(f"{line}\n" for line in lines) + "})"
        case _:
            return f"landscape({_blocks(node.blocks, book)})"


@_block.register(Figure)
def _(node: Figure, book: _Book) -> str:
    if node.name not in book.files:
        raise ValueError(f"the figure {node.id!r} names the picture {node.name!r}, which the document lacks")
    if not node.alt.strip():
        raise ValueError(f"the figure {node.id!r} has no alternative text")
    picture = book.pictures[node.name]
    size = f"{_points(picture.width)}, {_points(picture.height)}"
    caption = _caption("Abbildung", node.number, node.caption, book)
    names = f"{_label(node.id)}, {literal(book.files[node.name])}, {literal(node.alt)}"
    return f"picture({names}, {size}, {caption}, source: {_optional(node.source, book)})"


@_block.register(Table)
def _(node: Table, book: _Book) -> str:
    width = len(node.columns)
    if any(len(row) != width for row in (node.head, *node.rows)):
        raise ValueError(f"the table {node.id!r} has rows that do not fill its {width} columns")
    narrow = [replace(book, room=_room(column)) for column in node.columns]
    tall = any(map(_is_tall, node.rows))
    arguments = (
        _label(node.id),
        _array(f"{column.width:.4f}fr" for column in node.columns),
        _array(column.align for column in node.columns),
        _array(map(_inlines, node.head, narrow)),
        "(\n" + "".join(f"{row},\n" for row in _rows(node, narrow)) + ")",
        f"caption: {_caption('Tabelle', node.number, node.caption, book) if node.caption else 'none'}",
        f"source: {_optional(node.source, book)}",
        f"total: {_boolean(node.total)}",
        f"tall: {_boolean(tall)}",
        f"roomy: {_boolean(node.roomy)}",
        f"short: {_boolean(_table_lines(node) <= _SHORT_TABLE)}",
    )
    return f"data-table({', '.join(arguments)})"


def _rows(table: Table, books: list[_Book]) -> Iterator[str]:
    shades = _shades(table, books[0].design.colour)
    for y, row in enumerate(table.rows):
        cells = enumerate(zip(row, books, strict=True))
        tall = _is_tall(row)
        yield _array(_cell(_inlines(cell, book), shades.get((y, x)), tall=tall) for x, (cell, book) in cells)


def _is_tall(row: tuple[tuple[Inline, ...], ...]) -> bool:
    """Return whether a row is so high that a page break must be allowed to part it."""
    return any(len(plain(cell)) > _TALL_CELL for cell in row)


def _room(column: Column) -> int:
    """Return how many letters a line of the column surely holds, however wide they are."""
    return max(_NARROWEST, int(column.width * _LETTERS))


def _table_lines(table: Table) -> int:
    """Return how many lines the table takes at most."""
    rows = (table.head, *table.rows)
    return sum(
        max(_lines(cell, _room(column)) for cell, column in zip(row, table.columns, strict=True)) for row in rows
    )


def _lines(cell: tuple[Inline, ...], room: int) -> int:
    breaks = sum(isinstance(inline, LineBreak) for inline in cell)
    return 1 + breaks + len(plain(cell)) // room


def _cell(content: str, shade: str | None, *, tall: bool) -> str:
    fill = f"fill: rgb({literal(shade)}), " if shade else ""
    breakable = "breakable: true, " if tall else ""
    return f"table.cell({fill}{breakable}{content})" if fill or breakable else content


def _shades(table: Table, colour: str) -> dict[tuple[int, int], str]:
    """Return the tint of each cell that holds a number; a total row has none."""
    palette = tints(colour)
    return {place: palette[step - 1] for place, step in steps(table).items()}


def _short(blocks: tuple[Block, ...]) -> bool:
    """Say whether ``blocks`` are a few lines, which a page break must not part."""
    lengths = [len(plain(block.inlines)) if isinstance(block, Paragraph) else _SHORT_BOX for block in blocks]
    return sum(lengths) < _SHORT_BOX and len(blocks) < _BOX_BLOCKS


# --- Small parts ---------------------------------------------------------------------------------


def _caption(kind: str, number: int, caption: tuple[Inline, ...], book: _Book) -> str:
    return _inlines((Text(f"{kind} {number}: "), *caption), book)


def _optional(inlines: tuple[Inline, ...], book: _Book) -> str:
    return _inlines(inlines, book) if inlines else "none"


def _array(items: Iterable[str]) -> str:
    return "(" + "".join(f"{item}, " for item in items) + ")"


def _boolean(value: bool) -> str:  # noqa: FBT001 - the value is what the function is about
    return "true" if value else "false"


def _points(pixels: int) -> str:
    return f"{pixels * _POINTS_PER_PIXEL:g}pt"


def _proportion(picture: Picture) -> str:
    return f"{picture.width / picture.height:.6f}"


def _as_text(picture: Picture) -> bytes:
    """Return the picture as SVG, since Typst takes files from memory only if they are text."""
    if picture.media_type == "image/svg+xml":
        return picture.data
    width, height = picture.width, picture.height
    data = f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="{data}"/></svg>'
    ).encode()


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{{{ord(character):x}}}"
