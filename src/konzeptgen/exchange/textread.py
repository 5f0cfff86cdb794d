"""Tables as text (CSV, TSV) and as JSON -> sheets of cells, whatever program has saved them."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from konzeptgen.exchange.container import unusable
from konzeptgen.exchange.sheets import Found, Table, Tables

TEXTS = ("csv", "tsv", "txt", "json")
CATEGORY = "Rubrik"
"""The heading of the column that tells of which of several lists in a JSON a record is."""
_MOST_BYTES = 30_000_000
_MOST_DEPTH = 6
_SEPARATORS = ";\t,|"
_SAMPLE = 60


def read(name: str, data: bytes) -> Tables:
    """Return the sheets of a text file; raise Rejected where it holds no table."""
    if not data.strip():
        raise unusable(name, "Die Datei ist leer.", "Prüfen Sie, ob Sie die richtige Datei genannt haben.")
    if len(data) > _MOST_BYTES:
        raise unusable(name, "Die Datei ist größer als 30 MB.", "Teilen Sie sie auf.")
    text = decoded(data)
    if "\x00" in text:
        raise unusable(
            name, "Die Datei ist kein Text.", "Speichern Sie sie als CSV oder als Excel-Arbeitsmappe (.xlsx)."
        )
    if name.lower().endswith(".json"):
        return Tables(_json(name, text))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator(text)))
    except Exception:  # noqa: BLE001 - whatever a strange file breaks, it is no table
        remedy = "Öffnen Sie sie in Excel oder LibreOffice und speichern Sie sie als .xlsx."
        raise unusable(name, "Die Zellen der Datei lassen sich nicht trennen.", remedy) from None
    return Tables([Table(Path(name).stem, [[cell if cell.strip() else None for cell in row] for row in rows])])


def decoded(data: bytes) -> str:
    """Return the text of a file: UTF-16 and UTF-8 by their marks, else UTF-8 where that reads, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    half = data[:2000]
    if half and half[1::2].count(0) > len(half) // 4:
        return data.decode("utf-16-le", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def separator(text: str) -> str:
    """Return what parts the cells: the sign by which most lines fall into the same number of cells, two at least."""
    if text.startswith("sep=") and len(text) > len("sep="):
        return text[4]

    def evenness(sign: str) -> int:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        counts = Counter(len(row) for row, _ in zip(rows, range(_SAMPLE), strict=False) if len(row) > 1)
        width, lines = max(counts.items(), key=lambda item: item[0] * item[1], default=(0, 0))
        return width * lines

    return max(_SEPARATORS, key=evenness)


def _json(name: str, text: str) -> list[Table]:
    try:
        content = json.loads(text)
    except Exception:  # noqa: BLE001 - whatever a strange file breaks, it is none
        raise unusable(name, "Die Datei ist kein lesbares JSON.", "Speichern Sie sie neu oder als CSV.") from None
    found = list(_lists(content, Path(name).stem, 0))
    if not found:
        remedy = "Möglich ist eine Liste von Einträgen, oder je Rubrik eine Liste."
        raise unusable(name, "In der Datei steht keine Liste von Einträgen.", remedy)
    if len(found) > 1:
        found = [(title, [{**entry, CATEGORY: title} for entry in entries]) for title, entries in found]
    return [_table(title, entries) for title, entries in found]


def _lists(content: Any, title: str, depth: int) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:  # noqa: ANN401
    if isinstance(content, list):
        entries: list[Mapping[str, Any]] = [entry for entry in content if isinstance(entry, dict)]
        if entries:
            yield title, entries
    elif isinstance(content, dict) and depth < _MOST_DEPTH:
        for key, inner in content.items():
            yield from _lists(inner, str(key), depth + 1)


def _table(title: str, entries: Sequence[Mapping[str, Any]]) -> Table:
    flat = [dict(_flat(entry, "", 0)) for entry in entries]
    heads = list(dict.fromkeys(head for entry in flat for head in entry))
    return Table(title, [heads, *([entry.get(head) for head in heads] for entry in flat)])


def _flat(entry: Mapping[str, Any], before: str, depth: int) -> Iterator[tuple[str, Found]]:
    for key, value in entry.items():
        head = f"{before} {key}".strip()
        if isinstance(value, dict) and depth < _MOST_DEPTH:
            yield from _flat(value, head, depth + 1)
        elif isinstance(value, list):
            yield head, "; ".join(str(item) for item in value) or None
        else:
            yield head, value if isinstance(value, bool | int | float) else (str(value) if value else None)
