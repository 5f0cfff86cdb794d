"""The survey: a workbook per provider with its own data alone, and what the returned ones may change."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from konzeptgen.exchange import xlsx
from konzeptgen.exchange.naming import Namebook
from konzeptgen.exchange.outline import Names, kinds
from konzeptgen.exchange.workbook import Cut, workbook

BODIES, OFFERS = "traeger", "angebote"
OWNER = "Abfrage"
"""The heading of the hidden list that says whose workbook it is."""


@cache
def words() -> Mapping[str, Any]:
    """Return what the workbooks of the survey say and leave out."""
    return yaml.load(Path(__file__).with_suffix(".yaml").read_bytes(), yaml.CSafeLoader)  # type: ignore[no-any-return]


@cache
def kept_back() -> frozenset[Names]:
    """Return the paths of what the municipality keeps about providers and offers."""
    return frozenset(tuple(str(name).split(".")) for name in words()["kommune"])


def mappen(values: Mapping[str, Any]) -> dict[str, bytes]:
    """Return a workbook for each provider by the name of its file."""
    book = Namebook(values)
    return {f"{_stem(one['id'])}.xlsx": _mappe(values, one, book) for one in values.get(BODIES, ())}


_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]", re.IGNORECASE)


def _stem(key: str) -> str:
    """Return the name of a provider's file: its id, longer where Windows has that name for a device."""
    return f"{key}-traeger" if _RESERVED.fullmatch(key) else key


def own(values: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """Return the offers of a provider."""
    return [one for one in values.get(OFFERS, ()) if one.get("traeger") == key]


def place_name(values: Mapping[str, Any]) -> str:
    """Return what the municipality is called."""
    return str((values.get("kommune") or {}).get("name", "der Kommune"))


def _mappe(values: Mapping[str, Any], body: Mapping[str, Any], book: Namebook) -> bytes:
    data = {BODIES: [copy.deepcopy(dict(body))], OFFERS: copy.deepcopy(own(values, body["id"]))}
    for path in kept_back():
        for record in data[path[0]]:
            record.pop(path[1], None)
    named = {"kommune": place_name(values), "traeger": body["name"]}
    intro = {head: text.format(**named) for head, text in words()["anleitung"].items()}
    cut = Cut(dict(_shown()), words()["titel"].format(**named), intro, {OWNER: [body["id"]]}, book)
    return xlsx.write(workbook(data, cut))


def _shown() -> Iterator[tuple[Names, frozenset[Names]]]:
    """Yield each kind of record that a provider sees, with the fields that it sees."""
    for kind in kinds():
        if kind.path[0] in {BODIES, OFFERS} and not any(kind.path[: len(path)] == path for path in kept_back()):
            fields = (column.path for column in kind.columns)
            yield kind.path, frozenset(path for path in fields if (*kind.path, *path)[:2] not in kept_back())
