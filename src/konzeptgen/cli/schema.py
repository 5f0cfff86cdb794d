"""``konzeptgen schema``: the JSON Schemas that give editors completion and help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from konzeptgen.base.finding import UsageTrouble
from konzeptgen.cli.atomic import write_all
from konzeptgen.cli.deutsch import Ordner
from konzeptgen.reporters.terminal import Terminal
from konzeptgen.validating.json_schema import FOLDER, documents


def command(ordner: Annotated[str, Ordner]) -> None:
    """Schreibt die Beschreibungen der Dateien, mit denen VS Code beim Tippen hilft.

    Sie liegen danach in ORDNER/.schema; die erste Zeile jeder YAML-Datei verweist darauf.
    """
    if not Path(ordner).is_dir():
        raise UsageTrouble(f"Den Ordner „{ordner}“ gibt es nicht.", f"Legen Sie ihn an mit: konzeptgen init {ordner}")
    files = {f"{FOLDER}/{name}": content for name, content in documents().items()}
    Terminal().written(write_all(Path(ordner), files))
