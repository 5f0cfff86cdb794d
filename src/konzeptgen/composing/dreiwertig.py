"""An answer of yes, no and not known -> a sentence that tells all three."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from konzeptgen.base.german import zahlwort

if TYPE_CHECKING:
    from konzeptgen.model.auskunft import Auskunft


@dataclass(frozen=True, slots=True)
class Worte:
    """The words of such a sentence: the things in the dative, one, none and to one of them, what they have or lack."""

    dinge: str
    eine: str
    keine: str
    einer: str
    das: str
    kein: str
    keins: str


def von_mehreren(gesagt: Auskunft[Any], worte: Worte) -> str:
    """Return "Von drei Häusern hat eines Strom, eines hat keinen; zu einem ist es nicht erfasst"; one answer is known.

    There is more than one thing.
    """
    unknown = len(gesagt.unbekannt)
    rest = f"; zu {_one(unknown, worte.einer)} ist es nicht erfasst" if unknown else ""
    return f"Von {zahlwort(gesagt.alle)} {worte.dinge} {_told(gesagt, worte)}{rest}."


def _told(gesagt: Auskunft[Any], worte: Worte) -> str:
    yes, no = len(gesagt.ja), len(gesagt.nein)
    if not yes and not gesagt.unbekannt:
        return f"hat {worte.keine} {worte.das}"
    if not yes:
        return f"{_have(no)} {_one(no, worte.eine)} {worte.kein}"
    lack = f", {_one(no, worte.eine)} {_have(no)} {worte.keins}" if no else ""
    return f"{_have(yes)} {_one(yes, worte.eine)} {worte.das}{lack}"


def _have(count: int) -> str:
    return "hat" if count == 1 else "haben"


def _one(count: int, one: str) -> str:
    return one if count == 1 else zahlwort(count)
