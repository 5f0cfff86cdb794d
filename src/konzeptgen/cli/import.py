"""``konzeptgen import``: a workbook -> changes in the folder, shown before anything is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konzeptgen.base.finding import UsageTrouble
from konzeptgen.cli.arguments import stichtag
from konzeptgen.cli.deutsch import Ordner, Stichtag
from konzeptgen.cli.rueckfrage import asked, write_kept, write_report
from konzeptgen.reporters.terminal import Terminal, quoted

if TYPE_CHECKING:
    from konzeptgen.exchange.plan import Plan


def command(
    ordner: Annotated[str, Ordner],
    quelle: Annotated[
        str,
        typer.Argument(metavar="QUELLE", help="Datei, die eingelesen wird, etwa liste.xlsx; entfällt bei --abfrage."),
    ] = "",
    wanted: Annotated[
        str, typer.Option("--als", metavar="FORMAT", help="Format der Quelle. Ohne Angabe wird es erkannt.")
    ] = "",
    zuordnung: Annotated[
        str,
        typer.Option(
            "--zuordnung", metavar="DATEI", help="Welche Spalte welches Feld ist. Ohne Angabe wird es vorgeschlagen."
        ),
    ] = "",
    abfrage: Annotated[
        str,
        typer.Option("--abfrage", metavar="ZIEL", help="Ordner mit den Antworten auf konzeptgen export --je-traeger."),
    ] = "",
    tag: Annotated[str, Stichtag] = "",
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

    Mit --abfrage kommen die Antworten der Träger: wer geantwortet hat, was sich ändert, wer noch fehlt.
    """
    from konzeptgen.cli.austausch import delivery, returned  # noqa: PLC0415 - loads openpyxl, which no other needs
    from konzeptgen.exchange.einlesen import originals, plan  # noqa: PLC0415
    from konzeptgen.reading.load import load  # noqa: PLC0415

    folder, terminal = Path(ordner), Terminal()
    _ask_for_source(ordner, quelle, abfrage)
    source = load(folder)
    before = originals(folder)
    survey = returned(Path(abfrage), folder, source, stichtag(tag)) if abfrage else None
    given = survey.delivery() if survey else delivery(quelle, wanted, (folder, source), zuordnung)
    found = plan(source, before, given, remove=entfernen)
    for line in (*found.lines(), *(survey.lines(found) if survey else ())):
        terminal.out.print(line)
    files = {**found.files, **found.beside}
    written = bool(files) and (ja or asked(terminal)) and write_kept(folder, before, files)
    write_report(bericht, {**found.report(), **(survey.report() if survey else {})}, written=bool(written))
    what = quoted(quelle) if quelle else f"--abfrage {quoted(abfrage)}"
    terminal.out.print(_end(found, f"{quoted(ordner)} {what}", written or ""))


def _ask_for_source(ordner: str, quelle: str, abfrage: str) -> None:
    if bool(quelle) == bool(abfrage):
        missing = "Nennen Sie die Quelle oder --abfrage, nicht beides." if quelle else "Hier fehlt eine Angabe: QUELLE."
        raise UsageTrouble(missing, f"Beispiel: konzeptgen import {quoted(ordner)} liste.xlsx")


def _end(plan: Plan, arguments: str, written: str) -> str:
    if not plan.files and not plan.beside:
        return "Im Ordner ändert sich nichts."
    return written or f"Nichts geschrieben. So wird es übernommen: konzeptgen import {arguments} --ja"
