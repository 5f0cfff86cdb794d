"""What each kind of document promises: four plain pages, a booklet of whole sheets, a paper that a council can take."""

import io
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from conftest import Befehl
from dokumente import FAELLE, document, je_fall, output
from ganz import Ganz, ganz
from konzept import STICHTAG, Ordner, sichtbar
from konzeptgen import pipeline
from konzeptgen.document.tree import BulletList, Entry, Heading, Notice, OrderedList, Paragraph, Table, plain, walk
from konzeptgen.model.fassung import Fassung
from konzeptgen.pipeline import Wish
from konzeptgen.vorlagen.names import KONZEPT
from konzeptgen.vorlagen.vorlagen import Vorlagen
from konzeptgen.writers.write import formats
from test_fassung import everything, ordner, squeezed

TOWNS = (
    "minimal",
    *(pytest.param(town, marks=pytest.mark.langsam) for town in ("beispieltal", "musterstadt", "musterland")),
)
A5 = (420, 595)


def silent(_stage: str) -> None:
    pass


def pages(name: str) -> list[Any]:
    return list(PdfReader(io.BytesIO(output(name, "pdf"))).pages)


def sentences(name: str) -> list[str]:
    return [said for block in document(name).blocks for said in _sentences(block)]


def _sentences(block: object) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from re.split(r"(?<=[.!?:])\s+(?=[A-ZÄÖÜ„])", plain(block.inlines).replace("\u00a0", " "))
        case BulletList() | OrderedList():
            for item in block.items:
                for inner in item:
                    yield from _sentences(inner)
        case _:
            pass


