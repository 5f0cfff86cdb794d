"""Blocks of the document tree in → blocks of pandoc's tree out; a node it does not know raises."""

from __future__ import annotations

import re
from functools import singledispatchmethod
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from konzeptgen.document.tree import (
    PREFIXES,
    Align,
    Block,
    BulletList,
    Code,
    CodeBlock,
    Emph,
    Entry,
    Facts,
    Figure,
    Foreign,
    Heading,
    Inline,
    Landscape,
    LineBreak,
    Link,
    Notice,
    NoticeKind,
    OrderedList,
    Paragraph,
    Quote,
    Remark,
    Strong,
    Table,
    Text,
    plain,
)
from konzeptgen.writers.docx.nodes import NO_ATTR, TAB, Node, image, link, para, raw, strong, styled, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Inlines: TypeAlias = tuple[Inline, ...]

NOTICE_STYLES: Final[dict[NoticeKind, str]] = {"luecke": "Luecke", "hinweis": "Hinweis", "forderung": "Forderung"}
SECTION_END = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
_ALIGN: Final[dict[Align, str]] = {"left": "AlignLeft", "right": "AlignRight", "center": "AlignCenter"}
_LONGEST_TERM = 27
_LONGEST_WORD = 60


COUNTED = re.compile(r"\d+(\.\d+)*")
"""A number that a style could count by itself, unlike "Anhang A"."""


def number(heading: Heading) -> str:
    """Return a heading's number and the space after it."""
    return f"{heading.number} " if heading.number else ""


class Inliner:
    """Turns inlines into pandoc's."""

    def all(self, inlines: Iterable[Inline]) -> list[Node]:
        """Return the nodes of a run of inlines."""
        return [self.one(inline) for inline in inlines]

    @singledispatchmethod
    def one(self, inline: object) -> Node:
        """Return the node of one inline."""
        raise TypeError(f"unknown inline {type(inline).__name__}")

    @one.register
    def _text(self, inline: Text) -> Node:
        return text(inline.text)

    @one.register
    def _strong(self, inline: Strong) -> Node:
        return strong(self.all(inline.inlines))

    @one.register
    def _emph(self, inline: Emph) -> Node:
        return {"t": "Emph", "c": self.all(inline.inlines)}

    @one.register
    def _link(self, inline: Link) -> Node:
        return link(self.all(inline.inlines), inline.target)

    @one.register
    def _code(self, inline: Code) -> Node:
        return {"t": "Code", "c": [NO_ATTR, inline.text]}

    @one.register
    def _foreign(self, inline: Foreign) -> Node:
        return {"t": "Span", "c": [["", [], [["lang", inline.lang]]], self.all(inline.inlines)]}

    @one.register
    def _break(self, _inline: LineBreak) -> Node:
        return {"t": "LineBreak"}


def _remarked(blocks: Iterable[Block]) -> Iterator[tuple[Block, Remark | None]]:
    """Yield each block with the remark that follows it."""
    waiting: Block | None = None
    for block in blocks:
        if isinstance(block, Remark):
            if waiting is not None:
                yield waiting, block
            waiting = None
            continue
        if waiting is not None:
            yield waiting, None
        waiting = block
    if waiting is not None:
        yield waiting, None


def _comment(nodes: list[Node], name: str, lines: list[list[Node]]) -> bool:
    """Put a comment around the first line of text in ``nodes``; return whether there was one."""
    for node in nodes:
        content: Any = node["c"]
        if node["t"] == "Div" and _comment(content[1], name, lines):
            return True
        if node["t"] in {"Para", "Plain", "Header"}:
            words = content[2] if node["t"] == "Header" else content
            words[:] = [*_comment_ends(name, lines, words)]
            return True
    return False


def _comment_ends(name: str, lines: list[list[Node]], content: list[Node]) -> Iterator[Node]:
    words = [node for line in lines for node in (*line, {"t": "LineBreak"})][:-1]
    yield {"t": "Span", "c": [["", ["comment-start"], [["id", name], ["author", "Prüfung"]]], words]}
    yield from content
    yield {"t": "Span", "c": [["", ["comment-end"], [["id", name]]], []]}


