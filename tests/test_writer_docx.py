import io
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import docx
import pytest
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree
from PIL import Image

from konzeptgen.base.paths import EXAMPLES
from konzeptgen.document.theme import ratio
from konzeptgen.document.tree import (
    Block,
    BulletList,
    Code,
    CodeBlock,
    Column,
    Cover,
    Design,
    Document,
    Emph,
    Entry,
    Facts,
    Figure,
    Footnote,
    Foreign,
    Heading,
    Inline,
    Landscape,
    Layout,
    LineBreak,
    Link,
    Notice,
    NoticeKind,
    OrderedList,
    Paragraph,
    Picture,
    Quote,
    Remark,
    Strong,
    Table,
    Text,
)
from konzeptgen.writers.docx import write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SVG = Picture(
    b'<svg xmlns="http://www.w3.org/2000/svg" width="800" height="200"><rect width="800" height="200"/></svg>',
    "image/svg+xml",
    800,
    200,
)
COVER = Cover("Konzept", "Ein Untertitel", "Stadt Musterstadt", (("Stand", "31. März 2026"),), draft=True)


def t(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def p(text: str) -> Paragraph:
    return Paragraph(t(text))


def h(level: int, number: str, title: str, key: str) -> Heading:
    return Heading(level, t(title), key, number)


def table(rows: int, key: str = "tab", *, heat: bool = False, total: bool = False) -> Table:
    return Table(
        columns=(Column("left", 0.5), Column("right", 0.3), Column("center", 0.2)),
        head=(t("Ort"), t("Plätze"), t("Stand")),
        rows=tuple((t(f"Ort {row}"), t(f"{row}"), t("gut")) for row in range(1, rows + 1)),
        id=key,
        caption=t("Angebote"),
        number=1,
        source=t("Quelle: Umfrage"),
        heat=heat,
        total=total,
    )


def figure(name: str = "bild") -> Figure:
    return Figure(name, t("Die Plätze reichen nicht"), 'Balken <oben> & "unten"', "abb", 2, t("Quelle: Amt"))


def document(*blocks: Block, **changes: object) -> Document:
    whole = Document(COVER, (h(1, "1", "Anfang", "anfang"), *blocks), "2026-03-31", {"bild": SVG})
    return replace(whole, **changes)  # type: ignore[arg-type]


class Word:
    def __init__(self, source: Document) -> None:
        self.data = write(source)
        self.doc = docx.Document(io.BytesIO(self.data))
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])[0]

    def all(self, path: str) -> list[etree._Element]:
        return self.body.findall(path, {"w": W[1:-1]})

    def lines(self, style: str) -> list[str]:
        paragraphs = (WordParagraph(p, self.doc.element.body) for p in self.doc.element.iter(W + "p"))
        names = {s.style_id: s.name for s in self.doc.styles}
        return [p.text for p in paragraphs if names[p._p.style] == style]  # noqa: SLF001 - the style by its id


def val(element: etree._Element, name: str = "val") -> str:
    return str(element.get(W + name))


def texts(element: etree._Element) -> str:
    return "".join(str(e.text) for e in element.iter(W + "t"))


def test_headings_have_level_number_and_text() -> None:
    word = Word(
        document(h(2, "1.1", "Ziel", "ziel"), p("x"), h(1, "Anhang A", "Recht", "recht"), h(1, "", "Ohne", "o"))
    )
    found = [(q.style.name, q.text) for q in word.doc.paragraphs if q.style and q.style.name.startswith("Heading")]
    assert found == [
        ("Heading 1", "1 Anfang"),
        ("Heading 2", "1.1 Ziel"),
        ("Heading 1", "Anhang A Recht"),
        ("Heading 1", "Ohne"),
    ]
    assert not word.all(".//w:p/w:pPr/w:numPr")


def test_styles_are_the_built_in_ones_and_every_used_one_exists() -> None:
    word = Word(document(p("x"), table(2), figure(), Quote((p("q"),)), CodeBlock("c"), Facts(((t("a"), t("b")),))))
    styles = etree.fromstring(word.parts["word/styles.xml"])
    ids = {val(style, "styleId") for style in styles.iter(W + "style")}
    used = {val(e) for tag in ("pStyle", "rStyle", "tblStyle") for e in word.body.iter(W + tag)}
    based = {val(e) for tag in ("basedOn", "next", "link") for e in styles.iter(W + tag)}
    assert used | based <= ids
    assert styles.find(f"{W}style[@{W}styleId='Heading1']/{W}name").get(W + "val") == "heading 1"  # type: ignore[union-attr]


def test_a_long_table_keeps_all_rows_whole_and_repeats_its_head() -> None:
    word = Word(document(table(120)))
    rows = word.all(".//w:tbl/w:tr")
    assert len(rows) == 121
    assert [len(row.findall(f"{W}trPr/{W}tblHeader")) for row in rows] == [1] + [0] * 120
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [texts(cell) for cell in rows[120].iter(W + "tc")] == ["Ort 120", "120", "gut"]


