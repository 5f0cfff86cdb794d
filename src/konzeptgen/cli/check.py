"""``konzeptgen check``: folder -> findings, for people and in the formats of other programs."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from konzeptgen import __version__
from konzeptgen.base.finding import Finding, Rejected, UsageTrouble
from konzeptgen.base.near import unknown
from konzeptgen.checking.rules import rules
from konzeptgen.checking.vollstaendigkeit import Elementstand
from konzeptgen.cli import arguments
from konzeptgen.cli.atomic import write_all, write_output
from konzeptgen.cli.deutsch import Ordner, Stichtag
from konzeptgen.examine import examine
from konzeptgen.reporters import Bericht, printable, reporters, text
from konzeptgen.reporters.terminal import Terminal, quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_NAME = "pruefbericht"
_BOOKS = (".xlsx", ".ods")


_Ausgabe: TypeAlias = Annotated[
    str,
    typer.Option(
        "-o",
        "--ausgabe",
        metavar="ORDNER",
        help="Wohin Berichte geschrieben werden. Ohne Angabe: siehe oben. Bei einer Mappe auch "
        "deren Kopie mit Notizen, etwa geprueft.xlsx.",
    ),
]
_Formate: TypeAlias = Annotated[
    str,
    typer.Option(
        "--format", metavar="FORMATE", help=f"{', '.join(reporters())} oder mehrere mit Komma. Ohne Angabe: text."
    ),
]
_Schwelle: TypeAlias = Annotated[
    str,
    typer.Option(
        "--schwelle", metavar="SCHWERE", help="Ab welcher Schwere der Befehl mit 1 endet. Ohne Angabe: fehler."
    ),
]
_Bestand: TypeAlias = Annotated[
    str,
    typer.Option(
        "--bestand",
        metavar="DATEI",
        help="Früherer Bericht in JSON; was darin offen ist, gilt als bekannt und zählt nicht.",
    ),
]


def command(
    ordner: Annotated[str, Ordner],
    ausgabe: _Ausgabe = "",
    wanted: _Formate = "",
    tag: Annotated[str, Stichtag] = "",
    schwelle: _Schwelle = "",
    bestand: _Bestand = "",
) -> int:
    """Prüft die Angaben, ohne ein Dokument zu schreiben.

    Statt eines Ordners geht auch eine Arbeitsmappe: konzeptgen check liste.xlsx --ausgabe geprueft.xlsx schreibt eine
    Kopie, in der jeder Befund als Notiz in seiner Zelle steht.

    Ein einzelner Bericht erscheint am Bildschirm. Mehrere kommen als pruefbericht.txt, pruefbericht.html und so weiter
    in ORDNER/ausgabe oder dorthin, wo --ausgabe es sagt.

    Endet mit 0, wenn nichts dagegen spricht, und mit 1, wenn es Fehler gibt. Begründete Ausnahmen zählen nicht. Mit
    --schwelle zählen auch Warnungen oder Hinweise, mit --bestand nur neue Befunde.
    """
    terminal = Terminal()
    folder, day, formats = Path(ordner), arguments.stichtag(tag), _formats(wanted)
    judged = _judge(schwelle, bestand)
    if folder.suffix.lower() in _BOOKS and not folder.is_dir():
        return _checked_book(folder, day, formats, ausgabe, terminal, judged)
    if Path(ausgabe).suffix.lower() in _BOOKS:
        raise UsageTrouble(
            "Notizen in Zellen gibt es nur zu einer Arbeitsmappe.",
            f"Erst: konzeptgen export {ordner} liste.xlsx, dann: konzeptgen check liste.xlsx --ausgabe {ausgabe}",
        )
    alone = len(formats) == 1 and not ausgabe
    try:
        examined = examine(folder, day, terminal.progress)
        land = examined.konzept.kommune.land if examined.konzept else ""
        bericht = _bericht(folder, day, examined.findings, examined.elemente, land=land)
        bericht = judged(bericht)
    except Rejected as rejected:
        if alone and formats == (text.NAME,):
            raise  # the same faults look the same in every command
        bericht = _bericht(folder, day, tuple(rejected.findings), geprueft=False)
    terminal.done()
    if alone:
        _show(bericht, formats[0], terminal)
    else:
        _write(bericht, formats, Path(ausgabe) if ausgabe else folder / "ausgabe", terminal)
    return int(bericht.hat_fehler)


def _judge(schwelle: str, bestand: str) -> Callable[[Bericht], Bericht]:
    """Return what sets the severity that counts and marks the findings that an earlier report names."""
    severity, known = arguments.schwelle(schwelle), arguments.bestand(bestand)
    return lambda bericht: replace(bericht if known is None else bericht.neben(known), schwelle=severity)


def _checked_book(
    path: Path,
    day: date,
    formats: tuple[str, ...],
    ausgabe: str,
    terminal: Terminal,
    judged: Callable[[Bericht], Bericht],
) -> int:
    """Check a workbook; write its copy with notes where that is asked for, else only the reports."""
    from konzeptgen.cli.austausch import delivery  # noqa: PLC0415 - loads openpyxl, which the check of a folder does without
    from konzeptgen.exchange.anmerken import annotated  # noqa: PLC0415
    from konzeptgen.exchange.pruefung import geprueft  # noqa: PLC0415

    target = Path(ausgabe) if Path(ausgabe).suffix.lower() in _BOOKS else None
    if target and (target.suffix.lower() != path.suffix.lower() or target.resolve() == path.resolve()):
        raise UsageTrouble(
            "Die Kopie mit Notizen braucht dieselbe Endung wie die Mappe und einen anderen Namen.",
            f"Beispiel: konzeptgen check {quoted(str(path))} --ausgabe geprueft{path.suffix}",
        )
    checked = geprueft(path.name, delivery(str(path)), day)
    found = _bericht(path, day, checked.findings, checked.elemente, land=checked.land, geprueft=not checked.warum)
    bericht = judged(found)
    alone = len(formats) == 1 and (target or not ausgabe)
    if alone:
        _show(bericht, formats[0], terminal)
    else:
        _write(bericht, formats, target.parent if target else Path(ausgabe or path.parent / "ausgabe"), terminal)
    if checked.warum:
        terminal.err.print(checked.warum)
    if target:
        written = write_output(target.parent, {target.name: annotated(path.read_bytes(), bericht.befunde)})
        terminal.err.print(f"Geschrieben: {target}")
        terminal.kept(written.kept, terminal.err)
    return int(bericht.hat_fehler)


def _formats(wanted: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(word.strip().lower() for word in wanted.split(",") if word.strip()))
    for name in names:
        if name not in reporters():
            raise unknown(f"Das Format „{name}“", name, list(reporters()))
    return names or (text.NAME,)


def _bericht(
    folder: Path,
    day: date,
    findings: tuple[Finding, ...],
    elemente: tuple[Elementstand, ...] = (),
    *,
    land: str = "",
    geprueft: bool = True,
) -> Bericht:
    whole, here = folder.resolve(), Path.cwd()
    top = whole if whole.is_dir() else whole.parent
    return Bericht(
        ordner=whole.name,
        stichtag=day,
        version=__version__,
        befunde=printable(findings),
        regeln=rules(),
        elemente=elemente,
        geprueft=geprueft,
        pfad=top.relative_to(here).as_posix() if top.is_relative_to(here) else "",
        land=land,
    )


def _show(bericht: Bericht, name: str, terminal: Terminal) -> None:
    if name == text.NAME:
        terminal.out.print(text.styled(bericht), end="")
    else:
        sys.stdout.write(reporters()[name].report(bericht))


def _write(bericht: Bericht, formats: tuple[str, ...], folder: Path, terminal: Terminal) -> None:
    chosen = [reporters()[name] for name in formats]
    files = {f"{_NAME}.{one.SUFFIX}": one.report(bericht).encode("utf-8") for one in chosen}
    terminal.written(write_all(folder, files))
    terminal.out.print(bericht.zusammenfassung)
