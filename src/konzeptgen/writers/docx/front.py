"""Cover and headings in → the first two pages as pandoc's tree out: cover and contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.scripts import marked
from konzeptgen.document.tree import plain
from konzeptgen.writers.docx.bridge import Inliner, number
from konzeptgen.writers.docx.nodes import TAB, Node, image, link, para, raw, strong, styled, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konzeptgen.document.tree import Cover, Document, Heading

LOGO = "\N{NULL}logo"
_DEEPEST = 2
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_CONTROL = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    "</w:docPartObj></w:sdtPr><w:sdtContent>"
)
_CONTROL_END = "</w:sdtContent></w:sdt>"


def cover(document: Document) -> list[Node]:
    """Return the cover page."""
    front = document.cover
    logo = [styled("Deckblatt Logo", [para([image(LOGO, document.design.logo_alt)])])]
    return [
        *(logo if document.design.logo else ()),
        *_line("Deckblatt Herausgeber", front.publisher),
        *_line("Title", front.title),
        *_line("Subtitle", front.subtitle),
        *_line("Deckblatt Entwurf", front.mark.upper()),
        styled("Deckblatt Angaben", _facts(front)),
    ]


def contents(headings: Iterable[Heading]) -> list[Node]:
    """Return the table of contents: a field that Word renews, filled with links so that it reads well before."""
    shown = [heading for heading in headings if heading.level <= _DEEPEST]
    if not shown:
        return []
    entries = [[_entry(heading)] for heading in shown]
    entries[0].insert(0, raw(_FIELD))
    entries[-1].append(raw(_FIELD_END))
    lines = [styled(f"toc {heading.level}", [para(nodes)]) for heading, nodes in zip(shown, entries, strict=True)]
    title = styled("TOC Heading", [para([text("Inhalt")])])
    return [raw(_CONTROL, "RawBlock"), title, *lines, raw(_CONTROL_END, "RawBlock")]


def _entry(heading: Heading) -> Node:
    return link([text(number(heading)), *_words(plain(heading.inlines))], f"#{heading.id}")


def _line(style: str, characters: str) -> list[Node]:
    return [styled(style, [para(_words(characters))])] if characters else []


def _facts(front: Cover) -> list[Node]:
    return [para([strong([text(label)]), raw(TAB), *_words(value)]) for label, value in front.lines]


def _words(characters: str) -> list[Node]:
    return Inliner().all(marked(characters))