def test_a_table_fills_the_text_width_by_its_shares() -> None:
    word = Word(document(table(2)))
    grid = [int(val(e, "w")) for e in word.all(".//w:tblGrid/w:gridCol")]
    assert grid == [4535, 2721, 1814]
    assert sum(grid) == 9070
    for row in word.all(".//w:tbl/w:tr"):
        assert [int(val(e, "w")) for e in row.iter(W + "tcW")] == grid
    assert val(word.all(".//w:tblLayout")[0], "type") == "fixed"
    assert [val(e) for e in word.all(".//w:tbl/w:tr[2]//w:jc")] == ["left", "right", "center"]


def test_a_column_is_never_too_narrow_for_a_date() -> None:
    columns = (Column("left", 0.5), Column("left", 0.45), Column("left", 0.05))
    dates = replace(table(1), columns=columns, rows=((t("Schularbeit"), t("durch die Kommune"), t("31.12.2026")),))
    grid = [int(val(e, "w")) for e in Word(document(dates)).all(".//w:gridCol")]
    assert sum(grid) == 9070
    assert 10 * 95 < grid[2] < 10 * 135
    assert grid[0] > grid[1] > 3000


def test_in_a_template_a_date_keeps_its_line_in_whatever_font_stands_in_for_a_missing_one() -> None:
    columns = (Column("left", 0.5), Column("left", 0.45), Column("left", 0.05))
    dates = replace(table(1), columns=columns, rows=((t("Schularbeit"), t("durch die Kommune"), t("31.12.2026")),))
    roles = {"tabelle": "LK Tabelle", "tabellentext": "LK Tabellentext", "tabellenkopf": "LK Tabellentext"}
    template = (EXAMPLES / "musterland" / "reference.docx").read_bytes()
    grid = Word(document(dates, design=Design(reference_docx=template, styles=roles))).all(".//w:gridCol")
    # In DejaVu Sans Bold a figure takes 0.696 em, a point 0.380; 10 points are 200 twips, a cell's margin is 100.
    assert int(val(grid[2], "w")) >= (8 * 0.696 + 2 * 0.380) * 200 + 2 * 100


def test_where_there_is_not_room_for_all_words_the_heads_stay_whole() -> None:
    heads = (t("Maßnahme"), t("Durchführung"), t("Verantwortlich"), t("Termin"), t("Indikator"), t("Stand"))
    row = ("Schutzkonzepteinführung", "Wohlfahrtsverbände", "Integrationszentrum", "31.12.2027", "SUB004", "laufend")
    columns = tuple(Column("left", share) for share in (0.3, 0.3, 0.05, 0.15, 0.15, 0.05))
    narrow = replace(table(1), columns=columns, head=heads, rows=(tuple(map(t, row)),))
    grid = [int(val(e, "w")) for e in Word(document(narrow)).all(".//w:gridCol")]
    assert sum(grid) == 9070
    assert grid[2] > 1230  # "Verantwortlich", bold at 9.5 points, is 1230 twips wide
    assert grid[4] > 730  # "SUB004" is 730


def test_caption_stands_above_and_source_below_the_table() -> None:
    word = Word(document(table(2), p("danach")))
    assert word.lines("Table Caption") == ["Tabelle 1: Angebote"]
    assert word.lines("Quelle") == ["Quelle: Umfrage"]
    tags = [etree.QName(e).localname for e in word.body if "bookmark" not in str(e.tag)]
    place = tags.index("tbl")
    assert texts(word.body.findall(W + "tbl")[0].itersiblings(W + "p").__next__()) == "Quelle: Umfrage"
    assert tags[place - 1] == "p"


def test_without_caption_a_table_has_no_number() -> None:
    assert not Word(document(replace(table(2), caption=(), number=0))).lines("Table Caption")


def test_small_tables_stay_on_one_page_and_long_ones_may_break() -> None:
    def kept(rows: int) -> list[bool]:
        found = Word(document(table(rows))).all(".//w:tbl/w:tr")
        return [row.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None for row in found]

    assert kept(3) == [True] * 4
    assert kept(20) == [True, True, *[False] * 17, True, True]


def test_the_total_row_is_bold_and_has_a_line_above() -> None:
    rows = Word(document(table(3, total=True))).all(".//w:tbl/w:tr")
    assert [bool(row.findall(f".//{W}b")) for row in rows] == [False, False, False, True]
    assert [len(row.findall(f".//{W}tcBorders/{W}top")) for row in rows] == [0, 0, 0, 3]


