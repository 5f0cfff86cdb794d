"""``konzeptgen doctor``: what is installed, what is missing, and how a folder's own design fits."""

from __future__ import annotations

import platform
import textwrap
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer

from konzeptgen import __version__
from konzeptgen.base.finding import Rejected
from konzeptgen.base.schema import values
from konzeptgen.base.source import Source
from konzeptgen.cli.arguments import stichtag
from konzeptgen.document.fonts import EAST_ASIA, FALLBACKS, FAMILIES, HOUSE, TEXT_FACES, folders
from konzeptgen.reading.load import load
from konzeptgen.reporters.terminal import Terminal
from konzeptgen.validating.validate import validate
from konzeptgen.wordvorlage.roles import ROLES, shown
from konzeptgen.wordvorlage.survey import notes
from konzeptgen.wordvorlage.template import Wordvorlage

_AGAIN = "Installieren Sie konzeptgen neu: pip install --force-reinstall konzeptgen"
_NAMES = 31
_WIDTH = 78


def command(
    ordner: Annotated[str, typer.Argument(metavar="ORDNER", help="Ein Ordner, dessen Gestaltung gezeigt wird.")] = "",
) -> int:
    """Zeigt die Versionen der Werkzeuge und was fehlt, mit einem Ordner auch seine Gestaltung.

    Zur Gestaltung gehören Logo, Farben und die eigene Word-Vorlage: welche Formatvorlagen sie mitbringt, wo konzeptgen
    die eigenen nimmt und was an ihr auffällt.

    Endet mit 0, wenn alle Werkzeuge da sind, und mit 3, wenn eines fehlt.
    """
    terminal = Terminal()
    missing = [name for name, look in _CHECKS.items() if not _shown(terminal, name, look())]
    terminal.out.print("Alles da." if not missing else "Ohne diese Teile kann konzeptgen nicht alle Formate schreiben.")
    if ordner:
        for line in _design(Path(ordner)):
            terminal.out.print(line)
    return 3 if missing else 0


def _shown(terminal: Terminal, name: str, found: str) -> bool:
    for line in _row(name, found or f"fehlt. {_AGAIN}"):
        terminal.out.print(line)
    return bool(found)


def _row(name: str, text: str) -> list[str]:
    """Return a name and what there is to say about it, in lines that fit a terminal."""
    indent = " " * (_NAMES + 2)
    first = f"  {name.ljust(_NAMES)}"
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _design(folder: Path) -> Iterator[str]:
    source = load(folder)
    marke = next((file.values["marke"] for file in source.files if isinstance(file.values.get("marke"), dict)), None)
    yield ""
    yield f"Gestaltung in {folder.resolve().name}"
    if not isinstance(marke, dict):
        yield from _row("", "In marke.yaml steht nichts; das Dokument sieht aus, wie konzeptgen es vorgibt.")
        return
    remarks = list(_faults(source))
    for field, title in _FIELDS.items():
        if field in marke:
            yield from _row(title, str(marke[field]))
    if template := _template(source, marke):
        yield from _styles(template)
        remarks += notes(template, _titles(), (HOUSE, *FALLBACKS))
    yield "Hinweise" if remarks else "Keine Hinweise."
    for remark in remarks:
        yield from textwrap.wrap(remark, _WIDTH, initial_indent="  - ", subsequent_indent="    ")


def _faults(source: Source) -> Iterator[str]:
    """Yield what the check says about marke.yaml, whatever it says about the other files."""
    try:
        validate(source, stichtag(""))
    except Rejected as rejected:
        for finding in rejected.findings:
            if finding.place.file.startswith("marke"):
                yield f"{finding.message} {finding.remedy}"


def _template(source: Source, marke: Mapping[str, object]) -> Wordvorlage | None:
    data = source.attachments.get(str(marke.get("vorlage")))
    pairs = marke.get("formatvorlagen")
    listed = [pair for pair in pairs if isinstance(pair, dict)] if isinstance(pairs, list) else []
    chosen = {str(pair.get("rolle")): str(pair.get("name")) for pair in listed}
    try:
        return Wordvorlage(data, {role: name for role, name in chosen.items() if role in ROLES}) if data else None
    except ValueError:
        return None


def _styles(template: Wordvorlage) -> Iterator[str]:
    yield "Formatvorlagen aus der Word-Vorlage"
    unknown = dict(template.unknown())
    for role, style in template.played.items():
        chosen = role in template.chosen and role not in unknown
        yield from _row(_titles()[role], f"{shown(style.name)}{' (in marke.yaml genannt)' if chosen else ''}")
    missing = [title for role, title in _titles().items() if role not in template.played]
    if missing:
        yield "Formatvorlagen von konzeptgen, weil die Word-Vorlage keine hat"
        yield from textwrap.wrap(", ".join(missing), _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _titles() -> dict[str, str]:
    return {key: wert.titel for key, wert in values()["formatvorlagen"].items()}


def _package(name: str) -> Callable[[], str]:
    def look() -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            return ""

    return look


def _fonts() -> str:
    there = all(folder.is_dir() for folder in folders())
    found = (
        f"{HOUSE} und {len(TEXT_FACES) - 1} weitere für den Text; {len(FALLBACKS)} Schriften für andere Schriftzeichen"
    )
    if not FAMILIES.keys() >= EAST_ASIA:
        found += (
            ', ohne Ostasien. Für chinesische, japanische und koreanische Namen: pip install "konzeptgen[ostasien]"'
        )
    return found if there else ""


_FIELDS = {
    "logo": "Logo",
    "farbe": "Hauptfarbe",
    "akzent": "Akzentfarbe",
    "schrift": "Schrift",
    "vorlage": "Word-Vorlage",
}
_CHECKS: dict[str, Callable[[], str]] = {
    "konzeptgen": lambda: __version__,
    "Python": platform.python_version,
    "python-docx (für Word)": _package("python-docx"),
    "Typst (für PDF)": _package("typst"),
    "vl-convert (für Bilder)": _package("vl-convert-python"),
    "Schrift": _fonts,
}
