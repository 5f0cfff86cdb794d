"""The workbook: one sheet per kind of record, so that people fill in and change a folder in Excel or LibreOffice.

What has only one record, such as the municipality, stands line by line on a sheet of its file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from konzeptgen.base.near import fold
from konzeptgen.base.scalars import TYPES
from konzeptgen.base.schema import Feldregeln, schemas, values
from konzeptgen.base.source import Source
from konzeptgen.exchange import ods, xlsx
from konzeptgen.exchange.cells import FORMS, SIGN, TOO_LONG, Unreadable, shown, sign, written
from konzeptgen.exchange.delivery import Aside, Delivery, Given, Record
from konzeptgen.exchange.naming import Namebook, merged, target
from konzeptgen.exchange.outline import Column, Kind, Level, Names, kinds, label
from konzeptgen.exchange.sheets import (
    INTRO,
    LISTS,
    Cell,
    Error,
    Found,
    Head,
    Sheet,
    Style,
    Table,
    Workbook,
    place,
    range_name,
    rows_with_words,
)
from konzeptgen.exchange.spreadsheet import tables
from konzeptgen.exchange.walk import entries

NAME = "arbeitsmappe"
SUFFIXES = ("xlsx", "ods")
_INTRO = Path(__file__).with_name("anleitung.yaml")
_LONGEST = 31
_COLOURS = ("1D4F76", "B3541E", "3E6B48", "6B4E8A", "8A6D1D", "2F6F73")
_YES_NO = range_name("ja_nein")
_SINGLE = ("Bereich", "Angabe", "Eintrag", "Erläuterung")
_STAND = Head("Stand", "Von konzeptgen. Bitte nicht ändern.", 10, Style(locked=True), hidden=True)
_WIDTHS = {"absatz": 60, "text": 32, "ja_nein": 12, "datum": 12, "jahr": 10, "ganzzahl": 12, "dezimal": 12, "plz": 10}


def schreibe(source: Source | None, suffix: str) -> bytes:
    """Return the workbook of a folder, an empty one without."""
    workbook = _workbook(merged(source) if source else {})
    return xlsx.write(workbook) if suffix == "xlsx" else ods.write(workbook)


def erkennt(name: str, data: bytes) -> bool:
    """Return whether this is a workbook that ``schreibe`` has made, whoever saved it since."""
    if not name.lower().endswith(SUFFIXES):
        return False
    found = {fold(table.name) for table in tables(name, data).tables}
    known = {fold(name) for name in _sheets()} | {fold(_single_sheet(kind.schema)) for kind in kinds()}
    return bool(found & known)


# --- writing


def _workbook(data: Mapping[str, Any]) -> Workbook:
    book = Namebook(data)
    sheets: list[Sheet] = []
    for number, schema in enumerate(dict.fromkeys(kind.schema for kind in kinds())):
        of_file = [kind for kind in kinds() if kind.schema == schema]
        colour = _COLOURS[number % len(_COLOURS)]
        single = [kind for kind in of_file if not kind.many]
        if single:
            sheets.append(_single(schema, single, data, book, colour))
        sheets += [_listed(kind, data, book, colour) for kind in of_file if kind.many]
    intro = list(yaml.load(_INTRO.read_bytes(), yaml.CSafeLoader).items())
    lists = {range_name(name): [wert.titel for wert in known.values()] for name, known in values().items()}
    lists[_YES_NO] = ["ja", "nein", "unbekannt"]
    return Workbook("Arbeitsmappe zum Integrationskonzept", intro, sheets, lists, dict(_columns()))


def _single(schema: str, of_file: Sequence[Kind], data: Mapping[str, Any], book: Namebook, colour: str) -> Sheet:
    rows = []
    for kind in of_file:
        record: Any = next((entry.record for entry in entries(data, kind)), {})
        for column in kind.columns:
            words = Cell(kind.titel, Style(locked=True)), Cell(column.titel, Style(locked=True))
            help_text = Cell(_help(column), Style(locked=True))
            rows.append((*words, _cell(column, record, book), help_text, _stand((column,), record, book)))
    heads = [Head(titel, width=width) for titel, width in zip(_SINGLE, (30, 40, 50, 80), strict=True)]
    heads.append(_STAND)
    return Sheet(_single_sheet(schema), tuple(heads), rows, colour, open=False)


def _listed(kind: Kind, data: Mapping[str, Any], book: Namebook, colour: str) -> Sheet:
    rows = []
    for entry in entries(data, kind):
        keys = entry.keys if not kind.named else entry.keys[:-1]
        names = (Cell(key, Style(locked=True)) for key in keys)
        cells = (_cell(column, entry.record, book) for column in kind.columns)
        rows.append([*names, *cells, _stand(kind.columns, entry.record, book)])
    heads = (*_key_heads(kind), *(_head(column) for column in kind.columns), _STAND)
    return Sheet(_sheet_name(kind), heads, rows, colour)


def _stand(columns: Sequence[Column], record: Any, book: Namebook) -> Cell:  # noqa: ANN401
    """Return the hidden cell that says how a row began: a sign per column."""
    values = (written(column, shown(column, _at(record, column.path), book.shown)) for column in columns)
    return Cell("s" + "".join(sign(value) for value in values), Style(locked=True))


def _cell(column: Column, record: Any, book: Namebook) -> Cell:  # noqa: ANN401 - what stands in the file
    return Cell(shown(column, _at(record, column.path), book.shown), _style(column))


def _key_heads(kind: Kind) -> Iterator[Head]:
    for level in _keys(kind):
        own = level is kind.levels[-1]
        note = (
            "Leer lassen bei neuen Zeilen."
            if own
            else "Zu welchem Eintrag die Zeile gehört; der Name genügt, wo er eindeutig ist."
        )
        choices = "" if own or not level.named else range_name(f"{level.path[-1]}_Kennung")
        yield Head(_key_title(level, own=own), note, 10 if own else 28, Style(choices=choices, locked=own))


def _keys(kind: Kind) -> tuple[Level, ...]:
    """Return the lists whose entry a row names in a column of its own: an id is a column anyway."""
    return kind.levels[:-1] if kind.named else kind.levels


def _key_title(level: Level, *, own: bool) -> str:
    word = "Kennung" if level.named else "Nr."
    return word if own else f"{level.titel}: {word}"


def _head(column: Column) -> Head:
    return Head(column.titel, _help(column), _WIDTHS.get(column.item["type"], 26), _style(column))


def _style(column: Column) -> Style:
    feld = column.item
    choices = ""
    if not column.many and "werte" in feld:
        choices = range_name(feld["werte"])
    elif not column.many and feld["type"] in {"ja_nein", "sprache"}:
        choices = _YES_NO if feld["type"] == "ja_nein" else range_name("sprachen")
    elif not column.many and feld["type"] == "verweis":
        choices = range_name(target(feld))
    form = FORMS.get(feld["type"], Style().form) if not column.many else Style().form
    return Style(form, choices, locked=column.path == ("id",))


def _help(column: Column) -> str:
    """Return what the note at a heading says: what belongs there, an example, what is possible."""
    feld, meta = column.feld, column.feld.get("meta", {})
    parts = ["Pflichtangabe" if feld.get("required") and "excludes" not in feld else "", meta.get("beschreibung", "")]
    parts.append(f"Einheit: {meta['einheit']}" if "einheit" in meta else "")
    kind = column.item["type"]
    if kind == "kennung":
        parts.append("Darf leer bleiben; konzeptgen bildet sie aus dem Namen")
    elif kind in {"verweis", "gebiet"}:
        parts.append("Name oder Kennung")
    elif kind not in {"text", "absatz", "wahl", "datei"}:
        parts.append(TYPES[kind].label[:1].upper() + TYPES[kind].label[1:])
    if column.many:
        parts.append("Mehrere mit Semikolon trennen")
        parts.append(_possible(column.item))
    if "beispiel" in meta and not column.many:
        parts.append(f"Beispiel: {meta['beispiel']}")
    return ". ".join(part for part in parts if part)


def _possible(feld: Feldregeln) -> str:
    titles = [wert.titel for wert in values()[feld["werte"]].values()] if "werte" in feld else []
    return f"Möglich: {'; '.join(titles)}" if titles else ""


def _columns() -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield name, sheet and column of each list of records that others refer to: by their names, and by their ids."""
    for kind in kinds():
        if kind.named:
            heads = [column.path for column in kind.columns]
            before = len(_keys(kind))
            called = (label(kind),) if label(kind) else ("id",)
            yield range_name(kind.path[-1]), (_sheet_name(kind), before + heads.index(called))
            yield range_name(f"{kind.path[-1]}_Kennung"), (_sheet_name(kind), before + heads.index(("id",)))


