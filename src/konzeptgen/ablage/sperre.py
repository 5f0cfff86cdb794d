"""One writer at a time in a folder, by a lock that ends with its process."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from konzeptgen.base.finding import EnvironmentTrouble

NAME = ".konzeptgen.sperre"
PATIENCE = 30.0
_PAUSE = 0.05
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
_WAITLESS = getattr(os, "O_NONBLOCK", 0)


@contextmanager
def sperre(folder: Path, patience: float | None = None) -> Iterator[None]:
    """Be the only one who writes into a folder, after at most so many seconds, PATIENCE without a figure.

    Raises:
        EnvironmentTrouble: another run still writes.
        OSError: the folder cannot be written to.
    """
    path, until = folder / NAME, time.monotonic() + (PATIENCE if patience is None else patience)
    while (handle := _held(path)) is None:
        if time.monotonic() >= until:
            message = f"In diesen Ordner schreibt gerade ein anderer Lauf von konzeptgen. ({folder})"
            raise EnvironmentTrouble(message, "Warten Sie, bis er fertig ist, und wiederholen Sie den Befehl.")
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        _released(path, handle)


def _held(path: Path) -> int | None:
    """Return the open lock, None while another has it or has just thrown it away."""
    handle = os.open(path, _FLAGS | _WAITLESS, 0o666)
    try:
        if _locked(handle) and os.path.samestat(os.fstat(handle), path.lstat()):
            return handle
    except FileNotFoundError:
        pass
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _released(path: Path, handle: int) -> None:
    """Throw the lock away; who waits for it notices and takes a new one. Windows throws away only what is closed."""
    if os.name == "posix":
        with suppress(OSError):
            path.unlink()
    with suppress(OSError):
        os.close(handle)
    if os.name != "posix":
        with suppress(OSError):
            path.unlink()


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        """Return whether the lock is ours; a file system that knows no locks gives it to everybody."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
