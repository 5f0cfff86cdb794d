"""What the rules on double entries share: names reduced to what tells one thing from another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet
from itertools import permutations

from konzeptgen.base.near import UMLAUTS, one_slip

_RECHTSFORMEN = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), form)
    for pattern, form in (
        (r"e\.? ?v\.?|eingetragener verein", "ev"),
        (r"g?gmbh|gemeinnuetzige gmbh", "gmbh"),
        (r"e\.? ?g\.?", "eg"),
        (r"stiftung", "stiftung"),
    )
)
_KURZFORMEN = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), short)
    for pattern, short in (
        (r"arbeiterwohlfahrt", "awo"),
        (r"(?:deutsche[ns]? )?rote[ns]? kreuz(?:es)?", "drk"),
        (r"(?:deutscher )?caritas(?:verband(?:es)?)?", "caritas"),
        (r"diakoni(?:e|sches werk|schen werkes)", "diakonie"),
        (r"(?:der )?paritaetische[nr]?(?: wohlfahrtsverband(?:es)?)?", "paritaet"),
    )
)
GLIEDERUNG = frozenset(
    {"kreisverband", "stadtverband", "ortsverband", "ortsverein", "bezirksverband", "regionalverband", "landesverband"}
)
_FUELLWOERTER = frozenset(
    {
        "der",
        "die",
        "das",
        "des",
        "den",
        "dem",
        "fuer",
        "und",
        "in",
        "im",
        "am",
        "an",
        "von",
        "vom",
        "zu",
        "zum",
        "zur",
        "bei",
        "mit",
    }
)
_KURZ, _TEILE = 5, 2


def woerter(name: str) -> frozenset[str]:
    """Return the words of a name that count, in one spelling, without legal form and small words."""
    text = _schlicht(name).replace("-", " ")
    for pattern, short in _KURZFORMEN:
        text = pattern.sub(short, text)
    for pattern, _ in _RECHTSFORMEN:
        text = pattern.sub(" ", text)
    return frozenset(re.findall(r"\w+", text)) - _FUELLWOERTER


def rechtsform(name: str) -> str:
    """Return the legal form in a name, empty where it has none."""
    text = _schlicht(name)
    return next((form for pattern, form in _RECHTSFORMEN if pattern.search(text)), "")


def _schlicht(name: str) -> str:
    """Return a name in small letters without umlauts and accents."""
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(UMLAUTS))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def gleich(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Return whether two names have the same words, be they written together or apart."""
    here, there = one - other, other - one
    return here == there or any(
        len(whole) == 1 and {"".join(order) for order in permutations(parts)} & whole
        for whole, parts in ((here, there), (there, here))
        if len(parts) == _TEILE
    )


def aehnlich(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Return whether two names differ in one slip of a letter in one long word."""
    here, there = one - other, other - one
    if len(here) != 1 or len(there) != 1:
        return False
    (word,), (word_other,) = here, there
    return min(len(word), len(word_other)) >= _KURZ and one_slip(word, word_other)