@pytest.mark.parametrize("colour", ["#1D4F76", "#FFCC00", "#777777", "#000000", "#FFFFFF"])
def test_heat_shades_numbers_in_readable_steps(colour: str) -> None:
    word = Word(document(table(6, heat=True, total=True), design=Design(colour=colour)))
    rows = word.all(".//w:tbl/w:tr")[1:]
    fills = [[e.get(W + "fill") for e in row.iter(W + "shd")] for row in rows]
    assert [len(fill) for fill in fills] == [1, 1, 1, 1, 1, 0]
    if colour == "#1D4F76":
        assert len({fill for row in fills for fill in row}) == 5
        assert fills[4] == ["1D4F76"]
    for cell in (cell for row in rows for cell in row.iter(W + "tc") if cell.find(f"{W}tcPr/{W}shd") is not None):
        ink, ground = (next(cell.iter(W + tag)) for tag in ("color", "shd"))
        assert ratio(f"#{val(ink)}", f"#{val(ground, 'fill')}") >= 4.5


def test_a_long_table_of_shaded_numbers_is_set_closer() -> None:
    def margins(rows: int, *, heat: bool) -> list[str]:
        return [val(e, "w") for e in Word(document(table(rows, heat=heat))).all(".//w:tbl/w:tblPr/w:tblCellMar/*")]

    assert margins(30, heat=True) == ["10", "10"]
    assert margins(30, heat=False) == margins(5, heat=True) == []


@pytest.mark.parametrize("colour", ["#1D4F76", "#FFCC00", "#00FFFF"])
def test_headings_and_table_heads_are_readable_in_every_colour(colour: str) -> None:
    styles = etree.fromstring(Word(document(design=Design(colour=colour))).parts["word/styles.xml"])
    heading = styles.find(f"{W}style[@{W}styleId='Heading1']/{W}rPr/{W}color")
    first = styles.find(f"{W}style[@{W}styleId='Table']/{W}tblStylePr")
    assert heading is not None
    assert first is not None
    assert ratio(f"#{val(heading)}", "#FFFFFF") >= 4.5
    ink, ground = first.find(f"{W}rPr/{W}color"), first.find(f"{W}tcPr/{W}shd")
    assert ink is not None
    assert ground is not None
    assert ratio(f"#{val(ink)}", f"#{val(ground, 'fill')}") >= 4.5


def test_figures_have_alt_text_own_ids_and_no_trace_of_their_source() -> None:
    logo = replace(SVG, width=200, height=100)
    word = Word(document(figure(), figure(), design=Design(logo=logo, logo_alt="Wappen")))
    drawings = list(word.body.iter("{*}docPr"))
    assert [d.get("descr") for d in drawings] == ["Wappen", *['Balken <oben> & "unten"'] * 2]
    assert len({d.get("id") for d in drawings}) == 3
    assert b"data:" not in word.parts["word/document.xml"]
    assert [int(str(e.get("cx"))) for e in word.body.iter("{*}extent")] == [200 * 9525, 9070 * 635, 9070 * 635]
    assert [int(str(e.get("cy"))) for e in word.body.iter("{*}extent")][1] == round(9070 * 635 / 4)
    assert word.lines("Image Caption") == ["Abbildung 2: Die Plätze reichen nicht"] * 2
    assert not list(word.body.iter("{*}anchor"))


