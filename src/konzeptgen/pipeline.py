"""The whole flow on one screen: load, validate, check, compose, render, write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from konzeptgen import bilder as pictures
from konzeptgen.check import check
from konzeptgen.compose import compose
from konzeptgen.cover import cover, design
from konzeptgen.document import Document
from konzeptgen.draw import Drawer
from konzeptgen.finding import Finding
from konzeptgen.load import load
from konzeptgen.model.konzept import Konzept
from konzeptgen.render import render, slug
from konzeptgen.source import Source
from konzeptgen.validate import validate
from konzeptgen.write import write

STAGES = ("load", "validate", "check", "compose", "render", "write")
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gives: a file name without ending, the bytes by format and what the rules found."""

    name: str
    outputs: dict[str, bytes]
    findings: tuple[Finding, ...]


def examine(folder: Path, stichtag: date, progress: Progress) -> tuple[Source, Konzept, tuple[Finding, ...]]:
    """Run the first three stages; raise Rejected where the data cannot be used."""
    progress("load")
    source = load(folder)
    progress("validate")
    konzept = validate(source, stichtag)
    progress("check")
    return source, konzept, check(konzept, source)


def assemble(konzept: Konzept, findings: tuple[Finding, ...], progress: Progress, drawer: Drawer) -> Document:
    """Run compose and render; the pictures are drawn beside them."""
    progress("compose")
    look = design(konzept)
    drawings = pictures.bilder(konzept, look)
    with ThreadPoolExecutor(max_workers=1) as pool:
        drawn = pool.submit(drawer.draw, drawings, look)
        composed = compose(konzept, drawings, findings)
        progress("render")
        document = render(konzept, composed, cover(konzept), look)
        return replace(document, pictures={**document.pictures, **drawn.result()})


def build(folder: Path, stichtag: date, formats: Sequence[str], progress: Progress, *, hints: bool = True) -> Built:
    """Run all six stages: folder in, bytes per format and findings out; ``hints`` prints the findings as well."""
    with Drawer() as drawer:
        _, konzept, findings = examine(folder, stichtag, progress)
        document = assemble(konzept, findings if hints else (), progress, drawer)
    progress("write")
    return Built(f"integrationskonzept-{slug(konzept.kommune.name)}", write(document, formats), findings)
