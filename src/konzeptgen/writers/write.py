"""Stage 6, write: document tree -> bytes per format. Touches no disk; only the command does."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from konzeptgen import writers
from konzeptgen.base.finding import EnvironmentTrouble

if TYPE_CHECKING:
    from konzeptgen.document.tree import Document

USUAL = ("docx", "pdf", "html")
"""What is written where nobody says which formats."""
_STAGE = "write"
SLIDES = "pptx"
"""The format of kinds of document that are slides, and of no others."""


class Writer(Protocol):
    """What a module in ``writers`` offers."""

    SUFFIX: str

    def write(self, document: Document) -> bytes:
        """Return the document in this format."""


def formats() -> tuple[str, ...]:
    """Return the names of all formats of documents, found by scanning ``writers``."""
    return tuple(name for name in known_formats() if name != SLIDES)


def known_formats() -> tuple[str, ...]:
    """Return the same with that of slides."""
    return tuple(module.name for module in pkgutil.iter_modules(writers.__path__) if module.name != _STAGE)


def suffix(name: str) -> str:
    """Return the ending of a format's files."""
    return _writer(name).SUFFIX


def write(
    document: Document, wanted: Iterable[str], troubles: list[EnvironmentTrouble] | None = None
) -> dict[str, bytes]:
    """Return the document's bytes by format; formats are written side by side.

    What keeps some of them, but not all, from being written goes to ``troubles`` where the list is given.
    """
    names, outputs, failed = list(wanted), {}, []
    with ThreadPoolExecutor(max_workers=max(1, len(names))) as pool:
        jobs = {name: pool.submit(_writer(name).write, document) for name in names}
    for name, job in jobs.items():
        try:
            outputs[name] = job.result()
        except EnvironmentTrouble as trouble:
            failed.append(trouble)
    if failed and (troubles is None or not outputs):
        raise failed[0]
    if troubles is not None:
        troubles.extend(failed)
    return outputs


def _writer(name: str) -> Writer:
    return cast("Writer", import_module(f"{writers.__name__}.{name}"))
