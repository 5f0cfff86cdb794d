"""A document -> pandoc's tree of it, read in a sandbox by a child with limits on time, memory and output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pypandoc

from konzeptgen.base.finding import EnvironmentTrouble, Rejected
from konzeptgen.exchange.container import unusable
from konzeptgen.uebernahme.original import CODE, Original, damaged

_FORMATS = {
    "docx": ["docx+styles", "--track-changes=accept"],
    "odt": ["odt"],
    "md": ["markdown-raw_tex-raw_attribute-citations-example_lists-yaml_metadata_block-smart"],
}
_MEMORY = 2_000_000_000
_OUTPUT = 300_000_000
# Seconds at least, and more for each megabyte.
_SECONDS, _PER_MEGABYTE = 20, 10
# The child limits itself before it becomes pandoc.
_LIMITED = """
import os, resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it, and pandoc would report a full disk
for kind, most in zip(("CPU", "AS", "FSIZE", "CORE"), sys.argv[1:5]):
    limit = getattr(resource, "RLIMIT_" + kind)
    hard = resource.getrlimit(limit)[1]
    most = int(most) if hard == resource.RLIM_INFINITY else min(int(most), hard)
    try:
        resource.setrlimit(limit, (most, most))
    except (OSError, ValueError):
        pass  # macOS takes no limit on memory
os.execv(sys.argv[5], sys.argv[5:])
"""


def blocks(original: Original) -> list[Any]:
    """Return the blocks of a document.

    Raises:
        Rejected: pandoc cannot read it, or not within its limits.
    """
    seconds = _SECONDS + _PER_MEGABYTE * _weight(original) // 1_000_000
    with tempfile.TemporaryDirectory(prefix="konzeptgen-") as folder:
        source, target = Path(folder) / "in", Path(folder) / "out"
        source.write_bytes(original.data)
        try:
            code = _run(original.kind, source, target, seconds)
        except subprocess.TimeoutExpired:
            raise too_much(original.name) from None
        if code < 0 or code > _LAST_OWN:
            raise too_much(original.name)
        if code:
            raise damaged(original.name)
        return _read(original.name, target)


_LAST_OWN = 127
"""The highest exit code of pandoc's own; above stand those of a run-time system out of memory."""


def _weight(original: Original) -> int:
    parts = original.package.infolist() if original.package else ()
    return len(original.data) + sum(part.file_size for part in parts if part.filename.endswith(".xml"))


def _run(kind: str, source: Path, target: Path, seconds: int) -> int:
    pandoc = _path()
    command = [pandoc, "--sandbox", "--to=json", "--from", *_FORMATS[kind]]
    if os.name == "posix":
        limits = map(str, (seconds, _MEMORY, _OUTPUT, 0))
        command = [sys.executable, "-I", "-S", "-c", _LIMITED, *limits, *command]
    with source.open("rb") as given, target.open("wb") as taken:
        done = subprocess.run(
            command,
            stdin=given,
            stdout=taken,
            stderr=subprocess.DEVNULL,
            env={**_ENVIRONMENT, "HOME": str(source.parent)},
            cwd=source.parent,
            timeout=seconds * 3,
            check=False,
        )
    return done.returncode


_ENVIRONMENT = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ} | {
    "LC_ALL": "C.UTF-8"
}


def _path() -> str:
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        message = "Das Programm pandoc fehlt, das alte Konzepte liest."
        raise EnvironmentTrouble(message, "Richten Sie es ein mit: pip install pypandoc_binary") from error


def _read(name: str, path: Path) -> list[Any]:
    try:
        found = json.loads(path.read_bytes())
    except RecursionError:
        raise too_much(name) from None
    except ValueError:
        raise damaged(name) from None
    meta = found.get("meta", {})
    title = [meta[key]["c"] for key in ("title", "subtitle") if meta.get(key, {}).get("t") == "MetaInlines"]
    return [*({"t": "Para", "c": inlines} for inlines in title), *found["blocks"]]


def too_much(name: str) -> Rejected:
    """Return the outcome that a document needs more than anybody's does."""
    message = "Das Dokument ist zu groß oder zu tief verschachtelt."
    return unusable(name, message, "Teilen Sie es in mehrere Dateien auf, je Kapitel eine.", CODE)
