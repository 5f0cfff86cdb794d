"""Ids and references of all files together: what exists twice, and what leads nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from konzeptgen.base.finding import Finding, Severity
from konzeptgen.base.near import fold, meant, nearest
from konzeptgen.base.schema import references, schemas
from konzeptgen.base.source import DataPath, Source

_GEBIETE = {"gebiet": "sozialraeume"}
_KEEPS_ALL = {"SYN009", "SYN010"}  # a character or a quotation mark is wrong; no entry is lost by it


def broken_references(source: Source, read: Mapping[str, Any], slipped: Collection[DataPath]) -> Iterator[Finding]:
    """Yield what is wrong with ids and references, in the files with other faults too."""
    for name, value in read.items():
        if _is_list(value):
            yield from _twice(source, name, [_id(item, (name, index), slipped) for index, item in enumerate(value)])
    for name, value in read.items():
        yield from _rings(source, name, value) if _is_list(value) else ()
    targets = _targets(source)
    anything = {name for schema in unread(source) for name in schemas()[schema].felder}
    for schema in schemas().values():
        for name, feld in schema.felder.items():
            for path, target, key in references(feld, read[name], (name,)) if name in read else ():
                if path not in slipped and _GEBIETE.get(target, target) not in anything:
                    yield from _missing(source, path, target, key, targets)


def _id(item: Any, path: DataPath, slipped: Collection[DataPath]) -> str | None:  # noqa: ANN401 - of any shape
    key = item.get("id") if isinstance(item, dict) and (*path, "id") not in slipped else None
    return key if isinstance(key, str) else None


def _rings(source: Source, name: str, entries: Sequence[Any]) -> Iterator[Finding]:
    """Yield the first entry of each ring: things that, step by step, are part of themselves."""
    named = {entry.get("id"): index for index, entry in enumerate(entries) if isinstance(entry, dict)}
    above = {key: entries[index].get("teil_von") for key, index in named.items() if isinstance(key, str)}
    told: set[str] = set()
    for key in above:
        way = [key]
        while (whole := above.get(way[-1])) in above and whole not in way:
            way.append(whole)
        if whole == key and key not in told:
            told.update(way)
            message = f"„{key}“ wäre hier Teil von sich selbst: {' → '.join([*way, key])}."
            remedy = "Löschen Sie eine dieser Angaben bei dem Träger, zu dem die anderen gehören."
            yield Finding("REF003", Severity.FEHLER, message, remedy, source.place((name, named[key], "teil_von")))


def unread(source: Source) -> set[str]:
    """Return the schemas of which a file could not be read, or not whole: what it holds may be anything."""
    lost = (fault.place.file for fault in source.faults if fault.code not in _KEEPS_ALL)
    names = {PurePosixPath(name).parts[0].partition(".")[0] for name in lost}
    known = list(schemas())
    return {near for name in names if (near := name if name in known else nearest(name, known))}


_Targets = Mapping[str, Mapping[str, str]]
"""By list the ids, each with the name of its entry."""


def _targets(source: Source) -> _Targets:
    """Return the ids of each list as written, those of entries with faults too: a slip there is told only once."""
    targets: dict[str, dict[str, str]] = {}
    for file in source.files:
        for name, value in file.values.items():
            items = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
            found = {key.strip(): str(item.get("name", "")) for item in items if isinstance(key := item.get("id"), str)}
            targets.setdefault(name, {}).update(found)
    return targets


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _twice(source: Source, name: str, known: Sequence[str | None]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for index, key in enumerate(known):
        if not isinstance(key, str):
            continue
        if key in seen:
            first = source.place((name, seen[key], "id"))
            remedy = f"Geben Sie einem der beiden Einträge eine andere Kennung; der erste steht in {first}."
            place = source.place((name, index, "id"))
            yield Finding("REF002", Severity.FEHLER, f"Die Kennung „{key}“ gibt es zweimal.", remedy, place)
        seen.setdefault(key, index)


def _missing(source: Source, path: DataPath, target: str, key: str, targets: _Targets) -> Iterator[Finding]:
    if target == "gebiet":
        if key == "gesamt" or (key.isascii() and key.isdigit() and len(key) in {5, 8}):
            return
        target = _GEBIETE[target]
    known = targets.get(target, {})
    if key not in known:
        yield _unknown(source, path, target, key, known)


def _unknown(source: Source, path: DataPath, target: str, key: str, known: Mapping[str, str]) -> Finding:
    guess = _guess(key, known)
    file = next(schema.name for schema in schemas().values() if target in schema.felder)
    remedy = f"Berichtigen Sie die Kennung, oder tragen Sie den Eintrag in {file}.yaml unter „{target}“ ein."
    message = f"Unter „{target}“ gibt es keinen Eintrag „{key}“.{guess}"
    return Finding("REF001", Severity.FEHLER, message, remedy, source.place(path))


def _guess(word: str, known: Mapping[str, str]) -> str:
    """Return a question for the entry that has this name, else for the one whose id is near."""
    named = sorted(key for key, name in known.items() if fold(name) == fold(word))
    return f" Meinten Sie „{'“ oder „'.join(named)}“?" if named else meant(word, sorted(known))
