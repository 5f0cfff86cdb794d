"""Every OpenDocument file keeps the standard and is accessible; each rule is shown to notice its mistake."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dokumente import STICHTAG, je_fall, output, silent
from konzept import Ordner
from konzeptgen import pipeline
from konzeptgen.base.schema import values
from konzeptgen.document.tree import Cover, Design, Document, Layout, Link, Notice, Paragraph, Text
from konzeptgen.pipeline import Wish
from konzeptgen.writers.odt import write
from konzeptgen.writers.write import USUAL, formats
from odt_regeln import CONTENT, META, NS, RULES, STYLES, File, breaches, faults, q, words
from test_docx_barrierefrei import every_node

DESIGNS = {"haus": Design(), "hell": Design(colour="#FFCC00", accent="#00FFFF")}
COVER = Cover("Konzept", "", "Stadt", (), draft=False)


@cache
def sample(design: str) -> bytes:
    return write(every_node(DESIGNS[design]))


@pytest.mark.parametrize("design", DESIGNS)
def test_a_document_of_every_node_is_accessible_and_keeps_the_schema(design: str) -> None:
    file = File(sample(design))
    assert breaches(file) == []
    assert faults(file) == []


@pytest.mark.langsam
@pytest.mark.parametrize("name", je_fall())
def test_a_document_of_the_examples_is_accessible_and_keeps_the_schema(name: str) -> None:
    file = File(output(name, "odt"))
    assert breaches(file) == []
    assert faults(file) == []


def test_the_package_begins_with_its_kind_unpacked_and_carries_no_day() -> None:
    with zipfile.ZipFile(io.BytesIO(sample("haus"))) as package:
        first, *others = package.infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert sample("haus")[38:77] == b"application/vnd.oasis.opendocument.text"
    assert {info.date_time for info in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(every_node(DESIGNS["haus"])) == sample("haus")


def test_properties_name_title_language_and_the_document_s_day_and_no_machine() -> None:
    said = {etree.QName(e).localname: e.text for e in File(sample("haus")).roots[META][0]}
    assert said["title"] == "Konzept"
    assert said["language"] == "de-DE"
    assert said["date"] == said["creation-date"] == "2026-03-31T12:00:00"
    assert said["generator"] == "konzeptgen"


# What formats have in common with Word


def style(file: File, element: etree._Element) -> etree._Element:
    name = element.get(q(f"{'table' if 'table' in element.tag else 'text'}:style-name"))
    return next(
        s for root in file.roots.values() for s in root.iter(q("style:style")) if s.get(q("style:name")) == name
    )


def test_contents_lead_to_each_chapter_and_name_its_page() -> None:
    lines = File(sample("haus")).body.findall(".//text:index-body/text:p", NS)
    assert [words(line).split("\t")[0] for line in lines] == ["1 Anfang", "1.1 Orte", "Anhang A Anhang"]
    pages = [line.find(".//text:bookmark-ref", NS) for line in lines]
    assert [page is not None and page.get(q("text:reference-format")) for page in pages] == ["page"] * 3


def test_a_landscape_begins_a_page_on_its_side_and_the_next_chapter_an_upright_one() -> None:
    root = File(sample("haus")).roots[CONTENT]
    pages = [
        s.get(q("style:master-page-name"))
        for s in root.iter(q("style:style"))
        if q("style:master-page-name") in s.attrib
    ]
    assert pages == ["Deckblatt", "Querformat", "Standard"]


def test_words_in_another_language_say_so() -> None:
    file = File(sample("haus"))
    span = next(s for s in file.body.iter(q("text:span")) if words(s) == "Welcome Centre")
    assert style(file, span)[0].get(q("fo:language")) == "en"


def test_a_remark_is_a_comment_beside_its_notice() -> None:
    body = File(sample("haus")).body
    notes = list(body.iter(q("office:annotation")))
    assert [note.findtext("text:p", "", NS) for note in notes] == ["Die Zahl fehlt seit 2024."]
    assert words(next(notes[0].iterancestors())).startswith("Hier fehlt:")
    assert len(list(body.iter(q("office:annotation-end")))) == 1


def test_two_demands_one_below_the_other_keep_apart_and_each_holds_together() -> None:
    words_of = [(Paragraph((Text(f"Plätze {place}."),)), Paragraph((Text("Offen."),))) for place in range(3)]
    demands = tuple(Notice("forderung", blocks) for blocks in words_of)
    lines = list(File(write(Document(COVER, demands, "2026-01-01", layout=Layout(inhalt=False)))).lines())[-6:]
    sides = [line.get(q("text:style-name")) for line in lines[1::2]]
    assert sides[0] == sides[2] != sides[1]


def test_a_footnote_stands_at_its_word() -> None:
    notes = [words(note) for note in File(sample("haus")).body.iter(q("text:note-body"))]
    assert notes == ["Quelle: Statistikamt\nStand 2025"]


def test_sums_are_bold_and_shaded_numbers_have_a_ground() -> None:
    file = File(sample("haus"))
    rows = list(next(file.body.iter(q("table:table"))).iter(q("table:table-row")))
    assert "bold" in etree.tostring(style(file, rows[-1][0][0])).decode()
    grounds = {style(file, row[1])[0].get(q("fo:background-color")) for row in rows[1:3]}
    assert len(grounds) == 2
    assert None not in grounds


def test_a_numbered_list_begins_with_its_number() -> None:
    items = File(sample("haus")).body.iter(q("text:list-item"))
    assert [item.get(q("text:start-value")) for item in items if q("text:start-value") in item.attrib] == ["3"]


def test_a_booklet_lies_on_a5_with_mirrored_margins_and_its_header_fits() -> None:
    file = File(write(replace(every_node(Design()), layout=Layout(blatt="a5", broschuere=True))))
    page = next(file.roots[STYLES].iter(q("style:page-layout")))
    lengths = {etree.QName(name).localname: str(value) for name, value in page[0].attrib.items()}
    sizes = {name: float(value[:-2]) for name, value in lengths.items() if value.endswith("pt")}
    assert page.get(q("style:page-usage")) == "mirrored"
    assert (round(sizes["page-width"] / 72 * 25.4), round(sizes["page-height"] / 72 * 25.4)) == (148, 210)
    tab = file.roots[STYLES].find(".//style:style[@style:name='Footer']//style:tab-stop", NS)
    room = sizes["page-width"] - sizes["margin-left"] - sizes["margin-right"]
    assert tab is not None
    assert float(str(tab.get(q("style:position")))[:-2]) == pytest.approx(room, abs=0.1)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "javascript:alert(1)", "#a b"])
def test_a_link_that_could_do_more_than_show_a_page_raises(target: str) -> None:
    with pytest.raises(ValueError, match="nicht erlaubt"):
        write(Document(COVER, (Paragraph((Link((Text("x"),), target),)),), "2026-01-01"))


LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.sampled_from(" \t\n")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(LETTERS, min_size=1), min_size=1, max_size=4))
def test_any_text_is_read_back_as_it_was(texts: list[str]) -> None:
    inlines = tuple(Text(text) for text in texts)
    made = File(write(Document(COVER, (Paragraph(inlines),), "2026-01-01", layout=Layout(inhalt=False))))
    assert words(list(made.lines())[-1]) == "".join(texts)


# The town's own choice


@pytest.mark.langsam
def test_a_town_sets_its_formats_and_the_command_overrules_it(tmp_path: Path) -> None:
    folder = Ordner(tmp_path).mit("konzept", {"formate": ["odt"]}).pfad

    def built(*wanted: str) -> set[str]:
        return set(pipeline.build([folder], Wish(stichtag=STICHTAG, formats=wanted), silent).outputs)

    assert built() == {"odt"}
    assert built("html") == {"html"}


def test_the_formats_that_a_town_can_name_are_those_that_there_are() -> None:
    assert set(values()["formate"]) == set(formats())
    assert set(USUAL) < set(formats())


# Each rule against a file with the one mistake


def changed(part: str, change: Callable[[etree._Element], None]) -> File:
    file = File(sample("haus"))
    change(file.roots[part])
    file.parts[part] = etree.tostring(file.roots[part])
    return file


def first(root: etree._Element, path: str) -> etree._Element:
    found = root.find(path, NS)
    assert found is not None, path
    return found


def removed(path: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        element = first(root, path)
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)

    return change


def given_to(path: str, name: str, value: str) -> Callable[[etree._Element], None]:
    return lambda root: first(root, path).set(q(name), value)


def added(path: str, name: str) -> Callable[[etree._Element], None]:
    return lambda root: first(root, path).insert(0, etree.Element(q(name)))


def worded(path: str, text: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        element = first(root, path)
        for child in list(element):
            element.remove(child)
        element.text = text

    return change


CELL = ".//table:table-header-rows/table:table-row/table:table-cell"
DEFAULT = ".//style:default-style[@style:family='paragraph']/style:text-properties"
MUTANTS: tuple[tuple[str, str, Callable[[etree._Element], None]], ...] = (
    ("titel", META, worded(".//dc:title", " ")),
    ("sprache", META, removed(".//dc:language")),
    (
        "sprache",
        STYLES,
        given_to(DEFAULT, "fo:language", "en"),
    ),
    ("ueberschriften", CONTENT, given_to(".//text:h[@text:outline-level='2']", "text:outline-level", "5")),
    ("ueberschriften", CONTENT, worded(".//text:h[@text:outline-level='2']", "")),
    ("tabellenkoepfe", CONTENT, removed(".//table:table-header-rows")),
    ("tabellenkoepfe", CONTENT, worded(f"{CELL}/text:p", "")),
    ("tabellenform", CONTENT, removed(CELL)),
    ("alternativtexte", CONTENT, worded(".//draw:frame/svg:desc", "")),
    ("alternativtexte", CONTENT, given_to(".//draw:frame", "text:anchor-type", "page")),
    ("leerabsaetze", CONTENT, added(".//office:text", "text:p")),
    ("links", CONTENT, removed(".//text:h/text:bookmark")),
    ("links", CONTENT, given_to(".//text:p/text:a", "xlink:href", "../vorlage.ott")),
    ("seitenzahlen", STYLES, removed(".//style:footer/text:p/text:page-number")),
    ("stile", CONTENT, given_to(".//text:h", "text:style-name", "Unbekannt")),
    ("aktives", CONTENT, added(".//office:text", "office:scripts")),
    ("aktives", CONTENT, given_to(".//draw:image", "xlink:href", "https://amt.example/logo.png")),
    ("spuren", CONTENT, given_to(".//draw:frame", "draw:name", "/home/amt/karte.png")),
)


@pytest.mark.parametrize(("rule", "part", "change"), MUTANTS, ids=[f"{n}-{m[0]}" for n, m in enumerate(MUTANTS)])
def test_a_rule_notices_its_mistake(rule: str, part: str, change: Callable[[etree._Element], None]) -> None:
    assert rule in {breach.partition(":")[0] for breach in breaches(changed(part, change))}


def test_every_rule_has_a_mistake_to_notice() -> None:
    assert {rule for rule, _, _ in MUTANTS} == set(RULES)


def test_the_schema_notices_a_broken_file() -> None:
    assert faults(changed(CONTENT, added(".//office:text", "text:list-item")))
    assert re.search("style", faults(changed(STYLES, added(".//style:header", "office:meta")))[0])
