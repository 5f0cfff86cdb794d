"""The examples as their readers get them, and a large concept: built by the command, each once in a run of tests."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from grosses_konzept import grosses_konzept
from konzeptgen import cli
from konzeptgen.paths import EXAMPLES

BEISPIELE = tuple(sorted(path.parent.name for path in EXAMPLES.glob("*/konzept.yaml")))
INTERN = "minimal, interne Fassung"
"""An edition with the findings of the check in it."""
NAMEN = (*BEISPIELE, INTERN)
GROSS = "300 Träger mehr"


@dataclass(slots=True)
class Ausgaben:
    """What the command has written by name; built when it is asked for."""

    folder: Path
    _built: dict[str, Path] = field(default_factory=dict)

    def pdf(self, name: str) -> Path:
        """Return the PDF of ``name``."""
        return next(self._files(name).glob("*.pdf"))

    def html(self, name: str) -> Path:
        """Return the page of ``name``."""
        return next(self._files(name).glob("*.html"))

    def _files(self, name: str) -> Path:
        if name not in self._built:
            target = self.folder / str(len(self._built))
            source = grosses_konzept(self.folder / "quelle") if name == GROSS else EXAMPLES / name.partition(",")[0]
            edition = ("--fassung", "intern") if name == INTERN else ()
            _build(source, target, *edition)
            self._built[name] = target
        return self._built[name]


def _build(source: Path, target: Path, *more: str) -> None:
    arguments = ["build", str(source), "-o", str(target), "--format", "pdf,html", "--stichtag", "01.10.2026", *more]
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)
    assert not end.value.code
