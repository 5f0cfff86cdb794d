"""Things -> groups by a value of a list, in the order of that list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from konzeptgen.base.scalars import Wert

_T = TypeVar("_T")


def je(things: Iterable[_T], wert: Callable[[_T], Wert]) -> tuple[tuple[Wert, tuple[_T, ...]], ...]:
    """Return each value that occurs among ``things`` with its things, in the order of the value list."""
    ordered = sorted(things, key=lambda thing: wert(thing).stelle)
    return tuple((value, tuple(group)) for value, group in groupby(ordered, key=wert))
