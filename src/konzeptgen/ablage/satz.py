"""A set of files that is replaced as a whole: a journal says how to go back until all of them are new.

New files lie in a folder beside their targets first. What they replace is linked or moved aside, one after the other;
with the journal goes the only way back. Whoever finds a journal goes back, so that after a crash all is old again.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from typing import Any

from konzeptgen.ablage.namen import bearbeitet, there

STAGE = ".konzeptgen.neu"
_JOURNAL = f"{STAGE}/journal.json"
_MOST = 10_000_000

Safe = Callable[[Path, bytes], Path]
"""Writes bytes to a new file in a folder and returns it once it is on the disk."""


class HeldError(OSError):
    """A file cannot be replaced; another program has it open."""


@dataclass(frozen=True, slots=True)
class Step:
    """A file to replace: its name, where the old one goes, whether there is one, the sum of the new one."""

    target: str
    old: str
    there: bool
    digest: str


@dataclass(frozen=True, slots=True)
class Journal:
    """What a set does; ``place`` is the number of the folder it lies in, which nobody can bring along."""

    place: int
    folders: tuple[str, ...]
    steps: tuple[Step, ...]


def replace(folder: Path, contents: Mapping[str, bytes], kept: Mapping[str, str], safe: Safe) -> None:
    """Replace all files of a set or none; those in ``kept`` stay under the name given there.

    Raises:
        HeldError: a file cannot be replaced.
        OSError: anything else; all files are old then, or will be after ``undo``.
    """
    try:
        _through(folder, contents, kept, safe)
    except BaseException:
        with suppress(OSError):
            undo(folder)
            sweep(folder)
        raise
    with suppress(OSError):
        sync(folder / STAGE)
        sweep(folder)


def _through(folder: Path, contents: Mapping[str, bytes], kept: Mapping[str, str], safe: Safe) -> None:
    stage = folder / STAGE
    stage.mkdir()
    new = {name: safe(stage, data) for name, data in contents.items()}
    steps = tuple(
        Step(name, kept.get(name, f"{STAGE}/alt{number}"), there(folder / name), digest(path))
        for number, (name, path) in enumerate(new.items())
    )
    journal = Journal(stage.stat().st_ino, tuple(_missing(folder, contents)), steps)
    safe(stage, json.dumps(astuple(journal)).encode()).rename(folder / _JOURNAL)
    sync(stage)
    _forward(folder, journal, new)
    (folder / _JOURNAL).unlink()


def _forward(folder: Path, journal: Journal, new: Mapping[str, Path]) -> None:
    for name in journal.folders:
        (folder / name).mkdir()
    for step in journal.steps:
        target, old = folder / step.target, folder / step.old
        try:
            if step.there:
                _aside(target, old)
            new[step.target].replace(target)
        except OSError as error:
            held = HeldError if isinstance(error, PermissionError) else OSError
            raise held(error.errno, error.strerror, str(target)) from error
    for parent in {(folder / step.target).parent for step in journal.steps}:
        sync(parent)


def _aside(target: Path, old: Path) -> None:
    """Give the old file its second name; where there is only one, its new name, and nothing stands there meanwhile."""
    try:
        os.link(target, old, follow_symlinks=False)
    except (OSError, NotImplementedError):
        target.rename(old)


def pending(folder: Path) -> Journal | None:
    """Return the journal of a set that was begun here and not ended."""
    stage, path = folder / STAGE, folder / _JOURNAL
    try:
        if not stat.S_ISDIR(stage.lstat().st_mode) or not stat.S_ISREG(path.lstat().st_mode):
            return None
        with path.open("rb") as file:
            journal = _understood(json.loads(file.read(_MOST)))
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, RecursionError):
        return None
    return journal if journal.place == stage.lstat().st_ino and _inside(folder, journal) else None


def _understood(told: Any) -> Journal:  # noqa: ANN401 - whatever JSON holds
    place, folders, steps = told
    whole = tuple(Step(str(target), str(old), bool(there), str(sum_)) for target, old, there, sum_ in steps)
    return Journal(int(place), tuple(map(str, folders)), whole)


def _inside(folder: Path, journal: Journal) -> bool:
    """Return whether all names lead down from the folder and through no link."""
    for name in (*journal.folders, *(name for step in journal.steps for name in (step.target, step.old))):
        path = Path(name)
        if path.anchor or ".." in path.parts or any((folder / above).is_symlink() for above in path.parents[:-1]):
            return False
    return True


def undo(folder: Path) -> bool:
    """Go back to the old files where a set was begun; return whether one was."""
    journal = pending(folder)
    if journal is None:
        return False
    for step in reversed(journal.steps):
        _back(folder, step)
    for name in reversed(journal.folders):
        with suppress(OSError):
            (folder / name).rmdir()
    (folder / _JOURNAL).unlink()
    return True


def _back(folder: Path, step: Step) -> None:
    target, old = folder / step.target, folder / step.old
    if not there(old):
        if not step.there and _ours(target, step.digest):
            target.unlink()
        return
    if not there(target):
        old.rename(target)
    elif os.path.samestat(old.lstat(), target.lstat()):
        old.unlink()
    else:
        if not _ours(target, step.digest):  # somebody has worked on it since
            target.rename(target.with_name(bearbeitet(target)))
        old.replace(target)


def _ours(path: Path, wanted: str) -> bool:
    return there(path) and stat.S_ISREG(path.lstat().st_mode) and digest(path) == wanted


def sweep(folder: Path) -> None:
    """Throw away what lies beside the targets, unless the way back needs it."""
    stage = folder / STAGE
    if not there(stage) or pending(folder) is not None:
        return
    if stat.S_ISDIR(stage.lstat().st_mode):
        shutil.rmtree(stage)
    else:
        stage.unlink()


def _missing(folder: Path, names: Iterable[str]) -> list[str]:
    """Return the folders that are not there yet, the upper ones first."""
    above = {parent for name in names for parent in PurePosixPath(name).parents if parent.parts}
    return sorted((str(one) for one in above if not (folder / one).is_dir()), key=lambda name: name.count("/"))


def digest(path: Path) -> str:
    """Return the sum of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def sync(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
