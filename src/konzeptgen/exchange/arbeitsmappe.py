"""The workbook: one sheet per kind of record, so that people fill in and change a folder in Excel or LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from konzeptgen.base.near import fold
from konzeptgen.base.source import Source
from konzeptgen.exchange import ods, xlsx
from konzeptgen.exchange.cells import SIGN, TOO_LONG, Unreadable, written
from konzeptgen.exchange.delivery import Aside, Delivery, Given, Record
from konzeptgen.exchange.naming import merged
from konzeptgen.exchange.outline import Column, Kind, Level, Names, kinds
from konzeptgen.exchange.sheets import INTRO, LISTS, Error, Found, Table, place, rows_with_words
from konzeptgen.exchange.spreadsheet import tables
from konzeptgen.exchange.workbook import SINGLE, STAND, key_title, keys_of, sheets, single_sheet, workbook

NAME = "arbeitsmappe"
SUFFIXES = ("xlsx", "ods")


def schreibe(source: Source | None, suffix: str, _tag: date | None = None) -> bytes:
    """Return the workbook of a folder, an empty one without."""
    book = workbook(merged(source) if source else {})
    return xlsx.write(book) if suffix == "xlsx" else ods.write(book)


def erkennt(name: str, data: bytes) -> bool:
    """Return whether this is a workbook that ``schreibe`` has made, whoever saved it since."""
    if not name.lower().endswith(SUFFIXES):
        return False
    return any(_is_ours(table) for table in tables(name, data).tables)


def _is_ours(table: Table) -> bool:
    """Return whether a sheet is one of ours: by its name, and by a heading that only we have, since others list too."""
    heads = {fold(str(cell)) for cell in (table.rows[0] if table.rows else ()) if cell is not None}
    kind = next((kind for name, kind in sheets().items() if fold(name) == fold(table.name)), None)
    if kind:
        own = {key_title(level, own=level is kind.levels[-1]) for level in kind.levels} | {STAND.titel}
        return bool(heads & {fold(head) for head in own})
    single = fold(table.name) in {fold(single_sheet(kind.schema)) for kind in kinds()}
    return single and {fold(head) for head in SINGLE[:3]} <= heads


def lies(name: str, data: bytes) -> Delivery:
    """Return the records of a workbook; raise Rejected where it cannot be used."""
    reader = _Reader()
    by_name = {fold(name): kind for name, kind in sheets().items()}
    singles = {fold(single_sheet(kind.schema)): kind.schema for kind in kinds() if not kind.many}
    for table in tables(name, data).tables:
        sheet = fold(table.name)
        if sheet in by_name:
            reader.listed(table, by_name[sheet])
        elif sheet in singles:
            reader.single(table, singles[sheet])
        elif sheet not in {fold(INTRO), fold(LISTS)}:
            reader.unused.append(f"Blatt „{table.name}“")
    order = [kind.path for kind in kinds()]
    records = sorted(reader.records, key=lambda record: order.index(record.path))
    return Delivery(records, reader.aside, reader.mapping, reader.unused, frozenset(reader.whole))


class _Reader:
    """Collects the records of the sheets, what was set aside and what was not used."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.aside: list[Aside] = []
        self.mapping: dict[str, str] = {}
        self.unused: list[str] = []
        self.whole: set[Names] = set()

    def listed(self, table: Table, kind: Kind) -> None:
        heads = self._heads(table, kind)
        self.whole.add(kind.path)
        own = {column.path: index for index, column in heads.items() if isinstance(column, Column)}
        stand = next((index for index, head in enumerate(table.rows[0]) if head == STAND.titel), None) if own else None
        levels = [next((i for i, head in heads.items() if head == level), None) for level in kind.levels]
        if kind.named:
            levels[-1] = own.get(("id",))
        for number, row in rows_with_words(table):
            keys = tuple(_key(row[index]) if index is not None and index < len(row) else "" for index in levels)
            cells = {path: (row[index] if index < len(row) else None, index) for path, index in own.items()}
            given = dict(self._given(table.name, number, cells, kind.columns, _signs(kind.columns, row, stand)))
            self.records.append(Record(kind.path, keys, given, place(table.name, number)))

    def _heads(self, table: Table, kind: Kind) -> dict[int, Column | Level]:
        """Return what each column of the sheet holds, by its heading."""
        known: dict[str, Column | Level] = {fold(column.titel): column for column in kind.columns}
        known |= {fold(key_title(level, own=level is kind.levels[-1])): level for level in keys_of(kind)}
        found: dict[int, Column | Level] = {}
        for index, head in enumerate(table.rows[0] if table.rows else ()):
            words = str(head or "").strip()
            column = known.get(fold(words))
            if column is not None and column not in found.values():
                found[index] = column
                if isinstance(column, Column):
                    self.mapping[f"{table.name}: {words}"] = ".".join((*kind.path, *column.path))
            elif words == STAND.titel:
                continue
            elif words or any(index < len(row) and row[index] is not None for row in table.rows):
                self.unused.append(f"{place(table.name, 0, index)} „{words}“")
        return found

    def _given(
        self,
        sheet: str,
        number: int,
        cells: Mapping[Names, tuple[Found | Error, int]],
        columns: Sequence[Column],
        signs: Mapping[Names, str],
    ) -> Iterator[tuple[Names, Given]]:
        for column in columns:
            if column.path in cells:
                value, index = cells[column.path]
                where = place(sheet, number, index)
                try:
                    if value != TOO_LONG:
                        yield column.path, Given(written(column, value), where, signs.get(column.path, ""))
                except Unreadable as reason:
                    self.aside.append(Aside(where, str(reason)))

    def single(self, table: Table, schema: str) -> None:
        of_file = {fold(kind.titel): kind for kind in kinds() if kind.schema == schema and not kind.many}
        given: dict[Names, dict[Names, Given]] = {}
        for number, row in rows_with_words(table):
            area, words, value = (*(str(cell or "") for cell in row[:2]), row[2] if len(row) > 2 else None)  # noqa: PLR2004
            kind = of_file.get(fold(area))
            column = next((one for one in kind.columns if fold(one.titel) == fold(words)), None) if kind else None
            if kind is None or column is None:
                self.unused.append(f"{place(table.name, number)} „{words or area}“")
                continue
            self.mapping[f"{table.name}: {area}: {words}"] = ".".join((*kind.path, *column.path))
            signs = _signs((column,), row, len(SINGLE))
            found = self._given(table.name, number, {column.path: (value, 2)}, (column,), signs)
            given.setdefault(kind.path, {}).update(found)
        for path, values_of_kind in given.items():
            first = next(iter(values_of_kind.values()), None)
            self.records.append(Record(path, (), values_of_kind, first.place if first else table.name))


def _signs(columns: Sequence[Column], row: Sequence[Found | Error], index: int | None) -> dict[Names, str]:
    """Return how each cell of a row began, as its hidden cell says; nothing where that is of another schema."""
    words = str(row[index])[1:] if index is not None and index < len(row) and row[index] else ""
    if len(words) != SIGN * len(columns):
        return {}
    return {column.path: words[SIGN * place : SIGN * (place + 1)] for place, column in enumerate(columns)}


def _key(value: Found | Error) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None or isinstance(value, Error) else " ".join(str(value).split())