def test_a_drawing_becomes_a_sharp_png_and_a_photograph_stays_a_jpeg() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(buffer, "JPEG")
    photo = Picture(buffer.getvalue(), "image/jpeg", 40, 30)
    word = Word(document(figure(), figure("foto"), pictures={"bild": SVG, "foto": photo}))
    media = {name: data for name, data in word.parts.items() if "/media/" in name}
    shown = {name.rpartition(".")[2]: Image.open(io.BytesIO(data)) for name, data in media.items()}
    assert {kind: (image.format, image.size) for kind, image in shown.items()} == {
        "png": ("PNG", (2000, 500)),
        "jpg": ("JPEG", (40, 30)),
    }
    assert [part.content_type for part in word.doc.part.package.image_parts] == ["image/png", "image/jpeg"]
    assert buffer.getvalue() in media.values()


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="/etc/passwd"/>',
        '<x:image xmlns:x="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink" l:href="file:///etc/passwd"/>',
        '<image href="data:image/svg+xml,..."/>',
        '<use href="b.svg#a"/>',
    ],
)
def test_a_drawing_that_fetches_a_file_raises(inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>'.encode()
    with pytest.raises(ValueError, match="andere Datei"):
        write(document(figure(), pictures={"bild": replace(SVG, data=svg)}))


def test_the_language_is_german_and_foreign_words_name_theirs() -> None:
    word = Word(document(Paragraph((Text("Das "), Foreign(t("Welcome Centre"), "en"), Text(".")))))
    styles = etree.fromstring(word.parts["word/styles.xml"])
    assert [val(e) for e in styles.iterfind(f"{W}docDefaults//{W}lang")] == ["de-DE"]
    assert b'themeFontLang w:val="de-DE"' in word.parts["word/settings.xml"]
    run = next(r for r in word.body.iter(W + "r") if texts(r) == "Welcome Centre")
    assert [val(e) for e in run.iter(W + "lang")] == ["en"]


def test_footnotes_stand_in_their_part_and_lead_out_of_it() -> None:
    said = (Text("Siehe "), Link(t("Amt"), "https://amt.example"))
    word = Word(document(Paragraph((Text("Eins"), Footnote(t("erste")), Text(" zwei"), Footnote(said)))))
    notes = etree.fromstring(word.parts["word/footnotes.xml"])
    assert [texts(note) for note in notes] == ["", "", " erste", " Siehe Amt"]
    marks = [mark.get(W + "id") for mark in word.body.iter(W + "footnoteReference")]
    assert marks == [note.get(W + "id") for note in notes][2:]
    assert b'Target="https://amt.example"' in word.parts["word/_rels/footnotes.xml.rels"]
    assert [e.tag for e in etree.fromstring(word.parts["word/settings.xml"]) if e.tag == W + "footnotePr"]


def test_a_file_without_footnotes_has_no_part_for_them() -> None:
    assert "word/footnotes.xml" not in Word(document(p("Text"))).parts


def test_properties_come_from_cover_and_stand() -> None:
    word = Word(document())
    core = word.doc.core_properties
    assert (core.title, core.subject, core.author, core.language) == (
        *("Konzept", "Ein Untertitel", "Stadt Musterstadt"),
        "de-DE",
    )
    assert f"{core.created:%Y-%m-%d %H:%M}" == f"{core.modified:%Y-%m-%d %H:%M}" == "2026-03-31 12:00"
    assert "docProps/custom.xml" not in word.parts
    assert b"custom" not in word.parts["[Content_Types].xml"] + word.parts["_rels/.rels"]


def test_the_contents_are_a_field_filled_with_links_to_the_headings() -> None:
    word = Word(
        document(h(2, "1.1", "Ziel", "ziel"), h(3, "1.1.1", "Tief", "tief"), Landscape((h(2, "1.2", "Q", "q"),)))
    )
    (contents,) = word.all("w:sdt")
    field = next(contents.iter(W + "instrText"))
    assert str(field.text).split()[:3] == ["TOC", "\\o", '"1-2"']
    kinds = [val(e, "fldCharType") for e in contents.iter(W + "fldChar")]
    assert kinds == ["begin", "separate", *["begin", "separate", "end"] * 3, "end"]
    assert word.lines("TOC Heading") == ["Inhalt"]
    assert [texts(e) for e in contents.iter(W + "hyperlink")] == ["1 Anfang", "1.1 Ziel", "1.2 Q"]
    anchors = {val(e, "anchor") for e in contents.iter(W + "hyperlink")}
    assert anchors <= {val(e, "name") for e in word.body.iter(W + "bookmarkStart")}


def test_word_asks_nothing_on_opening_and_finds_a_field_for_each_page_number() -> None:
    word = Word(document(h(2, "1.1", "Ziel", "ziel")))
    assert b"updateFields" not in word.parts["word/settings.xml"]
    (contents,) = word.all("w:sdt")
    assert not [e for e in contents.iter(W + "fldChar") if e.get(W + "dirty")]
    fields = [str(e.text).split() for e in contents.iter(W + "instrText")][1:]
    assert fields == [["PAGEREF", "anfang", "\\h"], ["PAGEREF", "ziel", "\\h"]]
    assert [texts(e) for e in contents.iter(W + "hyperlink")] == ["1 Anfang", "1.1 Ziel"]


def sections(word: Word) -> Iterator[tuple[str | None, int, int]]:
    for section in word.body.iter(W + "sectPr"):
        size = section.find(W + "pgSz")
        assert size is not None
        references = [e for tag in ("headerReference", "footerReference") for e in section.findall(W + tag)]
        yield size.get(W + "orient"), int(val(size, "w")), len(references)


UPRIGHT, WIDE = (None, 11906, 2), ("landscape", 16838, 2)


def test_landscape_pages_are_sections_with_header_and_footer() -> None:
    word = Word(document(p("vorher"), Landscape((p("quer"), table(2))), p("nachher")))
    assert list(sections(word)) == [UPRIGHT, WIDE, UPRIGHT]
    assert len(word.all(".//w:titlePg")) == 1
    assert [texts(q) for q in word.all("w:p") if q.find(f"{W}pPr/{W}sectPr") is not None] == [
        "vorher",
        "Quelle: Umfrage",
    ]
    assert sum(int(val(e, "w")) for e in word.all(".//w:gridCol")) == 14002


def test_landscape_pages_side_by_side_and_at_the_end_leave_no_empty_page() -> None:
    word = Word(document(p("vorher"), Landscape((p("eins"),)), Landscape((p("zwei"),))))
    assert list(sections(word)) == [UPRIGHT, WIDE, WIDE]
    assert all(texts(q) for q in word.all("w:p"))
    assert list(sections(Word(document(p("nur hoch"))))) == [UPRIGHT]


def test_a_landscape_page_that_ends_with_a_table_keeps_its_section() -> None:
    bare = replace(table(2), source=())
    word = Word(document(p("vorher"), Landscape((bare,)), p("nachher")))
    assert list(sections(word)) == [UPRIGHT, WIDE, UPRIGHT]


def test_header_and_footer_name_title_state_and_pages_but_not_on_the_cover() -> None:
    word = Word(document())
    section = word.doc.sections[0]
    assert section.header.paragraphs[0].text == "Konzept\tEntwurf"
    assert section.footer.paragraphs[0].text == "Stadt Musterstadt · Stand 31.03.2026\tSeite 1 von 1"
    assert [e.text.strip() for e in section.footer._element.iter(W + "instrText")] == ["PAGE", "NUMPAGES"]  # noqa: SLF001
    assert section.different_first_page_header_footer
    assert not section.first_page_header.paragraphs[0].text


def test_the_cover_says_what_it_is() -> None:
    word = Word(document())
    assert word.lines("Title") == ["Konzept"]
    assert word.lines("Subtitle") == ["Ein Untertitel"]
    assert word.lines("Deckblatt Entwurf") == ["ENTWURF"]
    assert word.lines("Deckblatt Angaben") == ["Stand\t31. März 2026"]
    final = Word(document(cover=replace(COVER, draft=False)))
    assert "ntwurf" not in final.doc.sections[0].header.paragraphs[0].text
    assert not final.lines("Deckblatt Entwurf")


def test_only_a_file_with_remarks_has_comments() -> None:
    plain, remarked = (Word(document(p("x"), *more)) for more in ((), (Remark((t("Die Zahl fehlt."),)),)))
    assert "word/comments.xml" not in plain.parts
    assert b"comments" not in plain.parts["[Content_Types].xml"] + plain.parts["word/_rels/document.xml.rels"]
    assert "Die Zahl fehlt." in remarked.parts["word/comments.xml"].decode()


def test_no_paragraph_is_empty() -> None:
    word = Word(document(everything(), cover=replace(COVER, subtitle="", publisher="")))
    outside = [q for q in word.body.iter(W + "p") if next(q.iterancestors(W + "tc"), None) is None]
    assert all(texts(q) or list(q.iter(W + "drawing")) for q in outside)


def everything() -> Block:
    items: tuple[tuple[Block, ...], ...] = ((p("a"), BulletList(((p("b"),), (p("c"), p("d"))))),)
    marks = (Strong(t("s")), Emph(t("e")), Code("c"), LineBreak(), Link(t("l"), "https://example.org"), Text("x"))
    return Quote(
        (Paragraph(marks), OrderedList(items, 3), Facts(((t("k"), t("v")),)), table(2), figure(), CodeBlock("c"))
    )


def test_the_same_document_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = write(document(everything()))
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LANG", "C")
    monkeypatch.delenv("HOME", raising=False)
    time.tzset()
    try:
        assert write(document(everything())) == first
    finally:
        monkeypatch.undo()
        time.tzset()
    names = zipfile.ZipFile(io.BytesIO(first)).namelist()
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


def template() -> bytes:
    theirs = docx.Document()
    theirs.styles["Heading 1"].font.color.rgb = RGBColor(0xC0, 0x00, 0x40)
    theirs.sections[0].header.paragraphs[0].text = "Kopf der Gemeinde"
    theirs.add_paragraph("Mustertext")
    buffer = io.BytesIO()
    theirs.save(buffer)
    return buffer.getvalue()


def test_the_municipality_s_template_is_used_and_gets_the_missing_styles() -> None:
    notice = Notice("luecke", (p("die Zahl."),))
    word = Word(document(notice, table(2), Landscape((p("quer"),)), design=Design(reference_docx=template())))
    assert word.doc.styles["Heading 1"].font.color.rgb == RGBColor(0xC0, 0x00, 0x40)
    assert word.doc.sections[0].header.paragraphs[0].text == "Kopf der Gemeinde"
    assert word.lines("Luecke") == ["Hier fehlt: die Zahl."]
    styles = etree.fromstring(word.parts["word/styles.xml"])
    names = [val(e).lower() for e in styles.iterfind(f"{W}style/{W}name")]
    assert len(names) == len(set(names))
    luecke = styles.find(f"{W}style[@{W}styleId='Luecke']")
    assert luecke is not None
    assert luecke.find(f"{W}pPr/{W}shd") is not None
    assert "Mustertext" not in word.parts["word/document.xml"].decode()
    assert b"updateFields" not in word.parts["word/settings.xml"]
    width = word.doc.sections[0].page_width
    assert [s.page_width == width for s in word.doc.sections] == [True, False]


def test_a_german_template_keeps_its_own_style_ids() -> None:
    with zipfile.ZipFile(io.BytesIO(template())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    styles = parts["word/styles.xml"].replace(b'"Heading1"', b'"berschrift1"').replace(b'"Normal"/>', b'"Standard"/>')
    styles = styles.replace(b'w:styleId="Normal"', b'w:styleId="Standard"')
    parts["word/styles.xml"] = styles.replace(b'<w:name w:val="Standard"/>', b'<w:name w:val="Normal"/>')
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    word = Word(document(table(2), design=Design(reference_docx=buffer.getvalue())))
    assert [q.text for q in word.doc.paragraphs if q.style and q.style.style_id == "berschrift1"] == ["1 Anfang"]
    merged = etree.fromstring(word.parts["word/styles.xml"])
    based = {val(e) for style in merged for tag in ("basedOn", "next", "link") for e in style.iter(W + tag)}
    assert based <= {val(style, "styleId") for style in merged.iter(W + "style")}
    assert {val(e) for e in merged.iterfind(f"{W}style[@{W}styleId='Quelle']/{W}basedOn")} == {"Standard"}


def test_of_a_template_with_sections_the_last_one_gives_page_and_header() -> None:
    theirs = docx.Document(io.BytesIO(template()))
    theirs.sections[0].header.paragraphs[0].text = "Deckblatt der Gemeinde"
    last = theirs.add_section()
    last.header.is_linked_to_previous = False
    last.header.paragraphs[0].text = "Innenseite"
    buffer = io.BytesIO()
    theirs.save(buffer)
    word = Word(document(design=Design(reference_docx=buffer.getvalue())))
    assert [s.header.paragraphs[0].text for s in word.doc.sections] == ["Innenseite"]


def test_a_template_that_is_no_docx_is_named() -> None:
    with pytest.raises(ValueError, match="Word-Vorlage"):
        write(document(design=Design(reference_docx=b"nein")))


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "//boese.example", "data:text/html,x", "\\\\host\\x", "x.html", ""],
)
def test_links_that_could_harm_raise(target: str) -> None:
    with pytest.raises(ValueError, match="Linkziel"):
        write(document(Paragraph((Link(t("Klick"), target),))))