@cache
def _sheets() -> Mapping[str, Kind]:
    """Return the kinds of records by the names of their sheets."""
    found: dict[str, Kind] = {}
    taken = {fold(_single_sheet(kind.schema)) for kind in kinds()} | {fold(INTRO), fold(LISTS)}
    for kind in kinds():
        if kind.many:
            above = kind.levels[-2].titel if len(kind.levels) > 1 else ""
            name = _cut(f"{kind.titel} ({above})" if above and len(kind.titel + above) < _LONGEST - 2 else kind.titel)
            if fold(name) in taken:
                name = _cut(f"{kind.titel} {_parent(kind).titel.split()[0]}")
            taken.add(fold(name))
            found[name] = kind
    return found


def _parent(kind: Kind) -> Kind:
    """Return the kind inside which this one stands, the kind itself where it stands at the top."""
    return next((other for other in kinds() if other.path == kind.path[:-1]), kind)


def _sheet_name(kind: Kind) -> str:
    return next(name for name, other in _sheets().items() if other is kind)


def _single_sheet(schema: str) -> str:
    return _cut(f"{schemas()[schema].titel} allgemein" if schema != "konzept" else schemas()[schema].titel)


def _cut(titel: str) -> str:
    """Return a title as the name of a sheet, cut at a word."""
    if len(titel) <= _LONGEST:
        return titel
    words = titel[: _LONGEST + 1].rpartition(" ")[0].split()
    while words[-1].lower() in {"und", "der", "die", "das", "im", "in", "mit", "an", "von", "auf", "aus", "je", "bei"}:
        words.pop()
    return " ".join(words).rstrip(",")


def _at(record: Any, path: Names) -> Any:  # noqa: ANN401 - what stands in the file
    for name in path:
        record = record.get(name) if isinstance(record, dict) else None
    return record


# --- reading


def lies(name: str, data: bytes) -> Delivery:
    """Return the records of a workbook; raise Rejected where it cannot be used."""
    reader = _Reader()
    by_name = {fold(name): kind for name, kind in _sheets().items()}
    singles = {fold(_single_sheet(kind.schema)): kind.schema for kind in kinds() if not kind.many}
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
        stand = next((index for index, head in enumerate(table.rows[0]) if head == _STAND.titel), None) if own else None
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
        known |= {fold(_key_title(level, own=level is kind.levels[-1])): level for level in _keys(kind)}
        found: dict[int, Column | Level] = {}
        for index, head in enumerate(table.rows[0] if table.rows else ()):
            words = str(head or "").strip()
            column = known.get(fold(words))
            if column is not None and column not in found.values():
                found[index] = column
                if isinstance(column, Column):
                    self.mapping[f"{table.name}: {words}"] = ".".join((*kind.path, *column.path))
            elif words == _STAND.titel:
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
            signs = _signs((column,), row, len(_SINGLE))
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
