"""``konzeptgen uebernehmen``: an old concept -> texts in the folder, shown before anything is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konzeptgen.base.finding import UsageTrouble
from konzeptgen.cli.deutsch import Ordner
from konzeptgen.cli.rueckfrage import asked, write_kept, write_report
from konzeptgen.reading.tor import Tor, given
from konzeptgen.reporters.terminal import Terminal, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from konzeptgen.uebernahme.entscheidungen import Decisions


def command(
    ordner: Annotated[str, Ordner],
    quelle: Annotated[str, typer.Argument(metavar="QUELLE", help="Altes Konzept als .docx, .odt oder .md.")],
    zuordnung: Annotated[
        str,
        typer.Option(
            "--zuordnung",
            metavar="DATEI",
            help="Welcher Abschnitt in welchen Text kommt. Ohne Angabe wird es vorgeschlagen.",
        ),
    ] = "",
    ja: Annotated[bool, typer.Option("--ja", help="Ohne Rückfrage übernehmen.")] = False,
    bericht: Annotated[
        str, typer.Option("--bericht", metavar="DATEI", help="Einen Bericht als JSON schreiben, etwa bericht.json.")
    ] = "",
) -> None:
    """Übernimmt Texte und Bilder aus einem alten Konzept in den Ordner.

    Zuerst steht da, welcher Abschnitt in welchen Text kommt und was keinen Platz hat; geschrieben wird erst nach der
    Rückfrage oder mit --ja. Vorhandene Texte bleiben, wie sie sind. Zahlen werden nur vorgeschlagen.
    """
    from konzeptgen.reading.load import load  # noqa: PLC0415 - the help does without
    from konzeptgen.uebernahme.original import original  # noqa: PLC0415
    from konzeptgen.uebernahme.uebernehmen import plan  # noqa: PLC0415

    folder, path, terminal = Path(ordner), Path(quelle), Terminal()
    source, there = load(folder), Tor(folder).there
    found = plan(source, original(path.name, _data(quelle), path.parent), _decisions(there, path.name, zuordnung))
    for line in found.lines():
        terminal.out.print(line)
    files = {**found.files, **found.beside}
    before = {name: held for name in files if (held := there(name))}
    written = write_kept(folder, before, files) if files and (ja or asked(terminal)) else ""
    write_report(bericht, found.report(), written=bool(written))
    if not files:
        terminal.out.print("Im Ordner ändert sich nichts.")
    else:
        own = f" --zuordnung {quoted(zuordnung)}" if zuordnung else ""
        again = f"konzeptgen uebernehmen {quoted(ordner)} {quoted(quelle)}{own} --ja"
        terminal.out.print(written or f"Nichts geschrieben. So wird es übernommen: {again}")


def _data(name: str) -> bytes:
    if not Path(name).is_file():
        raise UsageTrouble(f"Die Datei „{name}“ gibt es nicht.", "Prüfen Sie Namen und Ordner.")
    return given(Path(name))


def _decisions(there: Callable[[str], bytes], source: str, chosen: str) -> Decisions:
    """Return what is decided about a file: in the file that is named, else in the one beside the Konzept."""
    from konzeptgen.uebernahme.entscheidungen import file_of, read  # noqa: PLC0415

    name = file_of(source)
    return read(name, _data(chosen) if chosen else there(name))
