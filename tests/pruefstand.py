"""Run the real command on a hostile case in a child with limits, and look what it did."""

import contextlib
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import angriffe
from konzeptgen import cli

SEKUNDEN, BYTES = 60, 2 << 30
_GEDULD = 300
"""Seconds by the clock after which a run hangs, whatever its CPU time says."""
_NETZ = {"socket.connect", "socket.getaddrinfo", "socket.sendto", "os.system", "os.exec", "urllib.Request"}


@dataclass(frozen=True, slots=True)
class Lauf:
    """What a run came to: its exit code (negative for a signal), seconds of CPU, bytes at most, and what is wrong."""

    code: int
    sekunden: float
    bytes: int
    maengel: tuple[str, ...]


def lauf(fall: angriffe.Fall, place: Path, marke: Callable[[], object] = lambda: None) -> Lauf:
    """Make a case in an empty place and run its command; ``marke`` is called when it begins and when it has ended."""
    angriffe.grundlage(place)
    fall.make(place)
    before = _stand(place)
    marke()
    child = os.fork()
    if child == 0:
        _lebe(fall, place)
    status, used = _gewartet(child)
    marke()
    code = os.waitstatus_to_exitcode(status)
    return Lauf(code, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, tuple(_maengel(place, code, before)))


def aufgeraeumt(place: Path) -> None:
    """Throw a place away, with folders so deep that Python cannot."""
    if place.exists():
        shutil.rmtree(place, ignore_errors=True)


def _stand(place: Path) -> dict[str, bytes]:
    """Return what lies next door, and the names at the place."""
    secret = {path.name: path.read_bytes() for path in (place / "fremd").iterdir()}
    return secret | {path.name: b"" for path in place.iterdir()}


def _maengel(place: Path, code: int, before: dict[str, bytes]) -> list[str]:
    said = (place / "aus").read_bytes() if (place / "aus").exists() else b""
    found = []
    if code not in {0, 1, 2, 3}:
        found.append(f"endet mit {code}")
    if b"Traceback (most recent call last)" in said:
        found.append("Traceback")
    after = _stand(place)
    if {name: data for name, data in after.items() if name not in {"aus", "ziel", "netz"}} != before:
        found.append("nebenan geschrieben")
    if (place / "netz").exists():
        found.append(f"Verbindung: {(place / 'netz').read_text()[:80]}")
    if any(angriffe.GEHEIM.encode() in data for data in (said, *_geschrieben(place))):
        found.append("das Geheimnis steht in der Ausgabe")
    if any(b"<script>alert(4711)" in data for name, data in _namen(place / "ziel") if name.endswith(".html")):
        found.append("Skript im HTML")
    return found


def _namen(folder: Path) -> list[tuple[str, bytes]]:
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) if folder.is_dir() else ()
    return [(path.name, path.read_bytes()) for path in paths]


def _geschrieben(place: Path) -> list[bytes]:
    """Return what was written: documents, and what came into the folder by an import."""
    folders = ("ziel", "konzept/ausgabe", "konzept/.sicherung", "konzept/.zuordnung", "konzept/texte", "konzept/bilder")
    real = [place / name for name in folders if not _verknuepft(place, name)]
    return [data for folder in real for _, data in _namen(folder)]


def _verknuepft(place: Path, name: str) -> bool:
    return (place / name).is_symlink()


def _gewartet(child: int) -> tuple[int, resource.struct_rusage]:
    until = time.monotonic() + _GEDULD
    while True:
        ended, status, used = os.wait4(child, os.WNOHANG)
        if ended:
            return status, used
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
            _, status, used = os.wait4(child, 0)
            return status, used
        time.sleep(0.02)


def _lebe(fall: angriffe.Fall, place: Path) -> None:
    """Be the child: limits, an environment of its own, the command; never come back."""
    code = 70
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (SEKUNDEN, SEKUNDEN))
        resource.setrlimit(resource.RLIMIT_DATA, (BYTES, BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.chdir(place / "tmp")
        tempfile.tempdir = None  # found anew
        os.environ.update(TMPDIR=str(place / "tmp"), HOME=str(place / "tmp"), COLUMNS="100")
        out = os.open(place / "aus", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for number in (1, 2):
            os.dup2(out, number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
        sys.addaudithook(lambda event, found: _verrat(place, event, found))
        where = {"konzept": place / "konzept", "quelle": place / "quelle", "ziel": place / "ziel"}
        try:
            cli.main([word.format(**where) for word in fall.command])
        except SystemExit as end:
            code = int(end.code or 0)
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _verrat(place: Path, event: str, found: tuple[object, ...]) -> None:
    """Note what Python itself tells of connections and foreign programs."""
    if event in _NETZ and not (event == "socket.connect" and isinstance(found[1], str | bytes)):
        with (place / "netz").open("a") as file:
            file.write(f"{event} {found!r}\n")
