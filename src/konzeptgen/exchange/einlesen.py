"""A folder and a delivery -> the plan of the import, whose files are proved before anybody sees it."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from konzeptgen.base.finding import Finding, Rejected
from konzeptgen.base.schema import schemas
from konzeptgen.base.source import Source, YamlFile
from konzeptgen.exchange.delivery import Delivery
from konzeptgen.exchange.merge import Merged, merge
from konzeptgen.exchange.naming import merged as values_of
from konzeptgen.exchange.original import rewritten
from konzeptgen.exchange.outline import Kind, kind_of, kinds
from konzeptgen.exchange.plan import Plan
from konzeptgen.exchange.walk import key_of
from konzeptgen.reading.load import normalized, yaml_entries
from konzeptgen.reading.tor import Tor
from konzeptgen.reading.yaml_reader import read
from konzeptgen.validating.validate import validate, validate_paper

_ROUNDS = 20


def originals(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every YAML file of a folder that holds data or could, by its name as ``load`` has it."""
    tor = Tor(folder)
    return {entry.name: tor.read(entry) for entry, schema in yaml_entries(tor.entries()) if schema in schemas()}


def in_memory(files: Mapping[str, bytes]) -> Source:
    """Return the source of a folder that is not on the disk yet."""
    found = (_read(name, _schema(name), data) for name, data in sorted(files.items()))
    return Source("", tuple(file for file in found if file), {}, {})


def _schema(name: str) -> str:
    return Path(name).parts[0].partition(".")[0]


def plan(source: Source, files: Mapping[str, bytes], delivery: Delivery, *, remove: bool = False) -> Plan:
    """Return what taking over ``delivery`` does to the folder with these ``files``."""
    merged, changed, new = settled(source, files, delivery, remove=remove)
    return _plan(delivery, merged, changed, new)


def settled(
    source: Source, files: Mapping[str, bytes], delivery: Delivery, *, remove: bool = False
) -> tuple[Merged, Mapping[str, bytes], Source]:
    """Return the folder's values with those of ``delivery``, the files that change, and the folder as it then reads.

    Where the changed folder would have a fault of schema or reference that it had not before, the record in which it
    lies is left aside with the words of the fault.

    Raises:
        Rejected: a fault would remain that lies in none of the source's records.
    """
    known = Counter(_sign(finding) for finding in faults(source))
    empty = {name: _schema(name) for name in files if name not in {file.name for file in source.files}}
    refused: dict[str, str] = {}
    for _ in range(_ROUNDS):
        merged = merge(source, empty, delivery, refused, remove=remove)
        changed, new = _changed(source, files, merged)
        new = replace(new, attachments=ChainMap(dict(delivery.attached), source.attachments))  # type: ignore[arg-type]  # only read
        fresh = [one for one in faults(new) if _sign(one) not in known] if changed else []
        if not fresh:
            attached = {name: data for name, data in delivery.attached.items() if source.attachments.get(name) != data}
            return merged, {**changed, **attached}, new
        blamed = _blamed(new, merged, fresh)
        if not blamed.keys() - refused.keys():
            break
        refused |= blamed
    raise Rejected(fresh)


def _plan(delivery: Delivery, merged: Merged, changed: Mapping[str, bytes], new: Source) -> Plan:
    return Plan(
        merged.steps,
        [*delivery.aside, *merged.aside],
        delivery.rows or merged.read,
        delivery.mapping,
        delivery.unused,
        changed,
        tuple(kind_of(path).titel for path in delivery.main),
        delivery.twins,
        delivery.notes,
        delivery.keep(values_of(new)) if delivery.keep else {},
    )


def _changed(source: Source, files: Mapping[str, bytes], merged: Merged) -> tuple[dict[str, bytes], Source]:
    """Return the new bytes of each file that changes, and the folder as it would then read."""
    old = {file.name: file for file in source.files}
    changed: dict[str, bytes] = {}
    now: dict[str, YamlFile | None] = {**old}
    for name, values in merged.target.values.items():
        if values != (old[name].values if name in old else {}):
            data = files.get(name, b"")
            changed[name], now[name] = rewritten(name, merged.target.schemas[name], data, values)
    return changed, replace(source, files=tuple(file for _, file in sorted(now.items()) if file))


def _read(name: str, schema: str, data: bytes) -> YamlFile | None:
    return read(name, schema, normalized(data.decode("utf-8-sig")), [])


def faults(source: Source) -> Sequence[Finding]:
    """Return every fault of schema, reference and text in a folder."""
    try:
        if source.is_paper:
            validate_paper(source, date.min)
        else:
            validate(source, date.min)
    except Rejected as rejected:
        return rejected.findings
    return ()


def _sign(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.message, finding.place.text


def _blamed(source: Source, merged: Merged, fresh: Sequence[Finding]) -> dict[str, str]:
    """Return the places in the delivery of the records in which the faults lie, with the words of each."""
    found: dict[str, str] = {}
    tops = {kind.path[0]: kind for kind in kinds() if len(kind.path) == 1}
    for finding in fresh:
        for name, key in _records(source, finding, tops):
            for place in merged.touched.get((name, key), ()):
                found.setdefault(place, f"{finding.message} {finding.remedy}".strip())
    return found


def _records(source: Source, finding: Finding, tops: Mapping[str, Kind]) -> list[tuple[str, str]]:
    """Return top field and key of what stands at the line of a finding."""
    counts: Counter[str] = Counter()
    for file in source.files:
        for name, value in file.values.items():
            if name in tops and isinstance(value, list) and tops[name].many:
                for number, item in enumerate(value):
                    if file.name == finding.place.file and _covers(file, (name, number), finding.place.line):
                        return [(name, key_of(tops[name].levels[-1], item, counts[name] + number))]
                counts[name] += len(value)
            elif file.name == finding.place.file and _covers(file, (name,), finding.place.line):
                return [(name, "")]
    return []


def _covers(file: YamlFile, path: Any, line: int) -> bool:  # noqa: ANN401
    """Return whether a line belongs to what stands at ``path``."""
    first, last = file.lines(path)
    return first <= line <= last
