"""What a source says of a field -> the value as the author's files write it, by the types of the schema."""

from __future__ import annotations

import re
from typing import Any

from konzeptgen.base.near import meant
from konzeptgen.base.scalars import ScalarFault
from konzeptgen.base.schema import Feldregeln
from konzeptgen.exchange.cells import Unreadable, raw
from konzeptgen.exchange.naming import Namebook, target
from konzeptgen.exchange.outline import Column

_DIGITS = re.compile(r"(?:[0-9]{5}|[0-9]{8})\Z")


def resolved(column: Column, value: str | list[str], book: Namebook) -> str | list[str]:
    """Return a value as it is written in the author's files.

    Raises:
        Unreadable: it is none that the field takes.
    """
    if column.many:
        items = [value] if isinstance(value, str) else value
        return [_one(column.item, item, book) for item in items]
    return _one(column.item, value if isinstance(value, str) else "; ".join(value), book)


def _one(feld: Feldregeln, text: str, book: Namebook) -> str:
    if feld["type"] in {"verweis", "gebiet"}:
        return _reference(feld, text, book)
    try:
        return raw(feld["coerce"](text))
    except ScalarFault as fault:
        _, message, remedy = str(fault).split("\x1f")
        raise Unreadable(f"{message} {remedy}") from None


def _reference(feld: Feldregeln, text: str, book: Namebook) -> str:
    if feld["type"] == "gebiet" and (text.lower() == "gesamt" or _DIGITS.match(text)):
        return text.lower()
    listed = target(feld)
    found = book.meant(listed, text)
    if len(found) == 1:
        return found[0]
    if found:
        raise Unreadable(f"„{text}“ heißen mehrere Einträge ({', '.join(found)}). Schreiben Sie die Kennung.")
    guess = meant(text, sorted(book.ids(listed)))
    raise Unreadable(f"Unter „{listed}“ gibt es keinen Eintrag „{text}“.{guess} Tragen Sie ihn dort zuerst ein.")


def same(column: Column, old: Any, new: str | list[str]) -> bool:  # noqa: ANN401 - what stands in the file
    """Return whether two values of the author's files mean the same, however they are written."""
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(_alike(column.item, *pair) for pair in zip(old, new, strict=True))
    return isinstance(old, str) and isinstance(new, str) and _alike(column.item, old, new)


def _alike(feld: Feldregeln, old: Any, new: str) -> bool:  # noqa: ANN401
    if old == new:
        return True
    try:
        return bool(_even(feld["coerce"](old)) == _even(feld["coerce"](new)))
    except (ScalarFault, AttributeError):
        return False


def _even(value: Any) -> Any:  # noqa: ANN401
    """Return a text without blanks at the ends of its lines: no spreadsheet keeps them."""
    return re.sub(r"[ \t]+\n", "\n", value) if isinstance(value, str) else value