def test_links_lead_outside_or_to_a_bookmark() -> None:
    links = (Link(t("a"), "https://example.org/?a=1&b=2"), Link(t("b"), "tel:+49351"), Link(t("c"), "#tab"))
    word = Word(document(Paragraph(links), table(2)))
    outer = {r.target_ref for r in word.doc.part.rels.values() if r.is_external}
    assert outer == {"https://example.org/?a=1&b=2", "tel:+49351"}
    assert "tab" in {val(e, "name") for e in word.body.iter(W + "bookmarkStart")}
    assert "tab" in {val(e, "anchor") for e in word.all("w:p/w:hyperlink") if e.get(W + "anchor")}


def test_characters_arrive_as_they_are() -> None:
    text = "<&>\" ' -- ... 5 -3 $x$ *a* \u00a0 „so“ – € \u2011 ﬁ 𝔘 ]]>"
    cover = Cover(f"T {text}", f"U {text}", f"H {text}", ((text, text),), draft=True)
    word = Word(document(p(text), Paragraph((Code(text),)), cover=cover))
    shown = [q.text.replace("-", "\u2011") for q in word.doc.paragraphs]
    assert shown.count(text.replace("-", "\u2011")) == 2
    assert word.doc.core_properties.title == f"T {text}"
    assert word.lines("Title")[0].replace("-", "\u2011") == f"T {text}".replace("-", "\u2011")
    assert word.doc.sections[0].footer.paragraphs[0].text.startswith(f"H {text}")


