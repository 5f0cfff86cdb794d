"""A document -> a small one per chapter, to be pasted into the form of another system."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from konzeptgen.document.tree import Block, Document, Heading, plain


def einzeln(document: Document) -> Iterator[tuple[str, Document]]:
    """Yield each chapter by its id, without cover, contents and the heading that names the field of the form."""
    chapters: list[tuple[Heading, list[Block]]] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            chapters.append((block, []))
        elif chapters:
            chapters[-1][1].append(block)
    for heading, blocks in chapters:
        cover = replace(document.cover, title=plain(heading.inlines), subtitle="", lines=())
        layout = replace(document.layout, deckblatt=False, inhalt=False)
        yield heading.id, replace(document, cover=cover, blocks=tuple(blocks), layout=layout)
