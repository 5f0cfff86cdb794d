"""A folder's values while an import works on them: every record can be found, changed and added, in its own file."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from konzeptgen.base.schema import Feldregeln, schemas
from konzeptgen.base.source import Source
from konzeptgen.exchange.outline import Column, Kind, Names, kinds
from konzeptgen.exchange.walk import key_of

Keys = tuple[str, ...]


@dataclass(slots=True)
class Held:
    """A record in the folder: its keys, what holds it or its list and under which name, whether a source named it."""

    keys: Keys
    value: Any
    holder: dict[str, Any]
    name: str
    seen: bool = False


class Target:
    """The values of a folder by file, and every record by kind and keys."""

    def __init__(self, source: Source, empty: Mapping[str, str]) -> None:
        """Take the files of ``source``; ``empty`` are those that hold no values yet, with their schemas."""
        self.values: dict[str, dict[str, Any]] = {file.name: copy.deepcopy(file.values) for file in source.files}
        self.schemas = {file.name: file.schema for file in source.files} | dict(empty)
        self.held: dict[tuple[Names, Keys], Held] = {}
        self._listed: dict[tuple[Names, Keys], list[Held]] = {}
        for kind in kinds():
            if len(kind.levels) <= 1 and len(kind.path) == 1:
                self._top(kind)

    def _top(self, kind: Kind) -> None:
        for values in self.values.values():
            if kind.path[0] in values:
                self._take(kind.path, (), values, kind.path[0])

    def _take(self, path: Names, keys: Keys, holder: dict[str, Any], name: str) -> None:
        """Take what stands in ``holder`` under ``name``, with all that lies inside."""
        kind, value = _kind(path), holder[name]
        if kind is None:
            self._inside(path, keys, value)
        elif not kind.many or kind.levels[-1].path != path:
            self._hold(Held(keys, value, holder, name), path)
            self._inside(path, keys, value)
        elif isinstance(value, list):
            for item in value:
                entries = self._listed.setdefault((path, keys), [])
                key = key_of(kind.levels[-1], item, len(entries))
                self._hold(Held((*keys, key), item, holder, name), path)
                self._inside(path, (*keys, key), item)

    def _hold(self, held: Held, path: Names) -> None:
        self.held[path, held.keys] = held
        self._listed.setdefault((path, held.keys[:-1]), []).append(held)

    def beside(self, path: Names, above: Keys) -> Sequence[Held]:
        """Return the entries of a list inside the record with the keys ``above``."""
        return self._listed.get((path, above), ())

    def _inside(self, path: Names, keys: Keys, value: Any) -> None:  # noqa: ANN401
        if isinstance(value, dict):
            for name in list(value):
                if _reaches((*path, name)):
                    self._take((*path, name), keys, value, name)

    def add(self, kind: Kind, keys: Keys, value: Any) -> None:  # noqa: ANN401
        """Add a record: behind those of its list that are in the same file."""
        home = self._home(kind, value) if len(kind.levels) <= 1 else ""
        holder: Any = self.values.setdefault(home, {}) if home else None
        names = kind.path
        if len(kind.levels) > 1:
            above = kind.levels[-2].path
            holder, names = self.held[above, keys[:-1]].value, kind.path[len(above) :]
        for place, name in enumerate(names[:-1], len(kind.path) - len(names)):
            if name not in holder:
                put(holder, name, {}, _members(kind, kind.path[:place]))
            holder = holder[name]
        if not kind.many:
            put(holder, names[-1], value, _members(kind, kind.path[:-1]))
        else:
            if not isinstance(holder.get(names[-1]), list):
                put(holder, names[-1], [], _members(kind, kind.path[:-1]))
            holder[names[-1]].append(value)
        self._hold(Held(keys, value, holder, names[-1], seen=True), kind.path)

    def change(self, held: Held, value: Any) -> None:  # noqa: ANN401
        """Put a record's new value in its place; one of which nothing is left goes, and a list with its last entry."""
        inside = held.holder[held.name]
        if inside is held.value:
            rest = value
        else:
            rest = [value if item is held.value else item for item in inside]
            rest = [item for item in rest if item not in ({}, "")]
        held.value = value
        if rest in ({}, [], ""):
            del held.holder[held.name]
        else:
            held.holder[held.name] = rest

    def _home(self, kind: Kind, value: Any) -> str:  # noqa: ANN401
        """Return the file for a new record: that of what it belongs to, else of its neighbours, else of its subject."""
        name = kind.path[0]
        for column in kind.columns:
            key = value.get(column.path[0]) if column.path and isinstance(value, dict) else None
            listed = str(column.feld.get("verweis", ""))
            if listed in schemas()[kind.schema].felder and isinstance(key, str):
                found = self._file_of(listed, key)
                if found:
                    return found
        with_list = [file for file, values in self.values.items() if name in values]
        of_schema = [file for file, schema in self.schemas.items() if schema == kind.schema]
        new = f"{kind.schema}.yaml"
        home = (with_list or of_schema or [new])[-1]
        self.schemas.setdefault(home, kind.schema)
        return home

    def _file_of(self, listed: str, key: str) -> str:
        held = self.held.get(((listed,), (key,)))
        files = (file for file, values in self.values.items() if held and held.holder is values)
        return next(files, "")


@cache
def _kind(path: Names) -> Kind | None:
    return next((kind for kind in kinds() if kind.path == path), None)


@cache
def _reaches(path: Names) -> bool:
    """Return whether a record may stand at ``path`` or below."""
    return any(kind.path[: len(path)] == path for kind in kinds())


def _members(kind: Kind, path: Names) -> Sequence[str]:
    """Return the fields that stand beside each other below ``path``, in the order of the schema."""
    felder: Feldregeln = schemas()[kind.schema].felder
    for name in path:
        feld = felder[name]
        inner = feld["schema"] if feld["type"] == "list" else feld
        felder = inner["schema"]
    return list(felder)


def put(holder: dict[str, Any], name: str, value: Any, order: Sequence[str]) -> None:  # noqa: ANN401
    """Set a field of a mapping; a new one goes behind those that the schema has before it."""
    if name in holder:
        holder[name] = value
        return
    before = set(order[: order.index(name)])
    items = list(holder.items())
    place = max((number + 1 for number, (key, _) in enumerate(items) if key in before), default=0)
    holder.clear()
    holder.update([*items[:place], (name, value), *items[place:]])


def get(record: Any, path: Names) -> Any:  # noqa: ANN401
    """Return what stands at ``path`` in a record, None where nothing does."""
    for name in path:
        record = record.get(name) if isinstance(record, dict) else None
    return record


def assign(record: Any, column: Column, value: Any, felder: Feldregeln) -> Any:  # noqa: ANN401
    """Return the record with a field set, or taken out where ``value`` is empty."""
    if not column.path:
        return value
    holder = record
    for name in column.path[:-1]:
        if not isinstance(holder.get(name), dict):
            if not value:
                return record
            put(holder, name, {}, list(felder))
        holder, felder = holder[name], felder[name]["schema"]
    if value:
        put(holder, column.path[-1], value, list(felder))
    else:
        holder.pop(column.path[-1], None)
        _prune(record, column.path[:-1])
    return record


def _prune(record: dict[str, Any], path: Names) -> None:
    """Take out parts of a record in which nothing is left."""
    for end in range(len(path), 0, -1):
        holder = get(record, path[: end - 1])
        if holder.get(path[end - 1]) == {}:
            del holder[path[end - 1]]
