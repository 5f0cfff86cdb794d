"""A document in → its named styles, pages, header and footer, out."""

from __future__ import annotations

from dataclasses import asdict
from html import escape
from string import Template
from typing import TYPE_CHECKING

from lxml import etree

from konzeptgen.base.paths import TEMPLATES
from konzeptgen.document.running import footer, short_title
from konzeptgen.document.theme import EDGE, FRAME, GREY, INK, LINE, SIZES_PT, WASH, Theme
from konzeptgen.writers.odt.elements import points

if TYPE_CHECKING:
    from konzeptgen.document.tree import Document
    from konzeptgen.writers.odt.elements import Element
    from konzeptgen.writers.odt.pages import Sheet

MONO = "Consolas"
_SOURCE = TEMPLATES / "stile" / "odt" / "styles.xml"
# Points: how far the second level of the contents stands in, how wide the words that mark a cover are at most.
_INSIDE, _MARK = 17, 190
# Points: the room of a line in header and footer.
_LINE = 16


def styles(document: Document, sheet: Sheet) -> Element:
    """Return the part that holds the styles, filled for ``document``."""
    values = {name: escape(value) for name, value in _values(document, sheet).items()}
    return etree.fromstring(Template(_SOURCE.read_text("utf-8")).substitute(values).encode())


def _values(document: Document, sheet: Sheet) -> dict[str, str]:
    cover, small = document.cover, document.layout.blatt == "a5"
    return {
        "line_height": "108%" if small else "118%",
        "facts": "62pt" if small else "141.75pt",
        **_look(document),
        **_page(sheet),
        "usage": "mirrored" if document.layout.broschuere else "all",
        "font": document.design.font,
        "mono": MONO,
        "header_left": short_title(cover.title),
        "header_right": cover.mark,
        "footer_left": footer(document),
    }


def _page(sheet: Sheet) -> dict[str, str]:
    lengths = {
        "width": sheet.width,
        "height": sheet.height,
        "margin_top": sheet.top,
        "margin_bottom": sheet.bottom,
        "margin_inner": sheet.inner,
        "margin_outer": sheet.outer,
        "edge_top": sheet.edge_top,
        "edge_bottom": sheet.edge_bottom,
        "header_height": sheet.top - sheet.edge_top,
        "header_space": sheet.top - sheet.edge_top - _LINE,
        "footer_height": sheet.bottom - sheet.edge_bottom,
        "footer_space": sheet.bottom - sheet.edge_bottom - _LINE,
        "room": sheet.room,
        "room_inside": sheet.room - _INSIDE,
        "room_wide": sheet.room_wide,
        "mark_room": max(9, sheet.room - _MARK),
    }
    return {name: points(length) for name, length in lengths.items()}


def _look(document: Document) -> dict[str, str]:
    """Return the theme as OpenDocument writes it: colours in small letters, sizes in points."""
    look = Theme.of(document.design)
    parts = ("colour", "on_colour", "accent", "heading", "accent_text", "tint")
    boxes = {f"{kind}_{part}": colour for kind, box in look.notices.items() for part, colour in asdict(box).items()}
    tones = {"ink": INK, "grey": GREY, "edge": EDGE, "frame": FRAME, "line": LINE, "wash": WASH}
    colours = {**{part: getattr(look, part) for part in parts}, **boxes, **tones}
    sizes = {**SIZES_PT, "text": SIZES_PT["text_a5" if document.layout.blatt == "a5" else "text"]}
    return {
        **{name: colour.lower() for name, colour in colours.items()},
        **{f"size_{name}": f"{size:g}" for name, size in sizes.items()},
    }
