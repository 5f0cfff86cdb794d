"""Texts of ours that name groups of people -> the same in the spelling that a municipality chooses.

``schemas/werte/personengruppen.yaml`` holds the groups; other lists of values name them in braces, as in
"Beratung begleitet {teilnehmende}".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Self

SCHREIBWEISEN = ("doppelnennung", "doppelpunkt", "stern")
"""The choices that change a word; ``neutral`` leaves it as it stands."""
_GROUP = re.compile(r"\{(\w+)\}")


class Personentext(str):
    """A text that names groups of people: as it stands where nobody chooses, ``je`` holds it by other spellings."""

    __slots__ = ("je",)
    je: Mapping[str, str]

    def __new__(cls, text: str, je: Mapping[str, str]) -> Self:
        """Make the text with its other spellings, by keys such as ``stern``."""
        made = super().__new__(cls, text)
        made.je = je
        return made

    def __getnewargs__(self) -> tuple[str, Mapping[str, str]]:  # type: ignore[override]  # for pickle
        """Return what makes the same text."""
        return str(self), self.je

    def geschrieben(self, schreibweise: str | None) -> str:
        """Return the text in a spelling; without a choice, and where that changes nothing, as it stands."""
        return self.je.get(schreibweise or "", str(self))


def in_jeder_schreibweise(bau: Callable[[Callable[[str], str]], str]) -> Personentext:
    """Return the sentence that ``bau`` makes, in every spelling; it is given what spells a text in each of them."""
    return Personentext(bau(str), {key: bau(partial(_spelled, key)) for key in SCHREIBWEISEN})


def _spelled(schreibweise: str, text: str) -> str:
    return text.geschrieben(schreibweise) if isinstance(text, Personentext) else text


def mit_personen(text: str, gruppen: Mapping[str, str]) -> str:
    """Return a text with the groups that it names in braces; one that names none, as it is.

    Raise KeyError for a group that there is not.
    """
    if not _GROUP.search(text):
        return text
    return in_jeder_schreibweise(lambda wort: _GROUP.sub(lambda hit: wort(gruppen[hit[1]]), text))
