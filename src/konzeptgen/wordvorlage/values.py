"""An attribute of a template in → its value as the rest of the program can rely on it, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from konzeptgen.wordvorlage.container import DamagedError
from konzeptgen.wordvorlage.ooxml import q

if TYPE_CHECKING:
    from konzeptgen.wordvorlage.ooxml import Element

_NUMBER = re.compile(r"([-+]?\d{1,9}(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {"": 1.0, "mm": 56.6929, "cm": 566.929, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_SHARE = re.compile(r"\d{1,3}(?:\.\d+)?%")
_COLOUR = re.compile("auto|[0-9A-Fa-f]{6}")


def _w(*lines: str) -> frozenset[str]:
    return frozenset(q(f"w:{name}") for line in lines for name in line.split())


_LENGTHS: Final = _w(
    "w h sz space before after line left right start end hanging firstLine pos top bottom header footer gutter",
    "linePitch percent",
)
_SHARED: Final = _w("tblW tcW wBefore wAfter tblInd zoom")
_IDS: Final = _w("abstractNumId numId ilvl numPicBulletId num")
_COUNTED: Final = _w(
    "sz szCs kern position outlineLvl ilvl numId abstractNumId lvlPicBulletId start startOverride lvlRestart",
    "uiPriority defaultTabStop consecutiveHyphenLimit hyphenationZone tblStyleRowBandSize tblStyleColBandSize gridSpan",
    "trHeight",
)
_COLOURS: Final = _w("color fill")
_VAL = q("w:val")


def checked(element: Element, name: str, value: str) -> str | None:
    """Return the value of an attribute: a number as a whole one, a length in twips; nothing for a colour that is none.

    Raises:
        DamagedError: there is something else where a number must stand.
    """
    if name in _LENGTHS:
        return value if element.tag in _SHARED and _SHARE.fullmatch(value) else _number(value)
    if name in _IDS or (name == _VAL and element.tag in _COUNTED):
        return _number(value)
    if name in _COLOURS or (name == _VAL and element.tag == q("w:color")):
        return value if _COLOUR.fullmatch(value) else None
    return value


def _number(value: str) -> str:
    found = _NUMBER.fullmatch(value.strip())
    if found is None:
        raise DamagedError(f"In der Word-Vorlage steht „{value[:30]}“, wo eine Zahl stehen muss.")
    number, unit = found.groups(default="")
    return str(round(float(number) * _TWIPS[unit]))
