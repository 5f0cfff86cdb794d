"""What a chapter becomes: numbers without holes, final versions without empty parts, findings at their passage."""

from datetime import date
from itertools import pairwise

import pytest

from konzept import Ordner
from konzeptgen.compose import compose
from konzeptgen.cover import cover, design
from konzeptgen.document import Document, Heading, Landscape, Notice, Remark, headings, plain
from konzeptgen.finding import Finding, Severity
from konzeptgen.model.konzept import Konzept
from konzeptgen.render import render

STICHTAG = date(2026, 11, 23)
ANBIETER = """
traeger:
  - {id: caritas, name: Caritasverband Musterstadt e. V., art: freie_wohlfahrt}
angebote:
  - {id: mbe, traeger: caritas, name: Migrationsberatung, leistungsart: mbe, zielgruppen: [eu]}
"""


def document(konzept: Konzept, *findings: Finding) -> Document:
    return render(konzept, compose(konzept, {}, findings), cover(konzept), design(konzept))


def konzept(ordner: Ordner, status: str = "entwurf", schreibweise: str = "neutral") -> Konzept:
    rahmen = {"rahmen": {"status": status, "schreibweise": schreibweise}}
    return ordner.mit("konzept", rahmen).mit("anbieter", ANBIETER).konzept(STICHTAG)


@pytest.fixture
def ordner(tmp_path: object) -> Ordner:
    return Ordner(tmp_path)  # type: ignore[arg-type]


@pytest.mark.parametrize("status", ["entwurf", "beschlossen"])
def test_numbers_have_no_holes(ordner: Ordner, status: str) -> None:
    seen: dict[str, int] = {}
    for heading in headings(document(konzept(ordner, status)).blocks):
        if heading.level > 3:
            assert heading.number == ""
            continue
        parent, _, last = heading.number.rpartition(".")
        if heading.level > 1:
            seen[parent] = seen.get(parent, 0) + 1
            assert last == str(seen[parent]), heading.number


def test_a_final_version_has_no_gaps_and_no_empty_headings(ordner: Ordner) -> None:
    blocks = document(konzept(ordner, "beschlossen")).blocks
    assert not any(isinstance(block, Notice) and block.kind == "luecke" for block in blocks)
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(block, Heading):
            assert after is not None
            assert not isinstance(after, Heading) or after.level > block.level, plain(block.inlines)


def test_a_draft_shows_what_a_final_version_leaves_out(ordner: Ordner) -> None:
    def titles(status: str) -> set[str]:
        return {plain(heading.inlines) for heading in headings(document(konzept(ordner, status)).blocks)}

    assert "Ressourcen" in titles("entwurf") - titles("beschlossen")
    assert titles("beschlossen") <= titles("entwurf")


def test_neighbouring_gaps_become_one_box(ordner: Ordner) -> None:
    blocks = document(konzept(ordner)).blocks
    gaps = [isinstance(block, Notice) and block.kind == "luecke" for block in blocks]
    assert not any(one and other for one, other in pairwise(gaps))


def test_a_finding_stands_behind_the_passage_that_names_its_subject(ordner: Ordner) -> None:
    found = Finding("MAP005", Severity.WARNUNG, "Alt.", "Neu prüfen.", subject="mbe", chapter="verzeichnis")
    blocks = [
        b
        for block in document(konzept(ordner), found).blocks
        for b in (block.blocks if isinstance(block, Landscape) else [block])
    ]
    before = blocks[next(i for i, block in enumerate(blocks) if isinstance(block, Remark)) - 1]
    assert "Migrationsberatung" in str(before)


@pytest.mark.parametrize(("choice", "words"), [("stern", "EU-Bürger*innen"), ("doppelpunkt", "EU-Bürger:innen")])
def test_groups_are_named_as_the_municipality_wants(ordner: Ordner, choice: str, words: str) -> None:
    text = str(document(konzept(ordner.mit("anbieter", ANBIETER), schreibweise=choice)).blocks)
    neutral = str(document(konzept(ordner, schreibweise="neutral")).blocks)
    assert words in text
    assert words not in neutral
    assert "EU-Bürgerinnen und EU-Bürger" in neutral
