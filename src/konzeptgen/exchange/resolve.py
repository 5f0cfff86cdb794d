"""What a source says of a field -> the value as the author's files write it, by the types of the schema."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from konzeptgen.base.near import meant, nearest
from konzeptgen.base.scalars import ScalarFault
from konzeptgen.base.schema import Feldregeln, values
from konzeptgen.base.wahl import meanings
from konzeptgen.exchange.cells import Unreadable, raw
from konzeptgen.exchange.deuten import loosely
from konzeptgen.exchange.naming import Namebook, target
from konzeptgen.exchange.outline import Column

_DIGITS = re.compile(r"(?:[0-9]{5}|[0-9]{8})\Z")
_SEAM = re.compile(r"[,/|]")
_FEW = 8


def resolved(column: Column, value: str | list[str], book: Namebook) -> str | list[str]:
    """Return a value as it is written in the author's files.

    Raises:
        Unreadable: it is none that the field takes.
    """
    if column.many:
        items = [value] if isinstance(value, str) else value
        return [_one(column.item, word, book) for item in items for word in _words(column.item, item)]
    return _one(column.item, value if isinstance(value, str) else "; ".join(value), book)


def _words(feld: Feldregeln, text: str) -> list[str]:
    """Return the words of a list between which people wrote a comma or a stroke; what is one word stays whole."""
    parts = [text]
    if feld["type"] in {"wahl", "sprache"} and not _known(feld, text):
        parts = [part for one in _SEAM.split(text) if (part := one.strip())]
    return parts or [text]


def _known(feld: Feldregeln, text: str) -> bool:
    try:
        feld["coerce"](text)
    except ScalarFault:
        return False
    return True


def _one(feld: Feldregeln, text: str, book: Namebook) -> str:
    if feld["type"] in {"verweis", "gebiet"}:
        return _reference(feld, text, book)
    try:
        return raw(feld["coerce"](text))
    except ScalarFault as fault:
        with suppress(Unreadable):
            return loosely(feld, text)
        _, message, remedy = str(fault).split("\x1f")
        listed = values()[feld["werte"]] if feld["type"] == "wahl" else {}
        if listed and not meanings(listed, text):
            raise Unreadable(_choose(text, [str(wert.titel) for wert in listed.values()])) from None
        raise Unreadable(f"{message} {remedy}") from None


def _choose(text: str, titles: list[str]) -> str:
    """Return what helps where a word is on no list: people choose by titles, of which not every one needs saying."""
    near = nearest(text, titles)
    guess = f" Meinten Sie „{near}“?" if near else ""
    named = (
        f"Möglich sind: {', '.join(titles)}." if len(titles) <= _FEW else "Wählen Sie ein Wort aus der Liste der Zelle."
    )
    return f"„{text}“ ist hier nicht möglich.{guess} {named}"


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
