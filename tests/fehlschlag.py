"""Let calls to the system fail, or the process be killed in them, while a set of files is written in a child."""

import io
import json
import os
import shutil
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from konzeptgen.ablage import gedaechtnis
from konzeptgen.base.finding import EnvironmentTrouble
from konzeptgen.cli.atomic import put_right, write_output

CALLS = (
    *("open", "write", "fsync", "link", "rename", "replace", "mkdir", "unlink", "rmdir"),
    *("chmod", "lstat", "stat", "fstat", "scandir", "close"),
)
Chosen = Callable[[str, Sequence[str]], bool]
"""Whether a call of this name with these paths is to go wrong."""


@dataclass(frozen=True, slots=True)
class Kill:
    """The process dies in the call; of what it writes, half is written."""

    def __call__(self, name: str, real: Callable[..., Any], arguments: Sequence[Any]) -> Any:  # noqa: ANN401 - never
        if name == "write":
            real(arguments[0], arguments[1][: len(arguments[1]) // 2])
        os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Fail:
    """The call fails with this number, as all do from then on if ``onward``."""

    number: int
    onward: bool = False

    def __call__(self, name: str, real: Callable[..., Any], arguments: Sequence[Any]) -> Any:  # noqa: ANN401 - never
        if name == "close":  # it is closed all the same
            real(*arguments)
        paths = [os.fspath(one) for one in arguments if isinstance(one, str | os.PathLike)]
        raise OSError(self.number, os.strerror(self.number), paths[0] if paths else None)


Fault = Kill | Fail


def put(fault: Fault, chosen: Chosen, told: Callable[[str], object] = lambda _: None) -> None:
    """Let each chosen call go wrong from now on in this process."""
    for module, name in [*((os, name) for name in CALLS), (io, "open")]:
        real = getattr(module, name)

        def call(*arguments: Any, _real: Any = real, _name: str = name, **options: Any) -> Any:  # noqa: ANN401
            paths = [os.fspath(one) for one in arguments if isinstance(one, str | os.PathLike)]
            if chosen(_name, [str(path) for path in paths]):
                told(_name)
                return fault(_name, _real, arguments)
            return _real(*arguments, **options)

        setattr(module, name, call)


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a run: how many faults it met, which set lies there after the next command, what it said."""

    injected: int
    verdict: str
    said: str


OLD = {"a.docx": b"alt a" * 900, "b.pdf": b"alt b" * 900, "d.html": b"alt d"}
EDITED = b"ein Nachmittag"
NEW = {"a.docx": b"neu a" * 900, "b.pdf": b"neu b" * 900, "c/d.html": b"neu c"}
_KEPT = "a (bearbeitet am 01.11.2026).docx"
_MEMORY = gedaechtnis.NAME
_DAY = 1_793_534_400
BEFORE = {**OLD, "a.docx": EDITED}
AFTER = {**OLD, **NEW, _KEPT: EDITED}


class Probe:
    """A folder with an earlier set, of which somebody has edited a file, and into which a new set is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "ausgabe"
        self._took = 0.0
        self.memory = gedaechtnis.remembering(self.folder, OLD)

    def calls(self) -> list[str]:
        """Return the calls that writing the set makes."""
        return self._child(lambda told: put(Kill(), lambda name, _: bool(told(name)) and False))[0]

    def run(self, number: int, fault: Fault) -> Run:
        """Write with a fault in the call of this number; then look what the next command makes of it."""
        onward = isinstance(fault, Fail) and fault.onward
        counted = iter(range(10**6))

        def chosen(_name: str, _paths: Sequence[str]) -> bool:
            at = next(counted)
            return at == number or (onward and at > number)

        met, said = self._child(lambda told: put(fault, chosen, told))
        return Run(min(len(met), 1), self._verdict(said, onward=onward), said)

    def killed(self, moment: float) -> str:
        """Kill the process at a moment of its run, from 0 to 1 of what it takes; return which set lies there then."""
        if not self._took:
            begun = time.monotonic()
            self._child(lambda _: None)
            self._took = time.monotonic() - begun
        _, said = self._child(lambda _: signal.setitimer(signal.ITIMER_REAL, max(moment * self._took, 1e-6)))
        return self._verdict("getötet" if said else said, onward=True)

    def _verdict(self, said: str, *, onward: bool) -> str:
        once = said == "EnvironmentTrouble" and not onward
        if once and self._content() != BEFORE:
            return "nicht gleich wie davor"
        put_right(self.folder)
        found = self._content()
        if said == "" and found != AFTER:
            return "nicht geschrieben"
        if rest := {path.name for path in self.folder.iterdir()} - {_MEMORY} - {Path(name).parts[0] for name in found}:
            return f"Reste: {rest}"
        return "alt" if found == BEFORE else "neu" if found == AFTER else "gemischt"

    def _content(self) -> dict[str, bytes]:
        found = {path.relative_to(self.folder).as_posix(): path for path in self.folder.rglob("*") if path.is_file()}
        return {name: path.read_bytes() for name, path in found.items() if not name.startswith(".")}

    def _child(self, prepare: Callable[[Callable[[str], object]], object]) -> tuple[list[str], str]:
        """Write the set in a child that is prepared; return the calls it told of, and how it ended."""
        self._reset()
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            tell, leave = os.write, os._exit
            prepare(lambda name: tell(write, f"{json.dumps(name)}\n".encode()))
            try:
                write_output(self.folder, NEW)
            except BaseException as error:  # noqa: BLE001 - told to the parent
                leave(3 if isinstance(error, EnvironmentTrouble) else 4)
            leave(0)
        os.close(write)
        with os.fdopen(read) as pipe:
            told = [json.loads(line) for line in pipe]
        status = os.waitpid(child, 0)[1]
        ends = {0: "", 3 << 8: "EnvironmentTrouble", signal.SIGKILL: "getötet", signal.SIGALRM: "getötet"}
        return told, ends.get(status, "Fehler des Programms")

    def _reset(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        for name, data in BEFORE.items():
            (self.folder / name).write_bytes(data)
            os.utime(self.folder / name, (_DAY, _DAY))
        (self.folder / _MEMORY).write_bytes(self.memory)
