"""``konzeptgen import``: a workbook -> changes in the folder, shown before anything is written."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konzeptgen.cli.atomic import require_inside, write_all
from konzeptgen.cli.deutsch import Ordner
from konzeptgen.reporters.terminal import Terminal, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.exchange.plan import Plan

_KEPT = ".sicherung"


def command(
    ordner: Annotated[str, Ordner],
    quelle: Annotated[str, typer.Argument(metavar="QUELLE", help="Datei, die eingelesen wird, etwa liste.xlsx.")],
    wanted: Annotated[
        str, typer.Option("--als", metavar="FORMAT", help="Format der Quelle. Ohne Angabe wird es erkannt.")
    ] = "",
    zuordnung: Annotated[
        str,
        typer.Option(
            "--zuordnung", metavar="DATEI", help="Welche Spalte welches Feld ist. Ohne Angabe wird es vorgeschlagen."
        ),
    ] = "",
    ja: Annotated[bool, typer.Option("--ja", help="Ohne Rückfrage übernehmen.")] = False,
    entfernen: Annotated[
        bool, typer.Option("--entfernen", help="Auch entfernen, was im Ordner steht und in der Quelle fehlt.")
    ] = False,
    bericht: Annotated[
        str, typer.Option("--bericht", metavar="DATEI", help="Einen Bericht als JSON schreiben, etwa bericht.json.")
    ] = "",
) -> None:
    """Übernimmt Angaben aus einer Arbeitsmappe oder einer fremden Tabelle in den Ordner.

    Zuerst steht da, was sich ändert; geschrieben wird erst nach der Rückfrage oder mit --ja. Was in keiner Zelle
    geändert wurde, bleibt in den Dateien Zeichen für Zeichen, wie es ist. Was ersetzt wird, liegt danach in
    ORDNER/.sicherung.
    """
    from konzeptgen.cli.austausch import delivery  # noqa: PLC0415 - loads openpyxl, which no other command needs
    from konzeptgen.exchange.einlesen import originals, plan  # noqa: PLC0415
    from konzeptgen.reading.load import load  # noqa: PLC0415

    folder, terminal = Path(ordner), Terminal()
    source = load(folder)
    before = originals(folder)
    found = plan(source, before, delivery(quelle, wanted, (folder, source), zuordnung), remove=entfernen)
    for line in found.lines():
        terminal.out.print(line)
    files = {**found.files, **found.beside}
    written = bool(files) and (ja or _asked(terminal)) and _write(folder, before, files)
    if bericht:
        path = Path(bericht)
        report = {**found.report(), "geschrieben": bool(written)}
        write_all(path.parent, {path.name: (json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode()})
    terminal.out.print(_end(found, f"{quoted(ordner)} {quoted(quelle)}", written or ""))


def _asked(terminal: Terminal) -> bool:
    """Return whether a person agrees; where none sits there, nobody does."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    terminal.out.print("Übernehmen? [j/N] ", end="")
    return sys.stdin.readline().strip().lower() in {"j", "ja"}


def _write(folder: Path, before: Mapping[str, bytes], files: Mapping[str, bytes]) -> str:
    """Write the files and, before, a copy of what they replace; return what was done in a sentence."""
    require_inside(folder, [f"{_KEPT}/0001"])
    there = [int(path.name) for path in (folder / _KEPT).glob("[0-9]*") if path.name.isdigit()]
    kept = f"{_KEPT}/{max(there, default=0) + 1:04}"
    old = {f"{kept}/{name}": before[name] for name in files if name in before}
    write_all(folder, {**old, **files})
    done = f"Geschrieben: {', '.join(files)}."
    return f"{done} Der bisherige Stand liegt in {folder / kept}." if old else done


def _end(plan: Plan, arguments: str, written: str) -> str:
    if not plan.files and not plan.beside:
        return "Im Ordner ändert sich nichts."
    return written or f"Nichts geschrieben. So wird es übernommen: konzeptgen import {arguments} --ja"
