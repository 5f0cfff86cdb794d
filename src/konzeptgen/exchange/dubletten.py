"""Records of one list -> pairs that may be the same, each with the reason; nobody merges them but a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from konzeptgen.base.near import fold

_LEGAL = re.compile(r"\b(e\.?\s?v\.?|g?gmbh|ggmbh|eg|e\.?\s?g\.?|mbh|gug|ug)(?=\W|$)", re.IGNORECASE)
_SHORT = {
    "awo": "arbeiterwohlfahrt",
    "drk": "deutsches rotes kreuz",
    "dksb": "deutscher kinderschutzbund",
    "kv": "kreisverband",
    "ov": "ortsverband",
    "ev": "evangelische",
    "st": "sankt",
    "vhs": "volkshochschule",
}
_LEAST = 12
_TELLING = 5


@dataclass(frozen=True, slots=True)
class Body:
    """A record as far as it can be told from others: id, name, street with number, Postleitzahl, whose it is."""

    key: str
    name: str
    street: str = ""
    plz: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be the same, and why."""

    one: Body
    other: Body
    reason: str


@cache
def plain(name: str) -> str:
    """Return a name without legal form, abbreviations written out."""
    words = re.findall(r"[a-z0-9]+", " ".join(fold(word) for word in _LEGAL.sub(" ", name).split()))
    return " ".join(_SHORT.get(word, word) for word in words)


def street(words: str) -> str:
    """Return a street with its number, however it is written."""
    return re.sub(r"str(asse|\.)?(?=\d|$)", "str", re.sub(r"[^a-z0-9.]", "", fold(words))).replace(".", "")


def pairs(bodies: Sequence[Body]) -> Iterator[Pair]:
    """Yield each pair once: the same name written in another way, a cut name, alike names at one address."""
    seen: set[frozenset[str]] = set()
    for pair in (*_alike(bodies), *_cut(bodies), *_at_one_address(bodies)):
        both = frozenset((pair.one.key, pair.other.key))
        if len(both) > 1 and both not in seen:
            seen.add(both)
            yield pair


def _alike(bodies: Sequence[Body]) -> Iterator[Pair]:
    groups: dict[tuple[str, str], list[Body]] = {}
    for body in bodies:
        groups.setdefault((plain(body.name), plain(body.owner)), []).append(body)
    for group in groups.values():
        for other in group[1:]:
            if not _elsewhere(group[0], other):
                exact = group[0].name == other.name
                yield Pair(group[0], other, "gleicher Name" if exact else "gleicher Name, anders geschrieben")


def _elsewhere(one: Body, other: Body) -> bool:
    """Return whether two records are known to be at different addresses."""
    return bool(one.street and other.street and street(one.street) != street(other.street))


def _cut(bodies: Sequence[Body]) -> Iterator[Pair]:
    ordered = sorted(bodies, key=lambda body: plain(body.name))
    for one, other in pairwise(ordered):
        short, long = plain(one.name), plain(other.name)
        apart = _elsewhere(one, other) or plain(one.owner) != plain(other.owner)
        if len(short) >= _LEAST and long.startswith(short) and long != short and not apart:
            yield Pair(one, other, "der eine Name beginnt wie der andere, vielleicht ist er abgeschnitten")


def _at_one_address(bodies: Sequence[Body]) -> Iterator[Pair]:
    places: dict[tuple[str, str], list[Body]] = {}
    for body in bodies:
        if body.street:
            places.setdefault((street(body.street), body.plz), []).append(body)
    for group in places.values():
        for number, one in enumerate(group):
            for other in group[number + 1 :]:
                if _telling(one) & _telling(other):
                    yield Pair(one, other, f"gleiche Anschrift ({one.street}) und ähnlicher Name")


def _telling(body: Body) -> set[str]:
    return {word for word in plain(body.name).split() if len(word) >= _TELLING}