@pytest.mark.parametrize(
    ("kind", "prefix"),
    [("luecke", "Hier fehlt:"), ("hinweis", "Hinweis:"), ("forderung", "Forderung der Verbände:")],
)
def test_notices_say_in_bold_what_they_are(kind: NoticeKind, prefix: str) -> None:
    style = kind.capitalize()
    word = Word(document(Notice(kind, (p("etwas."), p("mehr.")))))
    assert word.lines(style) == [f"{prefix} etwas.", "mehr."]
    (first,) = [q for q in word.doc.paragraphs if q.text.startswith(prefix)]
    assert [(run.text, run.bold) for run in first.runs] == [(prefix, True), (" etwas.", None)]
    assert Word(document(Notice(kind, (BulletList(((p("a"),),)),)))).lines(style) == [prefix, "a"]


def test_a_fact_sheet_is_paragraphs_with_a_tab() -> None:
    long = "Sprachen der Beratung und Dolmetschen"
    word = Word(document(Facts(((t("Träger"), t("Caritas")), (t("Ort"), t("Nord")), (t(long), t("Dari"))))))
    assert word.lines("Steckbrief") == ["Träger\tCaritas", "Ort\tNord"]
    assert word.lines("Steckbrief Ende") == [f"{long}\nDari"]
    assert not word.all(".//w:tbl")


def test_a_fact_sheet_stays_with_its_introduction_on_one_page_unless_it_is_long() -> None:
    def kept(count: int) -> list[str]:
        facts = Facts(tuple((t(f"K{row}"), t("v")) for row in range(count)))
        word = Word(document(p("Einleitung"), facts, p("Schluss")))
        return [texts(q)[:10] for q in word.all("w:p") if q.find(f"{W}pPr/{W}keepNext") is not None]

    assert kept(3) == ["Einleitung", "K0v", "K1v"]
    assert kept(1) == ["Einleitung"]
    assert kept(30) == ["Einleitung", "K0v", "K28v"]


