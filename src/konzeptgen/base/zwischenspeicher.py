"""What was once made, kept by a key over all that it was made of; the folder may be deleted at any time.

It lies below ``$XDG_CACHE_HOME`` or the home and is opened by the command alone: whoever calls a stage keeps nothing.
What lies there is believed only where folder and file are the user's own and nobody else may write to them, and where
the content is what was once written. Two builds side by side do no harm: a file appears whole or not at all.
"""

from __future__ import annotations

import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from konzeptgen.base.paths import SCHEMAS, TEMPLATES

VARIABLE = "KONZEPTGEN_ZWISCHENSPEICHER"
_OFF = frozenset(("aus", "nein", "0", "off", "no"))
_MOST, _KEPT = 300_000_000, 200_000_000
_DIGEST, _OTHERS = 32, stat.S_IWGRP | stat.S_IWOTH
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
Made = TypeVar("Made")


class Zwischenspeicher:
    """One folder of what was made; closed until it is opened."""

    def __init__(self) -> None:
        """Begin closed."""
        self._folder: Path | None = None
        self._writes = self._trimmed = False

    def oeffne(self) -> None:
        """Keep from now on, unless the environment says no or no safe folder can be had."""
        if os.environ.get(VARIABLE, "").strip().lower() in _OFF:
            return
        with suppress(OSError, RuntimeError):  # no home
            folder = _place()
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _own(folder.lstat(), stat.S_ISDIR):
                self._folder, self._writes = folder, True

    def lies_nur(self) -> None:
        """Write nothing more: a process that runs a stranger's templates leaves nothing behind."""
        self._writes = False

    def schliesse(self) -> None:
        """Keep nothing from now on."""
        self._folder = None

    @property
    def offen(self) -> bool:
        """Return whether anything is kept."""
        return self._folder is not None

    def hole(self, key: str) -> bytes | None:
        """Return what is kept under ``key``, None where nothing is or where it cannot be believed."""
        if self._folder is None:
            return None
        try:
            handle = os.open(self._folder / key, _FLAGS)
            with os.fdopen(handle, "rb") as file:
                if not _own(os.fstat(handle), stat.S_ISREG):
                    return None
                data = file.read()
                os.utime(self._folder / key)
        except OSError:
            return None
        body = data[_DIGEST:]
        return body if data[:_DIGEST] == _seal(key, body) else None

    def merke(self, key: str, data: bytes) -> None:
        """Keep ``data`` under ``key``; a full disk or a folder that has vanished is no trouble."""
        if self._folder is None or not self._writes:
            return
        with suppress(OSError):
            self._trim()
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=".neu-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_seal(key, data) + data)
                Path(name).replace(self._folder / key)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise

    def gemerkt(self, kind: str, parts: Iterable[object], make: Callable[[], Made]) -> Made:
        """Return what was made of ``parts`` before, else make it and keep it; ``kind`` names what makes it."""
        if self._folder is None:
            return make()
        key = schluessel(kind, *parts)
        kept: Made | None = self.ding(key)
        return self.behalte(key, make()) if kept is None else kept

    def ding(self, key: str) -> Any:  # noqa: ANN401 - whatever was kept
        """Return the thing that is kept under ``key``, None where there is none."""
        data = self.hole(key)
        with suppress(Exception):  # written by another state of a library
            return pickle.loads(data) if data else None  # noqa: S301 - sealed, and the user's own
        return None

    def behalte(self, key: str, made: Made) -> Made:
        """Keep a thing and return it."""
        self.merke(key, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made

    def _trim(self) -> None:
        """Once a run, drop what was not used for longest, where there is more than anybody needs."""
        if self._trimmed or self._folder is None:
            return
        self._trimmed = True
        found = sorted(_files(self._folder), reverse=True)
        if sum(size for _, size, _ in found) <= _MOST:
            return
        kept = 0
        for _, size, path in found:
            kept += size
            if kept > _KEPT:
                path.unlink(missing_ok=True)


ZWISCHENSPEICHER = Zwischenspeicher()


def schluessel(kind: str, *parts: object) -> str:
    """Return the key of what ``kind`` makes of ``parts`` in this state of the program."""
    known = blake2b(digest_size=_DIGEST)
    for part in (programm(), kind, *parts):
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        known.update(len(data).to_bytes(8, "big") + data)
    return f"{kind}-{known.hexdigest()}"


@cache
def programm() -> bytes:
    """Return what stands for the program: its files, its libraries' versions, Python and what the environment sets."""
    known = blake2b(digest_size=_DIGEST)
    for folder in (Path(__file__).parents[1], SCHEMAS, TEMPLATES):
        for path, stamp in sorted(_stamps(str(folder))):
            known.update(f"{path}\0{stamp}\0".encode("utf-8", "surrogatepass"))
    for path in sys.path:
        with suppress(OSError):
            known.update("\0".join(sorted(found.name for found in Path(path).glob("*.dist-info"))).encode())
    named = {name: value for name, value in os.environ.items() if name.startswith(("LC_", "LANG", "TZ", "KONZEPTGEN_"))}
    known.update(repr((sys.version, sys.platform, sorted(named.items()))).encode("utf-8", "surrogatepass"))
    return known.digest()


def _stamps(folder: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir(follow_symlinks=False):
                if one.name != "__pycache__":
                    yield from _stamps(one.path)
            else:
                looked = one.stat()
                yield one.path, f"{looked.st_size} {looked.st_mtime_ns} {looked.st_ino}"


def _place() -> Path:
    base = os.environ.get("XDG_CACHE_HOME", "")
    if Path(base).is_absolute():
        return Path(base) / "konzeptgen"
    local = os.environ.get("LOCALAPPDATA", "") if sys.platform == "win32" else ""
    return Path(local or Path.home() / ".cache") / "konzeptgen"


def _own(looked: os.stat_result, kind: Callable[[int], bool]) -> bool:
    """Return whether a thing is of this kind, the user's own and closed to others' writing."""
    if not hasattr(os, "getuid"):
        return kind(looked.st_mode)
    return kind(looked.st_mode) and looked.st_uid == os.getuid() and not looked.st_mode & _OTHERS


def _seal(key: str, data: bytes) -> bytes:
    return blake2b(key.encode() + b"\0" + data, digest_size=_DIGEST).digest()


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    with os.scandir(folder) as found:
        for one in found:
            with suppress(FileNotFoundError):  # another build may drop it
                looked = one.stat(follow_symlinks=False)
                yield looked.st_mtime, looked.st_size, Path(one.path)
