"""The document tree that stands between render and write: every format is written from it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

Align: TypeAlias = Literal["left", "right", "center"]
NoticeKind: TypeAlias = Literal["luecke", "hinweis", "forderung"]
PREFIXES: Mapping[NoticeKind, str] = {
    "luecke": "Hier fehlt:",
    "hinweis": "Hinweis:",
    "forderung": "Forderung der Verbände:",
}
"""The words with which each kind of notice begins, in every format."""
REMARK = "Prüfhinweis:"
"""The word with which a remark of the check begins."""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters, exactly as they are to be read."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emph:
    """Stressed words."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link; ``target`` is an https, http, mailto or tel address or ``#`` and the id of a block."""

    inlines: tuple[Inline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Code:
    """Characters to be read letter by letter, such as a file name."""

    text: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language; ``lang`` is a BCP 47 tag."""

    inlines: tuple[Inline, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph or cell."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """The mark of a footnote and what it says; ``number`` counts those of a document from 1."""

    inlines: tuple[Inline, ...]
    number: int = 0


Inline: TypeAlias = Text | Strong | Emph | Link | Code | Foreign | LineBreak | Footnote


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` counts from 1 (chapter), ``number`` is like "3.2", "Anhang A" or empty.

    ``about`` holds the ids of the things that it names, as in a paragraph and a table.
    """

    level: int
    inlines: tuple[Inline, ...]
    id: str
    number: str = ""
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inlines: tuple[Inline, ...]
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without order; each item is a run of blocks."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered list; ``start`` is the first number."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines to be read letter by letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``width`` is a share, the sum of a table's shares being 1."""

    align: Align
    width: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head row. A cell is a run of inlines.

    ``number`` counts captioned tables from 1 and is 0 without a caption; ``source`` names source and
    Stichtag below it; ``total`` sets the last row apart as a sum; ``filterable`` offers a filter where
    the format can; ``heat`` shades cells that hold a number by that number (first column excepted);
    ``roomy`` leaves room for handwriting in each row.
    """

    columns: tuple[Column, ...]
    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    id: str
    caption: tuple[Inline, ...] = ()
    number: int = 0
    source: tuple[Inline, ...] = ()
    total: bool = False
    filterable: bool = False
    heat: bool = False
    roomy: bool = False
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture; ``name`` is its key in ``Document.pictures``, ``number`` counts figures from 1."""

    name: str
    caption: tuple[Inline, ...]
    alt: str
    id: str
    number: int
    source: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A marked box: a gap in the data, a hint, or a demand of the associations."""

    kind: NoticeKind
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What the check says of the block before it, a line per finding: a comment in DOCX, a note in HTML, not in PDF."""

    lines: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A fact sheet: pairs of a term and what holds for it; a ``brief`` one runs on in lines like a paragraph."""

    items: tuple[tuple[tuple[Inline, ...], tuple[Inline, ...]], ...]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks that need a page on its side where the format has pages."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a directory: blocks, its heading first, and what it can be found by.

    ``facets`` are pairs of a name, such as "Sprache", and the values that hold here; HTML offers them for choice.
    """

    blocks: tuple[Block, ...]
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()


Block: TypeAlias = (
    Heading
    | Paragraph
    | BulletList
    | OrderedList
    | Quote
    | CodeBlock
    | Table
    | Figure
    | Notice
    | Remark
    | Facts
    | Landscape
    | Entry
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture: ``data`` is SVG, PNG or JPEG as ``media_type`` says; sizes in CSS pixels (1/96 inch)."""

    data: bytes
    media_type: Literal["image/svg+xml", "image/png", "image/jpeg"]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Design:
    """The municipality's look: colours as #RRGGBB, a font family, a logo and a Word template.

    ``styles`` maps roles such as ``ueberschrift1`` to names of the template's styles.
    """

    colour: str = "#1D4F76"
    accent: str = "#B3541E"
    font: str = "Atkinson Hyperlegible Plain"
    logo: Picture | None = None
    logo_alt: str = ""
    reference_docx: bytes | None = None
    styles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cover:
    """Cover and file properties; ``lines`` are label and value in order, ``draft`` and ``internal`` mark every page."""

    title: str
    subtitle: str
    publisher: str
    lines: tuple[tuple[str, str], ...]
    draft: bool
    internal: bool = False

    @property
    def mark(self) -> str:
        """Return the words that mark every page: "Entwurf", "Nur intern", both, or nothing."""
        return ", ".join(
            word for word, holds in (("Entwurf", self.draft), ("nur intern", self.internal)) if holds
        ).capitalize()


@dataclass(frozen=True, slots=True)
class Layout:
    """How pages are laid out.

    ``blatt`` is the size of the sheet; ``deckblatt`` gives the cover its own page, ``inhalt`` adds a table of contents,
    ``kapitelseiten`` lets each chapter open a page; ``broschuere`` mirrors margins and fills up to full sheets.
    """

    blatt: Literal["a4", "a5"] = "a4"
    deckblatt: bool = True
    inhalt: bool = True
    kapitelseiten: bool = True
    broschuere: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: cover, blocks in order (each level 1 heading opens a chapter), pictures, design, layout.

    ``stand`` is the date (ISO 8601) that goes into the file's properties instead of the clock's; ``data`` says for
    programs what it holds, as JSON-LD, where the format can carry that.
    """

    cover: Cover
    blocks: tuple[Block, ...]
    stand: str
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    design: Design = field(default_factory=Design)
    layout: Layout = field(default_factory=Layout)
    data: str = ""


def plain(inlines: tuple[Inline, ...]) -> str:
    """Return the characters of ``inlines`` without marking and footnotes; a line break is a space."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | Code(text):
            return text
        case LineBreak():
            return " "
        case Footnote():
            return ""
        case Strong(inlines) | Emph(inlines) | Link(inlines) | Foreign(inlines):
            return plain(inlines)
        case _:
            raise TypeError(f"no text in the inline {type(inline).__name__}")


def run_on(facts: Facts) -> tuple[Inline, ...]:
    """Return a brief fact sheet as words of a paragraph: "Term: value." one after the other."""
    said: list[Inline] = []
    for term, value in facts.items:
        end = "" if plain(value).endswith((".", "!", "?")) else "."
        said += [*([Text(" ")] if said else []), Strong((*term, Text(":"))), Text(" "), *value, Text(end)]
    return tuple(said)


def headings(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    """Yield the headings in reading order, those on landscape pages and of entries included."""
    for block in blocks:
        match block:
            case Heading():
                yield block
            case Landscape(inner) | Entry(inner):
                yield from headings(inner)
            case _:
                pass


def walk(node: object) -> Iterator[object]:
    """Yield every block and inline of a tree or of a run of trees, parents first."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        kind: Any = type(node)
        if isinstance(node, tuple):
            waiting.extend(reversed(node))
        elif (parts := _parts(kind)) is not None:
            yield node
            waiting.extend(getattr(node, name) for name in parts)


@cache
def _parts(kind: Hashable) -> tuple[str, ...] | None:
    """Return the names of a node's parts, the last first, None for what is no node."""
    if not isinstance(kind, type) or not is_dataclass(kind):
        return None
    return tuple(part.name for part in reversed(fields(kind)))
