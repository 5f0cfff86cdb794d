"""A German address as somebody wrote it -> what it has in common with every other spelling of the same place.

Street and number count, in whatever order, abbreviation and company: "c/o Heim, St.-Anna-Str. Nr. 07" is
"Sankt-Anna-Straße 7". Where it is open what belongs to the street's name, every reading is given: two texts mean the
same place if one reading of the first is one of the second. Such a likeness is a suspicion, no proof.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from konzeptgen.base.hausdaten import lies
from konzeptgen.base.near import UMLAUTS

Stelle = tuple[str, str]
"""A street and a house number with its letter; the number is empty where none is given, or the crossing street."""

_DATEN = lies(Path(__file__).with_suffix(".yaml"))
_KUERZEL: Mapping[str, str] = _DATEN["kuerzel"]
_ENDUNGEN: Mapping[str, str] = _DATEN["endungen"]
_GATTUNG = "|".join(_DATEN["gattungen"])
_STRASSE = re.compile(rf"\w+(?:{_GATTUNG})")
_AUCH_SONST = tuple(_DATEN["auch_sonst"])
_NUR_GATTUNG = re.compile(_GATTUNG)
_IMMER_ZUM_NAMEN = frozenset(_DATEN["zum_namen"])
_ZUM_NAMEN = _IMMER_ZUM_NAMEN.union(_DATEN["vor_dem_namen"])
_IM_HAUS = frozenset(_DATEN["im_haus"])
_SCHUTZHAUS = re.compile("|".join(_DATEN["schutzhaeuser"]))
_NUMMER = re.compile(
    r"(?<![a-z0-9])0*(\d{1,4})(?!\d)(?:\s?([a-z])(?![a-z0-9]))?"
    r"(?:\s?(?:-|bis|/|\+|&|und|u\.)\s?0*(\d{1,4})(?!\d)(?:\s?([a-z])(?![a-z0-9]))?|\s?-\s?([a-z])(?![a-z0-9]))?"
)
_ORDNUNG = re.compile(r"(?<!\d)(\d{1,2})\.(?=\s?[a-z])")
_ALS_WORT = str.maketrans("0123456789", "abcdefghij")
_NR = re.compile(r"(?<![a-z])(?:(?:haus|hs|h)\.?-?\s?)?(?:nr|nummer|no)\b\.?:?\s*(?=\d)")
_QUADRAT = re.compile(r"(?<![a-z0-9])([a-z])\s?(\d{1,2})[\s,]+(?=\d{1,2}(?!\d))")
_WOERTER = re.compile(r"[a-z0-9']+")
_TRENNER = re.compile(r"[;()|\n·•]|,|(?<!\d)\s-\s|\s-\s(?!\d)|\bc/o\b|\bbei\s(?=[a-z]+\s[a-z]+\s*,)")
_ECKE = re.compile(r"\becke\b|/(?=\s*[a-z])")
_SPANNE = 200
_LAENGSTER_NAME = 5


@lru_cache(maxsize=20_000)
def stellen(text: str, *, nur_nummern: bool = False) -> frozenset[Stelle]:
    """Return every reading of the addresses in ``text``; ``nur_nummern`` leaves out streets without a number.

    A corner is read as each street with the other one, in both orders.
    """
    pieces = _TRENNER.split(_glatt(text))
    found = {reading for piece in pieces for reading in _im_stueck(piece)}
    if found or nur_nummern:
        return frozenset(found)
    alone = [words for piece in pieces if (words := _woerter(piece))]
    named = [words for words in alone if len(alone) == 1 or _STRASSE.fullmatch("".join(words))]
    return frozenset((name, "") for words in named for name in _namen(words))


def nennt_strasse(text: str) -> str:
    """Return the word of ``text`` that is a street's name by its ending, nothing where there is none."""
    words = [word for word in re.findall(r"[\w.-]+", text) if _ist_strasse(_glatt(word))]
    return words[0] if words else ""


def nennt_schutzhaus(name: str) -> bool:
    """Return whether a body or an offer is called like a house whose address is kept from those whom people fled."""
    return bool(_SCHUTZHAUS.search(_glatt(name)))


def _ist_strasse(word: str) -> bool:
    plain = "".join(_woerter(word))
    return bool(_STRASSE.fullmatch(plain)) and not plain.endswith(_AUCH_SONST)