class Bridge:
    """Turns blocks into pandoc's; ``loose`` keeps the enclosing box's style in lists.

    Headings of the levels in ``numbered`` get their number from their style.
    """

    def __init__(self, numbered: frozenset[int] = frozenset(), *, loose: bool = False) -> None:
        """Start outside (or inside) a box."""
        self._numbered = numbered
        self._loose = loose
        self._inlines = Inliner()
        self._comments = 0

    def top(self, blocks: Iterable[Block]) -> list[Node]:
        """Return the nodes of a document's blocks, with an end of section on both sides of landscape pages."""
        nodes: list[Node] = []
        end = raw(SECTION_END, "RawBlock")
        for block, remark in _remarked(blocks):
            inner = self._commented(block, remark)
            nodes += [end, *inner, end] if isinstance(block, Landscape) else inner
        return nodes

    def all(self, blocks: Iterable[Block]) -> list[Node]:
        """Return the nodes of a run of blocks."""
        return [node for block, remark in _remarked(blocks) for node in self._commented(block, remark)]

    def _commented(self, block: Block, remark: Remark | None) -> list[Node]:
        nodes = self.one(block)
        if remark is not None:
            self._comments += 1
            _comment(nodes, str(self._comments), [self._inlines.all(line) for line in remark.lines])
        return nodes

    @singledispatchmethod
    def one(self, block: object) -> list[Node]:
        """Return the nodes of one block."""
        raise TypeError(f"unknown block {type(block).__name__}")

    @one.register
    def _heading(self, block: Heading) -> list[Node]:
        counted = block.level in self._numbered and COUNTED.fullmatch(block.number)
        own = [text(number(block))] if block.number and not counted else []
        return [{"t": "Header", "c": [block.level, [block.id, [], []], [*own, *self._inlines.all(block.inlines)]]}]

    @one.register
    def _paragraph(self, block: Paragraph) -> list[Node]:
        return [para(self._inlines.all(block.inlines))]

    @one.register
    def _bullets(self, block: BulletList) -> list[Node]:
        return [{"t": "BulletList", "c": self._items(block.items)}]

    @one.register
    def _ordered(self, block: OrderedList) -> list[Node]:
        style = [block.start, {"t": "Decimal"}, {"t": "Period"}]
        return [{"t": "OrderedList", "c": [style, self._items(block.items)]}]

    def _items(self, items: tuple[tuple[Block, ...], ...]) -> list[list[Node]]:
        return [self._item(item) for item in items]

    def _item(self, item: tuple[Block, ...]) -> list[Node]:
        single = sum(isinstance(block, Paragraph) for block in item) == 1
        nodes = self.all(item)
        if single and not self._loose:
            return [{**node, "t": "Plain"} if node["t"] == "Para" else node for node in nodes]
        return nodes

    @one.register
    def _quote(self, block: Quote) -> list[Node]:
        return [{"t": "BlockQuote", "c": self.all(block.blocks)}]

    @one.register
    def _code(self, block: CodeBlock) -> list[Node]:
        return [{"t": "CodeBlock", "c": [NO_ATTR, block.text]}]

    @one.register
    def _entry(self, block: Entry) -> list[Node]:
        return self.all(block.blocks)

    @one.register
    def _landscape(self, block: Landscape) -> list[Node]:
        return self.all(block.blocks)

    @one.register
    def _notice(self, block: Notice) -> list[Node]:
        prefix, first = Strong((Text(PREFIXES[block.kind]),)), block.blocks[:1]
        if first and isinstance(first[0], Paragraph):
            opening = Paragraph((prefix, Text(" "), *first[0].inlines))
            blocks = (opening, *block.blocks[1:])
        else:
            blocks = (Paragraph((prefix,)), *block.blocks)
        return [styled(NOTICE_STYLES[block.kind], Bridge(loose=True).all(blocks))]

    @one.register
    def _facts(self, block: Facts) -> list[Node]:
        nodes = [para(self._fact(*item)) for item in block.items]
        return [styled("Steckbrief", nodes[:-1]), styled("Steckbrief Ende", nodes[-1:])]

    def _fact(self, term: Inlines, value: Inlines) -> list[Node]:
        room = len(plain(term)) <= _LONGEST_TERM and len(plain(value).partition(" ")[0]) <= _LONGEST_WORD
        gap: Node = raw(TAB) if room else {"t": "LineBreak"}
        return [strong(self._inlines.all(term)), gap, *self._inlines.all(value)]

    @one.register
    def _figure(self, block: Figure) -> list[Node]:
        parts = [
            styled("Captioned Figure", [para([image(block.name, block.alt)])]),
            self._caption("Image Caption", f"Abbildung {block.number}: ", block.caption),
            *self._source("Quelle Abbildung", block.source),
        ]
        return [styled("", parts, block.id)]

    @one.register
    def _table(self, block: Table) -> list[Node]:
        caption = [self._caption("Table Caption", f"Tabelle {block.number}: ", block.caption)]
        grid = self._grid(block)
        parts = [*(caption if block.caption else ()), grid, *self._source("Quelle", block.source)]
        return [styled("", parts, block.id)]

    def _caption(self, style: str, label: str, caption: Inlines) -> Node:
        return styled(style, [para([text(label), *self._inlines.all(caption)])])

    def _source(self, style: str, source: Inlines) -> list[Node]:
        return [styled(style, [para(self._inlines.all(source))])] if source else []

    def _grid(self, block: Table) -> Node:
        specs = [[{"t": _ALIGN[c.align]}, {"t": "ColWidth", "c": c.width}] for c in block.columns]
        last = len(block.rows) - 1
        rows = [self._row(row, bold=block.total and index == last) for index, row in enumerate(block.rows)]
        head, foot = [NO_ATTR, [self._row(block.head, bold=False)]], [NO_ATTR, []]
        return {"t": "Table", "c": [NO_ATTR, [None, []], specs, head, [[NO_ATTR, 0, [], rows]], foot]}

    def _row(self, cells: tuple[Inlines, ...], *, bold: bool) -> list[object]:
        return [NO_ATTR, [self._cell(cell, bold=bold) for cell in cells]]

    def _cell(self, inlines: Inlines, *, bold: bool) -> list[object]:
        nodes = self._inlines.all(inlines)
        content = [strong(nodes)] if bold and nodes else nodes
        return [NO_ATTR, {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": content}] if content else []]
