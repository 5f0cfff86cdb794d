"""The records of a kind in plain values, with the keys by which a source names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from konzeptgen.exchange.outline import Kind, Level


@dataclass(frozen=True, slots=True)
class Entry:
    """A record and the keys of the lists on the way to it, its own the last."""

    record: Any
    keys: tuple[str, ...]


def entries(data: Mapping[str, Any], kind: Kind) -> Iterator[Entry]:
    """Yield every record of a kind, in the order of the files."""
    yield from _entries(data, kind, 0, ())


def _entries(value: Any, kind: Kind, depth: int, keys: tuple[str, ...]) -> Iterator[Entry]:  # noqa: ANN401
    if depth == len(kind.path):
        yield Entry(value, keys)
        return
    inner = value.get(kind.path[depth]) if isinstance(value, Mapping) else None
    if inner is None:
        return
    level = next((level for level in kind.levels if level.path == kind.path[: depth + 1]), None)
    if level is None:
        yield from _entries(inner, kind, depth + 1, keys)
    elif isinstance(inner, list):
        for number, item in enumerate(inner):
            yield from _entries(item, kind, depth + 1, (*keys, key_of(level, item, number)))


def key_of(level: Level, item: Any, number: int) -> str:  # noqa: ANN401
    """Return the key of an entry: its id, else which it is in its list, counted from 1."""
    key = item.get("id") if level.named and isinstance(item, Mapping) else None
    return key.strip() if isinstance(key, str) else str(number + 1)
