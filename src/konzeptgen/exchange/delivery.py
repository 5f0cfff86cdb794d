"""What a format delivers: records as they stand in the source, with their places, and what was left aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from konzeptgen.exchange.outline import Names


@dataclass(frozen=True, slots=True)
class Given:
    """A value as the source has it, "" or [] where it was emptied, and its place.

    ``base`` is the sign of what the source began with, where it began as an export of the folder.
    """

    value: str | list[str]
    place: str
    base: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the kind at ``path``; ``keys`` name the entry of each list on the way, "" a new one."""

    path: Names
    keys: tuple[str, ...]
    given: Mapping[Names, Given]
    place: str


@dataclass(frozen=True, slots=True)
class Aside:
    """What is not taken over: its place in the source and the reason; ``cell`` is where a record lacks something."""

    place: str
    reason: str
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two records that may be the same, by their ids, and the reason; ``decided`` is a person's word, ja or nein."""

    one: str
    other: str
    reason: str
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """All that a source holds.

    ``mapping`` tells which of its headings are taken for which field; ``whole`` are the kinds of records of which the
    source claims to hold all. ``main`` are the kinds of which each row is one, ``rows`` how many rows there are;
    without them every record counts. ``gone`` are records that the source has no more or that a person has said to be
    the same as another. ``notes`` tell what holds for all. ``attached`` are files of the folder that records name.
    ``keep`` makes, of the folder's values as they will be, the files that lie beside the Konzept.
    """

    records: Sequence[Record]
    aside: Sequence[Aside] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    unused: Sequence[str] = ()
    whole: frozenset[Names] = frozenset()
    main: tuple[Names, ...] = ()
    rows: int = 0
    twins: Sequence[Twins] = ()
    gone: frozenset[tuple[Names, tuple[str, ...]]] = frozenset()
    notes: Sequence[str] = ()
    attached: Mapping[str, bytes] = field(default_factory=dict)
    keep: Callable[[Mapping[str, Any]], Mapping[str, bytes]] | None = None
