"""Measure the program against bare tools and print a table in Markdown.

Run: python -m benchmarks [--runs 3] [--folder examples/musterstadt]

The floor of a build is one pandoc process that writes DOCX, HTML and Typst of the same text, one Typst compile and one
process that draws the same pictures. Both sides of a pair run in turn, as whole processes with their children; ratios
are medians of pairs. "Cold" keeps nothing from before.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import boden
from benchmarks.messen import Mass, Zeile, pairs, python
from konzeptgen.base.zwischenspeicher import VARIABLE

_HEAD = (
    "| Arbeit | gegen | CPU | Wanduhr | Ziel (CPU) | CPU in s | gegen in s | Spitze |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)
_DAY = ("--stichtag", "1.10.2026")


class Lauf:
    """One run of all measurements in a folder of its own."""

    def __init__(self, folder: Path, work: Path, runs: int) -> None:
        """Copy the concept, so that it can be changed."""
        self.work, self.runs, self.konzept = work, runs, work / "konzept"
        shutil.copytree(folder, self.konzept, ignore=shutil.ignore_patterns("ausgabe"))
        self.text = next(iter(sorted((self.konzept / "texte").glob("*.md"))))
        self.kept = {**os.environ, "XDG_CACHE_HOME": str(work / "vorrat")}
        self.kept.pop(VARIABLE, None)
        self.cold = {**os.environ, VARIABLE: "aus"}

    def zeilen(self) -> Iterator[Zeile]:
        """Yield the rows of the table."""
        floor = boden.vorbereitet(self.konzept, self.work)
        yield self._zeile("drei Formate, kalt", "Boden", 1.7, self._cold, floor)
        self._build(self.kept)
        yield self._zeile("nichts geändert", "kalt", 0.15, lambda: self._build(self.kept), self._cold)
        yield self._zeile("ein Text geändert, drei Formate", "kalt", 0.6, self._changed, self._cold)
        yield self._zeile("ein Text geändert, nur HTML", "kalt", 0.25, lambda: self._changed("html"), self._cold)
        yield self._zeile("--help", "import typer", 2, lambda: self._konzeptgen("--help"), _typer)
        yield self._zeile("--version", "import typer", 2, lambda: self._konzeptgen("--version"), _typer)
        yield self._zeile("check, kalt", "import typer", 6, lambda: self._check(self.cold), _typer)
        self._check(self.kept)
        yield self._zeile("check, nichts geändert", "import typer", 6, lambda: self._check(self.kept), _typer)

    def _zeile(self, name: str, gegen: str, bar: float, mine: Callable[[], Mass], theirs: Callable[[], Mass]) -> Zeile:
        return Zeile(name, gegen, bar, pairs(self.runs, mine, theirs))

    def _cold(self) -> Mass:
        return self._build(self.cold)

    def _build(self, env: dict[str, str], formats: str = "docx,pdf,html") -> Mass:
        words = ("build", str(self.konzept), "-o", str(self.work / "aus"), *_DAY, "--format", formats)
        return python("-m", "konzeptgen", *words, env=env)

    def _changed(self, formats: str = "docx,pdf,html") -> Mass:
        self.text.write_text(f"{self.text.read_text('utf-8')}\nEin Satz mehr.\n", "utf-8")
        return self._build(self.kept, formats)

    def _check(self, env: dict[str, str]) -> Mass:
        return python("-m", "konzeptgen", "check", str(self.konzept), *_DAY, worst=1, env=env)

    def _konzeptgen(self, word: str) -> Mass:
        return python("-m", "konzeptgen", word, env=self.cold)


def _typer() -> Mass:
    return python("-c", "import typer")


def main() -> None:
    """Print the table and on what machine it was measured."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--folder", type=Path, default=Path("examples/musterstadt"))
    chosen = options.parse_args()
    day = datetime.now(UTC).strftime("%d.%m.%Y")
    sys.stdout.write(f"{day}, {platform.system()} {platform.machine()}, {os.cpu_count()} Kerne, ")
    sys.stdout.write(f"Python {platform.python_version()}, {chosen.folder.name}, {chosen.runs} Paare\n\n{_HEAD}\n")
    with tempfile.TemporaryDirectory() as name:
        for row in Lauf(chosen.folder, Path(name), chosen.runs).zeilen():
            sys.stdout.write(f"{row}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
