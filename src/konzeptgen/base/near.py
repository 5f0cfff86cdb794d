"""The nearest of several words, with German spelling in mind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from konzeptgen.base.finding import UsageTrouble

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SEPARATORS = str.maketrans("", "", "_- ")
_CUTOFF = 0.34


def fold(word: str) -> str:
    """Return ``word`` without case, umlauts and separators, so that only real differences count."""
    return word.lower().translate(UMLAUTS).translate(_SEPARATORS)


def nearest(word: str, candidates: Sequence[str]) -> str | None:
    """Return the candidate nearest to ``word``, or None where none is near (a third of the letters differ)."""
    return _nearest(word, tuple(candidates))


@lru_cache(maxsize=4096)  # lists of others ask the same thing on every row
def _nearest(word: str, candidates: Sequence[str]) -> str | None:
    folded, best = fold(word), None
    distance = _distance_from(folded)
    least = int(len(folded) * _CUTOFF / (1 - _CUTOFF)) + 2  # farther than the longest word that may still be near
    for candidate in candidates:
        other = fold(candidate)
        if abs(len(other) - len(folded)) < least and (away := distance(other)) < least:
            best, least = candidate, away
    return best if best is not None and least <= max(len(folded), len(fold(best))) * _CUTOFF else None


def one_slip(one: str, other: str) -> bool:
    """Return whether two words differ in one letter more, one less, another one or two that changed places, or less."""
    unequal = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    start = next(unequal, min(len(one), len(other)))
    here, there = one[start:], other[start:]
    swapped = here[:2] == there[1::-1] and here[2:] == there[2:]
    return swapped or here[1:] == there[1:] or here[1:] == there or here == there[1:]


def _distance_from(word: str) -> Callable[[str], int]:
    """Return what tells how many letters to add, drop, change or swap with the next for another word.

    That is the optimal string alignment. Its table is worked off letter by letter of the other word; the steps up and
    down between the rows of one column are the bits of two numbers (Hyyrö, 2003).
    """
    rows: dict[str, int] = {}
    for row, letter in enumerate(word):
        rows[letter] = rows.get(letter, 0) | 1 << row
    whole, last = (1 << len(word)) - 1, len(word) - 1

    def distance(other: str) -> int:
        if not word:
            return len(other)
        up, down, level, before, away = whole, 0, 0, 0, len(word)
        for letter in other:
            same = rows.get(letter, 0)
            level = ((same & up) + up ^ up) | same | down | ((~level & same) << 1 & before)
            farther, nearer = down | ~(level | up), level & up
            away += (farther >> last & 1) - (nearer >> last & 1)
            farther = farther << 1 | 1
            up, down, before = (nearer << 1 | ~(level | farther)) & whole, farther & level & whole, same
        return away

    return distance


def meant(word: str, candidates: Sequence[str]) -> str:
    """Return a question to set behind a message, " Meinten Sie …?", or nothing where no candidate is near."""
    near = nearest(word, candidates)
    return f" Meinten Sie „{near}“?" if near else ""


def unknown(what: str, word: str, known: Sequence[str]) -> UsageTrouble:
    """Return the trouble that ``word`` does not exist, with the nearest of those that do."""
    return UsageTrouble(f"{what} gibt es nicht.{meant(word, known)}", f"Möglich sind: {', '.join(known)}.")
