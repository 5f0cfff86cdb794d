"""Blocks of an old concept -> its sections, and which text of ours each is proposed for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from konzeptgen.base.near import UMLAUTS, nearest
from konzeptgen.uebernahme.blocks import flat, words
from konzeptgen.uebernahme.inlines import plain
from konzeptgen.uebernahme.traces import even

NONE = "-"
FRONT = "(vor der ersten Überschrift)"
_NUMBER = re.compile(
    r"(?:(?:kapitel|teil|abschnitt|anhang)\s+)?(?:[0-9]+(?:\.[0-9]+)*|[ivx]+(?=[.)])|[a-h](?=[.)]))[.):]*\s+",
    re.IGNORECASE,
)
_LONGEST_TITLE = 80


@dataclass(slots=True)
class Section:
    """A heading and what stands below it up to the next; ``key`` tells it from others, ``target`` is a text's name."""

    level: int
    inlines: Sequence[Any]
    key: str
    blocks: list[Any] = field(default_factory=list)
    target: str = NONE

    @property
    def title(self) -> str:
        """Return the heading without its number."""
        return bare(even(plain(self.inlines)))


def bare(title: str) -> str:
    """Return a heading without the number that someone has written before it."""
    return _NUMBER.sub("", title, count=1) if _NUMBER.match(title) else title


def sections(blocks: Sequence[Any], contents: Sequence[str]) -> list[Section]:
    """Return the sections in order, the first without a heading; lines of a table of contents are left out."""
    listed = set(contents)
    kept = [block for block in flat(blocks) if not _is_contents(block, listed)]
    if not any(block["t"] == "Header" for block in kept):
        kept = [_as_heading(block) for block in kept]
    found, seen = [Section(0, [], FRONT)], {FRONT: 1}
    for block in kept:
        if block["t"] == "Header" and even(plain(block["c"][2])):
            level, _, inlines = block["c"]
            title = even(plain(inlines))
            seen[title] = seen.get(title, 0) + 1
            found.append(Section(level, inlines, title if seen[title] == 1 else f"{title} ({seen[title]})"))
        else:
            found[-1].blocks.append(block)
    return found if found[0].blocks else found[1:]


def _is_contents(block: Any, listed: set[str]) -> bool:  # noqa: ANN401 - a node of pandoc's JSON
    if block["t"] == "Header" and "TOC-Heading" not in block["c"][1][1]:
        return False
    lines = [line for line in words(block) if line]
    return bool(lines) and all(line in listed for line in lines)


def _as_heading(block: Any) -> Any:  # noqa: ANN401
    """Return a paragraph in bold as the heading that it is meant to be, where a document has no others."""
    inlines = block["c"] if block["t"] in {"Para", "Plain"} else []
    bold = len(inlines) == 1 and inlines[0]["t"] == "Strong"
    if bold and len(plain(inlines)) <= _LONGEST_TITLE and not plain(inlines).rstrip().endswith((".", ":")):
        return {"t": "Header", "c": [1, ["", [], []], inlines[0]["c"]]}
    return block


def place(found: Sequence[Section], chosen: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, str]:
    """Give each section its text and return what was decided by which heading.

    ``chosen`` is what a person has decided, ``titles`` are those of the chapters by the names of their texts. What
    stands below a heading that has a text goes along.
    """
    decided: dict[str, str] = {}
    above: list[Section] = []
    for section in found:
        above = [one for one in above if one.level < section.level]
        parent = above[-1].target if above else NONE
        own = chosen.get(section.key, "")
        if own or parent == NONE:
            decided[section.key] = own or proposed(section.title, titles)
        section.target = decided.get(section.key, parent)
        above.append(section)
    return decided


def proposed(title: str, titles: Mapping[str, str]) -> str:
    """Return the text that a heading is about, "-" where none is meant."""
    line = _line(title)
    hits = [(line.find(f" {phrase}"), -len(phrase), name) for phrase, name in _phrases(titles) if f" {phrase}" in line]
    if hits:
        return min(hits)[2]
    near = nearest(title, list(titles.values())) if title else None
    return next((name for name, known in titles.items() if known == near), NONE)


def _phrases(titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((_line(title).strip(), name) for name, title in titles.items())
    yield from ((phrase, name) for phrase, name in _known() if name in titles)


@cache
def _known() -> tuple[tuple[str, str], ...]:
    listed = yaml.load(Path(__file__).with_name("ueberschriften.yaml").read_bytes(), yaml.CSafeLoader)
    return tuple((_line(phrase).strip(), name) for name, phrases in listed.items() for phrase in phrases)


def _line(title: str) -> str:
    return " " + re.sub(r"[^a-z0-9]+", " ", title.lower().translate(UMLAUTS)).strip()
