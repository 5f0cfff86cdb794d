"""What a document is made of -> the same as templates and sentences see it.

The words for groups of people are spelled as the municipality chose. The name of a thing that has an id carries the
thing's sign, two characters that no text of an author holds. They go with the name wherever a sentence takes it; the
finished chapter loses them and so knows which of its lines is about which thing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from operator import is_
from typing import Any, TypeVar, cast

from konzeptgen.base.scalars import Wert
from konzeptgen.base.schreibweise import Personentext

_T = TypeVar("_T")
_ROOMS = ("konzeptgen.model.", "konzeptgen.composing.", "konzeptgen.checking.", "konzeptgen.base.finding")
"""Where the things are defined that hold names and values, be they of the data or of what the check says of them."""
_NAMING = frozenset(("name", "titel", "text"))
"""Fields that name a thing that has an id."""
_BEGIN, _FIRST, _MANY = "\x01", 0xF0000, 0x20000
"""A sign is a character before all letters, so that names keep their order, and one that is left to private use."""
_SIGN = re.compile(f"[{_BEGIN}{chr(_FIRST)}-{chr(_FIRST + _MANY - 1)}]")


def without_signs(text: str) -> str:
    """Return the text alone."""
    return _SIGN.sub("", text)


class Name(str):
    """The name of a thing, its sign behind it; it equals, and is as long as, the name alone."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Return whether both read the same."""
        return isinstance(other, str) and without_signs(self) == without_signs(other)

    def __ne__(self, other: object) -> bool:
        """Return whether they read differently."""
        return not self == other

    def __hash__(self) -> int:
        """Return the hash of the name alone."""
        return hash(without_signs(self))

    def __len__(self) -> int:
        """Return the length of the name alone."""
        return len(without_signs(self))


class Sicht:
    """The view of one document's templates; things that others refer to are copied once, so that they stay one."""

    def __init__(self, schreibweise: str | None) -> None:
        """Take the spelling that the municipality chose."""
        self._schreibweise = schreibweise
        self._ids: list[str] = []
        self._signs: dict[str, str] = {}
        self._seen: dict[int, tuple[object, object]] = {}

    def auf(self, value: _T) -> _T:
        """Return a value as templates see it, whatever holds it; what holds no name and no group is itself."""
        seen: Any = value
        match value:
            case Personentext():
                seen = value.geschrieben(self._schreibweise)
            case tuple():
                parts = tuple(map(self.auf, value))
                seen = value if all(map(is_, parts, value)) else parts
            case Mapping():
                named = {key: self.auf(part) for key, part in value.items()}
                seen = value if all(named[key] is part for key, part in value.items()) else named
            case _ if isinstance(value, Wert) or (is_dataclass(value) and type(value).__module__.startswith(_ROOMS)):
                seen = self._once(value)
        return cast("_T", seen)

    def taken_out(self, markdown: str) -> tuple[str, Mapping[int, frozenset[str]]]:
        """Return the text without signs and, by the number of the line from 0, the ids of the things it is about."""
        about = {
            number: frozenset(self._ids[ord(sign) - _FIRST] for sign in _SIGN.findall(line) if sign != _BEGIN)
            for number, line in enumerate(markdown.split("\n"))
            if _BEGIN in line
        }
        return without_signs(markdown), about

    def _once(self, thing: Any) -> Any:  # noqa: ANN401 - any part of the model
        if id(thing) not in self._seen:
            self._seen[id(thing)] = (thing, self._wert(thing) if isinstance(thing, Wert) else self._thing(thing))
        return self._seen[id(thing)][1]

    def _wert(self, wert: Wert) -> Wert:
        titel, marks = self.auf(wert.titel), self.auf(wert.marken)
        return wert if titel is wert.titel and marks is wert.marken else Wert(wert, titel, marks, wert.stelle)

    def _thing(self, thing: Any) -> Any:  # noqa: ANN401 - any part of the model
        changes = {}
        for field in fields(thing):
            old = getattr(thing, field.name)
            new = self._named(thing.id, old) if field.name in _NAMING and hasattr(thing, "id") else self.auf(old)
            if new is not old:
                changes[field.name] = new
        return replace(thing, **changes) if changes else thing

    def _named(self, identity: str, name: str | None) -> str | None:
        if name is None or (identity not in self._signs and len(self._ids) == _MANY):
            return name
        if identity not in self._signs:
            self._signs[identity] = _BEGIN + chr(_FIRST + len(self._ids))
            self._ids.append(identity)
        return Name(name + self._signs[identity])
