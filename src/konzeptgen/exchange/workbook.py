"""A folder's values -> the sheets of the workbook, as the schemas have it.

A list of records is a sheet with a row for each; what there is only once, such as the municipality, stands line by line
on a sheet of its file. No field is named here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import compress
from pathlib import Path
from typing import Any

import yaml

from konzeptgen.base.near import fold
from konzeptgen.base.scalars import TYPES
from konzeptgen.base.schema import Feldregeln, schemas, values
from konzeptgen.exchange.cells import FORMS, shown, sign, written
from konzeptgen.exchange.naming import Namebook, target
from konzeptgen.exchange.outline import Column, Kind, Level, Names, kinds, label
from konzeptgen.exchange.sheets import INTRO, LISTS, Cell, Head, Sheet, Style, Workbook, range_name
from konzeptgen.exchange.walk import entries

_INTRO = Path(__file__).with_name("anleitung.yaml")
_LONGEST = 31
_COLOURS = ("1D4F76", "B3541E", "3E6B48", "6B4E8A", "8A6D1D", "2F6F73")
_YES_NO = range_name("ja_nein")
SINGLE = ("Bereich", "Angabe", "Eintrag", "Erläuterung")
STAND = Head("Stand", "Von konzeptgen. Bitte nicht ändern.", 10, Style(locked=True), hidden=True)
_WIDTHS = {"absatz": 60, "text": 32, "jahr": 10, "plz": 10} | dict.fromkeys(
    ("ja_nein", "datum", "ganzzahl", "dezimal", "grad"), 12
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of the workbook: the fields of each kind that it shows, its first page, further lists, names behind ids.

    Examples that name bodies or offers stay out of it.
    """

    shown: Mapping[Names, Collection[Names]]
    titel: str
    intro: Mapping[str, str]
    lists: Mapping[str, Sequence[str]]
    book: Namebook


def workbook(data: Mapping[str, Any], cut: Cut | None = None) -> Workbook:
    """Return the workbook for a folder's values, an empty one for none, or the part of it that is wanted."""
    if cut:
        return _part(data, cut)
    book = Namebook(data)
    pages: list[Sheet] = []
    for number, schema in enumerate(dict.fromkeys(kind.schema for kind in kinds())):
        of_file = [kind for kind in kinds() if kind.schema == schema]
        colour = _COLOURS[number % len(_COLOURS)]
        single = [kind for kind in of_file if not kind.many]
        if single:
            pages.append(_single(schema, single, data, book, colour))
        pages += [_listed(kind, data, book, colour) for kind in of_file if kind.many]
    intro = list(yaml.load(_INTRO.read_bytes(), yaml.CSafeLoader).items())
    return Workbook("Arbeitsmappe zum Integrationskonzept", intro, pages, _lists(), dict(_columns()))


def _part(data: Mapping[str, Any], cut: Cut) -> Workbook:
    pages = []
    for kind in kinds():
        if kind.path in cut.shown:
            whole = _listed(kind, data, cut.book, _COLOURS[0])
            seen = [column.path in cut.shown[kind.path] for column in kind.columns]
            keep = [*[True] * len(keys_of(kind)), *seen, True]
            heads = tuple(_without_names(head, kind) for head in compress(whole.heads, keep))
            pages.append(replace(whole, heads=heads, rows=[list(compress(row, keep)) for row in whole.rows]))
    used = {head.style.choices for page in pages for head in page.heads}
    lists = {name: words for name, words in _lists().items() if name in used}
    columns = {name: (sheet, _moved(place, sheet, pages)) for name, (sheet, place) in _columns() if name in used}
    return Workbook(cut.titel, list(cut.intro.items()), pages, {**lists, **cut.lists}, columns)


def _moved(place: int, sheet: str, pages: Sequence[Sheet]) -> int:
    """Return where a column stands on a sheet of which some are left out."""
    kind = sheets()[sheet]
    heads = [*(key_title(level, own=level is kind.levels[-1]) for level in keys_of(kind)),
             *(column.titel for column in kind.columns)]  # fmt: skip
    return [head.titel for page in pages if page.name == sheet for head in page.heads].index(heads[place])


