"""Write files as a set: all of them are new afterwards or, whatever happens meanwhile, all are as they were."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from konzeptgen.ablage import gedaechtnis, satz, sperre
from konzeptgen.base.finding import EnvironmentTrouble, Rejected
from konzeptgen.reading.load import ROOTS
from konzeptgen.reading.tor import Entry, Kind, kind_of, wrong

_ELSEWHERE = "Wählen Sie mit -o einen anderen Ordner."
_RIGHT = ("Hier fehlt das Recht zu schreiben.", "Wählen Sie mit -o einen Ordner, in dem Sie schreiben dürfen.")
_NO_FOLDER = ("Der Ausgabeordner ist eine Datei.", "Wählen Sie mit -o einen Ordner.")
_TOO_MANY = ("Es sind zu viele Dateien zugleich offen.", "Schließen Sie Programme und wiederholen Sie den Befehl.")
_REASONS = {
    errno.ENOSPC: ("Der Datenträger ist voll.", "Schaffen Sie Platz oder wählen Sie mit -o einen anderen Ordner."),
    errno.EDQUOT: (
        "Mehr Platz ist Ihnen auf diesem Datenträger nicht zugeteilt.",
        "Schaffen Sie Platz oder wählen Sie mit -o einen anderen Ordner.",
    ),
    errno.EACCES: _RIGHT,
    errno.EPERM: _RIGHT,
    errno.EROFS: ("Der Datenträger ist schreibgeschützt.", _ELSEWHERE),
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.EISDIR: ("Eine Ausgabedatei heißt wie ein Ordner.", "Benennen Sie den Ordner um."),
    errno.EMFILE: (
        "Es sind zu viele Dateien zugleich offen.",
        "Schließen Sie Programme und wiederholen Sie den Befehl.",
    ),
    errno.ENFILE: (
        "Es sind zu viele Dateien zugleich offen.",
        "Schließen Sie Programme und wiederholen Sie den Befehl.",
    ),
    errno.ENAMETOOLONG: ("Ein Pfad ist länger, als der Datenträger erlaubt.", "Wählen Sie mit -o einen kürzeren."),
}
_UNKNOWN = ("Die Ausgabe lässt sich nicht schreiben.", _ELSEWHERE)
_PROGRAMS = {
    ".docx": "in Word",
    ".pdf": "in Acrobat oder dem Programm, das PDF-Dateien zeigt",
    ".xlsx": "in Excel",
    ".pptx": "in PowerPoint",
    ".odt": "in LibreOffice oder Word",
    ".ods": "in LibreOffice oder Excel",
    ".html": "im Browser",
}


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, with sizes, and under which names that stays on which somebody had worked."""

    sizes: list[tuple[Path, int]]
    kept: list[Path]


def write_all(
    folder: Path, contents: Mapping[str, bytes], still: Mapping[str, bytes | None] | None = None
) -> list[tuple[Path, int]]:
    """Write every file of ``contents``, by its name in ``folder``, or none.

    ``still`` tells what files have to hold to this moment, with None those that must not be there.

    Raises:
        Rejected: a link inside an author's folder would lead elsewhere.
        EnvironmentTrouble: full disk, missing right, a file in the way or held, another run; earlier files stay then.
    """
    with _writing(folder, contents):
        for name, held in (still or {}).items():
            _require_unchanged(folder / name, held)
        satz.replace(folder, contents, {}, _safe)
    return _sizes(folder, contents)


def write_output(folder: Path, contents: Mapping[str, bytes]) -> Written:
    """Write like ``write_all`` what people go on working with: what they changed since the last time is kept."""
    with _writing(folder, contents):
        kept = gedaechtnis.edited(folder, contents)
        satz.replace(folder, {**contents, gedaechtnis.NAME: gedaechtnis.remembering(folder, contents)}, kept, _safe)
    return Written(_sizes(folder, contents), [folder / name for name in kept.values()])


def put_right(folder: Path) -> bool:
    """Undo what a run that was killed has left in a folder; return whether that was more than leftovers.

    Raises:
        EnvironmentTrouble: files are old and new, and cannot be put right now.
    """
    if not any(os.path.lexists(folder / name) for name in (satz.STAGE, sperre.NAME)):
        return False
    if satz.pending(folder) is None:
        with suppress(OSError, EnvironmentTrouble), sperre.sperre(folder, patience=0):
            satz.sweep(folder)
        return False
    with _told(folder), sperre.sperre(folder):
        undone = satz.undo(folder)
        satz.sweep(folder)
    return undone


@contextmanager
def _writing(folder: Path, contents: Mapping[str, bytes]) -> Iterator[None]:
    """Be the only one who writes, into a folder where no earlier run has left anything."""
    require_inside(folder, [*contents, f"{satz.STAGE}/x"])
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with sperre.sperre(folder):
            satz.undo(folder)
            satz.sweep(folder)
            if any((folder / name).is_dir() for name in contents):
                raise IsADirectoryError(errno.EISDIR, "a folder in the way")
            yield


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say in a sentence what the system does not allow."""
    try:
        yield
    except satz.HeldError as error:
        path = Path(str(error.filename))
        message = f"„{path}“ lässt sich nicht ersetzen: Ein anderes Programm hält die Datei offen."
        remedy = f"Schließen Sie die Datei {_PROGRAMS.get(path.suffix.lower(), 'in dem Programm, das sie zeigt')}"
        raise EnvironmentTrouble(message, f"{remedy} und wiederholen Sie den Befehl.") from error
    except OSError as error:
        message, remedy = _REASONS.get(error.errno or 0, _UNKNOWN)
        raise EnvironmentTrouble(f"{message} ({folder})", remedy) from error


def _require_unchanged(path: Path, held: bytes | None) -> None:
    if path.is_file() and path.read_bytes() != held:
        message = f"„{path}“ hat sich geändert, seit konzeptgen die Datei gelesen hat."
        raise EnvironmentTrouble(message, "Wiederholen Sie den Befehl; geschrieben ist noch nichts.")


def _sizes(folder: Path, contents: Mapping[str, bytes]) -> list[tuple[Path, int]]:
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


def _safe(folder: Path, data: bytes) -> Path:
    handle, path = tempfile.mkstemp(prefix="neu-", dir=folder)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    temporary = Path(path)
    temporary.chmod(0o666 & ~_umask())
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
