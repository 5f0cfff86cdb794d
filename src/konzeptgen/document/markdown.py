"""Markdown text -> raw blocks of the document tree. One dialect: CommonMark with tables and footnotes, no raw HTML.

Templates may also use directives, blocks between ``::: name {json}`` and ``:::``; an author's text may not.
Headings come without id and number; tables and figures of directives come as ``Directive``. What the lines of a
template's text are about goes over to headings, paragraphs and tables.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from konzeptgen.base.scalars import UNPRINTABLE
from konzeptgen.base.typography import set_type
from konzeptgen.base.zwischenspeicher import ZWISCHENSPEICHER
from konzeptgen.document.scripts import typed
from konzeptgen.document.sprachen import SCHEME, in_language
from konzeptgen.document.tree import (
    Align,
    Block,
    BulletList,
    Code,
    CodeBlock,
    Emph,
    Footnote,
    Heading,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Text,
    plain,
)

DIRECTIVES = ("luecke", "hinweis", "forderung", "quer", "steckbrief", "tabelle", "abbildung", "freitext", "eintrag")
_NOTHING: Mapping[int, frozenset[str]] = {}
_ABOUT = "about"
NOTE, NOTE_MARK = "footnote_reference", "footnote_ref"
"""What the parser calls what a footnote says, and its mark in the text."""
_SAYS = "says"
_WITH_SUBJECTS = frozenset(("heading_open", "paragraph_open", "table_open"))


@dataclass(frozen=True, slots=True)
class Directive:
    """A block that a template asks for, with its options; render turns it into the block itself."""

    name: str
    options: Mapping[str, Any]
    blocks: tuple[RawBlock, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as written, before it gets caption, number and widths."""

    align: tuple[Align, ...]
    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RawImage:
    """An author's picture that stands in a paragraph of its own."""

    target: str
    alt: str
    title: str


RawBlock: TypeAlias = Block | Directive | RawTable | RawImage


@cache
def parser(*, author: bool) -> MarkdownIt:
    """Return the parser: for authors it recognises raw HTML so that it can be refused, for templates directives."""
    markdown = MarkdownIt("commonmark", {"html": author, "maxNesting": 40}).enable("table")
    footnote_plugin(markdown, inline=False, move_to_end=False, always_match_refs=True)
    markdown.validateLink = lambda url: url is not None  # type: ignore[method-assign]
    if not author:
        markdown.core.ruler.before("text_join", "printable", _printable_entities)
        for name in DIRECTIVES:
            container_plugin(markdown, name)
    return markdown


def _printable_entities(state: StateCore) -> None:
    """Put a sign for each character that passed the door as &#x202E; or the like; authors' texts are refused then."""
    for child in (child for token in state.tokens for child in token.children or ()):
        if child.type == "text_special":
            child.content = _printable(child.content)


def _printable(text: str) -> str:
    return UNPRINTABLE.sub("\ufffd", text)


def parse(text: str, about: Mapping[int, frozenset[str]] = _NOTHING) -> tuple[RawBlock, ...]:
    """Parse the Markdown of a template, directives included; ``about`` are ids of things by the lines naming them."""
    lines = sorted((line, sorted(ids)) for line, ids in about.items())
    return ZWISCHENSPEICHER.gemerkt("kapitel", (text, lines), lambda: _parsed(text, about))


def _parsed(text: str, about: Mapping[int, frozenset[str]]) -> tuple[RawBlock, ...]:
    tokens = parser(author=False).parse(text)
    for token in tokens:
        if token.type in _WITH_SUBJECTS:
            lines = range(*token.map) if token.map else ()
            token.meta[_ABOUT] = frozenset().union(*(about[line] for line in lines if line in about))
    return blocks(SyntaxTreeNode(tokens))


def blocks(node: SyntaxTreeNode) -> tuple[RawBlock, ...]:
    """Return the blocks below ``node``; a node without a rule raises KeyError, so that nothing vanishes."""
    if node.is_root:
        _bind_notes(node)
    return tuple(_block(child) for child in node.children if child.type != NOTE)


def _bind_notes(root: SyntaxTreeNode) -> None:
    """Give each mark of a footnote what it says; a mark without a footnote, or within one, stays without."""
    notes = {node.meta["label"]: node for node in root.walk() if node.type == NOTE}
    inner = {mark for note in notes.values() for mark in note.walk() if mark.type == NOTE_MARK}
    for mark in root.walk():
        if mark.type == NOTE_MARK and mark not in inner and mark.meta["label"] in notes:
            mark.meta[_SAYS] = notes[mark.meta["label"]]


