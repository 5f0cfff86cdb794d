"""OpenDocument spreadsheets (.ods), as LibreOffice saves them, read as XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from defusedxml.ElementTree import iterparse

from konzeptgen.exchange.ods import SPACES
from konzeptgen.exchange.sheets import SPARE_ROWS, Error, Found, Table, Tables

_MOST_REPEATED = 100
_TAGS = {f"{{{SPACES[short]}}}{name}": f"{short}:{name}" for short, name in (
    ("table", "table"), ("table", "table-row"), ("table", "table-cell"), ("table", "covered-table-cell"),
    ("style", "style"),
)}  # fmt: skip


def read(data: bytes) -> Tables:
    """Return the sheets of a spreadsheet that ``container`` has let pass."""
    tables: list[Table] = []
    rows: list[list[Found | Error]] = []
    unshown: set[str | None] = set()
    unseen: list[int] = []
    spans: dict[tuple[int, int], Found | Error] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("content.xml") as content:
        for _, element in iterparse(content):
            kind = _TAGS.get(element.tag, "")
            if kind == "style:style" and any(_get(part, "table:display") == "false" for part in element):
                unshown.add(_get(element, "style:name"))
            if kind == "table:table-row":
                if _get(element, "table:visibility") in {"collapse", "filter"}:
                    unseen.append(len(rows))
                spans.update(_spans(element, len(rows)))
                _take(rows, element)
                element.clear()
            elif kind == "table:table":
                while rows and not any(value is not None for value in rows[-1]):
                    rows.pop()
                hidden = _get(element, "table:style-name") in unshown
                tables.append(Table(str(_get(element, "table:name")), rows, hidden, unseen, spans))
                rows, unseen, spans = [], [], {}
                element.clear()
    return Tables(tables)


def _take(rows: list[list[Found | Error]], element: Any) -> None:  # noqa: ANN401 - an element of the parser
    values: list[Found | Error] = []
    for cell in element:
        if _TAGS.get(cell.tag) in {"table:table-cell", "table:covered-table-cell"}:
            value = _value(cell)
            count = int(_get(cell, "table:number-columns-repeated") or 1)
            values += [value] * min(count, _MOST_REPEATED if value is None else count)
    while values and values[-1] is None:
        values.pop()
    count = int(_get(element, "table:number-rows-repeated") or 1)
    rows += [values] * min(count, SPARE_ROWS if values or count < SPARE_ROWS else 1)


def _spans(element: Any, row: int) -> Iterator[tuple[tuple[int, int], Found | Error]]:  # noqa: ANN401
    """Yield the value of each cell that is merged over rows for those that it covers below."""
    column = 0
    for cell in element:
        if _TAGS.get(cell.tag) in {"table:table-cell", "table:covered-table-cell"}:
            below = int(_get(cell, "table:number-rows-spanned") or 1)
            if below > 1:
                yield from (((row + number, column), _value(cell)) for number in range(1, below))
            column += int(_get(cell, "table:number-columns-repeated") or 1)


def _get(element: Any, name: str) -> str | None:  # noqa: ANN401
    short, _, local = name.partition(":")
    found: str | None = element.get(f"{{{SPACES[short]}}}{local}")
    return found


def _value(cell: Any) -> Found | Error:  # noqa: ANN401
    kind, words = _get(cell, "office:value-type"), _words(cell)
    if any(name.endswith("}value-type") and value == "error" for name, value in cell.attrib.items()):
        return Error(words)
    if kind is None:
        return Error("Formel ohne Ergebnis") if _get(cell, "table:formula") else None
    reader = _READERS.get(kind)
    if reader is None:
        return words or _get(cell, "office:string-value") or None
    with suppress(ValueError, ArithmeticError):
        return reader(cell)
    return Error(words)


def _number(cell: Any) -> Found:  # noqa: ANN401
    return Decimal(_get(cell, "office:value") or "")


def _day(cell: Any) -> Found:  # noqa: ANN401
    text = _get(cell, "office:date-value") or ""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _time(cell: Any) -> Found:  # noqa: ANN401
    hit = re.match(r"PT(\d+)H(\d+)M(\d+)", _get(cell, "office:time-value") or "")
    if not hit:
        raise ValueError
    return time(int(hit[1]), int(hit[2]), int(hit[3]))


def _truth(cell: Any) -> Found:  # noqa: ANN401
    return _get(cell, "office:boolean-value") == "true"


_READERS = {
    "float": _number,
    "percentage": _number,
    "currency": _number,
    "date": _day,
    "time": _time,
    "boolean": _truth,
}


def _words(cell: Any) -> str:  # noqa: ANN401
    """Return the text of a cell, its paragraphs as lines, without its note."""
    paragraph = f"{{{SPACES['text']}}}p"
    return "\n".join("".join(_runs(child)) for child in cell if child.tag == paragraph)


def _runs(element: Any) -> Iterator[str]:  # noqa: ANN401
    yield element.text or ""
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "s":
            yield " " * int(_get(child, "text:c") or 1)
        elif name in {"tab", "line-break"}:
            yield "\t" if name == "tab" else "\n"
        else:
            yield from _runs(child)
        yield child.tail or ""
