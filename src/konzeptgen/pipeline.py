"""The whole flow on one screen: load, validate, check, compose, render, write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from konzeptgen import bilder as pictures
from konzeptgen.check import check
from konzeptgen.compose import Stoff, compose
from konzeptgen.cover import cover, design
from konzeptgen.document import Document
from konzeptgen.draw import Drawer
from konzeptgen.fassung import Fassung, geschnitten
from konzeptgen.finding import Finding
from konzeptgen.load import load
from konzeptgen.model.konzept import Konzept
from konzeptgen.render import render, slug
from konzeptgen.validate import validate
from konzeptgen.vollstaendigkeit import Elementstand, vollstaendigkeit
from konzeptgen.write import write

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of a build.

    ``hints`` prints the findings of the check, in the internal edition of a draft only; ``mitzeichnung`` adds the
    page on which offices sign.
    """

    stichtag: date
    formats: Sequence[str]
    fassung: Fassung = Fassung.OEFFENTLICH
    hints: bool = True
    mitzeichnung: bool = False


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


def assemble(examined: Examined, wish: Wish, progress: Progress, drawer: Drawer) -> Document:
    """Cut the Konzept to its edition, then run compose and render; the pictures are drawn beside them."""
    konzept = geschnitten(examined.konzept, wish.fassung)
    hints = wish.hints and konzept.entwurf and not konzept.oeffentlich
    befunde, elemente = (examined.findings, examined.elemente) if hints else ((), ())
    progress("compose")
    look = design(konzept)
    drawings = pictures.bilder(konzept, look)
    with ThreadPoolExecutor(max_workers=1) as pool:
        drawn = pool.submit(drawer.draw, drawings, look)
        composed = compose(
            Stoff(
                konzept=konzept,
                bilder=drawings,
                befunde=befunde,
                elemente=elemente,
                mitzeichnung=wish.mitzeichnung,
            )
        )
        progress("render")
        document = render(konzept, composed, cover(konzept), look)
        return replace(document, pictures={**document.pictures, **drawn.result()})


def build(folder: Path, wish: Wish, progress: Progress) -> Built:
    """Run all six stages: folder in, bytes per format and findings out."""
    with Drawer() as drawer:
        examined = examine(folder, wish.stichtag, progress)
        document = assemble(examined, wish, progress, drawer)
    progress("write")
    edition = "-intern" if wish.fassung is Fassung.INTERN else ""
    name = f"integrationskonzept-{slug(examined.konzept.kommune.name)}{edition}"
    return Built(name, write(document, wish.formats), examined.findings)
