"""``konzeptgen check``: folder -> findings, for people and in the formats of other programs."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from konzeptgen import __version__
from konzeptgen.base.finding import Finding, Rejected, Severity
from konzeptgen.base.near import unknown
from konzeptgen.checking.rules import rules
from konzeptgen.checking.vollstaendigkeit import Elementstand
from konzeptgen.cli.arguments import stichtag
from konzeptgen.cli.atomic import write_all
from konzeptgen.cli.bestand import read, without_known
from konzeptgen.cli.deutsch import Ordner, Stichtag
from konzeptgen.examine import examine
from konzeptgen.reporters import Bericht, printable, reporters, text
from konzeptgen.reporters.terminal import Terminal

if TYPE_CHECKING:
    from datetime import date

_NAME = "pruefbericht"


_Ausgabe: TypeAlias = Annotated[
    str,
    typer.Option(
        "-o", "--ausgabe", metavar="ORDNER", help="Wohin Berichte geschrieben werden. Ohne Angabe: siehe oben."
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

    Ein einzelner Bericht erscheint am Bildschirm. Mehrere kommen als pruefbericht.txt, pruefbericht.html und so weiter
    in ORDNER/ausgabe oder dorthin, wo --ausgabe es sagt.

    Endet mit 0, wenn nichts dagegen spricht, und mit 1, wenn es Fehler gibt. Begründete Ausnahmen zählen nicht. Mit
    --schwelle zählen auch Warnungen oder Hinweise, mit --bestand nur neue Befunde.
    """
    terminal = Terminal()
    folder, day, formats = Path(ordner), stichtag(tag), _formats(wanted)
    alone = len(formats) == 1 and not ausgabe
    severity, known = _severity(schwelle), read(Path(bestand)) if bestand else None
    try:
        examined = examine(folder, day, terminal.progress)
        land = examined.konzept.kommune.land if examined.konzept else ""
        bericht = _bericht(folder, day, examined.findings, examined.elemente, land=land)
        bericht = replace(bericht if known is None else without_known(bericht, known), schwelle=severity)
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


def _severity(word: str) -> Severity:
    known = {severity.value.lower(): severity for severity in Severity}
    name = word.strip().lower() or Severity.FEHLER.value.lower()
    if name not in known:
        raise unknown(f"Die Schwere „{word}“", name, list(known))
    return known[name]


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
    whole = folder.resolve()
    here = Path.cwd()
    return Bericht(
        ordner=whole.name,
        stichtag=day,
        version=__version__,
        befunde=printable(findings),
        regeln=rules(),
        elemente=elemente,
        geprueft=geprueft,
        pfad=whole.relative_to(here).as_posix() if whole.is_relative_to(here) else "",
        land=land,
    )


def _show(bericht: Bericht, name: str, terminal: Terminal) -> None:
    if name == text.NAME:
        terminal.out.print(text.styled(bericht), end="")
    else:
        sys.stdout.write(reporters()[name].report(bericht))


def _write(bericht: Bericht, formats: tuple[str, ...], folder: Path, terminal: Terminal) -> None:
    chosen = [reporters()[name] for name in formats]
    terminal.written(
        write_all(folder, {f"{_NAME}.{one.SUFFIX}": one.report(bericht).encode("utf-8") for one in chosen})
    )
    terminal.out.print(bericht.zusammenfassung)