def test_lists_count_from_their_start() -> None:
    word = Word(document(OrderedList(((p("c"),), (p("d"),)), 3), p("x")))
    numbers = etree.fromstring(word.parts["word/numbering.xml"])
    key = val(word.all(".//w:numId")[0])
    start = numbers.find(f"{W}num[@{W}numId='{key}']/{W}lvlOverride[@{W}ilvl='0']/{W}startOverride")
    assert start is not None
    assert val(start) == "3"


def test_what_goes_on_in_an_item_has_no_sign_of_its_own() -> None:
    word = Word(document(BulletList(((p("a"), p("noch a")), (p("b"), BulletList(((p("tief"),),)))))))
    items = {texts(q): q.find(f"{W}pPr/{W}numPr/{W}numId") for q in word.all("w:p")}
    assert items["a"] is not None
    assert items["b"] is not None
    assert items["tief"] is not None
    assert items["noch a"] is None
    assert word.lines("List Bullet") == ["a", "b", "tief"]
    indents = [q.find(f"{W}pPr/{W}ind") for q in word.all("w:p") if texts(q) == "noch a"]
    assert [val(e, "left") for e in indents if e is not None] == ["340"]


def test_lists_tables_and_figures_keep_their_distance_from_what_follows() -> None:
    bare = replace(figure(), source=())
    word = Word(
        document(BulletList(((p("a"),), (p("b"),))), p("x"), replace(table(2), source=()), p("y"), bare, p("z"))
    )
    after = {texts(q): q.find(f"{W}pPr/{W}spacing") for q in word.all("w:p")}
    found = {text: dict(space.attrib) for text, space in after.items() if space is not None}
    caption = texts(next(q for q in word.all("w:p") if texts(q).startswith("Abbildung")))
    assert found == {"b": {W + "after": "120"}, "y": {W + "before": "240"}, caption: {W + "after": "240"}}


def test_cover_contents_and_first_chapter_stand_on_pages_of_their_own_in_every_template() -> None:
    for design in (Design(), Design(reference_docx=template())):
        word = Word(document(p("x"), h(1, "2", "Weiter", "weiter"), design=design))
        assert [texts(q) for q in word.body.iter(W + "p") if q.find(f"{W}pPr/{W}pageBreakBefore") is not None] == [
            "Inhalt",
            "1 Anfang",
        ]


def test_chapters_that_run_on_keep_their_distance() -> None:
    word = Word(document(p("x"), h(1, "2", "Weiter", "weiter"), layout=Layout(kapitelseiten=False)))
    (heading,) = [q for q in word.all("w:p") if texts(q) == "2 Weiter"]
    space, page = heading.find(f"{W}pPr/{W}spacing"), heading.find(f"{W}pPr/{W}pageBreakBefore")
    assert space is not None
    assert page is not None
    assert (val(space, "before"), val(page)) == ("480", "0")


def test_words_that_lead_to_a_list_stay_with_it() -> None:
    word = Word(document(p("Diese Punkte:"), BulletList(((p("eins"),),)), p("Und dann.")))
    kept = {texts(e): e.find(W + "pPr/" + W + "keepNext") is not None for e in word.body.iter(W + "p")}
    assert kept["Diese Punkte:"]
    assert not kept["Und dann."]


def test_what_the_writer_does_not_know_raises() -> None:
    with pytest.raises(TypeError, match="str"):
        write(document(cast("Block", "kein Block")))
    with pytest.raises(TypeError, match="int"):
        write(document(Paragraph((cast("Inline", 3),))))


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    write(document())
    assert not list(tmp_path.iterdir())


def commented(word: Word) -> list[str]:
    """Return for each comment the words that it is about."""
    found: dict[str, list[str]] = {}
    open_now: list[str] = []
    for element in word.body.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "t"):
        if element.tag == W + "commentRangeStart":
            open_now.append(val(element, "id"))
        elif element.tag == W + "commentRangeEnd":
            open_now.remove(val(element, "id"))
        else:
            for key in open_now:
                found.setdefault(key, []).append(str(element.text))
    return ["".join(words) for words in found.values()]


def test_every_remark_is_a_comment_beside_the_first_words_of_its_block() -> None:
    remark = Remark((t("Die Zahl fehlt."),))
    bare = replace(table(2), caption=(), number=0)
    word = Word(
        document(
            *(
                p("Satz"),
                remark,
                BulletList(((p("Punkt"),), (p("zwei"),))),
                remark,
                bare,
                remark,
                table(2, "t2"),
                remark,
            ),
            *(Notice("hinweis", (p("Wort"),)), remark, Facts(((t("Ort"), t("Nord")),)), remark, Quote((p("Zitat"),))),
            *(remark, Landscape((p("quer"),)), remark, p("viel"), remark, remark),
        )
    )
    assert commented(word) == [
        *("Satz", "Punkt", "Ort", "Tabelle 1: Angebote", "Hinweis: Wort", "OrtNord", "Zitat", "quer", "viel", "viel")
    ]
    comments = etree.fromstring(word.parts["word/comments.xml"])
    assert [texts(comment) for comment in comments] == ["Die Zahl fehlt."] * 10
    references = [val(e, "id") for e in word.body.iter(W + "commentReference")]
    assert references == [val(comment, "id") for comment in comments]


