"""Texts of ours that name groups of people -> the same in the spelling that a municipality chooses.

``schemas/werte/personengruppen.yaml`` holds the groups; other lists of values name them in braces, as in
"Beratung begleitet {teilnehmende}".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Self

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

    def satz(self, bau: Callable[[str], str]) -> Personentext:
        """Return the sentence that ``bau`` makes around this text, in every spelling."""
        return Personentext(bau(str(self)), {key: bau(form) for key, form in self.je.items()})

    def geschrieben(self, schreibweise: str | None) -> str:
        """Return the text in a spelling; without a choice, and where that changes nothing, as it stands."""
        return self.je.get(schreibweise or "", str(self))


def mit_personen(text: str, gruppen: Mapping[str, Personentext]) -> str:
    """Return a text with the groups that it names in braces; one that names none, as it is.

    Raise KeyError for a group that there is not.
    """
    named = [gruppen[key] for key in _GROUP.findall(text)]
    if not named:
        return text
    spellings = {key for gruppe in named for key in gruppe.je}
    return Personentext(_filled(text, gruppen, None), {key: _filled(text, gruppen, key) for key in spellings})


def _filled(text: str, gruppen: Mapping[str, Personentext], schreibweise: str | None) -> str:
    return _GROUP.sub(lambda hit: gruppen[hit[1]].geschrieben(schreibweise), text)
