"""A pandoc tree and a reference DOCX in → the bytes that one pandoc process writes, out."""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from konzeptgen.base.finding import EnvironmentTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from konzeptgen.writers.docx.nodes import Node

_API = [1, 23, 1]
_SECONDS = 60
_KEPT = ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR")


class PandocError(EnvironmentTrouble):
    """Pandoc is missing, broken, too slow or has a complaint."""

    def __init__(self, message: str) -> None:
        """Keep the sentence; the command that shows what is installed helps further."""
        super().__init__(message, "Sehen Sie nach, was fehlt: konzeptgen doctor")


@contextmanager
def started(blocks: list[Node], reference: bytes, epoch: int) -> Iterator[Callable[[], bytes]]:
    """Start pandoc on ``blocks``; the body may work beside it and calls the given function for its output."""
    tree = {"pandoc-api-version": _API, "meta": {"lang": {"t": "MetaString", "c": "de-DE"}}, "blocks": blocks}
    with TemporaryDirectory(prefix="konzeptgen-") as folder:
        source, model = Path(folder, "tree.json"), Path(folder, "reference.docx")
        source.write_text(json.dumps(tree, ensure_ascii=False), "utf-8")
        model.write_bytes(reference)
        with _pandoc(source, model, epoch) as process:
            try:
                yield lambda: _output(process)
            finally:
                process.kill()


def _pandoc(source: Path, model: Path, epoch: int) -> subprocess.Popen[bytes]:
    options = ("-f", "json", "-t", "docx", "--sandbox", "--fail-if-warnings", "--syntax-highlighting=none")
    command = [_program(), *options, f"--reference-doc={model}", "-o", "-", str(source)]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment = {**kept, "SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C.UTF-8"}
    try:
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    except OSError as error:
        raise PandocError(f"Pandoc lässt sich nicht starten: {error.strerror}.") from error


def _program() -> str:
    try:
        return str(import_module("pypandoc").get_pandoc_path())
    except (ImportError, OSError) as error:
        raise PandocError("Pandoc fehlt. Installieren Sie das Paket pypandoc_binary.") from error


def _output(process: subprocess.Popen[bytes]) -> bytes:
    try:
        output, complaint = process.communicate(timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise PandocError(f"Pandoc ist nach {_SECONDS} Sekunden nicht fertig.") from error
    if process.returncode != 0:
        raise PandocError(f"Pandoc meldet: {complaint.decode('utf-8', 'replace').strip()}")
    return output
