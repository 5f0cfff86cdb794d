"""The nearest of several words, with German spelling in mind."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from konzeptgen.base.finding import UsageTrouble

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SEPARATORS = str.maketrans("", "", "_- ")
_CUTOFF = 0.34


def fold(word: str) -> str:
    """Return ``word`` without case, umlauts and separators, so that only real differences count."""
    return word.lower().translate(UMLAUTS).translate(_SEPARATORS)


def nearest(word: str, candidates: Sequence[str]) -> str | None:
    """Return the candidate nearest to ``word``, or None where none is near (a third of the letters differ)."""
    folded = fold(word)
    best = min(candidates, key=lambda candidate: OSA.distance(folded, fold(candidate)), default=None)
    if best is None:
        return None
    distance = OSA.distance(folded, fold(best))
    return best if distance <= max(len(folded), len(fold(best))) * _CUTOFF else None


def meant(word: str, candidates: Sequence[str]) -> str:
    """Return a question to set behind a message, " Meinten Sie …?", or nothing where no candidate is near."""
    near = nearest(word, candidates)
    return f" Meinten Sie „{near}“?" if near else ""


def unknown(what: str, word: str, known: Sequence[str]) -> UsageTrouble:
    """Return the trouble that ``word`` does not exist, with the nearest of those that do."""
    return UsageTrouble(f"{what} gibt es nicht.{meant(word, known)}", f"Möglich sind: {', '.join(known)}.")
