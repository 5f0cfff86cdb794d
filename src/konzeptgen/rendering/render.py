"""Stage 5, render: chapters in Markdown -> one document tree, numbered and linked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any, NoReturn

from konzeptgen.base.finding import Rejected
from konzeptgen.base.near import UMLAUTS
from konzeptgen.base.typography import set_type
from konzeptgen.composing.composed import ChapterText, Composed
from konzeptgen.document.images import picture
from konzeptgen.document.markdown import Directive, RawBlock, RawImage, RawTable, parse
from konzeptgen.document.scripts import typed
from konzeptgen.document.tree import (
    Block,
    BulletList,
    Design,
    Document,
    Entry,
    Facts,
    Figure,
    Heading,
    Inline,
    Landscape,
    Notice,
    NoticeKind,
    Paragraph,
    Picture,
    Strong,
    Table,
    Text,
    plain,
)
from konzeptgen.model.lesart import Lesart
from konzeptgen.rendering.columns import ROOMS, aligned, columns, is_wide
from konzeptgen.rendering.footnotes import Notes
from konzeptgen.rendering.form import UnsettableError, incomplete, require_form, require_targets
from konzeptgen.rendering.headings import numbered, without_empty
from konzeptgen.rendering.herkunft import once
from konzeptgen.rendering.landscape import turned
from konzeptgen.rendering.pruefhinweise import annotate
from konzeptgen.vorlagen.fehler import unsettable


def render(composed: Composed, design: Design) -> Document:
    """Return the document of composed chapters; the pictures that they name are still to be drawn.

    Raise Rejected where a template of the author wrote what cannot be set.
    """
    renderer = _Renderer(composed)
    chapters = {chapter.key: renderer.chapter(chapter) for chapter in composed.chapters}
    blocks = annotate(chapters, composed.findings)
    require_targets(composed.chapters, chapters, blocks)
    stand, layout = composed.stand.isoformat(), composed.art.layout
    return Document(composed.cover, blocks, stand, renderer.pictures, design, layout)


class _Renderer:
    """Walk the chapters once; count headings, tables and figures on the way."""

    def __init__(self, composed: Composed) -> None:
        self.composed, self.bilder, self.draft = composed, composed.bilder, composed.lesart is Lesart.ENTWURF
        self.room = ROOMS[composed.art.layout.blatt]
        self.pictures: dict[str, Picture] = {}
        self.ids: set[str] = set()
        self.tables = self.figures = 0
        self.notes = Notes()
        self.chapter_key = ""

    def chapter(self, chapter: ChapterText) -> tuple[Block, ...]:
        """Return the blocks of a chapter, its heading first."""
        try:
            return self._chapter(chapter)
        except Rejected:
            raise
        except Exception as error:
            if not chapter.eigene:
                raise
            fault = error if isinstance(error, UnsettableError) else incomplete(error)
            raise Rejected([unsettable(chapter.eigene, fault.reason, fault.words)]) from error

    def _chapter(self, chapter: ChapterText) -> tuple[Block, ...]:
        self.chapter_key = chapter.key
        heading = Heading(1, (Text(chapter.titel),), self._id(chapter.key), chapter.number)
        raw = parse(chapter.markdown, chapter.about)
        blocks = (heading, *self._blocks(raw))
        if chapter.eigene:
            require_form(raw, blocks)
        if chapter.eigene or "[^" in chapter.markdown:
            blocks = self.notes.numbered(blocks)
        kept = blocks if self.draft else without_empty(blocks, demands_count=self.composed.art.fordert)
        return turned(once(numbered(kept, chapter.number)), self.room)

    def _blocks(self, raw: Iterable[RawBlock]) -> Iterator[Block]:
        for is_gap, group in groupby(raw, key=_is_gap):
            if is_gap:
                yield from self._gaps(list(group))
            else:
                for block in group:
                    yield from self._block(block)

    def _block(self, block: RawBlock) -> Iterator[Block]:
        match block:
            case Directive():
                yield from self._directive(block)
            case RawTable():
                yield self._table(block, {})
            case RawImage():
                yield self._image(block)
            case Heading():
                yield self._heading(block)
            case _:
                yield block

    def _directive(self, directive: Directive) -> Iterator[Block]:
        try:
            yield from getattr(self, f"_{directive.name}")(directive)
        except (UnsettableError, Rejected):
            raise
        except Exception as error:
            first = (plain(node.inlines) for node in directive.blocks if isinstance(node, Paragraph | Heading))
            words = (*map(str, directive.options.values()), *first, f"::: {directive.name}")
            raise UnsettableError(f"Der Block „::: {directive.name}“ stimmt nicht.", *words) from error

    def _heading(self, heading: Heading) -> Heading:
        identity = self._id(f"{self.chapter_key}-{slug(plain(heading.inlines))}")
        return replace(heading, id=identity)

    def _id(self, wanted: str) -> str:
        candidate, count = wanted, 1
        while candidate in self.ids:
            count += 1
            candidate = f"{wanted}-{count}"
        self.ids.add(candidate)
        return candidate

    def _gaps(self, gaps: list[Any]) -> Iterator[Block]:
        if not self.draft:
            return
        if len(gaps) == 1:
            yield Notice("luecke", tuple(self._blocks(gaps[0].blocks)))
            return
        items = tuple(tuple(self._blocks(gap.blocks)) for gap in gaps)
        yield Notice("luecke", (Paragraph((Text("mehrere Angaben."),)), BulletList(items)))

    def _notice(self, directive: Directive) -> Iterator[Block]:
        kind: NoticeKind = "forderung" if directive.name == "forderung" else "hinweis"
        yield Notice(kind, tuple(self._blocks(directive.blocks)))

    _hinweis = _forderung = _notice

    def _quer(self, directive: Directive) -> Iterator[Block]:
        blocks = tuple(self._blocks(directive.blocks))
        if blocks:
            yield Landscape(blocks)

    def _steckbrief(self, directive: Directive) -> Iterator[Block]:
        (items,) = (block.items for block in directive.blocks if isinstance(block, BulletList))
        yield Facts(tuple(_fact(item) for item in items), brief=bool(directive.options.get("knapp")))

    def _eintrag(self, directive: Directive) -> Iterator[Block]:
        heading, *rest = self._blocks(directive.blocks)
        if not isinstance(heading, Heading):
            raise TypeError("an entry begins with its heading")
        facets = tuple((name, tuple(found)) for name, found in directive.options["merkmale"].items() if found)
        yield Entry((replace(heading, id=self._id(str(directive.options["id"]))), *rest), facets)

    def _tabelle(self, directive: Directive) -> Iterator[Block]:
        for block in directive.blocks:
            if isinstance(block, RawTable) and block.rows:
                raw = block if directive.options.get("gemischt") else aligned(block)
                yield self._table(raw, directive.options)

    def _table(self, raw: RawTable, options: Mapping[str, Any]) -> Table:
        caption = _inline(options.get("titel"))
        self.tables += bool(caption)
        return Table(
            columns=columns(
                raw,
                options.get("breiten"),
                self.room[is_wide(raw, self.room, heat=bool(options.get("waerme")))],
                even=bool(options.get("waerme") or options.get("platz")),
            ),
            head=raw.head,
            rows=raw.rows,
            id=self._id(f"tabelle-{self.tables}" if caption else f"{self.chapter_key}-tabelle"),
            caption=caption,
            number=self.tables if caption else 0,
            source=_inline(options.get("quelle")),
            total=bool(options.get("summe")),
            filterable=bool(options.get("filter")),
            heat=bool(options.get("waerme")),
            roomy=bool(options.get("platz")),
            about=raw.about,
        )

    def _abbildung(self, directive: Directive) -> Iterator[Block]:
        name = str(directive.options["name"])
        bild = self.bilder.get(name) or _no_picture(name)
        self.figures += 1
        identity = self._id(f"abbildung-{self.figures}")
        yield Figure(name, _inline(bild.titel), set_type(bild.alt), identity, self.figures, _inline(bild.quelle))

    def _image(self, image: RawImage) -> Figure:
        if not image.alt.strip():
            raise UnsettableError(
                f"Dem Bild „{image.target}“ fehlt der Text für alle, die es nicht sehen.", image.target
            )
        self.figures += 1
        data = self.composed.beilagen.get(image.target) or _no_picture(image.target)
        self.pictures.setdefault(image.target, picture(data))
        caption = _inline(image.title or image.alt)
        return Figure(image.target, caption, image.alt, self._id(f"abbildung-{self.figures}"), self.figures)

    def _freitext(self, directive: Directive) -> Iterator[Block]:
        blocks = self.notes.numbered(self.composed.texte[str(directive.options["name"])].blocks)
        levels = [block.level for block in blocks if isinstance(block, Heading)]
        shift = int(directive.options["ebene"]) - min(levels, default=2)
        for block in blocks:
            if isinstance(block, Heading):
                yield self._heading(Heading(block.level + shift, block.inlines, ""))
            else:
                yield from self._block(block)


def _no_picture(name: str) -> NoReturn:
    raise UnsettableError(f"Ein Bild „{name}“ gibt es nicht.", name)


def _is_gap(block: RawBlock) -> bool:
    return isinstance(block, Directive) and block.name == "luecke"


def _inline(text: str | None) -> tuple[Inline, ...]:
    return typed(text) if text else ()


def _fact(item: tuple[Block, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    paragraph = item[0]
    if not isinstance(paragraph, Paragraph) or not isinstance(paragraph.inlines[0], Strong):
        raise TypeError("a line of a fact sheet begins with its term in bold")
    term, *rest = paragraph.inlines
    first = rest[0] if rest else Text("")
    value = (Text(first.text.lstrip()), *rest[1:]) if isinstance(first, Text) else tuple(rest)
    return term.inlines if isinstance(term, Strong) else (), value


def slug(text: str) -> str:
    """Return an id made of ``text``: lower case, ASCII letters, digits and hyphens."""
    folded = text.lower().translate(UMLAUTS)
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "abschnitt"
