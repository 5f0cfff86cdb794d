"""Which area of a GeoJSON file is which Sozialraum: by id or name in any property, else by what is nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from konzeptgen.base.geojson import feature_id
from konzeptgen.base.near import fold, nearest

_NUMBER = re.compile(r"^\W*([0-9]+)\b[\W_]*|[\W_]*\b([0-9]+)\W*$")
_KINDS = re.compile(r"^(?:stadtteil|ortsteil|stadtbezirk|bezirk|quartier|gemeinde|sozialraum)\s+", re.IGNORECASE)
_KEY_DIGITS = 5
"""From so many digits on a number is a key; shorter ones stand in many properties that mean something else."""


@dataclass(slots=True)
class Zuordnung:
    """The Sozialraum of each area by the area's place in the file, and what is known of the rest.

    ``nahe`` are areas taken by a name that is nearly the same, ``vorschlag`` what may be meant, both by Sozialraum;
    ``kennungen`` are the ids of the areas.
    """

    flaechen: dict[int, str] = field(default_factory=dict)
    nahe: dict[str, str] = field(default_factory=dict)
    vorschlag: dict[str, str] = field(default_factory=dict)
    fehlt: list[str] = field(default_factory=list)
    kennungen: frozenset[str] = frozenset()


def zuordnen(features: Sequence[Mapping[str, Any]], spaces: Sequence[Mapping[str, Any]]) -> Zuordnung:
    """Return which Sozialraum each area is."""
    labels = [_labels(feature) for feature in features]
    found = Zuordnung(kennungen=frozenset(feature_id(feature) for feature in features))
    order = _by_use(labels, spaces)
    for space in spaces:
        hits = _by_id(features, space) or _exact(labels, order, space)
        near = {} if hits or "flaeche" in space else _nearly(labels, space)
        if len(set(near.values())) == 1 and not near.keys() & found.flaechen.keys():
            found.nahe[space["id"]] = next(iter(near.values()))
            hits = list(near)
        found.flaechen |= {index: space["id"] for index in hits if index not in found.flaechen}
    taken = set(found.flaechen.values())
    free = [label for index, label in enumerate(labels) if index not in found.flaechen]
    for space in spaces:
        if space["id"] not in taken:
            found.fehlt.append(space["id"])
            if guess := _meant(free, space):
                found.vorschlag[space["id"]] = guess
    return found


def _labels(feature: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts and numbers of a feature's properties by name."""
    given = {"id": feature.get("id"), **(feature.get("properties") or {})}
    return {name: " ".join(str(value).split()) for name, value in given.items() if isinstance(value, str | int)}


def _by_id(features: Sequence[Mapping[str, Any]], space: Mapping[str, Any]) -> list[int]:
    if "flaeche" in space:
        return []
    return [index for index, feature in enumerate(features) if feature_id(feature) == space["id"]]


def _wanted(space: Mapping[str, Any]) -> set[str]:
    if "flaeche" in space:
        return {space["flaeche"].casefold()}
    names = (space["id"], space["name"], *space.get("ags", ()))
    return {name.casefold() for name in names if not name.isdigit() or len(name) >= _KEY_DIGITS}


def _by_use(labels: Iterable[Mapping[str, str]], spaces: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the properties, those first that name most of the Sozialräume."""
    wanted = set().union(*map(_wanted, spaces))
    named: dict[str, set[str]] = {}
    for label in labels:
        for name, value in label.items():
            named.setdefault(name, set()).update({value.casefold()} & wanted)
    return sorted(named, key=lambda name: -len(named[name]))


def _exact(labels: Sequence[Mapping[str, str]], order: Iterable[str], space: Mapping[str, Any]) -> list[int]:
    wanted = _wanted(space)
    for name in order:
        if hits := [index for index, label in enumerate(labels) if label.get(name, "").casefold() in wanted]:
            return hits
    return []


def _nearly(labels: Sequence[Mapping[str, str]], space: Mapping[str, Any]) -> dict[int, str]:
    """Return the areas whose name differs in a number, a kind, umlauts or hyphens alone, with that name.

    An id is no name: where it differs, somebody has made a slip.
    """
    wanted = {_bare(space["name"]), _bare(space["id"])} - {""}
    every = (
        (index, value) for index, label in enumerate(labels) for name, value in label.items() if name.lower() != "id"
    )
    return {index: value for index, value in every if _bare(value) in wanted}


def _bare(name: str) -> str:
    return fold(_KINDS.sub("", _NUMBER.sub("", name))).strip(".,/()")


def _number(name: str) -> str:
    hit = _NUMBER.search(name)
    return (hit[1] or hit[2] or "").lstrip("0") if hit else ""


def _meant(free: Sequence[Mapping[str, str]], space: Mapping[str, Any]) -> str:
    """Return the name of the area that may be meant: by the number that both have, else by the nearest name."""
    named = {value: _bare(value) for label in free for value in label.values() if re.search(r"[^\W\d_]{3}", value)}
    numbers = {_number(space[part]) for part in ("id", "name")} - {""}
    by_number = [value for value in named if _number(value) in numbers]
    if len(by_number) == 1:
        return by_number[0]
    near = nearest(_bare(space.get("flaeche", space["name"])), list(named.values())) or nearest(
        space["id"], list(named)
    )
    return next((value for value, bare in named.items() if near in {bare, value}), "") if near else ""
