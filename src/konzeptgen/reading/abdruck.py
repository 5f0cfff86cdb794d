"""A folder as it lies there -> one word for all that may be read of it: the same word, the same concept."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path, PurePath

from konzeptgen.base.finding import Rejected
from konzeptgen.reading.tor import Entry, Kind, Tor

READ = frozenset((".yaml", ".yml", ".md", ".j2", ".png", ".jpg", ".jpeg", ".geojson", ".docx", ".ott"))
"""Endings of files that are opened; of all others only name and size can matter."""


def abdruck(folder: Path) -> bytes | None:
    """Return what stands for the folder, None where it cannot be read as a whole."""
    known = blake2b(folder.name.encode("utf-8", "surrogatepass"), digest_size=32)
    try:
        for part in _parts(Tor(folder)):
            known.update(len(part).to_bytes(8, "big") + part)
    except (OSError, Rejected):
        return None
    return known.digest()


def _parts(tor: Tor) -> Iterator[bytes]:
    for entry in tor.entries():
        if entry.kind is Kind.FOLDER and entry.path == ("ausgabe",):
            continue
        yield repr((entry.path, entry.kind.name, entry.size if entry.kind is Kind.FILE else 0)).encode()
        if _is_read(entry):
            yield tor.read(entry)


def _is_read(entry: Entry) -> bool:
    hidden = any(name.startswith(".") for name in entry.path)
    return entry.kind is Kind.FILE and not hidden and PurePath(entry.name).suffix.lower() in READ
