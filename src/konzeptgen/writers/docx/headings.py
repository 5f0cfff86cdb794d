"""Headings of the tree in → their words with the number that no style counts, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from konzeptgen.document.tree import Text

if TYPE_CHECKING:
    from konzeptgen.document.tree import Heading, Inline

_COUNTED = re.compile(r"\d+(\.\d+)*")


def counted(heading: Heading) -> bool:
    """Return whether a style could count a heading's number by itself, unlike "Anhang A" or none."""
    return bool(_COUNTED.fullmatch(heading.number))


def number(heading: Heading) -> tuple[Inline, ...]:
    """Return a heading's number and the space after it."""
    return (Text(f"{heading.number} "),) if heading.number else ()
