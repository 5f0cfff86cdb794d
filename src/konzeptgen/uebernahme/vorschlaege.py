"""Passages and tables of an old concept -> what looks like data, with the field where it would belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from konzeptgen.base.german import anzahl
from konzeptgen.exchange.headings import best_target, known
from konzeptgen.exchange.listing import listing
from konzeptgen.exchange.sheets import Table

_NUMBER = r"(?<![\w.,/-])(?P<zahl>[0-9]{1,3}(?:[. \u00a0][0-9]{3})+|[0-9]{2,7})(?![\w,/-]|\.[0-9])"
_BETWEEN = r"[^.;!?0-9]{0,60}?"
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ])")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may be data: the section where it stands, the field, the value, the words around it."""

    place: str
    field: str
    value: str
    words: str


def of_words(place: str, words: str) -> Iterator[Proposal]:
    """Yield the numbers in a passage that look like values of fields, each field once a sentence."""
    for sentence in _SENTENCE.split(words):
        for field, pattern in _patterns():
            hit = pattern.search(sentence)
            value = hit and (hit["zahl"] or hit["danach"])
            if value and not re.fullmatch(r"(?:19|20)[0-9]{2}", value):
                yield Proposal(place, field, re.sub(r"[. \u00a0]", "", value), sentence[:_LONGEST])


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = yaml.load(Path(__file__).with_suffix(".yaml").read_bytes(), yaml.CSafeLoader)
    later = _NUMBER.replace("zahl", "danach")
    return tuple(
        (
            one["feld"],
            re.compile(rf"{_NUMBER}{_BETWEEN}\b(?:{one['wort']})\b|\b(?:{one['wort']})\b[^.;!?0-9]{{0,20}}?{later}"),
        )
        for one in listed
    )


def of_table(place: str, rows: Sequence[Sequence[str]]) -> Iterator[Proposal]:
    """Yield a table whose heads are those of a list of ours."""
    found = listing(Table("", rows), known)
    target = best_target([found]) if found else ""
    if found and target:
        heads = " | ".join(filter(None, found.heads))
        yield Proposal(place, target, anzahl(len(found.rows), "Zeile", "Zeilen", "f"), heads[:_LONGEST])
