"""An answer of yes, no and not known -> the part of a sentence that tells all three."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from konzeptgen.base.german import pronomen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konzeptgen.base.german import Geschlecht
    from konzeptgen.model.anbieter import Traeger
    from konzeptgen.model.auskunft import Auskunft


@dataclass(frozen=True, slots=True)
class Worte:
    """What is said of one thing and of several: the verb, what they have, what others lack, and that in short."""

    hat: str
    haben: str
    das: str
    nicht_das: str
    kurz: str
    unbekannt: str = "ist es nicht erfasst"


def dreiwertig(gesagt: Auskunft[Any], geschlecht: Geschlecht, worte: Worte) -> str:
    """Return "hat eines Strom, eines hat keinen; zu einem ist es nicht erfasst", to go on from "Von drei Häusern".

    There is more than one thing, ``geschlecht`` is theirs; at least one answer is known.
    """
    unknown = pronomen(len(gesagt.unbekannt), geschlecht, "dat")
    rest = f"; zu {unknown} {worte.unbekannt}" if gesagt.unbekannt else ""
    return f"{_known(gesagt, geschlecht, worte)}{rest}"


def _known(gesagt: Auskunft[Any], geschlecht: Geschlecht, worte: Worte) -> str:
    yes, no = (pronomen(len(things), geschlecht) for things in (gesagt.ja, gesagt.nein))
    if not gesagt.ja and not gesagt.unbekannt:
        return f"{worte.hat} {yes} {worte.das}"
    if not gesagt.ja:
        return f"{_verb(len(gesagt.nein), worte)} {no} {worte.nicht_das}"
    lack = f", {no} {_verb(len(gesagt.nein), worte)} {worte.kurz}" if gesagt.nein else ""
    return f"{_verb(len(gesagt.ja), worte)} {yes} {worte.das}{lack}"


def _verb(count: int, worte: Worte) -> str:
    return worte.hat if count == 1 else worte.haben


def soweit_bekannt(traeger: Iterable[Traeger]) -> str:
    """Return what limits a count of free providers, to stand behind it; nothing where the kind of all is known."""
    return "" if all(one.art_bekannt for one in traeger) else ", soweit die Art der Träger bekannt ist"
