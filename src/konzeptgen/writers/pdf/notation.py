"""Values in, Typst's way of writing them out: text becomes string literals, never markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from konzeptgen.document.theme import POINTS_PER_PIXEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f]')


def literal(text: str) -> str:
    """Return ``text`` as a Typst string, which Typst reads back character by character."""
    return f'"{_SPECIAL.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{{{ord(character):x}}}"


def array(items: Iterable[str]) -> str:
    """Return an array of written values, one of a single value too."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def dictionary(items: Mapping[str, str]) -> str:
    """Return a dictionary of written values; the names are ours, with hyphens where Python has underscores."""
    return "(" + ", ".join(f"{name.replace('_', '-')}: {value}" for name, value in items.items()) + ")"


def boolean(value: bool) -> str:  # noqa: FBT001 - the value is what the function is about
    """Return a truth value."""
    return "true" if value else "false"


def points(pixels: int) -> str:
    """Return a length given in CSS pixels."""
    return f"{pixels * POINTS_PER_PIXEL:g}pt"


def label(name: str) -> str:
    """Return the label for an id, with ASCII letters, digits and hyphens, two names never alike."""
    safe = "".join(c if (c.isascii() and c.isalnum()) or c == "-" else f"_{ord(c):x}_" for c in name)
    return literal(f"id-{safe}")
