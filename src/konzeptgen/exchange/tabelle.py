"""Other people's tables (XLSX, ODS, CSV, TSV, JSON): bodies and offers or Sozialräume, in whatever columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from konzeptgen.base.finding import Rejected
from konzeptgen.exchange import textread
from konzeptgen.exchange.container import unusable
from konzeptgen.exchange.delivery import Delivery
from konzeptgen.exchange.headings import best_target, known, targets
from konzeptgen.exchange.intake import Intake
from konzeptgen.exchange.listing import Listing, listings
from konzeptgen.exchange.sheets import Tables
from konzeptgen.exchange.spreadsheet import tables
from konzeptgen.exchange.zuordnung import Notebook

NAME = "tabelle"
SUFFIXES: tuple[str, ...] = ()
_BOOKS = ("xlsx", "ods")


def erkennt(name: str, data: bytes) -> bool:
    """Return whether the file holds a table with columns that can be taken for fields of ours."""
    if not name.lower().endswith((*textread.TEXTS, *_BOOKS)):
        return False
    try:
        return bool(best_target(list(listings(_tables(name, data).tables, known))))
    except Rejected:
        return True  # what cannot be used is told when it is read


def _tables(name: str, data: bytes) -> Tables:
    packed = name.lower().endswith(_BOOKS) or data.startswith(b"PK")
    return tables(name, data) if packed else textread.read(name, data)


def lies(name: str, data: bytes) -> Delivery:
    """Return what a table holds for an empty folder, with the mapping that is proposed."""
    return lies_fuer(name, data, {}, lambda _: b"", "")


def lies_fuer(
    name: str, data: bytes, values: Mapping[str, Any], beside: Callable[[str], bytes], chosen: str
) -> Delivery:
    """Return what a table holds for a folder with these ``values``.

    ``beside`` returns the bytes of a file of the folder, ``chosen`` names the mapping that a person wants.

    Raises:
        Rejected: the file cannot be used, or nothing in it can be taken for a field of ours.
    """
    found = list(listings(_tables(name, data).tables, known))
    book = Notebook(name, beside, chosen)
    decisions = book.decisions
    decisions.target = decisions.target if decisions.target in targets() else best_target(found)
    if not decisions.target:
        raise _nothing(name, found)
    intake = Intake(name, book.own, values, decisions, book.memory)
    for one in found:
        intake.take(one)
    if not intake.rows:
        raise _nothing(name, found)
    return intake.delivery(book.keep)


def _nothing(name: str, found: list[Listing]) -> Rejected:
    heads = [head for one in found for head in one.heads if head]
    said = f" Gefunden sind: {', '.join(heads[:12])}." if heads else ""
    message = f"Keine Spalte der Tabelle lässt sich einem Feld zuordnen.{said}"
    remedy = "Nennen Sie die Spalte mit den Namen „Name“, oder schreiben Sie eine Zuordnung (--zuordnung DATEI.yaml)."
    return unusable(name, message, remedy)
