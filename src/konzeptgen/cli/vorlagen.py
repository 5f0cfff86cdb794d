"""``konzeptgen vorlagen``: the kinds of document with their chapters; copies a chapter out for changing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from konzeptgen.base.finding import UsageTrouble
from konzeptgen.base.near import meant, unknown
from konzeptgen.cli.atomic import require_inside, write_all
from konzeptgen.reading.load import load
from konzeptgen.reporters.terminal import Terminal
from konzeptgen.vorlagen.arten import Art
from konzeptgen.vorlagen.kapitel import Chapter
from konzeptgen.vorlagen.names import OWN, house_text
from konzeptgen.vorlagen.vorlagen import Vorlagen

_BLOCK = re.compile(r"\{% block (\w+) %\}")
_ENDING = ".md.j2"
_WIDTH = 40


def command(
    ordner: Annotated[
        str, typer.Argument(metavar="ORDNER", help="Ordner mit eigenen Vorlagen, oder wohin kopiert wird.")
    ] = "",
    dokument: Annotated[
        str, typer.Option("--dokument", metavar="ART", help="Nur diese Dokumentart zeigen, mit ihren Blöcken.")
    ] = "",
    kopieren: Annotated[
        str,
        typer.Option("--kopieren", metavar="VORLAGE", help="Ein Kapitel zum Ändern kopieren, etwa konzept/55-wohnen."),
    ] = "",
) -> None:
    """Zeigt die Dokumentarten und ihre Kapitel und kopiert ein Kapitel zum Ändern.

    Eine eigene Vorlage liegt im Ordner unter vorlagen/ und trägt den Namen des Kapitels. Sie ersetzt das Kapitel oder,
    wenn sie nur Blöcke enthält, diese Blöcke.
    """
    terminal = Terminal()
    vorlagen = Vorlagen(load(Path(ordner)).templates if ordner and not kopieren else None)
    if kopieren:
        _copy(vorlagen, kopieren, ordner, terminal)
        return
    if dokument and dokument not in vorlagen.arten:
        raise unknown(f"Die Dokumentart „{dokument}“", dokument, list(vorlagen.arten))
    for art in vorlagen.arten.values():
        if not dokument or art.name == dokument:
            for line in _lines(vorlagen, art, blocks=bool(dokument)):
                terminal.out.print(line)


def _lines(vorlagen: Vorlagen, art: Art, *, blocks: bool) -> Iterator[str]:
    yield f"{art.name}: {art.beschreibung or art.titel}"
    for chapter in vorlagen.kapitel(art.name):
        yield f"  {_short(chapter).ljust(_WIDTH)}{chapter.titel}{' (eigene Vorlage)' if chapter.own else ''}"
        found = _BLOCK.findall(vorlagen.source(chapter)) if blocks else []
        if found:
            yield f"  {' ' * _WIDTH}Blöcke: {', '.join(found)}"
    yield ""


def _short(chapter: Chapter) -> str:
    return chapter.template.removesuffix(_ENDING)


def _copy(vorlagen: Vorlagen, wanted: str, ordner: str, terminal: Terminal) -> None:
    name = f"{wanted.strip().removeprefix(f'{OWN}/').removesuffix(_ENDING)}{_ENDING}"
    if not ordner:
        raise UsageTrouble(
            "Es fehlt der Ordner, in den kopiert wird.", f"konzeptgen vorlagen ORDNER --kopieren {wanted}"
        )
    known = [_short(chapter) for art in vorlagen.arten for chapter in vorlagen.kapitel(art)]
    if name.removesuffix(_ENDING) not in known:
        guess = meant(name.removesuffix(_ENDING), known)
        raise UsageTrouble(f"Die Vorlage „{wanted}“ gibt es nicht.{guess}", "Alle zeigt: konzeptgen vorlagen")
    target = Path(ordner) / OWN / name
    require_inside(Path(ordner), [f"{OWN}/{name}"])
    if target.exists():
        raise UsageTrouble(f"„{target}“ gibt es schon.", "Benennen Sie die Datei um, wenn Sie neu beginnen wollen.")
    if not Path(ordner).is_dir():
        raise UsageTrouble(f"Den Ordner „{ordner}“ gibt es nicht.", "Nennen Sie den Ordner, in dem konzept.yaml liegt.")
    terminal.written(write_all(Path(ordner), {f"{OWN}/{name}": house_text(name).encode()}))
