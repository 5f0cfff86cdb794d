"""Name and kind of a municipality -> the words for both, so that the kind is said once.

Authors write "Flensburg", "Stadt Flensburg" or "Flensburg, Stadt"; a document says "der Stadt Flensburg" each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from konzeptgen.base.scalars import Wert

_BEIWORT = r"(?:(?:freie|große|kreisfreie|kreisangehörige|selbständige|hanse-|und) )*"


@dataclass(frozen=True, slots=True)
class Benennung:
    """The words for a municipality: ``wort`` for its kind, what stands before that, and its own name.

    ``aus_dem_namen`` says whether the kind stands in the name that the author gave.
    """

    wort: str
    weiblich: bool
    eigenname: str
    beiwort: str = ""
    aus_dem_namen: bool = False

    @property
    def nominativ(self) -> str:
        """Return "Stadt Musterstadt", without an article."""
        return self._mit(self.wort, self.beiwort)

    @property
    def genitiv(self) -> str:
        """Return "Stadt Musterstadt" or "Landkreises Musterland", without an article."""
        ending = "" if self.weiblich else "es" if self.wort.lower().endswith("kreis") else "s"
        return self._mit(self.wort + ending, self._gebeugt)

    @property
    def dativ(self) -> str:
        """Return "Stadt Musterstadt" or "Freien Hansestadt Bremen", without an article."""
        return self._mit(self.wort, self._gebeugt)

    @property
    def _gebeugt(self) -> str:
        return re.sub(r"e(?= )", "en", self.beiwort)

    def _mit(self, wort: str, beiwort: str) -> str:
        return f"{beiwort}{wort} {self.eigenname}".strip()


@cache
def benennung(name: str, typ: Wert) -> Benennung:
    """Return the words for a municipality; one of its kind in ``name`` goes before that of ``typ``, being nearer."""
    words = {str(typ.marken["wort"]): typ.marken["geschlecht"], **typ.marken["auch"]}
    found = next((hit for pattern in _patterns(words) if (hit := pattern.fullmatch(name))), None)
    if found is None:
        return Benennung(str(typ.marken["wort"]), typ.marken["geschlecht"] == "f", name)
    word = next(word for word in words if word.lower() == found["wort"].lower())
    return Benennung(word, words[word] == "f", found["name"] or "", found["beiwort"], aus_dem_namen=True)


def _patterns(words: Iterable[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how a kind stands before a name, or alone, and how it stands behind a comma."""
    kind = rf"(?P<beiwort>{_BEIWORT})(?P<wort>{'|'.join(words)})"
    return (
        re.compile(rf"{kind}(?: +(?P=wort))*(?: +(?P<name>.+))?", re.IGNORECASE),
        re.compile(rf"(?P<name>.+?), *{kind}", re.IGNORECASE),
    )
