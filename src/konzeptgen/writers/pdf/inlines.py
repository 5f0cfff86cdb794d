"""Inlines in, Typst code out; an unknown inline raises."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import singledispatch
from typing import TYPE_CHECKING

from konzeptgen.document.fonts import FAMILIES
from konzeptgen.document.scripts import right_to_left, script
from konzeptgen.document.tree import Code, Emph, Footnote, Foreign, LineBreak, Link, Strong, Text
from konzeptgen.writers.pdf.book import LINE, Book
from konzeptgen.writers.pdf.notation import literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konzeptgen.document.tree import Inline

# Without these features Typst writes no letter twice into the PDF's text and parts no word with a space; Amiri's
# letters are small beside the house's.
_SHAPES = {"Latn": "features: (ccmp: 0), ", "Arab": "features: (kern: 0), size: 1.15em, "}
# Typst's own ``dir`` lets signs and numbers behind the words slip to their other side.
_ISOLATE = ("\u2067", "\u2069")
# What may break: addresses and numbers of more than 12 signs, words of 14 letters and more.
_BREAKABLE = re.compile(
    r"(?P<address>(?<!\S)(?=\S{13})(?=\S*[^\W\d_])(?:\S*\w[@._]\w\S*|\S+://\S+))|(?P<word>[^\W\d_]{14,})"
)


def inlines(nodes: Iterable[Inline], book: Book) -> str:
    """Return the code that sets ``nodes`` one after the other."""
    return "{ " + ("; ".join(_inline(node, book) for node in nodes) or '""') + " }"


def optional(nodes: tuple[Inline, ...], book: Book) -> str:
    """Return the same, and Typst's ``none`` where there is nothing."""
    return inlines(nodes, book) if nodes else "none"


def caption(kind: str, number: int, words: tuple[Inline, ...], book: Book) -> str:
    """Return the caption of a table or figure."""
    return inlines((Text(f"{kind} {number}: "), *words), book)


@singledispatch
def _inline(node: object, _book: Book) -> str:
    raise TypeError(f"no Typst for the inline {type(node).__name__}")


@_inline.register(Text)
def _(node: Text, book: Book) -> str:
    return words(node.text, book.room)


@_inline.register(Strong)
def _(node: Strong, book: Book) -> str:
    return f"strong({inlines(node.inlines, book)})"


@_inline.register(Emph)
def _(node: Emph, book: Book) -> str:
    return f"emph({inlines(node.inlines, book)})"


@_inline.register(Link)
def _(node: Link, book: Book) -> str:
    return f"link({book.destination(node.target)}, {inlines(node.inlines, book)})"


@_inline.register(Code)
def _(node: Code, _book: Book) -> str:
    return f"raw({literal(node.text)})"


@_inline.register(LineBreak)
def _(_node: LineBreak, _book: Book) -> str:
    return "linebreak()"


@_inline.register(Footnote)
def _(node: Footnote, book: Book) -> str:
    return f"footnote({inlines(node.inlines, replace(book, room=LINE))})"


@_inline.register(Foreign)
def _(node: Foreign, book: Book) -> str:
    lang, *rest = node.lang.split("-")
    region = next((literal(part.upper()) for part in rest if re.fullmatch("[A-Za-z]{2}", part)), "none")
    nodes = (Text(_ISOLATE[0]), *node.inlines, Text(_ISOLATE[1])) if right_to_left(node.lang) else node.inlines
    shape = _shape(script(node.lang))
    return f"text(lang: {literal(lang.lower())}, region: {region}, {shape}{inlines(nodes, book)})"


def _shape(written: str) -> str:
    """Return how words in a script are set, as arguments of Typst's ``text``."""
    family = f"font: ({literal(FAMILIES[written])}, ..families), " if written in FAMILIES else ""
    return f"{family}{_SHAPES.get(written, '')}"


def words(text: str, room: int = LINE) -> str:
    """Return the literals for ``text``; long words in it may get a hyphen, addresses may break without one."""
    parts, end = [], 0
    for match in _BREAKABLE.finditer(text):
        parts += [literal(text[end : match.start()])] if match.start() > end else []
        parts.append(_address(match["address"], room) if match["address"] else f"long({literal(match['word'])})")
        end = match.end()
    if end < len(text) or not parts:
        parts.append(literal(text[end:]))
    return parts[0] if len(parts) == 1 else "{ " + "; ".join(parts) + " }"


def _address(text: str, room: int) -> str:
    if len(text) <= room:
        return f"text(hyphenate: false, box({literal(text)}))"
    # an empty box offers a line break and, unlike a zero-width space, leaves no character in the PDF
    pieces = re.findall(rf"\S{{1,{room - 1}}}?[/.@\-_?&=:]+|\S{{1,{room}}}$|\S{{1,{room // 2}}}", text)
    return "text(hyphenate: false, { " + "; box(); ".join(literal(piece) for piece in pieces) + " })"
