"""What was written last into a folder, so that what somebody has changed since is noticed."""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from konzeptgen.ablage.namen import bearbeitet
from konzeptgen.ablage.satz import digest
from konzeptgen.reading.tor import Tor

NAME = ".konzeptgen.json"


def edited(folder: Path, contents: Mapping[str, bytes]) -> dict[str, str]:
    """Return which files of a set are neither as they were written last nor as they will be, each with a free name."""
    known, found = _remembered(folder), {}
    for name, data in contents.items():
        path = folder / name
        try:
            looked = path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        if stat.S_ISREG(looked.st_mode) and not _known(path, looked.st_size, {known.get(name, ""), _told(data)}):
            found[name] = str(PurePosixPath(name).with_name(bearbeitet(path)))
    return found


def remembering(folder: Path, contents: Mapping[str, bytes]) -> bytes:
    """Return what is to be remembered once a set is written; what is no longer there is forgotten."""
    before = {name: told for name, told in _remembered(folder).items() if (folder / name).is_file()}
    after = {**before, **{name: _told(data) for name, data in contents.items()}}
    return (json.dumps({"geschrieben": after}, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _told(data: bytes) -> str:
    return f"{len(data)} {sha256(data).hexdigest()}"


def _known(path: Path, size: int, told: set[str]) -> bool:
    """Return whether a file is one of those told of; only one of the same size is read."""
    return any(one.startswith(f"{size} ") for one in told) and f"{size} {digest(path)}" in told


def _remembered(folder: Path) -> dict[str, str]:
    try:
        told = json.loads(Tor(folder).there(NAME) or b"{}").get("geschrieben", {})
        return {str(name): str(one) for name, one in told.items()}
    except (ValueError, AttributeError, RecursionError):
        return {}
