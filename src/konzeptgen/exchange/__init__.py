"""Data in and out: one file per format, the plan of an import, and edits of files that touch nothing else.

A format is a file with ``NAME``, ``SUFFIXES``, ``erkennt``, ``lies`` and ``schreibe``; the others are shared parts. One
that is only read has no ``SUFFIXES`` and no ``schreibe``.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from konzeptgen.base.source import Source
from konzeptgen.exchange.delivery import Delivery


class Format(Protocol):
    """A format of others: its name, the endings of its files, how it is known, read and written."""

    NAME: str
    SUFFIXES: tuple[str, ...]

    def erkennt(self, name: str, data: bytes) -> bool:
        """Return whether the file ``name`` with this content is of the format."""

    def lies(self, name: str, data: bytes) -> Delivery:
        """Return what the file holds; raise Rejected where it cannot be used."""

    def schreibe(self, source: Source | None, suffix: str, tag: date | None = None, /) -> bytes:
        """Return the folder in this format as it may go out on ``tag``, an empty form without one."""


@runtime_checkable
class Mapped(Protocol):
    """A format whose columns are other people's: it needs the folder, and what was decided about its columns."""

    def lies_fuer(
        self, name: str, data: bytes, values: Mapping[str, Any], beside: Callable[[str], bytes], chosen: str
    ) -> Delivery:
        """Return what the file holds for a folder; ``beside`` reads what the last import left there."""


@cache
def names() -> Mapping[str, str]:
    """Return the module of each format by its name; no format is loaded for that."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("*.py")):
        for node in ast.parse(path.read_bytes()).body:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "NAME":
                found[ast.literal_eval(node.value)] = path.stem
    return found


def load(name: str) -> Format:
    """Return the format of this name."""
    module: Format = import_module(f"{__name__}.{names()[name]}")
    return module
