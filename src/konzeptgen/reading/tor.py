"""The gate: every file of an author's folder is found and opened here, below the folder and without following links."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from konzeptgen.base.finding import Finding, Place, Rejected, Severity
from konzeptgen.base.grenzen import Grenzen, grenzen

_BELOW = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW") and os.scandir in os.supports_fd
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_SAFELY = _FLAGS | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)  # a pipe without a writer does not wait
_WINDOWS_LINKS = frozenset((0xA000000C, 0xA0000003))  # symbolic link and junction; other reparse points hold files
_MEGABYTE = 1_000_000


class Kind(StrEnum):
    """What lies under a name, with the words of a message."""

    FILE = "eine Datei"
    FOLDER = "ein Ordner"
    LINK = "nur eine Verknüpfung"
    OTHER = "weder Datei noch Ordner"


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing in the folder: its name below it as messages have it, the names on the disk that lead there, its kind."""

    name: str
    path: tuple[str, ...]
    kind: Kind
    size: int = 0

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the names on the way."""
        return tuple(self.name.split("/"))


def kind_of(found: os.stat_result) -> Kind:
    """Return the kind of a thing looked at without following it."""
    if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) in _WINDOWS_LINKS:
        return Kind.LINK
    if stat.S_ISREG(found.st_mode):
        return Kind.FILE
    return Kind.FOLDER if stat.S_ISDIR(found.st_mode) else Kind.OTHER


class Tor:
    """The gate of one folder, with the budget that it has for all that is read from it."""

    def __init__(self, folder: Path, needed: Collection[str] = ()) -> None:
        """Begin with nothing read; other folders than those ``needed`` may be closed to us."""
        self.folder, self.needed = folder, needed
        self.grenzen: Grenzen = grenzen()
        self._read = 0

    def entries(self) -> tuple[Entry, ...]:
        """Return what lies in the folder, in the order of names; what is hidden and ``ausgabe`` are not looked into.

        Raises:
            Rejected: it holds more than anybody can read.
            OSError: a folder cannot be listed.
        """
        return tuple(sorted(self._walk(), key=lambda entry: entry.parts))

    def read(self, entry: Entry, most: int = 0) -> bytes:
        """Return the content of a file of at most so many bytes, without a figure those of any file.

        Raises:
            Rejected: it is a link or no file, is too large by itself, or all of the folder is by now.
            OSError: it cannot be read.
        """
        self.require(entry, most)
        data = self._content(entry)
        self._read += len(data)
        if self._read > self.grenzen.ordner:
            message = f"Im Ordner ist mehr zu lesen als {_shown(self.grenzen.ordner)}."
            raise Rejected([_fault("ORD008", message, _LESS, entry.name)])
        return data

    def there(self, name: str) -> bytes:
        """Return the content of a file that may be hidden, nothing where there is none; raise like ``read``."""
        path = tuple(name.split("/"))
        for end in range(1, len(path) + 1):
            try:
                found = (self.folder.joinpath(*path[:end])).lstat()
            except (FileNotFoundError, NotADirectoryError):
                return b""
            kind = kind_of(found)
            if kind is not (Kind.FILE if end == len(path) else Kind.FOLDER):
                raise Rejected([wrong(Entry("/".join(path[:end]), path[:end], kind), folder=end < len(path))])
        return self.read(Entry(name, path, Kind.FILE, found.st_size))

    def require(self, entry: Entry, most: int = 0) -> None:
        """Raise Rejected where an entry is no file or too large a one."""
        if entry.kind is not Kind.FILE:
            raise Rejected([wrong(entry)])
        if entry.size > (most or self.grenzen.datei):
            message = f"Die Datei ist größer als {_shown(most or self.grenzen.datei)}."
            raise Rejected([_fault("SYN008", message, "Teilen Sie sie auf.", entry.name)])

    def _walk(self) -> Iterator[Entry]:
        waiting: list[tuple[str, ...]] = [()]
        count = 0
        while waiting:
            path = waiting.pop()
            for entry in self._listed(path):
                count += 1
                if count > self.grenzen.dateien:
                    most = f"{self.grenzen.dateien:,}".replace(",", ".")
                    raise Rejected([_fault("ORD008", f"Im Ordner liegen mehr als {most} Dateien.", _LESS, "")])
                yield entry
                if entry.kind is Kind.FOLDER and not self._passed(entry):
                    waiting.append(entry.path)

    def _passed(self, entry: Entry) -> bool:
        """Return whether nobody looks into a folder; raise Rejected where it lies too deep to be meant."""
        if entry.path[-1].startswith(".") or entry.path == ("ausgabe",):
            return True
        if len(entry.path) >= self.grenzen.tiefe:
            message = f"Hier liegen mehr als {self.grenzen.tiefe} Ordner ineinander."
            raise Rejected([_fault("ORD008", message, _LESS, "/".join(entry.parts[:3]))])
        return False

    def _listed(self, path: tuple[str, ...]) -> list[Entry]:
        try:
            with _Way(self.folder, path) as here, os.scandir(here) as found:
                return [self._entry(path, one) for one in found]
        except PermissionError:
            if path and path[0] not in self.needed:
                return []
            raise

    @staticmethod
    def _entry(path: tuple[str, ...], one: os.DirEntry[str]) -> Entry:
        whole = (*path, one.name)
        looked = one.stat(follow_symlinks=False)
        return Entry(unicodedata.normalize("NFC", "/".join(whole)), whole, kind_of(looked), looked.st_size)

    def _content(self, entry: Entry) -> bytes:
        """Return the bytes of a file that is opened step by step from the folder, and looked at once it is open."""
        with _Way(self.folder, entry.path[:-1]) as here, _named(self.folder.joinpath(*entry.path)):
            handle = _opened(here, entry.path[-1], _SAFELY)
            with os.fdopen(handle, "rb") as file:
                looked = os.fstat(handle)
                self.require(Entry(entry.name, entry.path, kind_of(looked), looked.st_size))
                data = file.read(self.grenzen.datei + 1)  # it may grow while it is read
        self.require(Entry(entry.name, entry.path, Kind.FILE, len(data)))
        return data


class _Way:
    """An open folder, reached from the author's without following a link; on Windows its path, looked at on the way."""

    def __init__(self, folder: Path, path: Iterable[str]) -> None:
        self._folder, self._path = folder, tuple(path)
        self._here: int | Path = folder

    def __enter__(self) -> int | Path:
        try:
            with _named(self._folder.joinpath(*self._path)):
                if _BELOW:
                    self._here = os.open(self._folder, _FLAGS | os.O_DIRECTORY)
                for name in self._path:
                    self._step(name)
        except OSError:
            self.__exit__()
            raise
        return self._here

    def __exit__(self, *_: object) -> None:
        if isinstance(self._here, int):
            os.close(self._here)
            self._here = self._folder

    def _step(self, name: str) -> None:
        before = self._here
        if isinstance(before, int):
            self._here = _opened(before, name, _SAFELY | os.O_DIRECTORY)
            os.close(before)
        else:
            self._here = before / name
            if kind_of(self._here.lstat()) is not Kind.FOLDER:
                raise NotADirectoryError(name)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let an error of the system tell the whole path."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


