"""pandoc's blocks -> passages in our dialect: paragraphs, lists, quotations, tables, pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import indent
from typing import Any

from konzeptgen.document.markdown import parse
from konzeptgen.document.tree import Paragraph
from konzeptgen.document.tree import plain as read
from konzeptgen.uebernahme.inlines import Image, Inliner, plain, walk
from konzeptgen.uebernahme.letters import started
from konzeptgen.uebernahme.tables import rows, table
from konzeptgen.uebernahme.traces import even

_DEEPEST = 3
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage: as Markdown, its words, and the rows of a table."""

    markdown: str
    words: str
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class Writer:
    """Writes the blocks of one text; ``place`` returns the name of a picture in the folder and its description.

    ``lost`` counts what the dialect cannot say; ``pictures`` and ``code`` (HTML and the like) could not be taken.
    """

    place: Callable[[Image], tuple[str, str]]
    lost: Counter[str] = field(default_factory=Counter)
    pictures: list[Image] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _waiting: list[Image] = field(default_factory=list)
    _other: bool = False

    def write(self, blocks: Sequence[Any]) -> Iterator[Passage]:
        """Yield the passages of blocks that stand at the top of a text."""
        before = ""
        for block in flat(blocks):
            kind = block["t"]
            self._other = kind == before and not self._other
            yield from self._top(block)
            before = kind if kind in {"BulletList", "OrderedList"} else ""

    def heading(self, level: int, inlines: Sequence[Any]) -> Iterator[Passage]:
        """Yield a heading, below it what stood there as footnote or picture."""
        words = even(plain(inlines))
        inliner = Inliner(marks=False)
        text = even(inliner.write(inlines).replace("\\\n", " "))
        text = re.sub(r"\s*\[\^[0-9]+\]", "", text) if inliner.notes else text
        yield Passage(f"{'#' * level} {text}".rstrip("#") if text.endswith("#") else f"{'#' * level} {text}", words)
        for note in inliner.notes:
            yield from self.write(note)
        self._waiting += inliner.images
        yield from self._pictures()

    def notes(self) -> str:
        """Return the footnotes, to stand at the end of the text."""
        return "\n".join(f"[^{number}]: {words}" for number, words in enumerate(self._notes, 1))

    def _top(self, block: Any) -> Iterator[Passage]:  # noqa: ANN401
        if block["t"] == "Table":
            yield from self._table(block["c"])
        elif block["t"] == "RawBlock":
            self.code.append(even(block["c"][1]))
        else:
            text = self._block(block, 0)
            if text.strip():
                yield Passage(text, even(" ".join(words(block))))
        yield from self._pictures()

    def _pictures(self) -> Iterator[Passage]:
        waiting, self._waiting = self._waiting, []
        for image in waiting:
            name, alt = self.place(image)
            if not name:
                self.pictures.append(image)
                continue
            title = f' "{_quoted(image.title)}"' if image.title else ""
            target = f"<{name}>" if " " in name else name
            yield Passage(f"![{_quoted(alt)}]({target}{title})", "")

    # --- blocks

    def _block(self, block: Any, depth: int) -> str:  # noqa: ANN401
        kind, content = block["t"], block.get("c")
        if kind in {"Para", "Plain"}:
            return self._paragraph(content)
        if kind == "Header":
            return self._paragraph([{"t": "Strong", "c": content[2]}])
        write = _BLOCKS.get(kind)
        return write(self, content, depth) if write else ""

    def _paragraph(self, inlines: Sequence[Any]) -> str:
        """Return a paragraph; where marks would change what it says, it goes without."""
        first = len(self._notes) + 1
        for marks in (True, False):
            inliner = Inliner(marks, first_note=first)
            text = started(_lines(inliner.write(inlines)))
            if marks and _says(text, plain(inlines)):
                break
        self._take(inliner)
        return text

    def _take(self, inliner: Inliner) -> None:
        self._waiting += inliner.images
        self.lost += inliner.lost
        for note in inliner.notes:
            self._notes.append(self._note(note))

    def _note(self, blocks: Sequence[Any]) -> str:
        """Return what a footnote says, its paragraphs as lines."""
        inliner = Inliner(first_note=0)
        parts = [even(inliner.write(part).replace("\\\n", " ")) for part in paragraphs(blocks)]
        self._waiting += inliner.images
        return "\\\n    ".join(started(part) for part in parts if part) or "–"

    def _bullets(self, items: Sequence[Any], depth: int) -> str:
        return self._items([("*" if self._other else "-", item) for item in items], depth)

    def _ordered(self, content: Sequence[Any], depth: int) -> str:
        (start, *_), items = content
        sign = ")" if self._other else "."
        return self._items([(f"{number}{sign}", item) for number, item in enumerate(items, start)], depth)

    def _items(self, items: Sequence[tuple[str, Any]], depth: int) -> str:
        lines = []
        for sign, blocks in items:
            inner = (self._block(block, depth + 1) for block in flat(blocks))
            text = "\n\n".join(filter(None, inner)) or "–"
            shown = indent(text, " " * (len(sign) + 1)).lstrip(" ")
            lines.append(f"{sign} {shown}" if depth < _DEEPEST else text)
        loose = depth >= _DEEPEST or any("\n\n" in line for line in lines)
        return ("\n\n" if loose else "\n").join(lines)

    def _quote(self, blocks: Sequence[Any], depth: int) -> str:
        text = "\n\n".join(filter(None, (self._block(block, depth + 1) for block in flat(blocks))))
        if depth > _DEEPEST or not text:
            return text
        return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))

    def _terms(self, items: Sequence[Any], depth: int) -> str:
        parts = []
        for term, meanings in items:
            parts.append(self._paragraph([{"t": "Strong", "c": term}]))
            parts += (self._block(block, depth + 1) for meaning in meanings for block in flat(meaning))
        return "\n\n".join(filter(None, parts))

    def _code(self, content: Sequence[Any], _depth: int) -> str:
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", content[1])), default=0))
        return f"{fence}\n{content[1]}\n{fence}"

    def _verse(self, lines: Sequence[Any], _depth: int) -> str:
        joined = [inline for line in lines for inline in (*line, {"t": "LineBreak"})]
        return self._paragraph(joined[:-1])

    def _inner_table(self, content: Sequence[Any], depth: int) -> str:
        """Return a table that stands in a list or quotation as paragraphs, row by row."""
        self.lost["Tabelle in einer Liste oder Tabelle"] += 1
        parts = (self._block(block, depth) for row in rows(content) for cell in row for block in flat(cell))
        return "\n\n".join(filter(None, parts))

    def _table(self, content: Sequence[Any]) -> Iterator[Passage]:
        caption = content[1][1]
        yield from self.write(caption)
        cells = [[self._cell(cell) for cell in row] for row in rows(content)]
        text = " ".join(words({"t": "Table", "c": [*content[:1], [None, []], *content[2:]]}))
        single = [cell for row in cells for cell in row]
        if len(single) == 1:
            yield from self.write(rows(content)[0][0])
        elif any(single):
            yield Passage(table(cells), even(text), tuple(map(tuple, cells)))

    def _cell(self, blocks: Sequence[Any]) -> str:
        inliner = Inliner(marks=False, first_note=len(self._notes) + 1)
        parts = [even(inliner.write(part).replace("\\\n", " ")) for part in paragraphs(blocks)]
        self._take(inliner)
        return "; ".join(filter(None, parts))


