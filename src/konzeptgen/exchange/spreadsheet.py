"""A spreadsheet of either kind -> its sheets."""

from __future__ import annotations

from functools import lru_cache

from konzeptgen.exchange import odsread, xlsx
from konzeptgen.exchange.container import opened, readable, unusable
from konzeptgen.exchange.sheets import FINDINGS, FINDINGS_HEADS, Table, Tables


@lru_cache(maxsize=1)
def tables(name: str, data: bytes) -> Tables:
    """Return the sheets of the spreadsheet ``data``; ``name`` is that of its file.

    Raises:
        Rejected: the file cannot be used; the finding says why and what helps.
    """
    with opened(name, data) as package:
        names = package.namelist()
        read = xlsx.read if "xl/workbook.xml" in names else odsread.read if "content.xml" in names else None
    if read is None:
        raise unusable(name, "Die Datei ist keine Tabelle.", "Nennen Sie eine Datei, die auf .xlsx oder .ods endet.")
    with readable(name):
        found = Tables([table for table in read(data).tables if not _ours(table)])
    if not any(value is not None for table in found.tables for row in table.rows for value in row):
        raise unusable(name, "In der Datei steht nichts.", "Prüfen Sie, ob Sie die richtige Datei genannt haben.")
    return found


def _ours(table: Table) -> bool:
    """Return whether a sheet lists what an earlier check has found."""
    return table.name.startswith(FINDINGS) and bool(table.rows) and tuple(table.rows[0][:5]) == FINDINGS_HEADS
