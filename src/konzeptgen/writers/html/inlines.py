"""Inlines in, HTML out; an unknown inline raises."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, assert_never

from markupsafe import Markup

from konzeptgen.document import scripts
from konzeptgen.document.scripts import right_to_left
from konzeptgen.document.tree import Code, Emph, Footnote, Foreign, LineBreak, Link, Strong, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konzeptgen.document.tree import Inline

_ADDRESS = re.compile(r"((?:https?://|www\.)\S+|\S+@\S+\.\S+)")
_SEAM = re.compile(r"(?<=[/@])(?=[^/])|(?=[.?&=#_]\w)")

# Letters of a script in a language tag.
_SCRIPT = 4


def inlines(nodes: Iterable[Inline]) -> str:
    """Return the marks for ``nodes`` one after the other."""
    return "".join(_inline(inline) for inline in nodes)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return _text(text)
        case Code(text):
            return f"<code>{escaped(text)}</code>"
        case LineBreak():
            return "<br>"
        case Footnote(number=number):
            return (
                f'<sup><a href="#fussnote.{number}" id="fussnotenzeichen.{number}" role="doc-noteref" '
                f'aria-label="Fußnote {number}">{number}</a></sup>'
            )
        case _:
            opening, closing = _tags(inline)
            return f"{opening}{inlines(inline.inlines)}{closing}"


def _text(text: str) -> str:
    """Return plain text; an address is parted between its words alone, without a hyphen that is none of its own."""
    parts = _ADDRESS.split(text)
    for index in range(1, len(parts), 2):
        parts[index] = f'<span class="adresse">{"<wbr>".join(map(escaped, _SEAM.split(parts[index])))}</span>'
    return "".join(part if index % 2 else escaped(part) for index, part in enumerate(parts))


def language(lang: str) -> str:
    """Return a language tag as HTML wants it: the script stands alone where it is all that is known."""
    return lang if lang.startswith("und-") else "-".join(part for part in lang.split("-") if len(part) != _SCRIPT)


def _tags(inline: Strong | Emph | Link | Foreign) -> tuple[str, str]:
    match inline:
        case Strong():
            return "<strong>", "</strong>"
        case Emph():
            return "<em>", "</em>"
        case Foreign(lang=lang) if right_to_left(lang):
            return f'<bdi lang="{escape(language(lang))}" dir="rtl">', "</bdi>"
        case Foreign(lang=lang):
            return f'<span lang="{escape(language(lang))}">', "</span>"
        case Link(target=target):
            return f'<a href="{escape(_checked(target))}">', "</a>"
        case _:
            assert_never(inline)


def marked(text: str) -> Markup:
    """Return the marks for plain text, its words in other scripts marked."""
    return Markup(inlines(scripts.marked(text)))  # noqa: S704 - escaped inline by inline


def _checked(target: str) -> str:
    # The render stage lets no other target pass; a second lock costs nothing.
    if not re.fullmatch(r"(?:https?://|mailto:|tel:|#)\S+", target):
        raise ValueError(f"Das Verweisziel „{target}“ ist nicht erlaubt.")
    return target


def escaped(text: str) -> str:
    """Return ``text`` as it is written between marks."""
    return escape(text, quote=False)
