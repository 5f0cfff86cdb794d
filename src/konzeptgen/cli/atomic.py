"""Write files so that each is the whole new one or the untouched old one."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from konzeptgen.base.finding import EnvironmentTrouble, Rejected
from konzeptgen.reading.load import ROOTS
from konzeptgen.reading.tor import Entry, Kind, kind_of, wrong

_REASONS = {
    errno.ENOSPC: ("Der Datenträger ist voll.", "Schaffen Sie Platz oder wählen Sie mit -o einen anderen Ordner."),
    errno.EACCES: (
        "Hier fehlt das Recht zu schreiben.",
        "Wählen Sie mit -o einen Ordner, in dem Sie schreiben dürfen.",
    ),
    errno.EPERM: ("Hier fehlt das Recht zu schreiben.", "Wählen Sie mit -o einen Ordner, in dem Sie schreiben dürfen."),
    errno.EROFS: ("Der Datenträger ist schreibgeschützt.", "Wählen Sie mit -o einen anderen Ordner."),
    errno.ENOTDIR: ("Der Ausgabeordner ist eine Datei.", "Wählen Sie mit -o einen Ordner."),
    errno.EEXIST: ("Der Ausgabeordner ist eine Datei.", "Wählen Sie mit -o einen Ordner."),
    errno.EISDIR: ("Eine Ausgabedatei heißt wie ein Ordner.", "Benennen Sie den Ordner um."),
}
_UNKNOWN = ("Die Ausgabe lässt sich nicht schreiben.", "Wählen Sie mit -o einen anderen Ordner.")


def write_all(folder: Path, contents: Mapping[str, bytes]) -> list[tuple[Path, int]]:
    """Write every file of ``contents``, by its name in ``folder``; none is replaced before all are safely on the disk.

    Raises:
        Rejected: a link inside an author's folder would lead elsewhere.
        EnvironmentTrouble: full disk, missing right, a file in the way; earlier files are unchanged then.
    """
    require_inside(folder, contents)
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in contents.items():
            waiting.append((_safe(folder / name, data), folder / name))
        if any(target.is_dir() for _, target in waiting):
            raise IsADirectoryError(errno.EISDIR, "a folder in the way")
        for temporary, target in waiting:
            temporary.replace(target)
        for parent in {target.parent for _, target in waiting}:
            _sync(parent)
    except OSError as error:
        message, remedy = _REASONS.get(error.errno or 0, _UNKNOWN)
        raise EnvironmentTrouble(f"{message} ({folder})", remedy) from error
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
    return [(folder / name, len(data)) for name, data in contents.items()]


def require_inside(folder: Path, names: Iterable[str]) -> None:
    """Refuse to write through a link: on the way from an author's folder down to ``folder``, or below that."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve would follow the links that are looked for
    authors = [above for above in whole.parents if any(os.path.lexists(above / root) for root in ROOTS)]
    start = authors[-1] if authors else whole
    below = [whole.relative_to(start).parts, *(whole.joinpath(name).relative_to(start).parts[:-1] for name in names)]
    steps = {parts[:end] for parts in below for end in range(1, len(parts) + 1)}
    for path in sorted(steps):
        step = start.joinpath(*path)
        if os.path.lexists(step) and kind_of(step.lstat()) is Kind.LINK:
            raise Rejected([wrong(Entry("/".join(path), path, Kind.LINK), folder=True)])


def _safe(target: Path, data: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, path = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".neu", dir=target.parent)
    temporary = Path(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
