"""A record as another system has it, before anybody asks what of it is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from konzeptgen.exchange.sheets import Found

Content: TypeAlias = Found | list[str]
Entries: TypeAlias = Sequence[Mapping[tuple[str, ...], str | list[str]]]
"""A list inside a record, each entry by path, values as our files write them."""


@dataclass(frozen=True, slots=True)
class Item:
    """A record of another system: its place, the key that it has there, and what its fields say.

    ``cells`` lead from the source's name of a field to the field of ours that is proposed ("-" where there is none)
    and the value. ``lists`` are those inside the record. ``owner`` is the source's key of the provider, ``ours`` the id
    that the source knows from an export of ours. ``alone`` tells that the record is a provider and no offer.
    """

    place: str
    key: str
    cells: Mapping[str, tuple[str, Content]]
    lists: Mapping[str, Entries] = field(default_factory=dict)
    owner: str = ""
    ours: str = ""
    alone: bool = False
