"""The names behind ids, as people read and write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from konzeptgen.base.near import fold
from konzeptgen.base.schema import Feldregeln
from konzeptgen.base.source import Source
from konzeptgen.exchange.outline import kind_of, label


def merged(source: Source) -> dict[str, Any]:
    """Return the values of all files together; lists run on from file to file."""
    values: dict[str, Any] = {}
    for file in source.files:
        for name, value in file.values.items():
            values[name] = [*values.get(name, ()), *value] if isinstance(value, list) else value
    return values


def target(feld: Feldregeln) -> str:
    """Return the list to which a reference leads."""
    return str(feld.get("verweis", "sozialraeume"))


class Namebook:
    """Knows every record that has an id by its name, and by those that it had before."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        """Take the records of all lists in ``values``."""
        self._names: dict[str, dict[str, list[str]]] = {}
        self._counts: dict[str, Counter[str]] = {}
        for name, entries in values.items():
            if isinstance(entries, list):
                for entry in entries:
                    self.add(name, entry)

    def add(self, name: str, entry: Any) -> None:  # noqa: ANN401 - what stands in the file
        """Take a further record of a list, or a record's new name."""
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            words = entry.get(label(kind_of((name,))))
            even = " ".join(words.split()) if isinstance(words, str) else ""
            self._names.setdefault(name, {}).setdefault(entry["id"].strip(), []).append(even)
            self._counts.setdefault(name, Counter())[even] += 1

    def shown(self, feld: Feldregeln, key: str) -> str:
        """Return the name of the record with this id where nothing else has it, else the id."""
        listed = target(feld)
        known = self._names.get(listed, {})
        name = known.get(key, [""])[0]
        alone = name and name not in known and ";" not in name and self._counts[listed][name] == 1
        return name if alone else key

    def ids(self, name: str) -> Iterable[str]:
        """Return the ids of a list."""
        return self._names.get(name, {})

    def meant(self, name: str, words: str) -> list[str]:
        """Return the ids in a list that ``words`` may mean: an id itself, else all of that name."""
        known = self._names.get(name, {})
        if words in known:
            return [words]
        even = " ".join(words.split())
        exact = [key for key, names in known.items() if even in names]
        wanted = fold(even)
        return exact or [key for key, names in known.items() if wanted in {fold(key), *map(fold, names)} - {""}]