def test_a_remark_beside_a_figure_and_a_link_in_a_remark_lead_where_they_shall() -> None:
    link = Remark(((Link(t("Vorgabe"), "https://amt.example"),), t("Zeile zwei")))
    word = Word(document(figure(), link, p("x"), link))
    relations = etree.fromstring(word.parts["word/_rels/comments.xml.rels"])
    assert [(r.get("Target"), r.get("TargetMode")) for r in relations] == [("https://amt.example", "External")]
    (key,) = {e.get(f"{{{word.body.nsmap['r']}}}id") for e in comments_of(word).iter(W + "hyperlink")}
    assert key == relations[0].get("Id")
    starts = [next(e.itersiblings(W + "r")) for e in word.body.iter(W + "commentRangeStart")]
    assert [e.find(W + "drawing") is not None for e in starts] == [True, False]


def comments_of(word: Word) -> etree._Element:
    return etree.fromstring(word.parts["word/comments.xml"])


def test_a_list_in_a_quotation_stands_inside_it() -> None:
    word = Word(document(Quote((p("q"), BulletList(((p("a"), p("weiter"), BulletList(((p("tief"),),))),))))))
    indents = {texts(q): q.find(f"{W}pPr/{W}ind") for q in word.all("w:p")}
    assert {
        word: val(e, "left") for word, e in indents.items() if e is not None and word in {"a", "weiter", "tief"}
    } == {
        "a": "765",
        "weiter": "765",
        "tief": "1105",
    }
    assert word.lines("Block Text") == ["q", "a", "weiter", "tief"]


def test_lists_deeper_than_word_counts_stay_on_its_last_level() -> None:
    block: Block = p("unten")
    for _ in range(12):
        block = OrderedList(((p("x"), block),))
    levels = [int(val(e)) for e in Word(document(block)).all(".//w:numPr/w:ilvl")]
    assert levels == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8]


def test_notices_that_follow_each_other_are_parted_and_each_stays_whole() -> None:
    word = Word(
        document(
            *(
                Notice("hinweis", (p("eins"), p("mehr"))),
                Notice("hinweis", (p("zwei"),)),
                Notice("hinweis", (p("drei"),)),
            ),
            Notice("luecke", (p("vier"),)),
        )
    )
    boxes = {texts(q): q for q in word.all("w:p") if q.find(f"{W}pPr/{W}pStyle[@{W}val='Hinweis']") is not None}
    lined = [text for text, q in boxes.items() if q.find(f"{W}pPr/{W}pBdr") is not None]
    kept = [text for text, q in boxes.items() if q.find(f"{W}pPr/{W}keepNext") is not None]
    assert lined == ["Hinweis: zwei"]
    assert kept == ["Hinweis: eins"]


def test_a_page_that_lies_on_its_side_in_an_entry_is_a_section_too() -> None:
    word = Word(document(p("vorher"), Entry((h(2, "1.1", "Ort", "ort"), Landscape((table(2),)))), p("nachher")))
    assert list(sections(word)) == [UPRIGHT, WIDE, UPRIGHT]


def test_a_first_chapter_that_lies_on_its_side_leaves_the_contents_whole() -> None:
    whole = document(h(1, "1", "Breit", "breit"))
    word = Word(replace(whole, blocks=(Landscape((h(1, "1", "Breit", "breit"), table(2))), p("danach"))))
    assert list(sections(word)) == [UPRIGHT, WIDE, UPRIGHT]
    (contents,) = word.all("w:sdt")
    assert next(contents.iter(W + "sectPr"), None) is None


def test_tabs_and_lines_in_text_are_word_s_own_and_pictures_keep_no_distance() -> None:
    word = Word(document(p("a\tb\nc"), figure()))
    (shown,) = [q for q in word.doc.paragraphs if q.text.startswith("a")]
    assert shown.text == "a\tb\nc"
    assert [e.get(f"dist{side}") for e in word.body.iter("{*}inline") for side in "TBLR"] == ["0"] * 4


def test_headings_with_long_names_are_found_by_their_links() -> None:
    key = "ein-sehr-langer-name-eines-abschnitts-der-nicht-passt"
    word = Word(document(h(2, "1.1", "Lang", key), Paragraph((Link(t("dorthin"), f"#{key}"),)), h(2, "1.2", "Z", "7z")))
    names = {val(e, "name") for e in word.body.iter(W + "bookmarkStart")}
    anchors = {val(e, "anchor") for e in word.body.iter(W + "hyperlink")}
    assert anchors <= names
    assert all(name[0].isalpha() and len(name) <= 40 for name in names)
    assert len(names) == 3
