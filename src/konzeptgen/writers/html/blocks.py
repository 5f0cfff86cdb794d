"""Blocks in, HTML out; an unknown block raises."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, assert_never

from konzeptgen.document.sprachen import turned
from konzeptgen.document.tree import (
    PREFIXES,
    REMARK,
    BulletList,
    CodeBlock,
    Entry,
    Facts,
    Figure,
    Foreign,
    Heading,
    Landscape,
    Notice,
    OrderedList,
    Paragraph,
    Quote,
    Remark,
    Table,
)
from konzeptgen.writers.html.drawings import picture
from konzeptgen.writers.html.inlines import escaped, inlines, language
from konzeptgen.writers.html.tables import data_table, source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from konzeptgen.document.tree import Block, Inline, Picture

    Pictures = Mapping[str, Picture]


def blocks(nodes: Iterable[Block], pictures: Pictures) -> str:
    """Return the marks for ``nodes`` one below the other; ``pictures`` are those that figures name."""
    return "".join(_block(node, pictures) for node in nodes)


def _block(block: Block, pictures: Pictures) -> str:
    match block:
        case Entry(inner, facets):
            found = escape(json.dumps(dict(facets), ensure_ascii=False))
            html = f'<section class="eintrag" data-merkmale="{found}">\n{blocks(inner, pictures)}</section>\n'
        case Landscape(inner):
            html = blocks(inner, pictures)
        case Quote(inner):
            html = f"<blockquote>\n{blocks(inner, pictures)}</blockquote>\n"
        case BulletList() | OrderedList():
            html = _list(block, pictures)
        case Notice():
            html = _notice(block, pictures)
        case Remark(lines):
            html = _remark(lines)
        case Figure():
            html = _figure(block, pictures[block.name])
        case _:
            html = _leaf(block)
    return html


def _leaf(block: Heading | Paragraph | CodeBlock | Table | Facts) -> str:
    match block:
        case Heading():
            html = _heading(block)
        case Paragraph((Foreign(words, lang),)) if turned(block.inlines):
            html = f'<p lang="{escape(language(lang))}" dir="rtl">{inlines(words)}</p>\n'
        case Paragraph(words):
            html = f"<p>{inlines(words)}</p>\n"
        case CodeBlock(text):
            html = f'<pre tabindex="0"><code>{escaped(text)}</code></pre>\n'
        case Table():
            html = data_table(block)
        case Facts():
            html = _facts(block)
        case _:
            assert_never(block)
    return html


def _heading(heading: Heading) -> str:
    # The title of the cover is h1, so a chapter is h2; HTML ends at h6.
    tag = f"h{min(heading.level + 1, 6)}"
    number = f'<span class="nummer">{escaped(heading.number)}</span> ' if heading.number else ""
    return f'<{tag} id="{escape(heading.id)}">{number}{inlines(heading.inlines)}</{tag}>\n'


def _list(block: BulletList | OrderedList, pictures: Pictures) -> str:
    items = "".join(f"<li>{_item(item, pictures)}</li>\n" for item in block.items)
    match block:
        case BulletList():
            return f"<ul>\n{items}</ul>\n"
        case OrderedList(start=1):
            return f"<ol>\n{items}</ol>\n"
        case OrderedList(start=start):
            return f'<ol start="{start}">\n{items}</ol>\n'


def _item(nodes: tuple[Block, ...], pictures: Pictures) -> str:
    match nodes:
        case (Paragraph(words), *rest) if not any(isinstance(block, Paragraph) for block in rest):
            return inlines(words) + blocks(rest, pictures)
        case _:
            return blocks(nodes, pictures)


def _notice(notice: Notice, pictures: Pictures) -> str:
    label = f"<strong>{PREFIXES[notice.kind]}</strong>"
    match notice.blocks:
        case (Paragraph(words), *rest):
            first = f"<p>{label} {inlines(words)}</p>\n"
        case rest:
            first = f"<p>{label}</p>\n"
    return f'<div class="kasten {notice.kind}" role="note">\n{first}{blocks(rest, pictures)}</div>\n'


def _remark(lines: tuple[tuple[Inline, ...], ...]) -> str:
    items = "".join(f"<li>{inlines(line)}</li>\n" for line in lines)
    return f'<div class="kasten pruefung" role="note">\n<p><strong>{REMARK}</strong></p>\n<ul>\n{items}</ul>\n</div>\n'


def _facts(facts: Facts) -> str:
    pairs = "".join(f"<div><dt>{inlines(term)}</dt><dd>{inlines(value)}</dd></div>\n" for term, value in facts.items)
    kind = "knapp" if facts.brief else "steckbrief"
    return f'<dl class="{kind}">\n{pairs}</dl>\n'


def _figure(figure: Figure, drawn: Picture) -> str:
    return (
        f'<figure id="{escape(figure.id)}">\n<div class="bild">\n'
        f"{picture(drawn, figure.alt, figure.id)}\n</div>\n"
        f"<figcaption>\n<p>Abbildung {figure.number}: {inlines(figure.caption)}</p>\n"
        f"{source(figure.source)}</figcaption>\n</figure>\n"
    )
