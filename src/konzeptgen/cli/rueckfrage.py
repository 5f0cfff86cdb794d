"""What commands share that show a plan, ask, keep a copy and write."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from konzeptgen.cli.atomic import require_inside, write_all
from konzeptgen.reading.tor import Tor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.reporters.terminal import Terminal

_KEPT = ".sicherung"


def asked(terminal: Terminal) -> bool:
    """Return whether a person agrees; where none sits there, nobody does."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    terminal.out.print("Übernehmen? [j/N] ", end="")
    return sys.stdin.readline().strip().lower() in {"j", "ja"}


def write_kept(folder: Path, before: Mapping[str, bytes], files: Mapping[str, bytes]) -> str:
    """Write the files and, before, a copy of what they replace; return what was done in a sentence."""
    require_inside(folder, [f"{_KEPT}/0001"])
    numbers = [int(path.name) for path in (folder / _KEPT).glob("[0-9]*") if path.name.isdigit()]
    kept = f"{_KEPT}/{max(numbers, default=0) + 1:04}"
    other = [name for name in files if not name.startswith(".") and name not in before and (folder / name).is_file()]
    there = {**before, **{name: Tor(folder).there(name) for name in other}}
    old = {f"{kept}/{name}": there[name] for name in files if name in there}
    still = {**{name: there.get(name) for name in files if not name.startswith(".")}, **dict.fromkeys(old)}
    write_all(folder, {**old, **files}, still)
    done = f"Geschrieben: {', '.join(files)}."
    return f"{done} Der bisherige Stand liegt in {folder / kept}." if old else done


def write_report(name: str, report: Mapping[str, Any], *, written: bool) -> None:
    """Write the report of a plan as JSON, where one is wanted."""
    if name:
        path, content = Path(name), {**report, "geschrieben": written}
        write_all(path.parent, {path.name: (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()})
