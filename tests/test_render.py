"""What a chapter becomes: numbers without holes, final versions without empty parts, findings at their passage."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from konzept import Ordner, stoff
from konzeptgen.base.finding import Finding, Severity
from konzeptgen.base.paths import EXAMPLES, SCHEMAS, TEMPLATES
from konzeptgen.base.schema import values
from konzeptgen.base.schreibweise import SCHREIBWEISEN
from konzeptgen.checking.rules import rules
from konzeptgen.composing.compose import compose
from konzeptgen.composing.design import design
from konzeptgen.document.tree import (
    Document,
    Footnote,
    Heading,
    Landscape,
    Notice,
    Paragraph,
    Remark,
    Table,
    headings,
    plain,
    walk,
)
from konzeptgen.model.konzept import Konzept
from konzeptgen.reading.load import load
from konzeptgen.rendering.render import render
from konzeptgen.validating.validate import validate
from konzeptgen.vorlagen.vorlagen import Vorlagen

STICHTAG = date(2026, 11, 23)
ANBIETER = """
traeger:
  - {id: caritas, name: Caritasverband Musterstadt e. V., art: freie_wohlfahrt}
angebote:
  - {id: mbe, traeger: caritas, name: Migrationsberatung, leistungsart: mbe, zielgruppen: [eu]}
