"""What templates print about things -> which line of a chapter is about which thing, as data beside the text.

A text that is about a thing knows its id: the name that a template reads of a thing that has one, and a sentence of
ours that says so. Where it is printed, it gets the thing's sign, a character that no text holds; the finished chapter
loses all signs again and so knows what its lines are about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol, Self, runtime_checkable

_NAMING = frozenset(("name", "titel", "text"))
"""Fields that name a thing that has an id."""
_FIRST, _MANY = 0xF0000, 0x20000
"""The first and the number of the characters that Unicode leaves to private use; no author's value may hold one."""
_SIGNS = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + _MANY - 1)}]")


@runtime_checkable
class Thing(Protocol):
    """Anything of the model that findings can be about."""

    @property
    def id(self) -> str:
        """Return the id, as findings and exceptions name it."""


class MitBezug(str):
    """A text about things; ``bezug`` holds their ids."""

    __slots__ = ("bezug",)
    bezug: frozenset[str]

    def __new__(cls, text: str, *things: Thing) -> Self:
        """Make the text, which is about ``things``."""
        made = super().__new__(cls, text)
        made.bezug = frozenset(thing.id for thing in things)
        return made


def read(thing: object, attribute: object, value: object) -> object:
    """Return what a template reads as ``thing.attribute``; where it names a thing that has an id, it knows this."""
    if attribute in _NAMING and type(value) is str and isinstance(thing, Thing):
        return MitBezug(value, thing)
    return value


def without_signs(text: str) -> str:
    """Return the text alone."""
    return _SIGNS.sub("", text)


class Signs:
    """The signs of things in one document, each given when something about its thing is first printed."""

    def __init__(self) -> None:
        """Begin with none."""
        self._ids: dict[str, str] = {}
        self._signs: dict[str, str] = {}

    def of(self, text: MitBezug) -> str:
        """Return the signs of the things that a text is about."""
        return "".join(map(self._sign, sorted(text.bezug)))

    def taken_out(self, markdown: str) -> tuple[str, Mapping[int, frozenset[str]]]:
        """Return the text without signs and, by the number of the line from 0, the ids of the things it is about."""
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