def _opened(here: int | Path, name: str, flags: int) -> int:
    if isinstance(here, int):
        return os.open(name, flags, dir_fd=here)
    if kind_of((here / name).lstat()) is not Kind.FILE:
        raise OSError(name)
    return os.open(here / name, flags)


def given(path: Path) -> bytes:
    """Return the content of a file that the user names, through whatever links that leads.

    Raises:
        Rejected: it is no file, or one too large.
    """
    most = grenzen().quelle
    with open(path, "rb", opener=_not_waiting) as file:  # a Path takes no opener
        looked = os.fstat(file.fileno())
        if kind_of(looked) is not Kind.FILE:
            raise Rejected([wrong(Entry(path.name, (path.name,), kind_of(looked)))])
        if looked.st_size > most:
            message = f"Die Datei ist größer als {_shown(most)}."
            raise Rejected([_fault("TAB001", message, "Teilen Sie sie auf.", path.name)])
        return file.read(most)


def _not_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


class Anlagen(Mapping[str, bytes]):
    """The pictures, areas and Word templates of a folder by name, each read when somebody asks for it."""

    def __init__(self, tor: Tor, entries: Iterable[Entry]) -> None:
        """Take the entries that may be asked for."""
        self._tor = tor
        self._entries = {entry.name: entry for entry in entries}
        self._read: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        """Return the content of a file, the same each time; raise Rejected where it cannot come in."""
        if name not in self._read:
            self._read[name] = self._tor.read(self._entries[name])
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        """Return whether there is such a file, without reading it."""
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._entries)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._entries)


def wrong(entry: Entry, *, folder: bool = False) -> Finding:
    """Return the finding that no file, or no ``folder``, lies where one belongs."""
    what, self_ = ("einen Ordner", "den Ordner") if folder else ("eine Datei", "die Datei")
    if entry.kind is Kind.LINK:
        message, remedy = f"Hier liegt nur eine Verknüpfung auf {what}.", f"Kopieren Sie {self_} selbst in den Ordner."
        if folder:
            remedy = "Kopieren Sie den Ordner selbst hierher."
        return _fault("ORD004", message, remedy, entry.name)
    message = f"Hier liegt {entry.kind}, wo {'ein Ordner' if folder else 'eine Datei'} stehen muss."
    return _fault("ORD009", message, "Benennen Sie um, was dort liegt, oder nehmen Sie es aus dem Ordner.", entry.name)


_LESS = "Legen Sie in den Ordner nur, was zum Konzept gehört."


def _shown(count: int) -> str:
    return f"{count // _MEGABYTE} MB" if count >= _MEGABYTE else f"{count // 1000} kB"


def _fault(code: str, message: str, remedy: str, name: str) -> Finding:
    return Finding(code, Severity.FEHLER, message, remedy, Place(name))
