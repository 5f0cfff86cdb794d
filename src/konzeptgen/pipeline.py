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
from konzeptgen.validate import validate
from konzeptgen.vollstaendigkeit import Elementstand, vollstaendigkeit
from konzeptgen.write import write

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gives: a file name without ending, the bytes by format and what the rules found."""

    name: str
    outputs: dict[str, bytes]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """What the first three stages give: the Konzept, what the rules found, and how complete it is."""

    konzept: Konzept
    findings: tuple[Finding, ...]
    elemente: tuple[Elementstand, ...]


def examine(folder: Path, stichtag: date, progress: Progress) -> Examined:
    """Run the first three stages; raise Rejected where the data cannot be used."""
    progress("load")
    source = load(folder)
    progress("validate")
    konzept = validate(source, stichtag)
    progress("check")
    findings = check(konzept, source)
    return Examined(konzept, findings, vollstaendigkeit(konzept, source, findings))


def assemble(examined: Examined, progress: Progress, drawer: Drawer, *, hints: bool = True) -> Document:
    """Run compose and render; the pictures are drawn beside them. Without ``hints`` no finding is printed."""
    konzept = examined.konzept
    progress("compose")
    look = design(konzept)
    drawings = pictures.bilder(konzept, look)
    with ThreadPoolExecutor(max_workers=1) as pool:
        drawn = pool.submit(drawer.draw, drawings, look)
        composed = compose(
            konzept, drawings, *((examined.findings, examined.elemente) if hints and konzept.entwurf else ())
        )
        progress("render")
        document = render(konzept, composed, cover(konzept), look)
        return replace(document, pictures={**document.pictures, **drawn.result()})


def build(folder: Path, stichtag: date, formats: Sequence[str], progress: Progress, *, hints: bool = True) -> Built:
    """Run all six stages: folder in, bytes per format and findings out; ``hints`` prints the findings as well."""
    with Drawer() as drawer:
        examined = examine(folder, stichtag, progress)
        document = assemble(examined, progress, drawer, hints=hints)
    progress("write")
    return Built(
        f"integrationskonzept-{slug(examined.konzept.kommune.name)}", write(document, formats), examined.findings
    )
