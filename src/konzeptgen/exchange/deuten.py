"""What other people write into a cell -> a value of ours, as the type of its field asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from konzeptgen.base.rufnummer import Rufnummer, rufnummer
from konzeptgen.base.scalars import ScalarFault
from konzeptgen.base.schema import Feldregeln
from konzeptgen.exchange.cells import Unreadable, raw, written
from konzeptgen.exchange.item import Content
from konzeptgen.exchange.outline import Column
from konzeptgen.exchange.sheets import Error, Found

_NOTHING = frozenset(
    ("", "-", "–", "—", ".", "/", "...", "…", "k.a.", "k. a.", "ka", "n/a", "na", "keine angabe", "null")
)
_YES = frozenset(("x", "✓", "✔", "☑", "ja", "j", "yes", "y", "1", "wahr", "true", "vorhanden"))
_NO = frozenset(("-", "–", "—", "nein", "n", "no", "0", "falsch", "false", "✗", "✘", "☐"))
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_WORDY_DATE = re.compile(r"([0-9]{1,2})\.?\s*([A-Za-zä]{3,9})\.?\s*([0-9]{4})")
_SHORT_DATE = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{2}|[0-9]{4})")
_SERIAL = range(20_000, 80_000)
_EXCEL = date(1899, 12, 30)
_CENTURY = 2000
_HALF = 50
_PARTS = re.compile(r"\s{0,9}[,;|\n]\s*")
_SLASH = re.compile(r"\s{0,9}/\s*")
_JOINED = re.compile(r"\s{0,9}(?:\bund\b|\bsowie\b)\s*")


class Undecided(Unreadable):
    """A word that is on none of our lists; a person has to say what it means."""

    def __init__(self, word: str, listed: str) -> None:
        """Keep the word and the list in which it is not."""
        super().__init__(f"„{word}“ steht nicht in der Liste „{listed}“.")
        self.word, self.listed = word, listed


Decide = Callable[[Feldregeln, str], str]
"""Tell what a word of theirs means, "" where it is to be left out; raise Undecided where nobody has said it."""


def meant(column: Column, cell: Content | Error, decide: Decide) -> tuple[str | list[str], list[Unreadable]]:
    """Return the value of a cell as our files write it, and what of it cannot be read; nothing for an empty one.

    Raises:
        Unreadable: nothing of the cell can be taken over.
    """
    if not column.many:
        return _value(column, "; ".join(cell) if isinstance(cell, list) else cell, decide), []
    found: list[str] = []
    faults: list[Unreadable] = []
    for word in dict.fromkeys(word for word in _words(column, cell) if word.lower() not in _NOTHING):
        try:
            one = decide(column.item, word)
            found += [one] if one and one not in found else []
        except Unreadable as fault:
            faults.append(fault)
    return found, faults


def _words(column: Column, cell: Content | Error) -> list[str]:
    """Return the values in a cell; where the source has a list, each of its entries is one."""
    if isinstance(cell, list):
        return [str(one) for one in cell]
    text = written(column, cell)
    return [part for item in ([text] if isinstance(text, str) else text) for part in _parts(column.item, item)]


def _parts(feld: Feldregeln, text: str) -> list[str]:
    """Return the words of a cell that holds several; "Seniorinnen und Senioren" and 0351/123456 stay whole."""
    found = [text]
    for seam in (_PARTS, _SLASH, _JOINED):
        found = [part for one in found for part in ([one] if _known(feld, one) else seam.split(one))]
    return found


def _known(feld: Feldregeln, text: str) -> bool:
    try:
        value = feld["coerce"](text)
    except ScalarFault:
        return False
    if isinstance(value, Rufnummer):
        return value.bekannt
    return feld["type"] in {"wahl", "sprache", "url"}


def _value(column: Column, cell: Found | Error, decide: Decide) -> str:
    feld = column.feld
    kind = feld["type"]
    if kind == "datum":
        cell = _dated(cell)
    text = str(written(_loose(column), cell))
    if kind == "ja_nein":
        return _yes_no(text)
    if text.lower() in _NOTHING:
        return ""
    if kind in {"wahl", "sprache", "gebiet", "plz"}:
        return decide(feld, text)
    even: Callable[[str], str] = _EVEN.get(kind, _line)
    return typed(feld, even(text))


def _loose(column: Column) -> Column:
    """Return the column as one of plain text where digits that lost a zero are looked at later."""
    if column.feld["type"] in {"plz", "ags", "ars"}:
        return Column(column.path, column.titel, {**column.feld, "type": "text"})
    return column


def typed(feld: Feldregeln, text: str) -> str:
    """Return a text as our files write the value that it is; raise Unreadable where it is none."""
    try:
        return raw(feld["coerce"](text))
    except ScalarFault as fault:
        _, message, remedy = str(fault).split("\x1f")
        raise Unreadable(f"{message} {remedy}") from None


def loosely(feld: Feldregeln, text: str) -> str:
    """Return a text as our files write the value that people mean by it; raise Unreadable where that is none."""
    if feld["type"] == "ja_nein":
        return _yes_no(text)
    even: Callable[[str], str] = _EVEN.get(feld["type"], _line)
    return typed(feld, even(str(_dated(text)) if feld["type"] == "datum" else text))


def _yes_no(text: str) -> str:
    word = text.strip().lower()
    if not word:
        return ""
    if word in _YES or word in _NO:
        return "ja" if word in _YES else "nein"
    if word in {"?", "unbekannt"} | _NOTHING:
        return "unbekannt"
    raise Unreadable(f"„{text}“ ist weder ja noch nein.")


def _dated(cell: Found | Error) -> Found | Error:
    """Return the day that a cell names where it can be told: Excel's number, a month in words, a year in short."""
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool) and int(cell) in _SERIAL:
        return _EXCEL + timedelta(days=int(cell))
    text = str(cell).strip() if isinstance(cell, str) else ""
    text = text.partition("T")[0] if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T", text) else text
    wordy, short = _WORDY_DATE.fullmatch(text), _SHORT_DATE.fullmatch(text)
    if wordy and wordy[2].lower()[:3].replace("mar", "mär") in _MONTHS:
        month = _MONTHS.index(wordy[2].lower()[:3].replace("mar", "mär")) + 1
        return f"{wordy[1]}.{month}.{wordy[3]}"
    if short:
        year = int(short[3])
        year += 0 if year > 99 else _CENTURY if year < _HALF else _CENTURY - 100  # noqa: PLR2004 - two digits
        return f"{short[1]}.{short[2]}.{year}"
    return text or cell


