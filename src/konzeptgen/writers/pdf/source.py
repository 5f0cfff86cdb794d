"""Document in, the files of a Typst project out: its text, the design's look and the pictures."""

from __future__ import annotations

import base64
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from konzeptgen.document import theme
from konzeptgen.document.scripts import marked
from konzeptgen.document.theme import LINES_PT, SIZES_PT, Theme
from konzeptgen.writers.pdf.blocks import blocks
from konzeptgen.writers.pdf.book import Book
from konzeptgen.writers.pdf.inlines import inlines, words
from konzeptgen.writers.pdf.notation import array, boolean, dictionary, literal, points

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.document.tree import Design, Document, Picture

# Letters of a title that fit into the head of a page.
_HEAD_LETTERS = 80


def source(document: Document, families: tuple[str, ...], notes: int = 0) -> dict[str, bytes]:
    """Return the files of the project by name; ``main.typ`` is its start and imports ``konzept.typ``.

    ``families`` are the fonts in which a character is looked for; ``notes`` is how many pages for handwriting follow
    the text.
    """
    book = Book.of(document)
    show = f"#show: konzept.with(\n{_settings(document, book, notes)})"
    main = f'#import "konzept.typ": *\n{show}\n#{blocks(document.blocks, book)}\n'
    project = {file: _as_svg(document.pictures[name]) for name, file in book.files.items()}
    if logo := document.design.logo:
        project["logo.svg"] = _as_svg(logo)
    return {**project, "main.typ": main.encode(), "gestaltung.typ": _look(document.design, families).encode()}


def _settings(document: Document, book: Book, notes: int) -> str:
    cover, layout = document.cover, document.layout
    values = {
        "title": literal(cover.title),
        "short": literal(_shortened(cover.title)),
        "subtitle": literal(cover.subtitle),
        "publisher": literal(cover.publisher),
        "stand": literal(date.fromisoformat(document.stand).strftime("%d.%m.%Y")),
        "lines": array(f"({words(term)}, {inlines(marked(value), book)})" for term, value in cover.lines),
        "mark": literal(cover.mark),
        "logo": _logo(document),
        "paper": literal(layout.blatt),
        "cover-page": boolean(layout.deckblatt),
        "toc": boolean(layout.inhalt),
        "booklet": boolean(layout.broschuere),
        "notes": str(notes),
    }
    return "".join(f"  {key}: {value},\n" for key, value in values.items())


def _shortened(title: str) -> str:
    return title if len(title) <= _HEAD_LETTERS else title[:_HEAD_LETTERS].rsplit(" ", 1)[0] + " …"


def _logo(document: Document) -> str:
    logo = document.design.logo
    if logo is None:
        return "none"
    alt = document.design.logo_alt or f"Logo: {document.cover.publisher}"
    proportion = f"{logo.width / logo.height:.6f}"
    return f'(file: "logo.svg", alt: {literal(alt)}, width: {points(logo.width)}, ratio: {proportion})'


def _look(design: Design, families: tuple[str, ...]) -> str:
    look = Theme.of(design)
    values = {
        "families": array(map(literal, families)),
        "palette": _colours(_palette(look)),
        "heat": array(_colours(asdict(step)) for step in look.heat),
        "notices": dictionary({kind: _colours(asdict(box)) for kind, box in look.notices.items()}),
        "sizes": _lengths(SIZES_PT),
        "strokes": _lengths(LINES_PT),
    }
    return "".join(f"#let {name} = {value}\n" for name, value in values.items())


def _palette(look: Theme) -> dict[str, str]:
    return {
        "colour": look.colour,
        "on_colour": look.on_colour,
        "accent": look.accent,
        "heading": look.heading,
        "accent_text": look.accent_text,
        "tint": look.tint,
        "grey": theme.GREY,
        "frame": theme.FRAME,
        "line": theme.LINE,
        "wash": theme.WASH,
    }


def _colours(colours: Mapping[str, str]) -> str:
    return dictionary({name: f"rgb({literal(colour)})" for name, colour in colours.items()})


def _lengths(lengths: Mapping[str, float]) -> str:
    return dictionary({name: f"{length:g}pt" for name, length in lengths.items()})


def _as_svg(picture: Picture) -> bytes:
    """Return the picture as SVG, since Typst takes files from memory only if they are text."""
    if picture.media_type == "image/svg+xml":
        return picture.data
    width, height = picture.width, picture.height
    data = f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="{data}"/></svg>'
    ).encode()