def _without_names(head: Head, kind: Kind) -> Head:
    """Return a head whose help shows no example of a text, which may name somebody."""
    texts = {column.titel for column in kind.columns if column.item["type"] in {"text", "kennung", "verweis", "absatz"}}
    return replace(head, note=head.note.partition("Beispiel: ")[0].rstrip(" .")) if head.titel in texts else head


def _lists() -> dict[str, Sequence[str]]:
    found = {range_name(name): [wert.titel for wert in known.values()] for name, known in values().items()}
    return {**found, _YES_NO: ["ja", "nein", "unbekannt"]}


def _single(schema: str, of_file: Sequence[Kind], data: Mapping[str, Any], book: Namebook, colour: str) -> Sheet:
    rows = []
    for kind in of_file:
        record: Any = next((entry.record for entry in entries(data, kind)), {})
        for column in kind.columns:
            words = Cell(kind.titel, Style(locked=True)), Cell(column.titel, Style(locked=True))
            help_text = Cell(_help(column), Style(locked=True))
            rows.append((*words, _cell(column, record, book), help_text, _stand((column,), record, book)))
    heads = [Head(titel, width=width) for titel, width in zip(SINGLE, (30, 40, 50, 80), strict=True)]
    heads.append(STAND)
    return Sheet(single_sheet(schema), tuple(heads), rows, colour, open=False)


def _listed(kind: Kind, data: Mapping[str, Any], book: Namebook, colour: str) -> Sheet:
    rows = []
    for entry in entries(data, kind):
        keys = entry.keys if not kind.named else entry.keys[:-1]
        names = (Cell(key, Style(locked=True)) for key in keys)
        cells = (_cell(column, entry.record, book) for column in kind.columns)
        rows.append([*names, *cells, _stand(kind.columns, entry.record, book)])
    heads = (*_key_heads(kind), *(_head(column) for column in kind.columns), STAND)
    return Sheet(_sheet_name(kind), heads, rows, colour)


def _stand(columns: Sequence[Column], record: Any, book: Namebook) -> Cell:  # noqa: ANN401
    """Return the hidden cell that says how a row began: a sign per column."""
    values = (written(column, shown(column, _at(record, column.path), book.shown)) for column in columns)
    return Cell("s" + "".join(sign(value) for value in values), Style(locked=True))


def _cell(column: Column, record: Any, book: Namebook) -> Cell:  # noqa: ANN401 - what stands in the file
    return Cell(shown(column, _at(record, column.path), book.shown), _style(column))


def _key_heads(kind: Kind) -> Iterator[Head]:
    for level in keys_of(kind):
        own = level is kind.levels[-1]
        note = (
            "Leer lassen bei neuen Zeilen."
            if own
            else "Zu welchem Eintrag die Zeile gehört; der Name genügt, wo er eindeutig ist."
        )
        choices = "" if own or not level.named else range_name(f"{level.path[-1]}_Kennung")
        yield Head(key_title(level, own=own), note, 10 if own else 28, Style(choices=choices, locked=own))


def keys_of(kind: Kind) -> tuple[Level, ...]:
    """Return the lists whose entry a row names in a column of its own: an id is a column anyway."""
    return kind.levels[:-1] if kind.named else kind.levels


def key_title(level: Level, *, own: bool) -> str:
    """Return the heading of the column with the key of a list, the record's own or one above."""
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
            before = len(keys_of(kind))
            called = (label(kind),) if label(kind) else ("id",)
            yield range_name(kind.path[-1]), (_sheet_name(kind), before + heads.index(called))
            yield range_name(f"{kind.path[-1]}_Kennung"), (_sheet_name(kind), before + heads.index(("id",)))


@cache
def sheets() -> Mapping[str, Kind]:
    """Return the kinds of records by the names of their sheets."""
    found: dict[str, Kind] = {}
    taken = {fold(single_sheet(kind.schema)) for kind in kinds()} | {fold(INTRO), fold(LISTS)}
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
    return next(name for name, other in sheets().items() if other is kind)


def single_sheet(schema: str) -> str:
    """Return the name of the sheet for what a file says only once."""
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
