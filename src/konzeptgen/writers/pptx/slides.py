"""The blocks of a document -> slides: a title each, some lines or a table or a picture, and notes for who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from konzeptgen.document.tree import (
    PREFIXES,
    Block,
    BulletList,
    CodeBlock,
    Entry,
    Facts,
    Figure,
    Footnote,
    Heading,
    Inline,
    Landscape,
    Notice,
    OrderedList,
    Paragraph,
    Quote,
    Remark,
    Strong,
    Table,
    Text,
    plain,
    walk,
)

_MOST_LINES, _MOST_LETTERS, _MOST_ROWS = 7, 620, 9
"""So much can be read from the last row; what is more goes on on the next slide."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a slide: words, depth from 0, its sign or number before it (empty for running text)."""

    inlines: tuple[Inline, ...]
    level: int = 0
    sign: str = ""

    @property
    def letters(self) -> int:
        """Return how long it is."""
        return len(plain(self.inlines))


@dataclass(slots=True)
class Slide:
    """A slide while it is filled."""

    title: str
    lines: list[Line] = field(default_factory=list)
    table: Table | None = None
    figure: Figure | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Return whether nothing stands on it."""
        return not (self.lines or self.table or self.figure or self.notes)

    def has_room(self, line: Line) -> bool:
        """Return whether another line fits."""
        letters = sum(one.letters for one in self.lines) + line.letters
        fits = len(self.lines) < _MOST_LINES and letters <= _MOST_LETTERS
        return self.table is None and self.figure is None and (fits or not self.lines)


def slides(blocks: Iterable[Block]) -> tuple[Slide, ...]:
    """Return the slides; a heading without anything below it has none, and no two have the same title."""
    made: list[Slide] = []
    for block in _flat(blocks):
        if isinstance(block, Heading):
            made.append(Slide(plain(block.inlines)))
        elif made:
            _put(made, block)
    return tuple(_titled(slide for slide in made if not slide.empty))


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Landscape(inner) | Entry(inner) | Quote(inner):
                yield from _flat(inner)
            case _:
                yield block


def _put(made: list[Slide], block: Block) -> None:
    slide = made[-1]
    match block:
        case Remark():
            pass
        case Notice("hinweis", inner):
            slide.notes += [plain(line.inlines) for one in inner for line in _lines(one)]
        case Table():
            for part in _parts(block):
                _next(made, lines=False).table = part
        case Figure():
            _next(made, lines=False).figure = block
        case _:
            for line in _lines(block):
                (slide if slide.has_room(line) else _next(made)).lines.append(line)
                slide = made[-1]
    made[-1].notes += [plain(note.inlines) for note in walk(block) if isinstance(note, Footnote)]


def _next(made: list[Slide], *, lines: bool = True) -> Slide:
    """Return a slide that goes on under the same title; the last one where nothing stands on it yet."""
    last = made[-1]
    bare = not (last.lines or last.table or last.figure)
    if lines or not bare:
        made.append(Slide(last.title))
    return made[-1]


def _lines(block: Block, level: int = 0) -> Iterator[Line]:
    match block:
        case Paragraph(inlines):
            yield Line(inlines, level)
        case BulletList(items):
            yield from (line for item in items for line in _item(item, level, "•"))
        case OrderedList(items, start):
            for number, item in enumerate(items, start):
                yield from _item(item, level, f"{number}.")
        case Facts(items):
            yield from (Line((Strong((*term, Text(": "))), *value), level) for term, value in items)
        case Notice(kind, inner):
            yield Line((Strong((Text(PREFIXES[kind]),)),), level)
            yield from (line for one in inner for line in _lines(one, level))
        case CodeBlock(text):
            yield from (Line((Text(row),), level) for row in text.splitlines())
        case _:
            raise TypeError(f"no lines in the block {type(block).__name__}")


def _item(blocks: Iterable[Block], level: int, sign: str) -> Iterator[Line]:
    """Yield the lines of an entry of a list, the first with its sign."""
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield Line(block.inlines, level, "" if number else sign)
        else:
            yield from _lines(block, level + 1)


def _parts(table: Table) -> Iterator[Table]:
    """Yield a table in parts that fit on a slide, each with its head."""
    for begin in range(0, max(1, len(table.rows)), _MOST_ROWS):
        rows = table.rows[begin : begin + _MOST_ROWS]
        yield Table(table.columns, table.head, rows, table.id, table.caption, table.number, table.source)


def _titled(found: Iterable[Slide]) -> Iterator[Slide]:
    """Yield the slides, those that go on with their number behind the title."""
    seen: dict[str, int] = {}
    for slide in found:
        title = slide.title
        seen[title] = seen.get(title, 0) + 1
        slide.title = title if seen[title] == 1 else f"{title} ({seen[title]})"
        yield slide
