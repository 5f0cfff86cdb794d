"""Whole process trees, measured: CPU seconds with those of all children, wall, peak memory of the largest process."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce


@dataclass(frozen=True, slots=True)
class Mass:
    """What a command took; sums of several that run one after the other."""

    cpu: float
    wall: float
    peak: int = 0

    def __add__(self, other: Mass) -> Mass:
        """Return both, one after the other."""
        return Mass(self.cpu + other.cpu, self.wall + other.wall, max(self.peak, other.peak))


def run(*command: str, worst: int = 0, env: Mapping[str, str] | None = None) -> Mass:
    """Run a command and return what it took; stop where it fails."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env=env)
        _, status, took = os.wait4(process.pid, 0)
        wall, code = time.perf_counter() - began, os.waitstatus_to_exitcode(status)
        process.returncode = code
        said.seek(0)
        if not 0 <= code <= worst:
            raise SystemExit(f"{' '.join(command)}: {said.read().decode('utf-8', 'replace')[-500:]}")
    return Mass(took.ru_utime + took.ru_stime, wall, took.ru_maxrss // 1024)


def python(*words: str, worst: int = 0, env: Mapping[str, str] | None = None) -> Mass:
    """Run Python with these words."""
    return run(sys.executable, *words, worst=worst, env=env)


def together(*parts: Mass) -> Mass:
    """Return several, one after the other."""
    return reduce(Mass.__add__, parts)


@dataclass(frozen=True, slots=True)
class Zeile:
    """A row of the table: what was done, against what, and the bar for the ratio of CPU."""

    name: str
    gegen: str
    bar: float
    pairs: Sequence[tuple[Mass, Mass]]

    @property
    def cpu(self) -> float:
        """Return the median of the ratios of CPU, pair by pair."""
        return statistics.median(mine.cpu / theirs.cpu for mine, theirs in self.pairs)

    @property
    def wall(self) -> float:
        """Return the same of wall time."""
        return statistics.median(mine.wall / theirs.wall for mine, theirs in self.pairs)

    def __str__(self) -> str:
        """Return the row in Markdown, with German numbers."""
        mine, theirs = (statistics.median(pair[side].cpu for pair in self.pairs) for side in (0, 1))
        peak = max(pair[0].peak for pair in self.pairs)
        cells = [self.name, self.gegen, _number(self.cpu), _number(self.wall), f"≤ {_number(self.bar)}"]
        return f"| {' | '.join([*cells, _number(mine), _number(theirs), f'{peak} MB'])} |"


def pairs(runs: int, mine: Callable[[], Mass], theirs: Callable[[], Mass]) -> list[tuple[Mass, Mass]]:
    """Run both sides in turn, so that a busy machine slows both."""
    return [(mine(), theirs()) for _ in range(runs)]


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
