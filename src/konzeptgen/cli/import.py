"""``konzeptgen import``: a workbook -> changes in the folder, shown before anything is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konzeptgen.cli.deutsch import Ordner
from konzeptgen.cli.rueckfrage import asked, write_kept, write_report
from konzeptgen.reporters.terminal import Terminal, quoted

if TYPE_CHECKING:
    from konzeptgen.exchange.plan import Plan


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
    """Übernimmt Angaben aus einer Arbeitsmappe, einer fremden Tabelle oder einem anderen System in den Ordner.

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
    written = bool(files) and (ja or asked(terminal)) and write_kept(folder, before, files)
    write_report(bericht, found.report(), written=bool(written))
    terminal.out.print(_end(found, f"{quoted(ordner)} {quoted(quelle)}", written or ""))


def _end(plan: Plan, arguments: str, written: str) -> str:
    if not plan.files and not plan.beside:
        return "Im Ordner ändert sich nichts."
    return written or f"Nichts geschrieben. So wird es übernommen: konzeptgen import {arguments} --ja"
