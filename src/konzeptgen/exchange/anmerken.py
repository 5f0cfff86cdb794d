"""A workbook and the findings about it -> the same workbook with a note in each cell, and a sheet that lists them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from konzeptgen.base.finding import Finding
from konzeptgen.exchange import notes_ods, notes_xlsx
from konzeptgen.exchange.sheets import FINDINGS_HEADS

MARK = "konzeptgen: "
"""Begins each note of ours, so that the next check finds and replaces it."""
_MOST_NOTE = 30_000


@dataclass(frozen=True, slots=True)
class Notes:
    """What goes into a workbook: the note per cell by sheet, row and column from 0, and the rows of the sheet."""

    cells: Mapping[str, Mapping[tuple[int, int], str]]
    rows: Sequence[Sequence[str]]


def annotated(data: bytes, findings: Sequence[Finding]) -> bytes:
    """Return the package ``data`` with the findings; all parts that carry none of them stay byte for byte."""
    notes = Notes(_cells(findings), [FINDINGS_HEADS, *(_row(one) for one in findings)])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {part.filename: package.read(part) for part in package.infolist()}
        kinds = {part.filename: part.compress_type for part in package.infolist()}
    write = notes_xlsx.noted if "xl/workbook.xml" in parts else notes_ods.noted
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in write(parts, notes.cells, notes.rows, MARK).items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = kinds.get(name, zipfile.ZIP_DEFLATED)
            package.writestr(info, content)
    return out.getvalue()


def _cells(findings: Sequence[Finding]) -> dict[str, dict[tuple[int, int], str]]:
    found: dict[str, dict[tuple[int, int], str]] = {}
    for one in findings:
        sheet, _, cell = one.place.cell.rpartition("!")
        if cell:
            of_sheet, where = found.setdefault(sheet, {}), (one.place.line - 1, max(0, one.place.column - 1))
            words = f"{MARK}{one.severity} {one.code}: {one.message} {one.remedy}".strip()
            of_sheet[where] = "\n".join(filter(None, (of_sheet.get(where), words)))[:_MOST_NOTE]
    return found


def _row(one: Finding) -> Sequence[str]:
    return (one.place.cell or "ganze Mappe", str(one.severity), one.message, one.remedy, one.code)
