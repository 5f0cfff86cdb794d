"""Names in every script, numbers under each other, wide tables: the same in all formats."""

import base64
import io
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

from konzept import Ordner, stoff
from konzeptgen.base.typography import NBSP
from konzeptgen.bilder.zeichnung.lettering import dress
from konzeptgen.composing.compose import compose
from konzeptgen.composing.design import design
from konzeptgen.document import fonts
from konzeptgen.document.markdown import RawTable, parse
from konzeptgen.document.scripts import marked, right_to_left, script, typed
from konzeptgen.document.tree import (
    Align,
    Block,
    Cover,
    Document,
    Figure,
    Foreign,
    Heading,
    Inline,
    Landscape,
    Paragraph,
    Picture,
    Strong,
    Table,
    Text,
    plain,
    walk,
)
from konzeptgen.rendering.columns import ROOMS, aligned, columns, is_wide
from konzeptgen.rendering.landscape import turned
from konzeptgen.rendering.render import render
from konzeptgen.writers import docx, html, pdf
from programme import program

A4 = ROOMS["a4"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SVG = "{http://www.w3.org/2000/svg}"
NAMES = {
    "Arab": "جمعية السلام (دريسدن)",
    "Armn": "Հայ համայնք",
    "Beng": "বাংলাদেশ সমিতি",
    "Cyrl": "Українська спілка «Надія»",
    "Deva": "भारतीय संघ",
    "Ethi": "ማሕበር ኤርትራውያን",
    "Geor": "ქართული სათვისტომო",
    "Grek": "Ελληνική Κοινότητα",
    "Hani": "华人协会",
    "Hebr": "קהילה יהודית",
    "Jpan": "日本人会 さくら",
    "Kore": "한인회",
    "Latn": "Người Việt",
    "Taml": "தமிழ் சங்கம்",
    "Thai": "สมาคมไทย",
}
MORE_NAMES = [
    ("Arab", "انجمن فرهنگی ایرانیان"),
    ("Arab", "ڕێکخراوی کوردان"),
    ("Arab", "خانه‌ی ایران"),
    ("Cyrl", "Русский дом"),
    ("Ethi", "የኢትዮጵያ ማኅበር"),
    ("Latn", "İstanbul"),
    ("Latn", "Əliyev"),
    ("Latn", "ʿAbd"),
]
ALL_NAMES = [*NAMES.items(), *MORE_NAMES]
JEDER_NAME = pytest.mark.parametrize(
    ("tag", "name"),
    [
        pytest.param(tag, name, marks=() if name in {NAMES["Arab"], NAMES["Cyrl"]} else pytest.mark.langsam)
        for tag, name in ALL_NAMES
    ],
)
# Signs of direction, which no reader sees.
INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"))


def document(*blocks: Block, pictures: dict[str, Picture] | None = None) -> Document:
    cover = Cover("Konzept", "", "Stadt Musterstadt", (), draft=False)
    return Document(cover, (Heading(1, typed("Anfang"), "anfang", "1"), *blocks), "2026-03-31", pictures or {})


def named(name: str) -> Document:
    inlines = (
        *typed("Der Verein "),
        Strong(typed(name)),
        *typed(f" hilft mit, und das Haus hat {name}, 12 Plätze sind dort am Nachmittag frei"),
    )
    table = raw_table([(f"Ort {name}", "left")], [[f"Treffpunkt der Gruppe {name}, 12 Personen kommen regelmäßig"]])
    shown = Table(columns(table, None, 50), table.head, table.rows, "t", typed(name), 1)
    cover = Cover("Konzept", name, "Stadt Musterstadt", (("Verein", name),), draft=False)
    return replace(document(Heading(2, typed(name), "b", "1.1"), Paragraph(inlines), shown), cover=cover)


def raw_table(head: list[tuple[str, Align]], rows: Iterable[Iterable[str]]) -> RawTable:
    return RawTable(
        tuple(align for _, align in head),
        tuple(typed(title) for title, _ in head),
        tuple(tuple(typed(cell) for cell in row) for row in rows),
    )


def squeezed(text: str) -> str:
    """Return what is to be read, without white space, for lines break anywhere."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text.translate(INVISIBLE)))


def pdf_words(data: bytes, tmp_path: Path) -> str:
    (tmp_path / "a.pdf").write_bytes(data)
    done = subprocess.run([program("pdftotext"), tmp_path / "a.pdf", "-"], capture_output=True, check=True)
    return done.stdout.decode()


def pdf_text(data: bytes, tmp_path: Path) -> str:
    # pdftotext sets brackets and joiners in words from right to left elsewhere.
    return re.sub("[()\u200c]", "", squeezed(pdf_words(data, tmp_path)))


def docx_body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def faces(page: bytes) -> dict[str, list[TTFont]]:
    """Return the fonts that a page brings along, by family."""
    found: dict[str, list[TTFont]] = {}
    for family, data in re.findall(rb'font-family: "([^"]+)"; [^}]*?base64,([^"]+)"', page):
        found.setdefault(family.decode(), []).append(TTFont(io.BytesIO(base64.b64decode(data))))
    return found


# Scripts


@JEDER_NAME
def test_a_name_is_marked_by_its_script(tag: str, name: str) -> None:
    assert marked(f"Verein {name} e. V.") == (Text("Verein "), Foreign((Text(name),), f"und-{tag}"), Text(" e. V."))


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("Arab", "هل من مساعدة؟"),
        ("Arab", "محمّدٌ"),
        ("Deva", "भारतीय संघ।"),
        ("Hani", "华人协会。"),
        ("Jpan", "さくら㈱"),
        ("Jpan", "ジュリー"),
        ("Latn", "Vũ̃"),
    ],
)
def test_a_sign_that_several_scripts_share_belongs_to_the_name_before_it(tag: str, name: str) -> None:
    assert marked(f"Verein {name} e. V.") == (Text("Verein "), Foreign((Text(name),), f"und-{tag}"), Text(" e. V."))


@pytest.mark.parametrize("text", ["", "Müller & Söhne – „ja“ … 5 €", "Čapek, Yılmaz, Łódź, Şen, Ñandú", "→ ☑ 😀"])
def test_other_words_are_not_marked(text: str) -> None:
    assert all(isinstance(inline, Text) for inline in marked(text))


def test_two_names_in_a_row_stay_two() -> None:
    one, two = NAMES["Hebr"], "שלום"
    assert [plain((inline,)) for inline in marked(f"{one}, {two}")] == [one, ", ", two]


def test_what_markdown_sets_bold_is_marked_too() -> None:
    (paragraph,) = parse(f"**{NAMES['Grek']}** und {NAMES['Cyrl']}")
    assert paragraph == Paragraph(
        (Strong(typed(NAMES["Grek"])), Text(" und "), Foreign((Text(NAMES["Cyrl"]),), "und-Cyrl"))
    )


@given(st.text())
def test_marking_keeps_every_letter(text: str) -> None:
    assert plain(marked(text)) == text


@pytest.mark.parametrize(
    ("lang", "wanted", "rtl"),
    [("und-Arab", "Arab", True), ("und-Hebr", "Hebr", True), ("und-Cyrl", "Cyrl", False), ("en-GB", "", False)],
)
def test_a_tag_tells_script_and_direction(lang: str, wanted: str, *, rtl: bool) -> None:
    assert script(lang) == wanted
    assert right_to_left(lang) is rtl


@pytest.mark.parametrize("tag", fonts.FAMILIES)
def test_every_script_has_a_font_that_is_there(tag: str) -> None:
    for face in fonts.faces(fonts.FAMILIES[tag]):
        shown = fonts.characters(face)
        assert all(ord(letter) in shown or letter in " ()«»\u200c" for letter in NAMES.get(tag, ""))


# Names in the formats


@JEDER_NAME
def test_a_name_stands_in_the_pdf_as_written_and_in_order(tag: str, name: str, tmp_path: Path) -> None:
    text = pdf_text(pdf.write(named(name)), tmp_path)
    name = re.sub("[()\u200c]", "", squeezed(name))
    assert f"DerVerein{name}hilftmit,unddasHaushat{name},12Plätze" in text, tag
    assert f"TreffpunktderGruppe{name},12" in text
    assert text.count(name) == 9, "cover twice, contents, heading, paragraph twice, caption, two cells"


def test_letters_that_move_together_are_read_as_one_word(tmp_path: Path) -> None:
    name = "ڕێکخراوی"
    assert name in pdf_words(pdf.write(document(Paragraph(typed(f"Der Verein {name} hilft mit")))), tmp_path)


def test_a_letter_with_an_accent_is_read_once() -> None:
    reader = PdfReader(io.BytesIO(pdf.write(document(Paragraph(typed("Thị Hội Việt aus İstanbul"))))))
    assert "Thị Hội Việt aus İstanbul" in reader.pages[2].extract_text()


@JEDER_NAME
def test_a_name_stands_in_the_page_marked_and_with_its_font(tag: str, name: str) -> None:
    page = html.write(named(name))
    tree = html5lib.parse(page.decode(), namespaceHTMLElements=False)
    assert f"Verein {name} hilft mit, und das Haus hat {name}, 12{NBSP}Plätze" in "".join(tree.itertext())
    marks = tree.findall(f".//*[@lang='und-{tag}']")
    assert len(marks) == 9
    assert {mark.get("dir") for mark in marks} == ({"rtl"} if tag in {"Arab", "Hebr"} else {None})
    brought = faces(page)
    assert brought.keys() == {fonts.HOUSE, fonts.FAMILIES[tag]}
    for font in brought[fonts.FAMILIES[tag]]:
        letters = {ord(letter) for letter in name if letter.isalpha()}
        assert letters <= font.getBestCmap().keys()
        assert not {record.nameID for record in font["name"].names} & {1, 3, 4, 6, 16}, "no name of the whole font"
        assert "Copyright" in font["name"].getDebugName(0) or "©" in font["name"].getDebugName(0)
    assert len(page) < len(html.write(document())) + 170_000


def test_a_page_without_such_names_brings_the_house_s_font_alone() -> None:
    assert faces(html.write(document(Paragraph(typed("Čapek & Müller – 5 €"))))).keys() == {fonts.HOUSE}


def test_signs_that_the_house_s_font_lacks_bring_theirs() -> None:
    assert faces(html.write(document(Paragraph(typed("A → B"))))).keys() == {fonts.HOUSE, "Noto Sans Symbols"}


def test_names_give_the_same_bytes_each_time() -> None:
    every = document(*(Paragraph(typed(name)) for _, name in ALL_NAMES))
    for write in (html.write, pdf.write, docx.write):
        assert write(every) == write(every)


@JEDER_NAME
def test_a_name_stands_in_the_word_file_in_its_direction(tag: str, name: str) -> None:
    body = docx_body(docx.write(named(name)))
    text = "".join(str(e.text) for e in body.iter(f"{W}t")).translate(INVISIBLE)
    assert f"Verein {name} hilft mit, und das Haus hat {name}, 12{NBSP}Plätze" in text
    runs = [run for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}lang") is not None]
    assert "".join(str(e.text) for run in runs for e in run.iter(f"{W}t")) == name * 9
    for run in runs:
        assert (run.find(f"{W}rPr/{W}rtl") is not None) == (tag in {"Arab", "Hebr"})
        (lang,) = run.iter(f"{W}lang")
        assert set(lang.attrib.values()) == {"x-none"}
    assert ("Arial" in {font.get(f"{W}cs") for font in body.iter(f"{W}rFonts")}) == (tag in {"Arab", "Hebr"})


def test_a_number_behind_a_name_from_right_to_left_keeps_its_place_in_word() -> None:
    body = docx_body(docx.write(named(NAMES["Arab"])))
    texts = ["".join(str(e.text) for e in run.iter(f"{W}t")) for run in body.iter(f"{W}r")]
    behind = [after for before, after in pairwise(texts) if before == NAMES["Arab"]]
    assert "\N{LEFT-TO-RIGHT MARK}" in behind


# Names in pictures


def labelled(*words: str) -> etree._Element:
    lines = "".join(
        f'<text transform="translate(10,{20 * y})" font-size="12px" fill="#222222" stroke="#FFFFFF" text-anchor="end">'
        f"{word}</text>"
        for y, word in enumerate(words, start=1)
    )
    return etree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400">{lines}</svg>')


def test_labels_keep_their_letters_and_name_their_font() -> None:
    drawing = labelled("Caritas", f"Verein {NAMES['Cyrl']} e. V.", NAMES["Arab"])
    dress(drawing)
    assert ["".join(map(str, label.itertext())) for label in drawing] == [
        "Caritas",
        f"Verein {NAMES['Cyrl']} e. V.",
        NAMES["Arab"],
    ]
    assert [part.get("font-family") for part in drawing.iter(f"{SVG}tspan")] == [None, "Noto Sans", None, "Amiri"]


def test_labels_that_drawing_programs_would_tear_become_outlines() -> None:
    drawing = labelled("Caritas", NAMES["Deva"], NAMES["Hani"])
    dress(drawing)
    kept, *groups = drawing
    assert kept.tag == f"{SVG}text"
    for group in groups:
        assert (group.tag, group.get("fill"), group.get("stroke")) == (f"{SVG}g", "#222222", "#FFFFFF")
        assert len(list(group.iter(f"{SVG}path"))) >= 3
        assert float(str(group[0].get("transform")).split("(")[1].split(",")[0]) < -20, "right edge at the place"


def test_a_label_of_several_lines_keeps_them_apart() -> None:
    drawing = labelled("")
    drawing[0].extend(
        etree.fromstring(f'<tspan xmlns="{SVG[1:-1]}" {a}>{NAMES["Thai"]}ที่</tspan>') for a in ("", 'x="0" dy="15"')
    )
    dress(drawing)
    assert [re.findall(r"translate\(\S+,(\d+)\)", str(line.get("transform"))) for line in drawing[0]] == [["0"], ["15"]]


def test_pictures_with_names_of_every_script_stand_in_the_pdf() -> None:
    drawing = labelled(*(name for _, name in ALL_NAMES))
    dress(drawing)
    pictures = {"bild": Picture(etree.tostring(drawing), "image/svg+xml", 300, 400)}
    figure = Figure("bild", typed("Bild"), "Namen", "abb", 1)
    assert pdf.write(document(figure, pictures=pictures))


# Numbers under each other


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (["12", "12,5", "1.200"], ["12,0", "12,5", "1.200,0"]),
        (["1", "0,75", "offen", "–", ""], ["1,00", "0,75", "offen", "–", ""]),
        (["8 %", "12,5 %", "offen"], [f"8,0{NBSP}%", f"12,5{NBSP}%", "offen"]),
        (["−3", "2,5"], ["−3,0", "2,5"]),
        (["12", "13"], ["12", "13"]),
        (["2026", "12,5"], ["2026", "12,5"]),
        (["01067", "12,5"], ["01067", "12,5"]),
        (["16,2 (2025)", "100 (2025)"], ["16,2 (2025)", "100 (2025)"]),
        (["12,5 %", "300 Personen"], [f"12,5{NBSP}%", f"300{NBSP}Personen"]),
        (["rund 12", "12,5"], ["rund 12", "12,5"]),
    ],
)
def test_numbers_of_one_quantity_get_as_many_decimals(cells: list[str], wanted: list[str]) -> None:
    table = aligned(raw_table([("Ort", "left"), ("Wert", "right")], [["12,5", cell] for cell in cells]))
    assert [plain(row[1]) for row in table.rows] == wanted
    assert {plain(row[0]) for row in table.rows} == {"12,5"}


def test_numbers_aligned_to_the_left_stay() -> None:
    table = raw_table([("Wert", "left")], [["12"], ["12,5"]])
    assert aligned(table) == table


@given(st.lists(st.decimals(0, 10**6, places=2).map(lambda value: f"{value:f}".replace(".", ",")), min_size=1))
def test_no_number_changes_its_value(cells: list[str]) -> None:
    short = [cell.rstrip("0").rstrip(",") if "," in cell else cell for cell in cells]
    table = aligned(raw_table([("Wert", "right")], [[cell] for cell in short]))
    shown = [plain(row[0]) for row in table.rows]
    assert [float(cell.replace(",", ".")) for cell in shown] == [float(cell.replace(",", ".")) for cell in short]


def test_figures_in_tables_are_of_one_width_in_every_format(tmp_path: Path) -> None:
    made = document(sized(raw_table([("Wert", "right")], [["11,1"], ["88,8"]])))
    with zipfile.ZipFile(io.BytesIO(docx.write(made))) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    tabular = [style.get(f"{W}styleId") for style in styles if style.findall(".//{*}numSpacing")]
    assert tabular == ["Tabellentext"]
    assert b".rechts { text-align: right; font-variant-numeric: tabular-nums" in html.write(made)
    (tmp_path / "a.pdf").write_bytes(pdf.write(made))
    command = [program("pdftotext"), "-bbox", str(tmp_path / "a.pdf"), "-"]
    boxes = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    starts = re.findall(r'xMin="([\d.]+)"[^>]*>(?:11,1|88,8)<', boxes)
    assert len(starts) == 2
    assert float(starts[0]) == pytest.approx(float(starts[1]), abs=0.1)


# Columns and pages on their side

LONG = "Schwangerschaftskonfliktberatungsstelle"
EIGHT: list[tuple[str, Align]] = [(f"Spalte {x}", "left") for x in range(8)]


def sized(raw: RawTable, number: int = 1) -> Table:
    room = A4[is_wide(raw, A4, heat=False)]
    return Table(
        columns(raw, None, room), raw.head, raw.rows, f"tabelle-{number}", typed("Titel"), number, typed("Quelle")
    )


def test_shares_add_up_to_one() -> None:
    made = columns(raw_table([("A", "left"), (LONG, "right"), ("C", "left")], [["x", "y", "z " * 60]]), [1, 1, 1], 47)
    assert sum(column.width for column in made) == pytest.approx(1)
    assert [column.align for column in made] == ["left", "right", "left"]


def test_what_a_column_leaves_empty_goes_to_the_one_that_needs_it() -> None:
    table = raw_table([("Kurs", "left"), ("Zeiten", "left")], [["A1", "Montag bis Freitag von früh bis spät " * 3]])
    short, long = columns(table, [50, 50], A4.upright)
    assert short.width < 0.15
    assert long.width > 0.85
    assert [column.width for column in columns(table, [50, 50], A4.upright, even=True)] == [0.5, 0.5]


@pytest.mark.parametrize("word", ["Haushaltsmittel", f"0351{NBSP}123456-78", f"31.{NBSP}März", "12.345.678,90"])
def test_a_word_gets_the_room_that_it_needs(word: str) -> None:
    table = raw_table([("A", "left"), ("B", "left")], [[word, "Text " * 40]])
    first, _ = columns(table, [5, 95], A4.upright)
    assert first.width * A4.upright > fonts.text_width(word) + 1


def test_many_columns_or_long_words_turn_the_page() -> None:
    assert is_wide(raw_table(EIGHT, [["x"] * 8]), A4, heat=False)
    assert is_wide(raw_table(EIGHT[:6], [[LONG] * 6]), A4, heat=False)
    assert not is_wide(raw_table(EIGHT[:6], [["x"] * 6]), A4, heat=False)
    assert not is_wide(raw_table(EIGHT[:4], [[LONG] * 4]), A4, heat=False)
    assert is_wide(raw_table(EIGHT[:4], [[LONG] * 4]), ROOMS["a5"], heat=False)


def said(text: str) -> Paragraph:
    return Paragraph(typed(text))


def test_heading_and_short_text_go_with_their_wide_table() -> None:
    wide, heading, lead = (
        sized(raw_table(EIGHT, [["x"] * 8])),
        Heading(2, typed("Abschnitt"), "b", "1.1"),
        said("Satz."),
    )
    before = said("Davor.")
    assert turned((before, heading, lead, wide), A4) == (before, Landscape((heading, lead, wide)))
    assert turned((heading, said("lang " * 200), wide), A4)[2:] == (Landscape((wide,)),)
    assert turned((said("Satz."), wide), A4) == (said("Satz."), Landscape((wide,)))


def test_wide_tables_in_a_row_share_their_pages() -> None:
    one, two = (sized(raw_table(EIGHT, [["x"] * 8]), number) for number in (1, 2))
    heading = Heading(2, typed("Abschnitt"), "b", "1.1")
    assert turned((one, heading, two), A4) == (Landscape((one, heading, two)),)
    narrow = sized(raw_table(EIGHT[:2], [["x"] * 2]))
    assert turned((narrow,), A4) == (narrow,)


def wide_document() -> Document:
    wide = sized(raw_table(EIGHT, [[LONG, *["x"] * 7]] * 3))
    blocks = (said("Davor."), Heading(2, typed("Abschnitt"), "b", "1.1"), said("Satz."), wide, said("Danach."))
    return document(*turned(blocks, A4), Heading(1, typed("Ende"), "ende", "2"), said("Ende."))


def test_no_page_of_the_pdf_is_left_empty() -> None:
    pages = PdfReader(io.BytesIO(pdf.write(wide_document()))).pages
    lying = [page.mediabox.width > page.mediabox.height for page in pages]
    assert lying == [False, False, False, True, False, False], "cover, contents, text, table, text, end"
    text = pages[3].extract_text()
    for piece in ("Abschnitt", "Satz.", "Titel", "Quelle", "Spalte 7"):
        assert piece in text


def test_the_word_file_turns_one_section() -> None:
    sections = [size.get(f"{W}orient") for size in docx_body(docx.write(wide_document())).iter(f"{W}pgSz")]
    assert sections == [None, "landscape", None]


@pytest.mark.langsam
@pytest.mark.parametrize("rows", [3, 60])
def test_a_hostile_table_can_be_set(rows: int) -> None:
    mail = "sehr.lange.adresse.mit.vielen.teilen@migrationsberatung-landkreis-musterstadt.example"
    raw = raw_table(EIGHT, [[LONG, mail, f"0351{NBSP}123456-78", "x", LONG, mail, "12,5 %", "offen"]] * rows)
    made = document(*turned((sized(raw),), A4))
    writers: list[Callable[[Document], bytes]] = [pdf.write, docx.write, html.write]
    assert all(write(made) for write in writers)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.write(made))).pages)
    assert (text.count("@"), text.count("offen")) == (2 * rows, rows)


def rendered(tmp_path: Path, markdown: str) -> list[Table]:
    made = Ordner(tmp_path).konzept(date(2026, 11, 23))
    composed = compose(stoff(made))
    chapter = replace(composed.chapters[0], markdown=markdown)
    blocks = render(replace(composed, chapters=(chapter,)), design(made)).blocks
    return [block for block in walk(blocks) if isinstance(block, Table)]


def test_only_tables_of_templates_with_one_quantity_get_decimals(tmp_path: Path) -> None:
    rows = "| Wert |\n|---:|\n| 12 |\n| 12,5 |\n"
    own, template, mixed = rendered(
        tmp_path, f'{rows}\n\n::: tabelle {{}}\n{rows}\n:::\n\n::: tabelle {{"gemischt": true}}\n{rows}\n:::\n'
    )
    assert [plain(table.rows[0][0]) for table in (own, template, mixed)] == ["12", "12,0", "12"]


def test_columns_of_a_shaded_table_and_of_one_to_write_in_stay_even(tmp_path: Path) -> None:
    rows = "| A | B |\n|---|---|\n| x | " + "lang " * 40 + "|\n"
    options = ('{"breiten": [1, 1]', '{"breiten": [1, 1], "waerme": true', '{"breiten": [1, 1], "platz": true')
    tables = rendered(tmp_path, "\n\n".join(f"::: tabelle {start}}}\n{rows}\n:::" for start in options))
    assert [table.columns[0].width == 0.5 for table in tables] == [False, True, True]


def foreign(inlines: tuple[Inline, ...]) -> list[str]:
    return [inline.lang for inline in inlines if isinstance(inline, Foreign)]


def test_a_word_with_one_rare_letter_is_marked_whole() -> None:
    assert foreign(typed("Ein Ŧest und mehr")) == ["und-Latn"]
    assert plain(tuple(inline for inline in typed("Ein Ŧest und mehr") if isinstance(inline, Foreign))) == "Ŧest"
