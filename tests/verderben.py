"""The complete concept of tests/vollstaendig with something spoilt: what an author would write in, Konzept out."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from konzeptgen.base.schema import Feldregeln, Field, schemas, values
from konzeptgen.model import build
from konzeptgen.model.konzept import Konzept
from konzeptgen.reading.load import load

FOLDER = Path(__file__).parent / "vollstaendig"
STICHTAG = date(2026, 11, 23)
FELDER: Feldregeln = {name: rules for schema in schemas().values() for name, rules in schema.felder.items()}
_ANDERE: Mapping[str, tuple[str, ...]] = {
    "text": ("Etwas anderes",),
    "absatz": ("Etwas anderes.",),
    "ganzzahl": ("0", "1", "999"),
    "dezimal": ("0", "1", "999"),
    "jahr": ("2001", "2099"),
    "datum": ("01.01.2001", "01.01.2099"),
    "ja_nein": ("ja", "nein", "unbekannt"),
}


@cache
def ganz() -> Mapping[str, Any]:
    """Return the complete concept as read."""
    written = {name: value for file in load(FOLDER).files for name, value in file.values.items()}
    return {name: _read(FELDER[name], value) for name, value in written.items()}


def verdorben(changes: Mapping[str, object]) -> Konzept:
    """Return the complete concept with each field of ``changes`` set to a value everywhere, or taken away for None.

    What cannot be without a field that was taken away goes with it, as do references to what is gone.
    """
    whole = dict(ganz())
    for name, value in changes.items():
        top, *rest = name.split(".")
        if top in whole or not rest:
            whole[top] = _copy(whole.get(top))
            _set(whole, FELDER, [top, *rest], value)
    while True:
        left = {n: v for n, value in whole.items() if (v := _left(FELDER[n], value, whole)) is not None}
        if left == whole:
            return build(whole, {}, {}, STICHTAG)
        whole = left


def _set(holder: Any, rules: Feldregeln, path: list[str], value: object) -> None:  # noqa: ANN401 - part of plain values
    name, *rest = path
    inner = rules[name]
    if rest:
        below = inner["schema"]["schema"] if inner["type"] == "list" else inner["schema"]
        found = holder.get(name, [])
        for item in found if isinstance(found, list) else [found]:
            _set(item, below, rest, value)
    elif value is None:
        holder.pop(name, None)
    elif inner.get("excludes") not in holder:
        holder[name] = _read(inner, value)


def _copy(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {name: _copy(item) for name, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def _read(rules: Feldregeln, value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, list):
        return [_read(rules["schema"], item) for item in value]
    if isinstance(value, dict):
        return {name: _read(rules["schema"][name], item) for name, item in value.items()}
    return rules["coerce"](value)


def _left(rules: Feldregeln, value: Any, every: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """Return what is left of a value, None where it lacks what it needs or refers to nothing."""
    if isinstance(value, list):
        return [left for item in value if (left := _left(rules["schema"], item, every)) is not None]
    if isinstance(value, dict):
        inner = rules["schema"]
        left = {name: v for name, item in value.items() if (v := _left(inner[name], item, every)) is not None}
        return None if any(_needed(rule, left, name) for name, rule in inner.items()) else left
    if rules["type"] == "verweis":
        return value if any(item["id"] == value for item in every.get(rules["verweis"], ())) else None
    return value


def _needed(rule: Feldregeln, given: Mapping[str, Any], name: str) -> bool:
    """Return whether a field is required, not given, and nothing given stands in for it."""
    return bool(rule.get("required")) and name not in given and rule.get("excludes") not in given


def innerste(field: Field) -> Feldregeln:
    """Return the rules of what a field holds, for a list those of its items."""
    rules = field.feldregeln
    while rules["type"] == "list":
        rules = rules["schema"]
    return rules


def andere(rules: Feldregeln) -> Iterator[object]:
    """Yield what an author could write into a field instead, a value of each kind; None takes it away."""
    if not rules.get("required"):
        yield None
    if rules["type"] == "list":
        yield []
    elif "werte" in rules:
        yield from values()[rules["werte"]]
    else:
        yield from _ANDERE.get(rules["type"], ())
