"""Headings and contents of a list -> which column is proposed for which field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from konzeptgen.base.near import fold
from konzeptgen.exchange.listing import Listing
from konzeptgen.exchange.outline import Column, kind_of

NONE = "-"
KEY = "kennung"
_MOST = 200
_CONTENTS = (
    ("kontakt.email", re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)),
    ("kontakt.website", re.compile(r"(https?://|www\.)[^\s/]+/?", re.IGNORECASE)),
    ("adresse.plz", re.compile(r"[0-9]{5}")),
)


@cache
def _words() -> Mapping[str, Any]:
    return yaml.load((Path(__file__).parent / "ueberschriften.yaml").read_bytes(), yaml.CSafeLoader)  # type: ignore[no-any-return]


def even(words: str) -> str:
    """Return a heading without what differs from list to list: case, umlauts, blanks, signs."""
    return re.sub(r"[^a-z0-9]", "", fold(words))


@cache
def targets() -> tuple[str, ...]:
    """Return the lists into which a table may go."""
    return tuple(name for name in _words() if name != "personen")


@cache
def columns(target: str) -> Mapping[str, Column]:
    """Return the columns of a list by the names of their fields; those of an offer's provider stand among them."""
    found = {".".join(column.path): column for column in kind_of((target,)).columns}
    if target == "angebote":
        found |= {f"traeger.{'.'.join(column.path)}": column for column in kind_of(("traeger",)).columns}
    return {
        name: column
        for name, column in found.items()
        if not _private(name) and column.path != ("id",) and name != "traeger"
    }


def _private(name: str) -> bool:
    return "ansprechperson" in name.split(".")


@cache
def fields_by_heading(target: str) -> Mapping[str, str]:
    """Return field by heading, made even: the titles of the fields, then what people write instead."""
    found: dict[str, str] = {}
    for name, words in _words()[target].items():
        found |= {even(one): name for one in words}
    return {even(column.titel): name for name, column in columns(target).items() if "." not in name} | found


@cache
def _personal() -> frozenset[str]:
    return frozenset(even(word) for word in _words()["personen"])


def personal(heading: str) -> bool:
    """Return whether a column holds names of people by its heading."""
    whole = even(heading)
    parts = {even(part) for part in re.split(r"[\s/,;:()|_-]+", heading)}
    return whole in _personal() or bool(parts & _personal())


def known(words: str) -> bool:
    """Return whether words are a heading."""
    return personal(words) or any(even(words) in fields_by_heading(target) for target in targets())


def best_target(listings: Sequence[Listing]) -> str:
    """Return the list for which most columns of any sheet have a field, a name among them; nothing where none has."""
    counts = {target: max((_fits(one, target) for one in listings), default=0) for target in targets()}
    best = max(counts, key=lambda target: counts[target])
    return best if counts[best] > 1 else ""


def _fits(listing: Listing, target: str) -> int:
    fields = set(proposed(listing, target).values()) - {NONE, KEY}
    named = "name" in fields or "traeger.name" in fields
    figures = target == "angebote" or "einwohner.wert" in fields
    return len(fields) if named and figures else 0


def proposed(listing: Listing, target: str) -> dict[str, str]:
    """Return the field for each heading of a sheet, "-" for columns that are left out; the first of several counts."""
    found: dict[str, str] = {}
    for index, head in enumerate(listing.heads):
        if head and head not in found:
            field = NONE if personal(head) else _field(listing, index, head, target)
            found[head] = NONE if field in found.values() else field
    return _with_name(found)


def _field(listing: Listing, index: int, head: str, target: str) -> str:
    fields = fields_by_heading(target)
    last = next((fields[even(part)] for part in _endings(head) if even(part) in fields), "")
    return last or (_by_contents(listing, index) if target == "angebote" else "") or NONE


def _endings(head: str) -> list[str]:
    """Return a heading, then what stands last in it: of two rows of heads the lower one says more."""
    words = head.split()
    return [head, *(" ".join(words[start:]) for start in range(1, len(words)))]


def _by_contents(listing: Listing, index: int) -> str:
    cells = [str(row[index]).strip() for _, row in listing.rows[:_MOST] if index < len(row) and row[index]]
    for field, pattern in _CONTENTS:
        if cells and all(pattern.fullmatch(cell) for cell in cells):
            return field
    return ""


def _with_name(found: dict[str, str]) -> dict[str, str]:
    """Return the mapping with the provider as the name of what it runs, where nothing else is called so."""
    if "name" not in found.values() and "traeger.name" in found.values():
        return {head: "name" if field == "traeger.name" else field for head, field in found.items()}
    return found
