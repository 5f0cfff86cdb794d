"""The schemas: the one place that says what a field is. Read once, expanded, and given to whoever needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from konzeptgen.base.hausdaten import lies
from konzeptgen.base.paths import SCHEMAS
from konzeptgen.base.scalars import TYPES, Wert, koordinate
from konzeptgen.base.schreibweise import Personentext, mit_personen
from konzeptgen.base.source import DataPath
from konzeptgen.base.tageszeit import zeitspanne
from konzeptgen.base.wahl import choice, language
from konzeptgen.base.wochentage import wochentag

Feldregeln = dict[str, Any]
"""What the schema asks of a field, as Cerberus reads it; the fields of a file or part are a dict of these by name."""


@dataclass(frozen=True, slots=True)
class Schema:
    """One file of the author: its name without ending, title, description and, by name, what is asked of its fields."""

    name: str
    titel: str
    beschreibung: str
    felder: Feldregeln


@cache
def values() -> Mapping[str, Mapping[str, Wert]]:
    """Return every list of allowed values by its name, in the order of the file."""
    raw = {name: entries for path in sorted((SCHEMAS / "werte").glob("*.yaml")) for name, entries in lies(path).items()}
    gruppen = {key: Personentext(entry.pop("titel"), entry) for key, entry in raw.pop("personengruppen").items()}
    named = {key: Wert(key, gruppe, stelle=place) for place, (key, gruppe) in enumerate(gruppen.items())}
    return {name: _list(entries, gruppen) for name, entries in raw.items()} | {"personengruppen": named}


def _list(entries: Mapping[str, str | Mapping[str, Any]], gruppen: Mapping[str, Personentext]) -> Mapping[str, Wert]:
    return {key: _wert(key, entry, place, gruppen) for place, (key, entry) in enumerate(entries.items())}


def _wert(key: str, entry: str | Mapping[str, Any], place: int, gruppen: Mapping[str, Personentext]) -> Wert:
    """Return a value as its list describes it: a title alone, or a title and marks."""
    if isinstance(entry, str):
        return Wert(key, entry, stelle=place)
    marks = {name: mit_personen(mark, gruppen) if isinstance(mark, str) else mark for name, mark in entry.items()}
    return Wert(key, marks.pop("titel"), marks, place)


@cache
def schemas() -> Mapping[str, Schema]:
    """Return every schema by the name of the author's file, shared parts filled in, scalar readers attached."""
    parts = lies(SCHEMAS / "bausteine.yaml")
    found = {}
    for path in sorted(SCHEMAS.glob("*.yaml")):
        if path.stem != "bausteine":
            raw = lies(path)
            fields = {name: _expand(feld, parts) for name, feld in raw["felder"].items()}
            found[path.stem] = Schema(path.stem, raw["titel"], raw["beschreibung"], fields)
    return found


def _expand(feld: Feldregeln, parts: Mapping[str, Feldregeln]) -> Feldregeln:
    feld = dict(feld)
    inner = feld.get("schema")
    if isinstance(inner, str):
        inner = parts[inner]
    if feld["type"] == "list":
        feld["schema"] = _expand(inner or {}, parts)
    elif feld["type"] == "dict":
        feld["schema"] = {name: _expand(sub, parts) for name, sub in (inner or {}).items()}
    else:
        feld["coerce"] = _reader(feld)
    return feld


def _reader(feld: Feldregeln) -> Callable[[str], Any]:
    if feld.get("spannen"):
        return wochentag(values()[feld["werte"]])
    if feld.get("spanne"):
        return zeitspanne
    if feld.get("metrisch"):
        return koordinate
    if "werte" in feld:
        return choice(values()[feld["werte"]])
    return language(values()["sprachen"]) if feld["type"] == "sprache" else TYPES[feld["type"]].parse


@dataclass(frozen=True, slots=True)
class Field:
    """A field as documentation and tools see it; ``path`` without list positions, such as (angebote, name)."""

    file: str
    path: tuple[str, ...]
    feldregeln: Feldregeln

    @property
    def meta(self) -> Mapping[str, Any]:
        """Return title, description, example, unit, protection class and elements."""
        meta: Mapping[str, Any] = self.feldregeln.get("meta", {})
        return meta

    @property
    def name(self) -> str:
        """Return the path with dots, as documents and messages cite it."""
        return ".".join(self.path)


@cache
def fields() -> tuple[Field, ...]:
    """Return every field of every schema, parents before children."""
    top = ((schema.name, name, feld) for schema in schemas().values() for name, feld in schema.felder.items())
    return tuple(field for file, name, feld in top for field in _fields(file, (name,), feld))


def _fields(file: str, path: tuple[str, ...], feld: Feldregeln) -> Iterator[Field]:
    yield Field(file, path, feld)
    inner = feld["schema"] if feld["type"] == "list" else feld
    if inner["type"] == "dict":
        for name, sub in inner["schema"].items():
            yield from _fields(file, (*path, name), sub)


def references(feld: Feldregeln, value: Any, path: DataPath) -> Iterator[tuple[DataPath, str, str]]:  # noqa: ANN401
    """Yield path, target list and id of each reference in ``value``; what has another form than asked holds none."""
    kind = feld["type"]
    if kind == "list" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from references(feld["schema"], item, (*path, index))
    elif kind == "dict" and isinstance(value, dict):
        for name, item in value.items():
            yield from references(feld["schema"][name], item, (*path, name))
    elif kind in {"verweis", "gebiet"} and isinstance(value, str):
        yield path, str(feld.get("verweis", kind)), value
