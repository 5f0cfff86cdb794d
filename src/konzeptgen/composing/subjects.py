"""Names that templates print -> which line of a chapter is about which thing, as data beside the text.

Where a template reads the name of a thing that has an id, the name carries a sign of its own, a character that no text
holds. It is printed with the name and taken out of the finished chapter, which so knows what its lines are about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAMING = frozenset(("name", "titel", "text"))
"""Fields that name a thing that has an id."""
_FIRST, _MANY = 0xF0000, 0x20000
"""The first and the number of the characters that Unicode leaves to private use; no author's value may hold one."""


_SIGNS = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + _MANY - 1)}]")


def without_signs(text: str) -> str:
    """Return the text alone."""
    return _SIGNS.sub("", text)


class Named(str):
    """The name of a thing that has an id, together with the thing's sign."""

    __slots__ = ("sign",)
    sign: str


class Signs:
    """The signs of things in one document, each given when its thing is first named."""

    def __init__(self) -> None:
        """Begin with none."""
        self._ids: dict[str, str] = {}
        self._signs: dict[str, str] = {}

    def named(self, thing: object, attribute: str, value: object) -> object:
        """Return what a template reads as ``thing.attribute``: with the thing's sign where it names a thing."""
        identity = getattr(thing, "id", None)
        if attribute not in _NAMING or type(value) is not str or not isinstance(identity, str):
            return value
        name = Named(value)
        name.sign = self._sign(identity)
        return name

    def taken_out(self, markdown: str) -> tuple[str, Mapping[int, frozenset[str]]]:
        """Return the text without signs and, by the number of the line from 0, the ids of the things named there."""
        about = {
            number: frozenset(self._ids[sign] for sign in line if sign in self._ids)
            for number, line in enumerate(markdown.split("\n"))
        }
        return without_signs(markdown), {number: ids for number, ids in about.items() if ids}

    def _sign(self, identity: str) -> str:
        if identity not in self._signs and len(self._signs) < _MANY:
            self._signs[identity] = sign = chr(_FIRST + len(self._signs))
            self._ids[sign] = identity
        return self._signs.get(identity, "")
