"""``konzeptgen build``: folder -> draft in DOCX, PDF and HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from konzeptgen.base.finding import EnvironmentTrouble, Finding, Severity, UsageTrouble
from konzeptgen.base.near import unknown
from konzeptgen.cli.arguments import fassung, lesart, stichtag
from konzeptgen.cli.atomic import write_output
from konzeptgen.cli.deutsch import Stichtag
from konzeptgen.reporters.terminal import Terminal, quoted, summary
from konzeptgen.vorlagen.names import KONZEPT
from konzeptgen.writers import write

if TYPE_CHECKING:
    from konzeptgen.pipeline import Built, Wish


_Ordner: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="ORDNER", help="Ordner mit konzept.yaml; für ein Positionspapier dessen Ordner und die der Konzepte."
    ),
]
_Dokument: TypeAlias = Annotated[
    str, typer.Option("--dokument", metavar="ART", help="Was entsteht; alle Arten zeigt: konzeptgen vorlagen.")
]
_Ausgabe: TypeAlias = Annotated[
    str,
    typer.Option("-o", "--ausgabe", metavar="ORDNER", help="Wohin geschrieben wird. Ohne Angabe: ORDNER/ausgabe."),
]
_Formate: TypeAlias = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMATE",
        help=f"{', '.join(write.formats())} oder mehrere mit Komma. Ohne Angabe: alle.",
    ),
]
_Fassung: TypeAlias = Annotated[
    str,
    typer.Option(
        "--fassung",
        metavar="FASSUNG",
        help="oeffentlich oder intern. Ohne Angabe: oeffentlich, ohne interne Angaben und ohne Befunde.",
    ),
]
_Fuer: TypeAlias = Annotated[
    str,
    typer.Option(
        "--fuer",
        metavar="LESART",
        help="entwurf mit Lücken und wo sie einzutragen sind, rat mit einer Liste am Ende, druck ohne. "
        "Ohne Angabe: nach konzept.yaml und Status.",
    ),
]
_Mitzeichnung: TypeAlias = Annotated[
    bool, typer.Option("--mitzeichnung", help="Eine Seite für die Mitzeichnung anfügen; nur intern.")
]
_Bausteine: TypeAlias = Annotated[
    bool,
    typer.Option("--bausteine", help="Jedes Kapitel auch als eigene Word- und HTML-Datei, zum Einfügen anderswo."),
]
_OhneHinweise: TypeAlias = Annotated[
    bool, typer.Option("--ohne-pruefhinweise", help="Auch in der internen Fassung keine Befunde ausgeben.")
]
_Strict: TypeAlias = Annotated[
    bool, typer.Option("--strict", help="Mit Fehlercode 1 enden, wenn die Regeln einen Fehler finden.")
]
_Verbose: TypeAlias = Annotated[bool, typer.Option("--verbose", help="Jeden Schritt anzeigen.")]


def command(
    ordner: _Ordner,
    dokument: _Dokument = KONZEPT,
    ausgabe: _Ausgabe = "",
    wanted: _Formate = "",
    tag: Annotated[str, Stichtag] = "",
    edition: _Fassung = "",
    fuer: _Fuer = "",
    mitzeichnung: _Mitzeichnung = False,
    bausteine: _Bausteine = False,
    ohne_pruefhinweise: _OhneHinweise = False,
    strict: _Strict = False,
    verbose: _Verbose = False,
) -> int:
    """Schreibt ein Dokument als Word-, PDF- und HTML-Datei, ohne weitere Angabe das Konzept.

    Fehler in den Angaben werden alle auf einmal gemeldet; dann entsteht kein Dokument, und frühere Dateien
    bleiben, wie sie sind. Fehlende Angaben stehen als Hinweis im Entwurf. Lässt sich nur ein Format nicht schreiben,
    entstehen die anderen, und der Befehl endet mit 3.
    """
    from konzeptgen import pipeline  # noqa: PLC0415 - the help shows the options and loads no stage

    terminal, folders = Terminal(verbose=verbose), _folders(ordner)
    wish = pipeline.Wish(
        stichtag=stichtag(tag),
        formats=_formats(wanted),
        art=dokument.strip(),
        fassung=fassung(edition, mitzeichnung=mitzeichnung),
        fuer=lesart(fuer),
        hints=not ohne_pruefhinweise,
        mitzeichnung=mitzeichnung,
        bausteine=bausteine,
    )
    built = pipeline.build(folders, wish, terminal.progress)
    written = write_output(Path(ausgabe) if ausgabe else folders[0] / "ausgabe", _files(built))
    terminal.written(written.sizes, written.kept)
    still_open = [finding for finding in built.findings if finding.answer is None]
    _tell(still_open, f"{_which(ordner)}{f' --stichtag {tag}' if tag else ''}", wish, terminal)
    for trouble in built.troubles:
        raise EnvironmentTrouble(trouble.message, f"{trouble.remedy} Die anderen Dateien sind geschrieben.".strip())
    return int(strict and any(finding.severity is Severity.FEHLER for finding in still_open))


def _files(built: Built) -> dict[str, bytes]:
    return {f"{built.name}.{write.suffix(name)}": data for name, data in built.outputs.items()} | dict(built.bausteine)


def _which(ordner: list[str]) -> str:
    return quoted(ordner[0]) if len(ordner) == 1 else "mit dem Namen eines Ordners"


def _tell(still_open: list[Finding], which: str, wish: Wish, terminal: Terminal) -> None:
    """Print how many findings there are, how to read them and where they do not stand."""
    from konzeptgen.model.fassung import Fassung  # noqa: PLC0415 - the help does without the model

    if still_open:
        terminal.out.print(f"Befunde der Prüfung: {summary(still_open)}. Einzeln: konzeptgen check {which}")
        if wish.fassung is Fassung.OEFFENTLICH and wish.art == KONZEPT:
            terminal.out.print("Im Dokument stehen die Befunde nur mit --fassung intern.")


def _formats(text: str) -> tuple[str, ...]:
    """Return the formats of ``--format``, all without one."""
    known = write.formats()
    wanted = tuple(dict.fromkeys(word.strip().lower() for word in text.split(",") if word.strip()))
    for word in wanted:
        if word not in known:
            raise unknown(f"Das Format „{word}“", word, known)
    return wanted or known


def _folders(words: list[str]) -> list[Path]:
    """Return the folders; a name with spaces that was not quoted arrives in pieces."""
    whole = " ".join(words)
    if len(words) > 1 and Path(whole).is_dir() and not all(Path(word).is_dir() for word in words):
        raise UsageTrouble(
            "Der Name des Ordners enthält Leerzeichen.",
            f'Setzen Sie ihn in Anführungszeichen: konzeptgen build "{whole}"',
        )
    return [Path(word) for word in words]