"""


def document(konzept: Konzept, *findings: Finding) -> Document:
    return render(compose(stoff(konzept, befunde=findings)), design(konzept))


def konzept(ordner: Ordner, status: str = "entwurf", schreibweise: str = "neutral") -> Konzept:
    rahmen = {"rahmen": {"status": status, "schreibweise": schreibweise, "steckbriefe": "ja"}}
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


@pytest.mark.langsam
def test_a_draft_shows_what_a_final_version_leaves_out(ordner: Ordner) -> None:
    def titles(status: str) -> set[str]:
        return {plain(heading.inlines) for heading in headings(document(konzept(ordner, status)).blocks)}

    assert "Ressourcen" in titles("entwurf") - titles("beschlossen")
    assert titles("beschlossen") - {"Abkürzungen", "Impressum"} <= titles("entwurf")


def test_neighbouring_gaps_become_one_box(ordner: Ordner) -> None:
    blocks = document(konzept(ordner)).blocks
    gaps = [isinstance(block, Notice) and block.kind == "luecke" for block in blocks]
    assert not any(one and other for one, other in pairwise(gaps))


def noted(konzept: Konzept, subject: str, chapter: str = "verzeichnis") -> Heading | Paragraph | Table:
    """Return the passage behind which a finding about ``subject`` stands."""
    found = Finding("MAP005", Severity.WARNUNG, "Alt.", "Neu prüfen.", subject=subject, chapter=chapter)
    blocks = [
        b
        for block in document(konzept, found).blocks
        for b in (block.blocks if isinstance(block, Landscape) else [block])
    ]
    passage = blocks[next(i for i, block in enumerate(blocks) if isinstance(block, Remark)) - 1]
    assert isinstance(passage, Heading | Paragraph | Table)
    return passage


def test_a_finding_stands_behind_the_passage_that_names_its_subject(ordner: Ordner) -> None:
    assert "Migrationsberatung" in str(noted(konzept(ordner), "mbe"))


def test_of_two_things_with_one_name_a_finding_takes_the_passage_on_its_own(ordner: Ordner) -> None:
    arten = {"suche": "wohnungssuche", "treff": "begegnung"}
    zwei = [{"id": key, "traeger": "caritas", "name": "Lotsen", "leistungsart": art} for key, art in arten.items()]
    made = konzept(ordner.mit("anbieter/lotsen", {"angebote": zwei}))
    for one, other in (("suche", "treff"), ("treff", "suche")):
        passage = noted(made, one, "wohnen")
        assert "Lotsen" in str(passage)
        assert one in passage.about
        assert other not in passage.about


@pytest.mark.langsam
@pytest.mark.parametrize("art", Vorlagen().arten)
def test_what_names_are_marked_with_reaches_no_document(art: str) -> None:
    town = replace(validate(load(EXAMPLES / "beispieltal"), STICHTAG), marke=None)
    made = compose(stoff(town, art=art, befunde=(Finding("X", Severity.WARNUNG, "Alt.", "Neu.", subject="kvhs"),)))
    shown = repr((made.cover, made.kennung, made.chapters, render(made, design(town)).blocks))
    assert r"\x01" not in shown
    assert "\U000f0000" not in shown


def test_a_sentence_of_ours_says_what_it_is_about(ordner: Ordner) -> None:
    passage = noted(konzept(ordner), "mbe", "beratung")
    assert "Der Beratung dient zurzeit ein Angebot: Migrationsberatung" in str(passage)


def test_what_an_author_writes_about_a_thing_draws_no_finding_away_from_our_passage(ordner: Ordner) -> None:
    ordner.mit("texte/verzeichnis.md", "Die Migrationsberatung gibt es seit 1990.\n")
    passage = noted(konzept(ordner), "mbe")
    assert "seit 1990" not in str(passage)
    assert "mbe" in passage.about


def test_a_finding_without_a_passage_stands_behind_the_heading_of_its_chapter(ordner: Ordner) -> None:
    passage = noted(konzept(ordner), "nirgends", "wohnen")
    assert isinstance(passage, Heading)
    assert plain(passage.inlines) == "Wohnen"


GROUPS = {
    "neutral": "Einwohnerinnen und Einwohner, EU-Bürgerinnen und EU-Bürger, "
    "Spätaussiedlerinnen und Spätaussiedler, Teilnehmende",
    "doppelnennung": "Einwohnerinnen und Einwohner, EU-Bürgerinnen und EU-Bürger, "
    "Spätaussiedlerinnen und Spätaussiedler, Teilnehmerinnen und Teilnehmer",
    "doppelpunkt": "Einwohner:innen, EU-Bürger:innen, Spätaussiedler:innen, Teilnehmer:innen",
    "stern": "Einwohner*innen, EU-Bürger*innen, Spätaussiedler*innen, Teilnehmer*innen",
}


@pytest.mark.parametrize("choice", GROUPS)
def test_groups_are_named_as_the_municipality_wants(ordner: Ordner, choice: str) -> None:
    weitere = {"id": "b", "traeger": "caritas", "name": "Beratung", "leistungsart": "mbe"}
    ordner.mit("anbieter/weitere", {"angebote": [{**weitere, "zielgruppen": ["spaetaussiedler"]}]})
    text = str(document(konzept(ordner, schreibweise=choice)).blocks)
    every = {word for words in GROUPS.values() for word in words.split(", ")}
    assert {word for word in every if word in text} == set(GROUPS[choice].split(", "))


def test_a_sentence_of_the_check_names_groups_as_the_municipality_wants(ordner: Ordner) -> None:
    kurs = {"id": "k", "kurstraeger": "caritas", "typ": "allgemein", "name": "Kurs {a}", "belegt": 27}
    made = konzept(ordner.mit("kurse", {"kurse": [kurs]}), schreibweise="stern")
    (hit,) = rules()["KUR005"].pruefe(made)
    assert hit.was == "„Kurs {a}“ hat 27 Teilnehmende, höchstens 25 sind vorgesehen."
    found = Finding("KUR005", Severity.FEHLER, hit.was)
    assert "hat 27 Teilnehmer*innen, höchstens" in str(document(made, found).blocks)


def test_every_choice_of_spelling_is_known() -> None:
    assert {"neutral", *SCHREIBWEISEN} == set(values()["schreibweisen"])


def test_no_template_and_no_list_of_values_spells_a_group_by_itself() -> None:
    groups = [str(wert.titel) for wert in values()["personengruppen"].values()]
    files = [*TEMPLATES.rglob("*.j2"), *(SCHEMAS / "werte").glob("*.yaml")]
    spelling = [f.name for f in files if any(re.search(rf"\b{group}\b", f.read_text("utf-8")) for group in groups)]
    assert spelling == ["personengruppen.yaml"]


def test_a_remark_finds_names_that_typography_changed(ordner: Ordner) -> None:
    found = Finding("X", Severity.WARNUNG, "Alt.", "Neu.", subject="caritas", chapter="verzeichnis")
    blocks = document(konzept(ordner), found).blocks
    before = blocks[next(i for i, block in enumerate(blocks) if isinstance(block, Remark)) - 1]
    assert "Caritasverband" in str(before)


def test_the_words_of_authors_stay_as_they_are(ordner: Ordner) -> None:
    tisch = {"id": "rt", "name": "AG Teilnehmende", "beschluesse": [{"text": "Einwohnerinnen und Einwohner fragen"}]}
    ordner.mit("texte/leitbild.md", "Teilnehmende wirken mit.\n")
    text = str(document(konzept(ordner.mit("runde_tische", {"runde_tische": [tisch]}), schreibweise="stern")).blocks)
    assert "AG Teilnehmende" in text
    assert "Einwohnerinnen und Einwohner fragen" in text
    assert "Teilnehmende wirken mit." in text


def test_the_newest_value_of_an_indicator_comes_first(ordner: Ordner) -> None:
    werte = "[{jahr: 2025, wert: 30}, {jahr: 2024, wert: 20}]"
    monitoring = f"monitoring:\n  indikatoren:\n    - {{name: Quote, werte: {werte}}}\n"
    made = ordner.mit("konzept", "kommune: {name: A, typ: stadt, land: nw}\n" + monitoring).konzept(STICHTAG)
    rows = [
        plain(cell) for block in document(made).blocks if isinstance(block, Table) for row in block.rows for cell in row
    ]
    assert rows[rows.index("Quote") + 1 :][:2] == ["30 (2025)", "20 (2024)"]


def test_shares_of_residents_need_every_sozialraum(ordner: Ordner) -> None:
    ordner.mit("sozialraeume", "sozialraeume:\n  - {id: a, name: A, einwohner: {wert: 10}}\n  - {id: b, name: B}\n")
    ordner.mit("unterkuenfte", "unterkuenfte:\n  - {id: u, name: U, art: wohnung, plaetze: 4, sozialraum: a}\n")
    assert [row.anteil_bevoelkerung for row in ordner.konzept(STICHTAG).verteilung] == [None, None]


def test_planned_offers_alone_leave_no_empty_landscape_page(ordner: Ordner) -> None:
    ordner.mit("sozialraeume", "sozialraeume:\n  - {id: a, name: A}\n")
    planned = ordner.mit("anbieter", ANBIETER.replace("leistungsart: mbe", "leistungsart: mbe, status: geplant"))
    assert all(block.blocks for block in document(planned.konzept(STICHTAG)).blocks if isinstance(block, Landscape))


def test_footnotes_of_all_texts_are_counted_in_the_order_of_the_document(ordner: Ordner) -> None:
    for name in ("wohnen", "leitbild"):
        ordner.mit(
            f"texte/{name}.md",
            f"In {name} belegt.[^1]\n\n| A[^2] |\n| --- |\n| b |\n\n[^1]: Eins {name}\n[^2]: Zwei {name}",
        )
    found = [node for node in walk(document(konzept(ordner)).blocks) if isinstance(node, Footnote)]
    assert [(note.number, plain(note.inlines)) for note in found] == [
        (1, "Eins leitbild"),
        (2, "Zwei leitbild"),
        (3, "Eins wohnen"),
        (4, "Zwei wohnen"),
    ]
