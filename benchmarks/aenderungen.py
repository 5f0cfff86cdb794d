"""Edits of a concept as authors make them; whether what was kept gives the same as a clean build after each.

Run: python -m benchmarks.aenderungen [--edits 500] [--folder examples/minimal]
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from konzeptgen import pipeline
from konzeptgen.auftrag import Built, Wish, gebaut
from konzeptgen.base import zwischenspeicher
from konzeptgen.base.finding import Finding, Rejected
from konzeptgen.base.zwischenspeicher import ZWISCHENSPEICHER

_DAYS = (date(2026, 10, 1), date(2024, 3, 31), date(2031, 1, 1))
_WORDS = ("Das Amt berät.", "Neu: **ein Satz**.", "Eine Liste:\n\n- eins\n- zwei", "Äpfel & <Birnen>")


@dataclass(frozen=True, slots=True)
class Folge:
    """What a build gave: what was written and found, or why nothing was."""

    built: Built | None
    findings: tuple[Finding, ...] = ()


class Werkstatt:
    """A copy of a concept that is changed step by step, and what is asked of it."""

    def __init__(self, model: Path, folder: Path, seed: int) -> None:
        """Copy ``model`` into ``folder``."""
        self._dice = random.Random(seed)  # noqa: S311 - no secret
        self._model, self.folder = model, folder
        shutil.copytree(model, folder)
        self.wish = Wish(stichtag=_DAYS[0], formats=("html",))

    def aenderungen(self, count: int) -> Iterator[str]:
        """Make so many edits, one after the other; yield the name of each."""
        for _ in range(count):
            edit = self._dice.choice(_EDITS)
            edit(self)
            yield edit.__name__.strip("_")

    def _files(self, ending: str) -> list[Path]:
        return sorted(path for path in self.folder.rglob(f"*{ending}") if path.name != "konzept.yaml")

    def _text(self) -> None:
        path = self._dice.choice([*self._files(".md"), self.folder / "texte" / "einleitung.md"])
        path.parent.mkdir(exist_ok=True)
        before = path.read_text("utf-8") if path.exists() else ""
        path.write_text(f"{before}\n\n{self._dice.choice(_WORDS)}\n", "utf-8")

    def _figure(self) -> None:
        path = self._dice.choice([*self._files(".yaml"), self.folder / "konzept.yaml"])
        text = path.read_text("utf-8")
        hits = list(re.finditer(r"\d(?=\s*$)", text, re.MULTILINE))
        if hits:
            at = self._dice.choice(hits).start()
            path.write_text(f"{text[:at]}{self._dice.randint(0, 9)}{text[at + 1 :]}", "utf-8")

    def _word(self) -> None:
        path = self._dice.choice([*self._files(".yaml"), self.folder / "konzept.yaml"])
        lines = path.read_text("utf-8").split("\n")
        at = self._dice.randrange(len(lines))
        lines[at] += self._dice.choice(("", " neu", "#", ":"))
        path.write_text("\n".join(lines), "utf-8")

    def _deletion(self) -> None:
        if files := [*self._files(".yaml"), *self._files(".md")]:
            self._dice.choice(files).unlink()

    def _renaming(self) -> None:
        if files := self._files(".yaml"):
            path = self._dice.choice(files)
            path.rename(path.with_name(f"{path.stem}{self._dice.choice(('-alt', '2', ''))}.yaml"))

    def _stray(self) -> None:
        (self.folder / self._dice.choice(("liste.xlsx", "notiz.txt", "bild.svg"))).write_bytes(b"x")

    def _undoing(self) -> None:
        shutil.rmtree(self.folder)
        shutil.copytree(self._model, self.folder)

    def _day(self) -> None:
        self.wish = replace(self.wish, stichtag=self._dice.choice(_DAYS))

    def _edition(self) -> None:
        self.wish = replace(self.wish, fassung=self._dice.choice(list(pipeline.Fassung)))

    def _locale(self) -> None:
        os.environ["LC_ALL"] = self._dice.choice(("C", "C.UTF-8", "de_DE.UTF-8"))
        zwischenspeicher.programm.cache_clear()


_EDITS: tuple[Callable[[Werkstatt], None], ...] = (
    Werkstatt._text,
    Werkstatt._figure,
    Werkstatt._word,
    Werkstatt._deletion,
    Werkstatt._renaming,
    Werkstatt._stray,
    Werkstatt._undoing,
    Werkstatt._undoing,
    Werkstatt._day,
    Werkstatt._edition,
    Werkstatt._locale,
)


def mit_vorrat(folder: Path, wish: Wish) -> Folge:
    """Build with what was kept; the folder of it has to be set by the environment."""
    ZWISCHENSPEICHER.oeffne()
    try:
        return _folge(lambda: gebaut([folder], wish, lambda asked: pipeline.build([folder], asked, _silent)))
    finally:
        ZWISCHENSPEICHER.schliesse()


def von_vorn(folder: Path, wish: Wish) -> Folge:
    """Build without anything that was kept."""
    return _folge(lambda: pipeline.build([folder], wish, _silent))


def _folge(build: Callable[[], Built]) -> Folge:
    try:
        return Folge(build())
    except Rejected as rejected:
        return Folge(None, tuple(rejected.findings))


def _silent(stage: str) -> None:
    del stage


def main() -> int:
    """Make the edits; end with 1 at the first that gives something else than a clean build."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--edits", type=int, default=500)
    options.add_argument("--folder", type=Path, default=Path("examples/minimal"))
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CACHE_HOME"] = f"{name}/vorrat"
        work = Werkstatt(chosen.folder, Path(name) / "konzept", seed=2026)
        for number, edit in enumerate(work.aenderungen(chosen.edits), 1):
            if mit_vorrat(work.folder, work.wish) != von_vorn(work.folder, work.wish):
                sys.stdout.write(f"edit {number} ({edit}): not the same\n")
                return 1
    sys.stdout.write(f"{chosen.edits} edits: what was kept gives the same as a clean build each time\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
