"""Measure the import of a list of 10,000 rows against what openpyxl's read-only mode takes for the same file.

Run: python -m benchmarks.einlesen [--rows 10000] [--runs 3]

Reading and planning count, as the command does them before it asks; both sides run in turn in this process.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl

from konzeptgen.cli.austausch import delivery
from konzeptgen.exchange.einlesen import originals, plan
from konzeptgen.exchange.spreadsheet import tables
from konzeptgen.reading.load import load

LIMIT = 6.0
_HEADS = ("ID", "Angebot", "Träger", "Straße", "PLZ", "Ort", "Telefon", "E-Mail", "Plätze", "Sprachen")


def main() -> None:
    """Print the times, and whether the limit holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name) / "konzept", Path(name) / "liste.xlsx"
        folder.mkdir()
        (folder / "konzept.yaml").write_text("kommune: {name: Dresden, typ: kreisfreie_stadt, land: sn}\n", "utf-8")
        path.write_bytes(_listed(given.rows))
        pairs = [(_time(lambda: _bare(path)), _time(lambda: _import(folder, path))) for _ in range(given.runs)]
    for bare, ours in pairs:
        sys.stdout.write(f"openpyxl {bare:.2f} s, konzeptgen {ours:.2f} s: {ours / bare:.1f}\n")
    middle = statistics.median(ours / bare for bare, ours in pairs)
    sys.stdout.write(f"median {middle:.1f}, limit {LIMIT}: {'ok' if middle <= LIMIT else 'too slow'}\n")


def _listed(rows: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Liste")
    sheet.append(_HEADS)
    for row in range(rows):
        body = row // 10
        sheet.append((row, f"Angebot {row}", f"Verein {body}", f"Weg {row}", "01067", "Dresden",
                      f"0351 {100000 + row}", f"post{row}@verein{body}.example", row % 90, "Deutsch"))  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _bare(path: Path) -> None:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            [cell.value for cell in row]
    book.close()


def _import(folder: Path, path: Path) -> None:
    tables.cache_clear()
    source = load(folder)
    plan(source, originals(folder), delivery(str(path), "", (folder, source)))


def _time(run: Callable[[], None]) -> float:
    begin = time.process_time()
    run()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
