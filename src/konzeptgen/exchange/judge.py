"""What the schema says against a record that an import wants, in German, apart from what was wrong before."""

from __future__ import annotations

from functools import cache
from typing import Any

from konzeptgen.base.source import DataPath, YamlFile
from konzeptgen.exchange.emit import Manner, mapping
from konzeptgen.exchange.outline import Kind, Names, kind_of
from konzeptgen.reading.yaml_reader import read
from konzeptgen.validating.schema_faults import explain
from konzeptgen.validating.typed import Reader, Slip, Slips, reader


def faults(kind: Kind, old: Any, new: Any) -> list[tuple[Names, str]]:  # noqa: ANN401 - what stands in the file
    """Return place within the record and reason of each fault in ``new`` that ``old``, if there is one, has not."""
    known = {(slip.path, slip.code) for slip in _slips(kind, old)} if old is not None else set()
    fresh = [slip for slip in _slips(kind, new) if (slip.path, slip.code) not in known]
    return [(_names(slip.path), _reason(kind, new, slip)) for slip in fresh]


def _slips(kind: Kind, value: Any) -> Slips:  # noqa: ANN401
    slips: Slips = []
    _reader(kind.path)(value, (), slips)
    return slips


@cache
def _reader(path: Names) -> Reader:
    return reader(kind_of(path).feld)


def _names(path: DataPath) -> Names:
    return tuple(step for step in path if isinstance(step, str))


def _reason(kind: Kind, value: Any, slip: Slip) -> str:  # noqa: ANN401
    """Return sentence and remedy, as ``check`` would give them for the record alone in its file."""
    way: DataPath = tuple(part for name in kind.path for part in (name, *_first(kind, name)))
    whole: Any = value
    for step in reversed(way):
        whole = [whole] if step == 0 else {step: whole}
    file = read(f"{kind.schema}.yaml", kind.schema, mapping(whole, 0, Manner()) + "\n", [])
    if not isinstance(file, YamlFile):
        return "Der Eintrag ist unvollständig."
    moved = Slip((*way, *slip.path), slip.code, slip.rule, slip.constraint, slip.value, slip.fault)
    finding = next(explain(file, [moved]))
    return f"{finding.message} {finding.remedy}".strip()


def _first(kind: Kind, name: str) -> DataPath:
    """Return the step into the first entry where ``name`` is a list on the way to the record."""
    return (0,) if any(level.path[-1] == name for level in kind.levels) else ()