def _footnote(node: SyntaxTreeNode) -> Footnote:
    """Return a footnote: its paragraphs as lines."""
    first, *rest = (_content(paragraph) for paragraph in node.meta[_SAYS].children)
    return Footnote((*first, *(inline for line in rest for inline in (LineBreak(), *line))))


def _block(node: SyntaxTreeNode) -> RawBlock:
    if node.type.startswith("container_"):
        return _directive(node)
    return _BLOCKS[node.type](node)


def _directive(node: SyntaxTreeNode) -> Directive:
    name, _, options = node.info.strip().partition(" ")
    return Directive(name, json.loads(options) if options else {}, blocks(node))


def _heading(node: SyntaxTreeNode) -> Heading:
    return Heading(int(node.tag[1]), _content(node), "", about=_about(node))


def _paragraph(node: SyntaxTreeNode) -> RawBlock:
    inner = node.children[0].children if node.children else []
    if len(inner) == 1 and inner[0].type == "image":
        image = inner[0]
        title = _printable(str(image.attrs.get("title", "")))
        return RawImage(str(image.attrs["src"]), set_type(image.content), set_type(title))
    return Paragraph(_content(node), _about(node))


def _list(node: SyntaxTreeNode) -> BulletList | OrderedList:
    items = tuple(_plain_blocks(item) for item in node.children)
    if node.type == "bullet_list":
        return BulletList(items)
    return OrderedList(items, int(node.attrs.get("start", 1)))


def _plain_blocks(node: SyntaxTreeNode) -> tuple[Block, ...]:
    return tuple(block for block in blocks(node) if not isinstance(block, (Directive, RawTable, RawImage)))


def _table(node: SyntaxTreeNode) -> RawTable:
    head, *rest = node.children
    cells = head.children[0].children
    rows = rest[0].children if rest else []
    return RawTable(
        tuple(_align(cell) for cell in cells),
        tuple(_content(cell) for cell in cells),
        tuple(tuple(_content(cell) for cell in row.children) for row in rows),
        _about(node),
    )


def _about(node: SyntaxTreeNode) -> frozenset[str]:
    found: frozenset[str] = node.meta.get(_ABOUT, frozenset())
    return found


def _align(cell: SyntaxTreeNode) -> Align:
    style = str(cell.attrs.get("style", ""))
    return "right" if "right" in style else "center" if "center" in style else "left"


def _content(node: SyntaxTreeNode) -> tuple[Inline, ...]:
    return tuple(_merged(inline for child in node.children for inline in _inlines(child)))


def _merged(found: Iterator[Inline]) -> Iterator[Inline]:
    """Join neighbouring texts, then set their type and mark scripts: both need to see the run and what is around it."""
    pieces: list[Inline] = []
    for is_text, group in groupby(found, lambda inline: isinstance(inline, Text)):
        alike = tuple(group)
        pieces += (Text(plain(alike)),) if is_text else alike
    around = ["", *(plain((piece,)) for piece in pieces), ""]
    for before, piece, after in zip(around, pieces, around[2:], strict=False):
        yield from typed(piece.text, before, after) if isinstance(piece, Text) else (piece,)


def _link(node: SyntaxTreeNode) -> Inline:
    """Return a link, or words in the language that its target names."""
    words, target = _content(node), str(node.attrs["href"])
    return in_language(words, target.removeprefix(SCHEME)) if target.startswith(SCHEME) else Link(words, target)


def _inlines(node: SyntaxTreeNode) -> Iterator[Inline]:
    if node.type == "inline":
        for child in node.children:
            yield from _inlines(child)
    else:
        yield _INLINES[node.type](node)


_BLOCKS: Mapping[str, Callable[[SyntaxTreeNode], RawBlock]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": lambda node: Quote(_plain_blocks(node)),
    "code_block": lambda node: CodeBlock(node.content.rstrip("\n")),
    "fence": lambda node: CodeBlock(node.content.rstrip("\n")),
    "table": _table,
}
_INLINES: Mapping[str, Callable[[SyntaxTreeNode], Inline]] = {
    "text": lambda node: Text(node.content),
    "softbreak": lambda _node: Text(" "),
    "hardbreak": lambda _node: LineBreak(),
    "strong": lambda node: Strong(_content(node)),
    "em": lambda node: Emph(_content(node)),
    "code_inline": lambda node: Code(node.content),
    "link": _link,
    NOTE_MARK: _footnote,
}
