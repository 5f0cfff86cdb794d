"""Values of the author's files <-> what a cell shows and what people write into one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import blake2s
from typing import Any

from konzeptgen.base.scalars import ScalarFault, Wert
from konzeptgen.base.schema import Feldregeln
from konzeptgen.exchange.outline import Column
from konzeptgen.exchange.sheets import Error, Form, Found, Value

FORMS = {"ganzzahl": Form.NUMBER, "dezimal": Form.NUMBER, "grad": Form.NUMBER, "jahr": Form.YEAR, "datum": Form.DATE}
TOO_LONG = "[zu lang für eine Tabelle, bleibt im Ordner]"
SIGN = 4
MOST_LETTERS = 32_000
_DIGITS = 15
_FIRST_YEAR = 1900
_SEPARATOR = "; "
Naming = Callable[[Feldregeln, str], str]


class Unreadable(ValueError):  # noqa: N818 - it names the outcome
    """What stands in a cell cannot be taken over; the text says why and what helps.

    ``path`` leads to the field of a record that is to blame for the whole.
    """

    path: tuple[str, ...] = ()


def shown(column: Column, raw: Any, naming: Naming) -> Value:  # noqa: ANN401 - what stands in the file
    """Return what a cell shows for a value of the author's files; ``naming`` gives the name behind an id."""
    if raw is None:
        return None
    if column.many:
        return _fitting(_joined([str(_one(column.item, item, naming)) for item in raw if isinstance(item, str)]))
    return _fitting(_one(column.item, raw, naming)) if isinstance(raw, str) else None


def _fitting(value: Value) -> Value:
    return TOO_LONG if isinstance(value, str) and len(value) > MOST_LETTERS else value


def _joined(items: list[str]) -> str:
    """Return several values in one cell: parted by semicolons, on lines of their own where one has a semicolon."""
    if any(";" in item for item in items):
        return "".join(f"{item}\n" for item in items)
    return _SEPARATOR.join(items)


def _one(feld: Feldregeln, raw: str, naming: Naming) -> Value:
    try:
        typed = feld["coerce"](raw)
    except ScalarFault:
        return raw
    if isinstance(typed, Wert):
        return typed.titel
    if isinstance(typed, str):
        return naming(feld, typed) if feld["type"] in {"verweis", "gebiet"} else typed
    return typed if _holds(typed) else raw


def _holds(typed: Any) -> bool:  # noqa: ANN401 - a number or a day
    """Return whether spreadsheets keep a number or a day as it is."""
    if isinstance(typed, date):
        return typed.year >= _FIRST_YEAR
    return not isinstance(typed, Decimal) or len(typed.as_tuple().digits) <= _DIGITS


def written(column: Column, value: Found | Error) -> str | list[str]:
    """Return what people wrote into a cell, as text; nothing for an empty one.

    Raises:
        Unreadable: the cell holds an error, or a number where digits have been lost.
    """
    if isinstance(value, Error):
        raise Unreadable(f"Die Zelle zeigt einen Fehler ({value.text}). Tragen Sie den Wert selbst ein.")
    if column.many and isinstance(value, str):
        parts = value.split("\n") if "\n" in value else value.split(";")
        return [_even(part) for part in parts if part.strip()]
    text = _text(column.item, value)
    return ([text] if text else []) if column.many else text


def _text(feld: Feldregeln, value: Found) -> str:  # noqa: PLR0911 - one answer per kind of value
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case str():
            return _even(value)
        case datetime():
            return f"{value:%d.%m.%Y}" if not value.time() or feld["type"] == "datum" else f"{value:%d.%m.%Y %H:%M}"
        case date():
            return f"{value:%d.%m.%Y}"
        case time():
            return f"{value:%H:%M}"
        case _:
            return _number(feld, value)


def _number(feld: Feldregeln, value: float | Decimal) -> str:
    """Return a number in German; digits that only look like one must not have lost a zero."""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    text = f"{exact:f}"
    text = (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
    if feld["type"] in {"plz", "ags", "ars", "telefon"} and not _whole(feld, text):
        raise Unreadable(
            f"„{text}“ steht als Zahl in der Zelle, dabei gehen führende Nullen verloren. "
            "Formatieren Sie die Zelle als Text und tragen Sie den Wert neu ein."
        )
    return text


def _whole(feld: Feldregeln, digits: str) -> bool:
    try:
        feld["coerce"](digits)
    except ScalarFault:
        return False
    return True


def _even(text: str) -> str:
    """Return the text without what spreadsheets add: their line ends, blanks at its ends."""
    even = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"[ \t]+\n", "\n", even).strip()


def sign(value: str | list[str]) -> str:
    """Return a short sign of what a cell holds, by which one can tell later whether anybody has touched it."""
    text = value if isinstance(value, str) else "\n".join(value)
    return blake2s(text.encode(), digest_size=SIGN // 2).hexdigest()


def raw(typed: Any) -> str:  # noqa: ANN401 - whatever a schema's type makes
    """Return a typed value as it is written in the author's files."""
    if isinstance(typed, date):
        return f"{typed:%d.%m.%Y}"
    if isinstance(typed, Decimal):
        return f"{typed:f}".replace(".", ",")
    return str(typed)