_BLOCKS: Mapping[str, Callable[[Writer, Any, int], str]] = {
    "BulletList": Writer._bullets,  # noqa: SLF001 - a table of its own methods
    "OrderedList": Writer._ordered,  # noqa: SLF001
    "BlockQuote": Writer._quote,  # noqa: SLF001
    "DefinitionList": Writer._terms,  # noqa: SLF001
    "CodeBlock": Writer._code,  # noqa: SLF001
    "LineBlock": Writer._verse,  # noqa: SLF001
    "Table": Writer._inner_table,  # noqa: SLF001
}


def flat(blocks: Sequence[Any]) -> Iterator[Any]:
    """Yield blocks without the boxes around them; a figure is its picture and its caption."""
    for block in blocks:
        if block["t"] == "Div":
            yield from flat(block["c"][1])
        elif block["t"] == "Figure":
            yield from flat(block["c"][2])
            yield from flat(block["c"][1][1])
        else:
            yield block


def paragraphs(blocks: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield the inlines of every paragraph, those of lists, quotations and tables among them."""
    for block in flat(blocks):
        kind, content = block["t"], block.get("c")
        if kind in {"Para", "Plain"}:
            yield content
        elif kind == "Header":
            yield content[2]
        elif kind == "CodeBlock":
            yield [{"t": "Str", "c": content[1]}]
        elif kind == "LineBlock":
            yield from content
        else:
            yield from paragraphs([inner for part in _parts(kind, content) for inner in part])


def _parts(kind: str, content: Any) -> Iterator[Sequence[Any]]:  # noqa: ANN401
    """Yield the runs of blocks within a block."""
    if kind == "BlockQuote":
        yield content
    elif kind in {"BulletList", "OrderedList"}:
        yield from content if kind == "BulletList" else content[1]
    elif kind == "DefinitionList":
        for term, meanings in content:
            yield [{"t": "Plain", "c": term}]
            yield from meanings
    elif kind == "Table":
        yield content[1][1]
        yield from (cell for row in rows(content) for cell in row)


def words(block: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the words of every paragraph of a block."""
    for inlines in paragraphs([block]):
        yield even(plain(inlines))


def footnotes(block: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the words of every footnote of a block."""
    for node in walk(block):
        if node["t"] == "Note":
            yield " ".join(part for inner in node["c"] for part in words(inner))


def _lines(text: str) -> str:
    """Return text with single blanks and without empty lines."""
    return "\\\n".join(filter(None, map(even, text.split("\\\n"))))


def _says(markdown: str, said: str) -> bool:
    """Return whether Markdown reads as one paragraph with these words."""
    bare = re.sub(r"\[\^[0-9]+\]", "", markdown)
    found = parse(bare)
    shown = "".join(read(block.inlines) for block in found if isinstance(block, Paragraph))
    return (
        len(found) <= 1
        and _LETTERS.sub("", shown) == _LETTERS.sub("", said)
        and "*" not in shown.replace("*", "", said.count("*"))
    )


def _quoted(words: str) -> str:
    return re.sub(r'([\\"\[\]])', r"\\\1", even(words))
