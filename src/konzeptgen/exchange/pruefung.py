"""A workbook as a submitter sends it -> what a check finds, each finding at its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from konzeptgen.base.finding import Finding, Place, Rejected, Severity
from konzeptgen.base.schema import schemas
from konzeptgen.base.source import DataPath, Source
from konzeptgen.checking.check import check
from konzeptgen.checking.vollstaendigkeit import Elementstand, vollstaendigkeit
from konzeptgen.exchange.delivery import Delivery, Record
from konzeptgen.exchange.einlesen import in_memory, settled
from konzeptgen.exchange.merge import Merged
from konzeptgen.exchange.outline import Names, kind_of, kinds
from konzeptgen.exchange.sheets import number_of
from konzeptgen.exchange.workbook import sheets, single_sheet
from konzeptgen.validating.validate import validate

_CELL = re.compile(r"(?:Spalte )?(?P<cell>(?P<sheet>[^!„]+)!(?P<column>[A-Z]{0,3})(?P<row>[0-9]*))(?: |$)")

_FILE = re.compile(rf"\b(in )?({'|'.join(schemas())})\.yaml(?: unter „?([a-z_]+)“?)?")


@dataclass(frozen=True, slots=True)
class Geprueft:
    """What a check of a workbook gives; ``mit_regeln`` says whether the rules have run, ``warum`` why they have not."""

    findings: tuple[Finding, ...]
    elemente: tuple[Elementstand, ...] = ()
    land: str = ""
    warum: str = ""


def geprueft(name: str, delivery: Delivery, stichtag: date) -> Geprueft:
    """Return what is wrong or open in a delivery as a folder of its own.

    The rules run where the workbook tells of a whole Konzept and no record of it was left aside.
    """
    seen = replace(delivery, records=[_judged(record) for record in delivery.records])
    try:
        merged, _, new = settled(in_memory({}), {}, seen)
    except Rejected as rejected:
        return Geprueft(tuple(replace(one, place=Place(name)) for one in rejected.findings), warum="Fehler")
    found = list(_unread(name, [*delivery.aside, *merged.aside], delivery.unused))
    found += _twins(name, delivery, merged)
    why = _no_rules(delivery, merged)
    if why:
        return Geprueft(_sorted(found, delivery), warum=why)
    konzept = validate(new, stichtag)
    source = _Arbeitsmappe(new.folder, new.files, new.texts, new.attachments, name=name, origin=origins(merged))
    ruled = tuple(_for_sheets(one) for one in check(konzept, source))
    read = {one.place.cell for one in found if one.code == "TAB003"}
    found += [one for one in ruled if one.place.cell not in read]
    return Geprueft(_sorted(found, delivery), vollstaendigkeit(konzept, source, ruled), konzept.kommune.land)


def _judged(record: Record) -> Record:
    """Return the record without the names of files, which lie in no workbook."""
    kinds = {column.path: column.item["type"] for column in kind_of(record.path).columns}
    return replace(record, given={path: one for path, one in record.given.items() if kinds.get(path) != "datei"})


def _no_rules(delivery: Delivery, merged: Merged) -> str:
    if not any(record.path == ("kommune",) and any(one.value for one in record.given.values())
               for record in delivery.records):  # fmt: skip
        return "Die Mappe nennt keine Kommune. Geprüft sind die Zellen, nicht die Regeln für ein ganzes Konzept."
    if {one.place for one in merged.aside} & {record.place for record in delivery.records}:
        return "Ganze Zeilen sind nicht lesbar. Die Regeln werden geprüft, sobald sie berichtigt sind."
    return ""


def _unread(name: str, aside: Sequence[Any], unused: Sequence[str]) -> Iterator[Finding]:
    rows = {_row(one.place) for one in aside if _CELL.match(one.place) and _row(one.place) != one.place}
    for one in aside:
        if one.place not in rows:  # what a row lacks since its cell is not read, the cell tells
            yield Finding("TAB003", Severity.FEHLER, one.reason, "", _place(name, one.cell or one.place))
    for words in unused:
        hit = _CELL.match(words)
        told = words[hit.end() :].strip() if hit else words
        message = f"Daraus wird nichts übernommen: {told or words}."
        yield Finding("TAB004", Severity.HINWEIS, message, "", _place(name, words))


def _row(cell: str) -> str:
    """Return the place of the row in which a cell lies: Angebote!7 for Angebote!C7."""
    return re.sub(r"![A-Z]+(?=[0-9]+$)", "!", cell)


def _for_sheets(one: Finding) -> Finding:
    """Return a finding that names sheets where it names files: who fills in a workbook knows no YAML."""
    return replace(one, message=_FILE.sub(_sheets, one.message), remedy=_FILE.sub(_sheets, one.remedy))


def _sheets(hit: re.Match[str]) -> str:
    """Return the sheet of a file and field that a finding names; where the file has several, all of them."""
    by_path = {kind.path: name for name, kind in sheets().items()}
    of_file = [kind for kind in kinds() if kind.schema == hit[2] and (hit[3] is None or kind.path[0] == hit[3])]
    named = list(dict.fromkeys(by_path.get(kind.path, single_sheet(hit[2])) for kind in of_file))
    if len(named) == 1 or (named and hit[3]):
        return f"{'auf dem' if hit[1] else 'das'} Blatt „{named[0]}“"
    return f"{'auf den Blättern' if hit[1] else 'die Blätter'} zu „{schemas()[hit[2]].titel}“"


def _twins(name: str, delivery: Delivery, merged: Merged) -> Iterator[Finding]:
    places = {held.keys[-1]: record.place for held, record in merged.origin if held.keys}
    for one in delivery.twins:
        message = f"„{one.one}“ und „{one.other}“ sind vielleicht dasselbe: {one.reason}."
        remedy = "Sind sie dasselbe, lassen Sie nur einen Eintrag stehen."
        yield Finding("TAB005", Severity.HINWEIS, message, remedy, _place(name, places.get(one.other, "")))


def _place(name: str, words: str) -> Place:
    """Return a place in the file ``name`` as the formats cite it, such as "Angebote!C7"."""
    hit = _CELL.match(words)
    if not hit:
        return Place(name)
    column = number_of(hit["column"]) + 1 if hit["column"] else 0
    return Place(name, int(hit["row"] or 1), column, 1, "", hit["cell"] if hit["row"] else f"{hit['cell']}1")


def _sorted(found: Sequence[Finding], delivery: Delivery) -> tuple[Finding, ...]:
    """Return the findings in the order of the sheets, those of the whole workbook last."""
    order = list(dict.fromkeys(_sheet(record.place) for record in delivery.records))

    def rank(one: Finding) -> tuple[int, int, int, str]:
        sheet = _sheet(one.place.cell)
        return (order.index(sheet) if sheet in order else len(order)), one.place.line, one.place.column, one.code

    return tuple(sorted(found, key=rank))


def _sheet(cell: str) -> str:
    return cell.rpartition("!")[0]


def origins(merged: Merged) -> dict[DataPath, Record]:
    """Return the record of the delivery for each record of the folder, by its path in the data of all files."""
    values: dict[str, Any] = {}
    for part in merged.target.values.values():
        for name, value in part.items():
            values[name] = [*values.get(name, ()), *value] if isinstance(value, list) else value
    paths = dict(_paths(values, ()))
    return {paths[id(held.value)]: record for held, record in merged.origin if id(held.value) in paths}


def _paths(value: Any, path: DataPath) -> Iterator[tuple[int, DataPath]]:  # noqa: ANN401 - what stands in the file
    if isinstance(value, dict):
        yield id(value), path
        for name, inner in value.items():
            yield from _paths(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _paths(inner, (*path, number))


@dataclass(frozen=True, slots=True)
class _Arbeitsmappe(Source):
    """The folder that a workbook would make; its places are cells."""

    name: str = ""
    origin: Mapping[DataPath, Record] = field(default_factory=dict)

    def place(self, path: DataPath, *, key: bool = False) -> Place:
        """Return the cell of the value at ``path``, else the row of its record, else the workbook."""
        del key  # a cell has none
        for end in range(len(path), 0, -1):
            record = self.origin.get(path[:end])
            if record is not None:
                return _place(self.name, _cell(record, tuple(step for step in path[end:] if isinstance(step, str))))
        return Place(self.name)


def _cell(record: Record, names: Names) -> str:
    """Return the place of a field of a record, of the part that it lies in, or of the record."""
    while names:
        found = next((one.place for path, one in record.given.items() if path[: len(names)] == names), "")
        if found:
            return found
        names = names[:-1]
    return record.place
