"""``konzeptgen export``: folder -> a workbook, or an empty one to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from konzeptgen.base.finding import UsageTrouble
from konzeptgen.cli.atomic import write_all
from konzeptgen.reporters.terminal import Terminal


def command(
    ordner: Annotated[str, typer.Argument(metavar="ORDNER", help="Ordner mit konzept.yaml; entfällt bei --leer.")],
    datei: Annotated[
        str, typer.Argument(metavar="DATEI", help="Wohin geschrieben wird, etwa liste.xlsx oder liste.ods.")
    ] = "",
    wanted: Annotated[
        str, typer.Option("--als", metavar="FORMAT", help="Format. Ohne Angabe entscheidet die Endung der Datei.")
    ] = "",
    leer: Annotated[
        bool, typer.Option("--leer", help="Eine leere Mappe zum Ausfüllen: konzeptgen export --leer liste.xlsx")
    ] = False,
    ja: Annotated[bool, typer.Option("--ja", help="Eine vorhandene Datei ersetzen.")] = False,
) -> None:
    """Schreibt die Angaben in eine Arbeitsmappe für Excel oder LibreOffice oder in das Format eines anderen Systems.

    Die Mappe enthält alles, auch Internes und Angaben zu Personen; andere Formate enthalten nur, was in der
    öffentlichen Fassung stehen darf. konzeptgen import liest sie wieder ein.
    """
    from konzeptgen.cli.austausch import format_for, sound  # noqa: PLC0415 - loads openpyxl, which no other command needs

    path = Path(datei or (ordner if leer else ""))
    if not path.name:
        raise UsageTrouble("Hier fehlt die Datei.", f"Beispiel: konzeptgen export {ordner} liste.xlsx")
    chosen = format_for(path, wanted)
    data = chosen.schreibe(None if leer else sound(Path(ordner)), path.suffix.lower().removeprefix("."))
    if path.is_file() and not ja and path.read_bytes() != data:
        raise UsageTrouble(
            f"„{path}“ gibt es schon.", "Wählen Sie einen anderen Namen, oder ersetzen Sie die Datei mit --ja."
        )
    Terminal().written(write_all(path.parent, {path.name: data}))
