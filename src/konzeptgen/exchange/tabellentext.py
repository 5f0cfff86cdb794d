"""Rows -> the bytes of a CSV file that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_FIGURES = re.compile(r"[+-]?[0-9][0-9 ().,/-]*")


def written(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return a table as UTF-8 with commas; cells without a value are empty."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([_harmless(row.get(column, "")) for column in columns] for row in rows)
    return out.getvalue().encode()


def _harmless(text: str) -> str:
    """Return a text with a mark before it where it would run as a formula; figures and telephone numbers do not."""
    return f"'{text}" if text.startswith(_SIGNS) and not _FIGURES.fullmatch(text) else text


def plain(text: str) -> str:
    """Return a cell without the mark that ``written`` puts before what looks like a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_SIGNS) else text