def _number(text: str) -> str:
    """Return a figure without the blanks that part thousands or stand behind a minus."""
    even = re.sub(r"\s+", "", text).replace("–", "-").replace("\u2212", "-")
    return even.removesuffix("€").removesuffix("EUR")


def _line(text: str) -> str:
    return " ".join(text.split())


def _phone(text: str) -> str:
    """Return a telephone number with the signs that our files have for it, its purpose and extension behind it."""
    try:
        number = rufnummer(_line(text))
    except ScalarFault:
        return _line(text)
    even = number.nummer.replace("(0)", " ").replace("–", "-").replace("(", "").replace(")", " ").replace(".", " ")
    even = re.sub(r"^00([1-9])", r"+\1", even)
    even = re.sub(r"^(\+49)\s*", r"\1 ", even)
    more = (number.durchwahl and f"Durchwahl {number.durchwahl}", number.zweck and f"({number.zweck})")
    return " ".join([re.sub(r"\s*-\s*", "-", _line(even)), *filter(None, more)])


def _mail(text: str) -> str:
    return _line(text).removeprefix("mailto:")


def _page(text: str) -> str:
    page = _line(text)
    return f"https://{page}" if re.match(r"www\.\S+$", page, re.IGNORECASE) else page


def _lines(text: str) -> str:
    return text


_EVEN: Mapping[str, Callable[[str], str]] = {
    "absatz": _lines,
    "ganzzahl": _number,
    "dezimal": _number,
    "grad": _number,
    "jahr": _number,
    "telefon": _phone,
    "email": _mail,
    "url": _page,
}