def reading_ease(text: str) -> float:
    """Return how easy a German text reads (Flesch): 60 and more is plain, 20 and less that of a decree."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import textstat  # noqa: PLC0415 - loads a library of languages, which one test here needs
    textstat.set_lang("de_DE")
    return float(textstat.flesch_reading_ease(text))


def test_every_kind_of_the_issue_exists_and_says_what_it_is() -> None:
    kinds = Vorlagen().arten
    assert {KONZEPT, "positionspapier", "anbieterverzeichnis", "beschlussvorlage", "kurzfassung"} <= kinds.keys()
    assert all(kind.beschreibung for kind in kinds.values())


@pytest.mark.parametrize("name", je_fall(name for name, fall in FAELLE.items() if fall.art != KONZEPT))
def test_a_document_other_than_the_concept_names_its_publisher_day_and_title(name: str) -> None:
    cover = document(name).cover
    assert cover.title
    assert dict(cover.lines).keys() & {"Stand", "Datum"}


# Kurzfassung


@pytest.mark.parametrize("town", TOWNS)
def test_the_short_version_has_four_pages_at_most(town: str) -> None:
    assert 1 <= len(pages(f"kurzfassung-{town}")) <= 4


@pytest.mark.langsam
@pytest.mark.parametrize("town", TOWNS)
def test_the_short_version_is_easy_to_read(town: str) -> None:
    """Flesch in the German form of Amstad: 70 and more is easy; sentences of our own stay short."""
    own = [said for said in sentences(f"kurzfassung-{town}") if "https://" not in said and "@" not in said]
    text = " ".join(said if said[-1] in ".!?" else f"{said}." for said in own if len(said.split()) > 2)
    assert reading_ease(text) >= 65
    whole = [said for said in own if said.endswith((".", "?"))]
    assert sum(len(said.split()) for said in whole) / len(whole) <= 10


@pytest.mark.langsam
def test_the_measure_of_reading_tells_official_german_apart() -> None:
    official = (
        "Die Durchführung kommunaler Integrationsmaßnahmen erfolgt unter Berücksichtigung subsidiaritätsrechtlicher "
        "Rahmenbedingungen im Zusammenwirken mit den Trägern der freien Wohlfahrtspflege."
    )
    assert reading_ease(official) < 20


@pytest.mark.parametrize("town", TOWNS[1:])
def test_the_short_version_begins_with_figures(town: str) -> None:
    first, second, *_ = document(f"kurzfassung-{town}").blocks
    assert isinstance(first, Heading)
    assert isinstance(second, Table)


# Anbieterverzeichnis


@pytest.mark.langsam
@pytest.mark.parametrize("town", TOWNS)
def test_the_directory_is_a_booklet_of_whole_sheets_on_a5(town: str) -> None:
    found = pages(f"anbieterverzeichnis-{town}")
    assert len(found) % 4 == 0
    assert {(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in found} == {A5}


@pytest.mark.langsam
def test_the_directory_lists_every_running_offer_once_with_a_number_of_its_own() -> None:
    made = document("anbieterverzeichnis-musterstadt")
    entries = [block for block in made.blocks if isinstance(block, Entry)]
    heads = [plain(entry.blocks[0].inlines) for entry in entries if isinstance(entry.blocks[0], Heading)]
    assert [int(head.partition(" · ")[0]) for head in heads] == list(range(1, len(heads) + 1))
    examined = pipeline.examine(FAELLE["anbieterverzeichnis-musterstadt"].pfade[0], STICHTAG, silent)
    assert examined.konzept is not None
    wanted = sorted(squeezed(angebot.name) for angebot in examined.konzept.aktive_angebote)
    assert sorted(squeezed(head.partition(" · ")[2]) for head in heads) == wanted


@pytest.mark.langsam
def test_entries_can_be_found_by_kind_place_and_language() -> None:
    entries = [b for b in document("anbieterverzeichnis-musterstadt").blocks if isinstance(b, Entry)]
    assert {name for entry in entries for name, _ in entry.facets} == {"Leistung", "Sozialraum", "Sprache"}
    assert all(values for entry in entries for _, values in entry.facets)


@pytest.mark.langsam
def test_the_directory_is_public_and_no_draft_unless_told_otherwise(befehl: Befehl, tmp_path: Path) -> None:
    made = document("anbieterverzeichnis-musterstadt")
    assert made.cover.mark == ""
    assert not any(isinstance(node, Notice) and node.kind == "luecke" for node in walk(made.blocks))
    folder = FAELLE["anbieterverzeichnis-beispieltal"].pfade[0]
    done = befehl("build", folder, "--dokument", "anbieterverzeichnis", "--format", "html", "-o", tmp_path)
    assert done.code == 0
    assert [path.name for path in sichtbar(tmp_path)] == ["anbieterverzeichnis-beispieltal.html"]


# Beschlussvorlage


@pytest.mark.parametrize("town", TOWNS)
def test_a_paper_for_the_council_has_its_parts_in_order(town: str) -> None:
    made = document(f"beschlussvorlage-{town}")
    chapters = [plain(b.inlines) for b in made.blocks if isinstance(b, Heading) and b.level == 1]
    assert chapters == [
        "Beratungsfolge",
        "Beschlussvorschlag",
        "Begründung",
        "Finanzielle und personelle Auswirkungen",
        "Alternativen",
        "Anlagen",
        *(["Was noch nicht geklärt ist"] if town == "musterstadt" else []),
    ]
    proposal = made.blocks[made.blocks.index(heading(made.blocks, "Beschlussvorschlag")) :]
    listed = next(b for b in proposal if isinstance(b, OrderedList))
    assert len(listed.items) >= 3


def heading(blocks: tuple[Any, ...], words: str) -> Heading:
    return next(b for b in blocks if isinstance(b, Heading) and plain(b.inlines) == words)


@pytest.mark.langsam
def test_money_and_posts_are_those_of_the_measures() -> None:
    examined = pipeline.examine(FAELLE["beschlussvorlage-musterstadt"].pfade[0], STICHTAG, silent)
    assert examined.konzept is not None
    measures = examined.konzept.massnahmen
    tables = [b for b in document("beschlussvorlage-musterstadt").blocks if isinstance(b, Table) and b.total]
    total = [plain(cell).replace(".", "").replace(",", ".") for cell in tables[0].rows[-1]]
    new, running = ([m for m in measures if (m.neu == "ja") is wanted] for wanted in (True, False))
    assert [float(total[1]), float(total[3])] == [len(new), len(running)]
    assert float(total[2]) == sum(float(m.mittel or 0) for m in new) == 963_000
    assert float(total[4]) == sum(float(m.mittel or 0) for m in running) == 1_591_000
    assert float(total[5]) == sum(float(m.stellen or 0) for m in measures)


@pytest.mark.langsam
def test_a_released_paper_is_no_draft_though_the_concept_is_one() -> None:
    assert document("beschlussvorlage-musterstadt").cover.mark == ""
    assert document("beschlussvorlage-beispieltal").cover.mark == "Entwurf"


@pytest.mark.langsam
def test_the_page_of_signatures_fits_the_paper_for_the_council(befehl: Befehl, tmp_path: Path) -> None:
    folder = FAELLE["beschlussvorlage-musterstadt"].pfade[0]
    asked = ("--dokument", "beschlussvorlage", "--fassung", "intern", "--mitzeichnung", "--format", "html")
    assert befehl("build", folder, *asked, "-o", tmp_path).code == 0
    page = (tmp_path / "beschlussvorlage-musterstadt-intern.html").read_text("utf-8")
    assert "Namenszeichen" in page
    assert "Kämmerei" in page


# Leaks


@pytest.fixture(scope="module")
def made() -> Ganz:
    return ganz()


@pytest.mark.langsam
@pytest.mark.parametrize("art", [art for art in Vorlagen().arten if art != KONZEPT])
def test_no_kind_leaks_a_protected_field_publicly(made: Ganz, tmp_path: Path, art: str) -> None:
    folder = ordner(tmp_path, made).pfad
    wish = Wish(stichtag=STICHTAG, formats=formats(), art=art, fassung=Fassung.OEFFENTLICH)
    for suffix, data in pipeline.build([folder], wish, silent).outputs.items():
        hay = everything(suffix, data)
        assert [path for path, mark in made.marken.items() if squeezed(mark) in hay] == [], suffix


@pytest.mark.langsam
def test_the_internal_paper_names_its_person_and_the_public_one_only_with_permission(tmp_path: Path) -> None:
    def page(folder: Ordner, fassung: Fassung) -> str:
        wish = Wish(stichtag=STICHTAG, formats=("html",), art="positionspapier", fassung=fassung)
        return everything("html", pipeline.build([folder.pfad], wish, silent).outputs["html"])

    for erlaubt, shown in (("nein", False), ("ja", True)):
        full = ganz(erlaubt)
        (tmp_path / erlaubt).mkdir()
        folder = ordner(tmp_path / erlaubt, full)
        marks = [squeezed(mark) for path, mark in full.marken.items() if path.startswith("papier.")]
        assert len(marks) == 3
        internal, public = page(folder, Fassung.INTERN), page(folder, Fassung.OEFFENTLICH)
        assert all(mark in internal for mark in marks)
        assert all((mark in public) is shown for mark in marks)
