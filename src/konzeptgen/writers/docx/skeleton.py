"""A document in → the parts of an empty Word file with our styles and page, out."""

from __future__ import annotations

from dataclasses import asdict
from html import escape
from string import Template
from typing import TYPE_CHECKING

from konzeptgen.base.paths import TEMPLATES
from konzeptgen.document.running import footer, short_title
from konzeptgen.document.theme import EDGE, FRAME, GREY, INK, LINE, LINES_PT, SIZES_PT, WASH, Theme, bare
from konzeptgen.writers.docx.pages import house_rooms

if TYPE_CHECKING:
    from konzeptgen.document.tree import Document
    from konzeptgen.wordvorlage.ooxml import Parts

_SOURCE = TEMPLATES / "stile" / "docx"
# Twips: the width of the terms of a fact sheet and the space below each; a line in 240ths of its height.
_SHEET = {
    "a4": {"term": "2835", "term_gap": "50", "leading": "283"},
    "a5": {"term": "1474", "term_gap": "10", "leading": "259"},
}


def skeleton(document: Document) -> Parts:
    """Return the parts of an empty file, filled for ``document``."""
    values = {name: escape(value) for name, value in _values(document).items()}
    files = sorted(path for path in _SOURCE.rglob("*") if path.is_file())
    return {path.relative_to(_SOURCE).as_posix(): _filled(path.read_text("utf-8"), values) for path in files}


def _filled(text: str, values: dict[str, str]) -> bytes:
    return Template(text).substitute(values).encode()


def _values(document: Document) -> dict[str, str]:
    cover = document.cover
    return {
        **_look(document),
        **_measures(document),
        "font": document.design.font,
        "publisher": cover.publisher,
        "header_left": short_title(cover.title),
        "header_right": cover.mark,
        "footer_left": footer(document),
    }


def _measures(document: Document) -> dict[str, str]:
    """Return the widths of a line, upright and on its side, and how close fact sheets and lines are set."""
    upright, turned = house_rooms(document.layout)
    return {"room": str(upright), "room_wide": str(turned), **_SHEET[document.layout.blatt]}


def _look(document: Document) -> dict[str, str]:
    """Return the theme as Word writes it: colours without a hash, sizes in half and widths in eighths of a point."""
    look = Theme.of(document.design)
    parts = ("colour", "on_colour", "accent", "heading", "accent_text", "tint")
    boxes = {f"{kind}_{part}": colour for kind, box in look.notices.items() for part, colour in asdict(box).items()}
    tones = {"ink": INK, "grey": GREY, "edge": EDGE, "frame": FRAME, "line": LINE, "wash": WASH}
    colours = {**{part: getattr(look, part) for part in parts}, **boxes, **tones}
    sizes = {**SIZES_PT, "text": SIZES_PT["text_a5" if document.layout.blatt == "a5" else "text"]}
    return {
        **{name: bare(colour) for name, colour in colours.items()},
        **{f"size_{name}": str(round(2 * points)) for name, points in sizes.items()},
        **{f"width_{name}": str(round(8 * points)) for name, points in LINES_PT.items()},
    }