def _glatt(text: str) -> str:
    """Return ``text`` in small letters without accents, umlauts written as two letters, dashes as hyphens."""
    small = unicodedata.normalize("NFC", text).lower().translate(UMLAUTS)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", small) if not unicodedata.combining(letter))
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", bare).replace("\u00ad", "")
    plain = _NR.sub(" ", re.sub(r"\ba\.?\s?d\.(?=\s?[a-z])", "an der ", plain))
    plain = _QUADRAT.sub(r"\1\2 ", _ORDNUNG.sub(lambda hit: f"te{hit[1].translate(_ALS_WORT)} ", plain))
    plain = re.sub(rf"({_GATTUNG}|strasse)\.?(?=\d)", r"\1 ", plain)
    return re.sub(r",\s*(?=\d{1,3}\s?[a-z]?(?:[\s,;)-]|$))", " ", plain)


def _im_stueck(piece: str) -> Iterator[Stelle]:
    """Yield the readings of a part without commas: each number with the words before it, each corner."""
    corners = [part for part in _ECKE.split(piece) if _woerter(part)]
    for one, other in pairwise(corners):
        yield from _ecke(_ohne_nummer(one), _ohne_nummer(other))
    for part in corners:
        hits = list(_NUMMER.finditer(part))
        starts = [0, *(hit.end() for hit in hits)]
        for start, hit in zip(starts, hits, strict=False):
            names = _namen(_woerter(part[start : hit.start()]))
            yield from ((name, number) for name in names for number in _nummern(hit))


def _ohne_nummer(text: str) -> Sequence[str]:
    return _woerter(_NUMMER.sub(" ", text))


def _ecke(one: Sequence[str], other: Sequence[str]) -> Iterator[Stelle]:
    for here in _namen(one):
        for there in _namen(other):
            yield here, f"ecke {there}"
            yield there, f"ecke {here}"


def _woerter(text: str) -> list[str]:
    return [
        word for part in re.split(r"\s+", text) if (word := "".join(_geschrieben(p) for p in _WOERTER.findall(part)))
    ]


def _geschrieben(word: str) -> str:
    """Return a word with its abbreviation, whole or at its end, written the one way."""
    if word in _KUERZEL:
        return _KUERZEL[word]
    for long, short in _ENDUNGEN.items():
        if word.endswith(long) and len(word) > len(long) + 1:
            return word.removesuffix(long) + short
    return word


def _namen(words: Sequence[str]) -> list[str]:
    """Return what a street may be called by the words before its number: the whole, or its end without a house."""
    kept = list(words[-_LAENGSTER_NAME - 3 :])
    while kept and kept[0] in _IM_HAUS:
        kept = kept[1:]
    if not kept or kept[-1] in _IM_HAUS:
        return []
    ends = (kept[start:] for start in range(len(kept)) if _darf_beginnen(kept, start))
    names = ("".join(end) for end in ends)
    return [name for name in names if not _NUR_GATTUNG.fullmatch(name) and not name.isdigit()]


def _darf_beginnen(words: Sequence[str], start: int) -> bool:
    """Return whether a street's name may begin here: what stands before it is not a part of the name."""
    before = words[start - 1] if start else ""
    whole = start == len(words) - 1 and _STRASSE.fullmatch(words[start])
    return before not in (_IMMER_ZUM_NAMEN if whole else _ZUM_NAMEN)


def _nummern(hit: re.Match[str]) -> Iterator[str]:
    """Yield every number that is meant: one, two, or all of a range, which keeps to its side of the street."""
    first, letter, last, last_letter, to_letter = hit.groups()
    if to_letter and letter:
        yield from (f"{first}{chr(code)}" for code in range(ord(letter), ord(to_letter) + 1))
        return
    yield f"{first}{letter or ''}"
    if letter and hit.string[hit.end() : hit.end() + 1] == ".":
        yield first  # "7 b. Meier" is number 7
    if not last:
        return
    yield f"{last}{last_letter or ''}"
    low, high = int(first), int(last)
    if re.search(r"-|bis", hit.group()) and low < high <= low + _SPANNE:
        yield from (str(number) for number in range(low, high, 2 if (high - low) % 2 == 0 else 1))
