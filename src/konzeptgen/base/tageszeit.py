"""Times of day, spans of them and days of the year without a year, as people write them."""

from __future__ import annotations

import re
from typing import Self

from konzeptgen.base.lines import fault, line

_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?: Uhr)?\Z")
_END = re.compile(r"([01]?[0-9]|2[0-4])(?:[:.]([0-5][0-9]))?(?:\s*(?:Uhr|h))?\Z", re.IGNORECASE)
_SPAN = re.compile(r"(.{1,40}?)\s{0,9}(?:-|–|—|\bbis\b)\s*(.+)\Z")
_DAY = re.compile(r"([0-9]{1,2})\.\s*(?:([0-9]{1,2})\.?|([A-Za-zä]{3,9})\.?)\Z")
_LAST_HOUR = 24
MONATE = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
LAENGEN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LETTERS = 3


class Jahrestag(str):
    """A day or a whole month of every year, as it is written; ``tag`` is 0 for a month."""

    __slots__ = ("monat", "tag")
    monat: int
    tag: int

    def __new__(cls, text: str, monat: int, tag: int = 0) -> Self:
        """Make the day ``tag`` of a month that is written ``text``."""
        made = super().__new__(cls, text)
        made.monat, made.tag = monat, tag
        return made


def uhrzeit(text: str) -> str:
    """Return a time of day, hour and minute."""
    value = line(text)
    hit = _TIME.match(value)
    if not hit:
        raise fault(f"„{value}“ ist keine Uhrzeit.", "Schreiben Sie Stunde und Minute, zum Beispiel 8:30.")
    return f"{int(hit[1])}:{hit[2]}"


def zeitspanne(text: str) -> str:
    """Return a span of time on one day as 8:30–12:00, or its beginning alone; whole hours and 24 o'clock may stand."""
    value = line(text)
    if _TIME.match(value):
        return uhrzeit(value)
    hit = _SPAN.match(value)
    ends = [_end(part) for part in hit.groups()] if hit else [""]
    if not all(ends):
        raise fault(f"„{value}“ ist keine Zeit von bis.", "Schreiben Sie Anfang und Ende, zum Beispiel 8:30-12:00.")
    return "–".join(ends)


def _end(text: str) -> str:
    hit = _END.match(text)
    if not hit or (int(hit[1]) == _LAST_HOUR and int(hit[2] or 0)):
        return ""
    return f"{int(hit[1])}:{hit[2] or '00'}"


def jahrestag(text: str) -> Jahrestag:
    """Return a day or month of every year: 01.04., 1. April, April."""
    value = line(text)
    hit = _DAY.match(value)
    day = int(hit[1]) if hit else 0
    month = int(hit[2]) if hit and hit[2] else _monat(hit[3] if hit else value)
    if not 1 <= month <= len(MONATE) or (hit and not 1 <= day <= LAENGEN[month - 1]):
        raise fault(
            f"„{value}“ ist kein Tag im Jahr.", "Schreiben Sie Tag und Monat oder den Monat, zum Beispiel 01.04."
        )
    return Jahrestag(value, month, day)


def _monat(word: str) -> int:
    """Return the number of a month, 0 for another word."""
    short = word.lower().rstrip(".")
    found = [number for number, name in enumerate(MONATE, 1) if name.lower().startswith(short)]
    return found[0] if len(short) >= _LETTERS and len(found) == 1 else 0
