"""A fault of our own -> a file to send in: where in the program it happened, and nothing from anybody's data."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from konzeptgen import __version__

_OWN = Path(__file__).resolve().parent.parent


def report(error: BaseException, command: str) -> str:
    """Return kinds and places of an error, without messages, values and folders, which may tell names."""
    return "\n".join(
        [
            f"konzeptgen {__version__}, Python {platform.python_version()}, {sys.platform}",
            f"Befehl: {command}",
            *_chain(error),
            "",
        ]
    )


def kept(text: str) -> str:
    """Return where the report now lies, nothing where no file can be written."""
    try:
        handle, name = tempfile.mkstemp(prefix="konzeptgen-fehler-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return ""
    return name


def _chain(error: BaseException | None) -> Iterator[str]:
    told: set[int] = set()
    while error is not None and id(error) not in told:
        told.add(id(error))
        yield f"{type(error).__module__}.{type(error).__qualname__}"
        yield from map(_place, traceback.extract_tb(error.__traceback__))
        yield from getattr(error, "places", ())
        error = error.__cause__ or error.__context__


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    shown = path.relative_to(_OWN).as_posix() if path.is_relative_to(_OWN) else path.name
    return f"  {shown}:{frame.lineno} {frame.name}"
