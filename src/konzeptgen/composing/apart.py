"""A stranger's templates are filled in a process of their own: with little memory, time and output, and no network.

The process is a copy of this one (fork), so that it costs next to nothing. It answers with texts alone, as JSON. Where
a system has no fork (Windows), the budget of ``bounded`` is all there is; the guide says so.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from konzeptgen.base.finding import Finding, Place, Rejected, Severity
from konzeptgen.base.grenzen import grenzen
from konzeptgen.base.zwischenspeicher import ZWISCHENSPEICHER
from konzeptgen.composing.bounded import Budget
from konzeptgen.composing.compose import compose, composed_of
from konzeptgen.composing.composed import ChapterText, Composed
from konzeptgen.document.tree import Cover
from konzeptgen.model.lesart import Lesart
from konzeptgen.vorlagen.jinjafehler import TooMuchError, overdone

if TYPE_CHECKING:
    from konzeptgen.composing.stoff import Stoff

_ALONE = 0x10000000 | 0x40000000  # Linux: a user's and a network's name space of its own
_PAGE, _HANDLES, _MEGABYTE, _CHUNK = 4096, 64, 1_000_000, 1 << 16


class OwnFaultError(Exception):
    """konzeptgen has failed in that process; ``places`` say where, without anybody's data."""

    def __init__(self, places: list[str]) -> None:
        """Keep the places."""
        super().__init__("in a process of its own")
        self.places = places


def begun(stoff: Stoff, size: int) -> Callable[[], Composed]:
    """Begin to compose; return what waits for the end, or composes now where all templates are ours.

    ``size`` counts the characters of the folder: a larger one may ask for more. To be called before threads start.
    """
    if not stoff.vorlagen.any_own:
        return partial(compose, stoff)
    budget = Budget.of(size)
    if not hasattr(os, "fork"):
        return partial(compose, stoff, budget)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        _live(stoff, budget, size, write)
    os.close(write)
    return partial(_ended, stoff, child, read, grenzen().vorlage_zeichen * 8 + 80 * size)


def _ended(stoff: Stoff, child: int, read: int, most: int) -> Composed:
    """Return what the process has composed; raise Rejected for what it found, or where it died."""
    said = bytearray()
    with os.fdopen(read, "rb", buffering=0) as pipe:
        while len(said) <= most and (part := pipe.read(_CHUNK)):
            said += part
    if len(said) > most:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    *begun_at, last = said.decode("utf-8", "replace").split("\n")
    if len(said) > most or not last:
        raise Rejected([overdone(Place(begun_at[-1] if begun_at else "vorlagen"))])
    return _understood(stoff, json.loads(last))


def _understood(stoff: Stoff, answer: dict[str, Any]) -> Composed:
    if "fehler" in answer:
        raise OwnFaultError(answer["fehler"])
    if "befunde" in answer:
        raise Rejected([_finding(one) for one in answer["befunde"]])
    known = {chapter.key: chapter for chapter in stoff.vorlagen.kapitel(stoff.art.name)}
    chapters = (
        ChapterText(key, titel, number, text, {int(line): frozenset(ids) for line, ids in about.items()},
                    stoff.vorlagen.eigene(known[key]) if key in known else {})
        for key, titel, number, text, about in answer["kapitel"]
    )  # fmt: skip
    cover = answer["deckblatt"]
    lines = tuple((label, words) for label, words in cover.pop("lines"))
    return composed_of(stoff, tuple(chapters), Cover(**cover, lines=lines), answer["kennung"], Lesart(answer["lesart"]))


def _finding(told: dict[str, Any]) -> Finding:
    place = Place(**told["place"])
    return Finding(told["code"], Severity(told["severity"]), told["message"], told["remedy"], place)


def _live(stoff: Stoff, budget: Budget, size: int, pipe: int) -> NoReturn:
    """Be that process: compose, answer, end; whatever happens, never come back to the caller."""
    code = 1
    try:
        _confine(pipe, size)

        def begin(file: str) -> None:
            os.write(pipe, f"{file}\n".encode("utf-8", "replace"))

        answer = json.dumps(_answer(lambda: compose(stoff, budget, begin))).encode()
        while answer:
            answer = answer[os.write(pipe, answer) :]
        code = 0
    finally:
        os._exit(code)


def _answer(work: Callable[[], Composed]) -> dict[str, Any]:
    try:
        made = work()
    except Rejected as rejected:
        told = ("code", "severity", "message", "remedy")
        return {
            "befunde": [
                {name: getattr(one, name) for name in told} | {"place": asdict(one.place)} for one in rejected.findings
            ]
        }
    except Exception as error:  # noqa: BLE001 - the caller tells it
        frames = traceback.extract_tb(error.__traceback__)
        own = [f"  {frame.filename.rpartition('konzeptgen/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
        return {"fehler": [type(error).__qualname__, *own]}
    chapters = [
        (one.key, one.titel, one.number, one.markdown, {line: sorted(ids) for line, ids in one.about.items()})
        for one in made.chapters
    ]
    return {"kapitel": chapters, "deckblatt": asdict(made.cover), "kennung": made.kennung, "lesart": made.lesart}


def _confine(pipe: int, size: int) -> None:
    """Take away what a template does not need, and bound the rest."""
    import resource  # noqa: PLC0415 - there is none on Windows

    limits = grenzen()
    seconds = limits.vorlage_sekunden + size // _MEGABYTE * 10
    memory = _memory() + limits.vorlage_speicher + 50 * size
    signal.signal(signal.SIGXCPU, _too_long)
    for which, soft, hard in (
        (resource.RLIMIT_CPU, seconds, seconds + 5),
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NOFILE, _HANDLES, _HANDLES),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        with suppress(ValueError, OSError):  # never more than the caller itself may
            resource.setrlimit(which, (soft, hard))
    os.environ.clear()
    ZWISCHENSPEICHER.lies_nur()
    sys.dont_write_bytecode = True
    os.closerange(0, pipe)
    os.closerange(pipe + 1, 4096)
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).unshare(_ALONE)


def _too_long(*_: object) -> None:
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    raise TooMuchError("Sie rechnet länger, als ein Dokument braucht")


def _memory() -> int:
    """Return how much address space is taken already; a guess where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * _PAGE
    except OSError:
        return 1 << 30
