"""The PDF writer: what stands in the tree can be read, found and heard in the PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pypdf import PdfReader

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
    Facts,
    Figure,
    Footnote,
    Foreign,
    Heading,
    Inline,
    Landscape,
    LineBreak,
    Link,
    Notice,
    OrderedList,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Table,
    Text,
)
from konzeptgen.writers import pdf
from konzeptgen.writers.pdf.source import source

if TYPE_CHECKING:
    from collections.abc import Iterator

A4 = (595.276, 841.89)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><text x="9" y="99">{}</text></svg>'
COVER = Cover(
    "Integrationskonzept", "Gemeinsam gemacht", "Stadt Musterstadt", (("Stichtag", "31.03.2026"),), draft=False
)


def words(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def said(text: str) -> Paragraph:
    return Paragraph(words(text))


def picture(text: str = "Balken") -> Picture:
    return Picture(SVG.format(text).encode(), "image/svg+xml", 400, 200)


def document(*blocks: Block, cover: Cover = COVER, design: Design | None = None) -> Document:
    first = Heading(1, words("Leitbild"), "leitbild", "1")
    return Document(cover, (first, *blocks), "2026-03-31", {"bild": picture()}, design or Design())


def table(rows: int, widths: tuple[float, ...] = (0.2, 0.5, 0.3), *, heat: bool = False, total: bool = False) -> Table:
    columns = tuple(Column("right" if x else "left", width) for x, width in enumerate(widths))
    head = tuple(words(f"Spalte{x}") for x in range(len(widths)))
    cells = tuple(tuple(words(f"Z{y:03d}" if x == 0 else str(y)) for x in range(len(widths))) for y in range(rows))
    return Table(
        columns, head, cells, "tab", words("Alle Stellen"), 1, words("Quelle: Abfrage"), heat=heat, total=total
    )


def reader(made: Document) -> PdfReader:
    return PdfReader(BytesIO(pdf.write(made)))


def pages(made: Document) -> list[str]:
    return [page.extract_text() for page in reader(made).pages]


def text(made: Document) -> str:
    return "\n".join(pages(made))


def squeezed(made: Document) -> str:
    return re.sub(r"\s", "", text(made))


def heights(page: int, made: Document, mark: str) -> list[float]:
    found: list[float] = []

    def visit(words: str, cm: list[float], tm: list[float], *_: object) -> None:
        if re.search(mark, words):
            found.append(round(cm[1] * tm[4] + cm[3] * tm[5] + cm[5], 1))

    reader(made).pages[page].extract_text(visitor_text=visit)
    return found


def elements(made: Document) -> list[tuple[str, str]]:
    """Return tag and alternative text of each element of the structure, in reading order."""
    with pikepdf.open(BytesIO(pdf.write(made))) as opened:
        return list(_elements(opened.Root.StructTreeRoot.K))


def _elements(node: pikepdf.Object) -> Iterator[tuple[str, str]]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S)[1:], str(node.get("/Alt", ""))
        yield from _elements(node.get("/K", pikepdf.Array()))


def tags(made: Document) -> list[str]:
    return [tag for tag, _ in elements(made)]


def test_a_table_of_120_rows_shows_every_row_once_under_a_repeated_head() -> None:
    made = document(table(120))
    found = [(page, re.findall(r"Z\d{3}", content), content) for page, content in enumerate(pages(made))]
    with_rows = [entry for entry in found if entry[1]]
    assert [mark for _, marks, _ in found for mark in marks] == [f"Z{y:03d}" for y in range(120)]
    assert len(with_rows) > 2
    for page, marks, content in with_rows:
        assert content.count("Spalte0") == 1
        rows = heights(page, made, r"Z\d{3}")
        assert len(set(rows)) == len(marks)
        assert all(60 < row < A4[1] - 60 for row in rows)


@pytest.mark.langsam
def test_a_cell_longer_than_a_page_is_not_cut() -> None:
    long = " ".join(f"Wort{count:04d}" for count in range(2000))
    rows = ((words("lang"), words(long), words("1")),)
    made = document(replace(table(1), rows=rows))
    assert re.findall(r"Wort\d{4}", text(made)) == long.split()
    for page in range(2, len(pages(made))):
        assert all(60 < row < A4[1] - 60 for row in heights(page, made, r"Wort\d{4}"))


def test_caption_number_and_source_stand_around_the_table() -> None:
    found = text(document(table(2)))
    assert found.index("Tabelle 1: Alle Stellen") < found.index("Spalte0") < found.index("Quelle: Abfrage")


def test_a_table_is_tagged_with_caption_head_and_body() -> None:
    found = tags(document(table(2)))
    assert found.count("Table") == 1
    assert found.count("Caption") == 1
    assert found.count("TH") == 3
    assert found.count("TD") == 6
    assert found.index("Caption") < found.index("THead") < found.index("TBody")


def heads(made: Document) -> list[list[str]]:
    """Return for each cell below the heads the scope that it has, or in brackets the scopes of the heads it names."""
    with pikepdf.open(BytesIO(pdf.write(made))) as opened:
        root = opened.Root.StructTreeRoot
        ids = pikepdf.NameTree(root.IDTree)
        bodies = [node for node in _nodes(root.K) if node.S == "/TBody"]
        return [[_head(cell, ids) for cell in row.K] for body in bodies for row in body.K]


def _nodes(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for child in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _nodes(child.get("/K", pikepdf.Array()))


def _head(cell: pikepdf.Object, ids: pikepdf.NameTree) -> str:
    attributes = next(found for found in cell.A if found.O == "/Table")
    if cell.S == "/TH":
        return str(attributes.Scope)
    return f"({' '.join(_head(ids[str(name)], ids) for name in attributes.Headers)})"


def test_the_first_cell_of_a_heat_table_heads_its_row() -> None:
    assert heads(document(table(2, heat=True))) == [["/Row", "(/Column /Row)", "(/Column /Row)"]] * 2
    assert heads(document(table(2))) == [["(/Column)"] * 3] * 2


def test_the_first_cell_of_a_sum_heads_its_row_wherever_the_table_stands() -> None:
    plain, total = table(2), replace(table(2, total=True), id="summe", number=2)
    quoted = document(plain, Quote((BulletList(((said("Punkt"), total),)),)))
    body, last = [["(/Column)"] * 3], [["/Row", "(/Column /Row)", "(/Column /Row)"]]
    assert heads(quoted) == body * 3 + last


def test_an_empty_cell_heads_no_row() -> None:
    rows = ((), words("1"), words("2")), (words("Nord"), words("3"), words("4"))
    found = heads(document(replace(table(2, heat=True), rows=rows)))
    assert [row[0] for row in found] == ["(/Column)", "/Row"]


def test_a_row_that_does_not_fill_the_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="'tab'"):
        pdf.write(document(replace(table(1), rows=((words("zu kurz"),),))))


def shaded(made: Document) -> list[tuple[int, str]]:
    """Return step and words of each shaded cell."""
    code = source(made, ("Atkinson Hyperlegible",))["main.typ"].decode()
    return [(int(step), cell) for step, cell in re.findall(r'heat-cell\((\d), \{ "([^"]+)" \}', code)]


def test_heat_shades_numbers_only_and_never_the_total() -> None:
    made = document(table(5, heat=True, total=True))
    assert shaded(made) == [(step, str(value)) for value, step in ((0, 1), (1, 2), (2, 4), (3, 5)) for _ in range(2)]
    assert text(made).count("Z00") == 5


def test_heat_reads_german_numbers() -> None:
    rows = tuple((words("Ort"), words(value)) for value in ("1.000", "12,5 %", "−3", "unbekannt", "12.345"))
    made = document(replace(table(1, (0.5, 0.5), heat=True), rows=rows))
    assert [step for step, _ in shaded(made)] == [1, 1, 1, 5]


@pytest.mark.parametrize("colour", ["#000000", "#FFFF00", "#FFFFFF", "#1D4F76", "#FF0000", "#00FF00", "#0000FF"])
def test_every_colour_of_a_municipality_can_be_read(colour: str) -> None:
    look = source(document(design=Design(colour, colour)), ("Atkinson Hyperlegible",))["gestaltung.typ"].decode()
    heat = re.findall(r'\(ground: rgb\("(#\w{6})"\), ink: rgb\("(#\w{6})"\)\)', look)
    assert len({ground for ground, _ in heat}) == 5
    assert all(ratio(ground, ink) >= 4.5 for ground, ink in heat)
    palette = dict(re.findall(r'([a-z-]+): rgb\("(#\w{6})"\)', look))
    assert ratio(palette["colour"], palette["on-colour"]) >= 4.5
    assert ratio(palette["heading"], palette["tint"]) >= 4.5
    assert ratio(palette["heading"], "#FFFFFF") >= 4.5
    assert ratio(palette["accent-text"], "#FFFFFF") >= 4.5
    boxes = re.findall(r'ground: rgb\("(#\w{6})"\), border: rgb\("(#\w{6})"\), label: rgb\("(#\w{6})"\)', look)
    assert len(boxes) == 3
    assert all(ratio(ground, border) >= 3 and ratio(ground, label) >= 4.5 for ground, border, label in boxes)


def test_the_file_claims_pdf_ua_1_and_pdf_a_2a() -> None:
    with pikepdf.open(BytesIO(pdf.write(document()))) as opened, opened.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")


def test_language_title_author_subject_and_date_stand_in_the_properties() -> None:
    found = reader(document())
    assert str(found.root_object["/Lang"]) == "de-DE"
    assert found.metadata is not None
    assert found.metadata.title == "Integrationskonzept"
    assert found.metadata.author == "Stadt Musterstadt"
    assert found.metadata.subject == "Gemeinsam gemacht"
    assert str(found.metadata.creation_date).startswith("2026-03-31 12:00:00")


def test_pages_are_a4_and_numbered_after_the_cover() -> None:
    found = reader(document())
    assert [(float(p.mediabox.width), float(p.mediabox.height)) for p in found.pages] == [
        pytest.approx(A4, abs=0.1)
    ] * 3
    cover, *others = (page.extract_text() for page in found.pages)
    assert "Seite" not in cover
    assert [re.findall(r"Seite \d von \d", other) for other in others] == [["Seite 2 von 3"], ["Seite 3 von 3"]]
    assert all("Stadt Musterstadt · Stand 31.03.2026" in other for other in others)


def test_the_foot_begins_with_the_day_where_nobody_publishes() -> None:
    foot = pages(document(said("Text."), cover=replace(COVER, publisher="")))[-1].split("\n")[-1]
    assert foot.startswith("Stand 31.03.2026")


def test_the_cover_names_title_subtitle_publisher_and_lines() -> None:
    cover = pages(document())[0]
    assert all(words in cover for words in ("Integrationskonzept", "Gemeinsam gemacht", "Stichtag", "31.03.2026"))
    assert tags(document())[1] == "Title"


def test_bookmarks_and_contents_name_the_headings_with_their_numbers() -> None:
    made = document(Heading(2, words("Ziele & <Wege>"), "ziele", "1.1"), said("Text."))
    titles = [str(entry["/Title"]) for entry in _flat(reader(made).outline)]
    assert [title for title in titles if title != "Inhalt"] == ["1 Leitbild", "1.1 Ziele & <Wege>"]
    assert re.search(r"1\.1 Ziele & <Wege>[ .]+3", pages(made)[1])


@pytest.mark.langsam
@pytest.mark.parametrize(("sections", "listed"), [(57, [57]), (58, [58]), (62, [62]), (70, [57, 13])])
def test_contents_move_closer_where_that_saves_a_page_with_a_few_lines(sections: int, listed: list[int]) -> None:
    every = [Heading(2, words(f"Abschnitt {n}"), f"abschnitt-{n}", f"1.{n}") for n in range(1, sections + 1)]
    found = pages(document(*(block for heading in every for block in (heading, said("Text.")))))
    assert [page.count("Abschnitt") for page in found[1 : 1 + len(listed)]] == listed


def _flat(entries: object) -> Iterator[dict[str, object]]:
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


def test_each_chapter_opens_a_page() -> None:
    found = pages(document(said("eins"), Heading(1, words("Lage"), "lage", "2"), said("zwei")))
    assert [("1 Leitbild" in page, "2 Lage" in page) for page in found[2:]] == [(True, False), (False, True)]


@pytest.mark.langsam
def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    for lines in range(20, 60):
        blocks = [said(f"Zeile {line}") for line in range(lines)]
        for page in pages(document(*blocks, Heading(2, words("Danach"), "danach"), said("Folgt."))):
            assert ("Danach" in page) == ("Folgt." in page) or "Inhalt" in page


@pytest.mark.langsam
def test_words_that_lead_to_a_list_stay_with_its_first_point() -> None:
    parted = 0
    for lines in range(20, 60):
        points = BulletList(((said("Erster Punkt"),), (said("Zweiter Punkt"),)))
        filled = [said(f"Zeile {line}") for line in range(lines)]
        for page in pages(document(*filled, said("Diese Punkte:"), points)):
            assert ("Diese Punkte:" in page) == ("Erster Punkt" in page)
            parted += "Zeile" not in page and "Diese Punkte:" in page
    assert parted, "no list came near the end of a page, so that nothing was shown"


def test_the_alternative_text_stands_in_the_structure() -> None:
    made = document(Figure("bild", words("Kurse führen"), "Balken: Kurse 633", "abb", 1, words("Quelle: Berichte")))
    assert [alt for tag, alt in elements(made) if tag == "Figure"] == ["Balken: Kurse 633"]
    page = pages(made)[2]
    assert page.index("Balken") < page.index("Abbildung 1: Kurse führen") < page.index("Quelle: Berichte")


def test_text_in_a_picture_uses_the_shipped_font() -> None:
    made = document(Figure("bild", words("Titel"), "Alt", "abb", 1))
    with pikepdf.open(BytesIO(pdf.write(made))) as opened:
        fonts = {str(font.BaseFont) for page in opened.pages for _, font in page.Resources.Font.items()}
    assert fonts
    assert all("AtkinsonHyperlegible" in font for font in fonts)


@pytest.mark.parametrize(("name", "alt", "message"), [("fehlt", "Alt", "'fehlt'"), ("bild", " ", "alternative text")])
def test_a_figure_without_picture_or_alternative_text_is_refused(name: str, alt: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        pdf.write(document(Figure(name, words("Titel"), alt, "abb", 1)))


def test_the_logo_stands_on_the_cover_with_its_alternative_text() -> None:
    made = document(design=Design(logo=picture("Wappen"), logo_alt="Wappen der Stadt"))
    assert "Wappen" in pages(made)[0]
    assert ("Figure", "Wappen der Stadt") in elements(made)


def test_the_same_document_gives_the_same_bytes() -> None:
    made = document(table(30), Figure("bild", words("Titel"), "Alt", "abb", 1))
    assert pdf.write(made) == pdf.write(made)


def test_landscape_turns_its_pages_and_leaves_none_empty() -> None:
    turned = Landscape((Heading(1, words("Quer"), "quer", "2"), table(3)))
    found = reader(document(said("eins"), turned, Heading(1, words("Danach"), "danach", "3")))
    wide = [page.mediabox.width > page.mediabox.height for page in found.pages]
    assert wide == [False, False, False, True, False]
    assert [word in page.extract_text() for word, page in zip(("2 Quer", "3 Danach"), found.pages[3:], strict=True)]


EXACT = [
    *("Anfang--Ende", "...", 'ein "Wort"', "#read(1)", "$x$", "C:\\temp\\n", "*fett*", "_kursiv_", "@name", "<x>"),
    *("//kein Kommentar", "/* auch nicht */", "-?", "-3", "~", "`code`", "= Titel", "+ eins", "[a](b)", "'so'", "„so“"),
    *("12,5\u00a0%", "{ 1 + 1 }", "\\u{41}", "\\", '\\"', "https://a.de/b?c=d&e=f#g"),
]


def test_characters_arrive_unchanged_in_text_cell_heading_and_code(subtests: pytest.Subtests) -> None:
    found = text(document(*(block for number, value in enumerate(EXACT) for block in everywhere(number, value))))
    for number, value in enumerate(EXACT):
        with subtests.test(value):
            for mark in "hpck":
                assert f"{mark}{number}{value}{mark}".replace("\u00a0", " ") in found.replace("\u00a0", " ")


def everywhere(number: int, value: str) -> Iterator[Block]:
    """Yield a heading, a paragraph, a cell and code that hold the value between marks."""
    yield Heading(2, words(f"h{number}{value}h"), f"ueber-{number}")
    yield said(f"p{number}{value}p")
    cell = words(f"c{number}{value}c")
    yield replace(table(1, (0.5, 0.5)), id=f"tabelle-{number}", rows=((words("Zelle"), cell),))
    yield Paragraph((Code(f"k{number}{value}k"),))


def test_values_never_become_typst() -> None:
    cover = replace(COVER, title='"); panic("x', publisher="#panic()", lines=(("#1", '"]'),))
    assert '"); panic("x' in pages(document(cover=cover))[0]


def test_a_long_address_breaks_in_a_narrow_cell_without_hyphen_or_new_character() -> None:
    address = "donaudampfschifffahrt.wohlfahrtsverbaende@caritas-musterstadt.de"
    cell = (Link(words(address), f"mailto:{address}"),)
    made = document(replace(table(1, (0.9, 0.1)), rows=((words("Z"), cell),)))
    assert address in squeezed(made)
    parts = [line.removeprefix("Z ").strip() for line in text(made).splitlines()]
    assert max(len(part) for part in parts if part and part in address) <= 8


def test_an_address_in_a_line_of_its_own_stays_whole() -> None:
    assert "anna.muster@caritas-musterstadt.de" in text(document(said("An anna.muster@caritas-musterstadt.de bitte.")))


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.de", "", "anbieter.html"])
def test_a_link_to_a_forbidden_target_is_refused(target: str) -> None:
    with pytest.raises(ValueError, match=re.escape(repr(target))):
        pdf.write(document(Paragraph((Link(words("hier"), target),))))


def test_a_link_to_a_missing_id_is_refused() -> None:
    with pytest.raises(ValueError, match="'nirgends'"):
        pdf.write(document(Paragraph((Link(words("hier"), "#nirgends"),))))


def test_an_id_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="leitbild"):
        pdf.write(document(Heading(2, words("Noch einmal"), "leitbild")))


def test_links_lead_to_addresses_and_blocks_whatever_their_ids() -> None:
    odd = ("über uns", "über_uns", "a.b", 'x"y')
    headings = [Heading(2, words(name), name) for name in odd]
    links = [Link(words("hier"), f"#{name}") for name in (*odd, "tab")]
    outward = [Link(words("da"), target) for target in ("https://a.de/?b=c", "mailto:a@b.de", "tel:+49351123")]
    annotations = [
        note.get_object()
        for page in reader(document(*headings, table(1), Paragraph((*links, *outward)))).pages[2:]
        for note in page.get("/Annots", [])
    ]
    assert [str(note["/A"]["/URI"]) for note in annotations if "/URI" in note.get("/A", {})] == [
        link.target for link in outward
    ]
    assert sum("/URI" not in note.get("/A", {}) for note in annotations) == len(links)


@pytest.mark.parametrize(
    "block", [said("ܐܬܘܪ aus Прага"), table(1), Notice("hinweis", (said("ܐܬܘܪ"),)), Heading(2, words("ܐܬܘܪ"), "i")]
)
def test_a_missing_glyph_names_character_and_text(block: Block) -> None:
    shown = replace(block, rows=((words("ܐܬܘܪ"),) * 3,)) if isinstance(block, Table) else block
    with pytest.raises(pdf.PdfError, match=r"„ܐ“ \(U\+0710\) in „ܐܬܘܪ") as caught:
        pdf.write(document(shown))
    assert str(caught.value).startswith("Die mitgelieferten Schriften haben diese Zeichen nicht")


def test_a_missing_glyph_in_a_picture_is_named() -> None:
    made = document(Figure("bild", words("Titel"), "Alt", "abb", 1))
    with pytest.raises(pdf.PdfError, match=r"U\+0710.* in einem Bild"):
        pdf.write(replace(made, pictures={"bild": picture("a ܐ b")}))


def test_an_unknown_font_is_refused_with_the_known_one() -> None:
    with pytest.raises(pdf.PdfError, match=r"„Comic“ wird nicht mitgeliefert.*„Atkinson Hyperlegible Plain“"):
        pdf.write(document(design=Design(font="Comic")))


def test_a_warning_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "source", lambda made, *_: source(made, ("Comic", "Atkinson Hyperlegible Plain")))
    with pytest.raises(pdf.PdfError, match="comic"):
        pdf.write(document())


def test_a_broken_picture_is_an_error_in_german() -> None:
    made = document(Figure("bild", words("Titel"), "Alt", "abb", 1))
    with pytest.raises(pdf.PdfError, match="ließ sich nicht setzen"):
        pdf.write(replace(made, pictures={"bild": Picture(b"kein Bild", "image/svg+xml", 10, 10)}))


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_is_marked_on_every_page(draft: bool) -> None:  # noqa: FBT001 - the case itself
    found = pages(document(said("Text"), cover=replace(COVER, draft=draft)))
    assert ["Entwurf" in page for page in found] == [draft] * 3


def test_notices_begin_with_their_word() -> None:
    found = text(
        document(
            Notice("luecke", (said("Plätze."),)),
            Notice("hinweis", (said("Abfrage."), said("Zweiter Absatz."))),
            Notice("forderung", (BulletList(((said("mehr Zeit"),),)),)),
        )
    )
    assert "Hier fehlt: Plätze." in found
    assert "Hinweis: Abfrage." in found
    assert re.search(r"Forderung der Verbände:\s+•\s*mehr Zeit", found)


def test_facts_are_a_tagged_list_in_reading_order() -> None:
    sheet = Facts(
        ((words("Öffnungszeiten der offenen Sprechstunde"), words("Mo 8–12 Uhr")), (words("Träger"), words("AWO")))
    )
    made = document(sheet)
    page = re.sub(r"\s+", " ", pages(made)[2])
    assert "Öffnungszeiten der offenen Sprechstunde Mo 8–12 Uhr Träger AWO" in page
    assert tags(made)[tags(made).index("H1") :].count("LBody") == 2


def test_a_long_term_does_not_run_into_the_next_pair() -> None:
    made = document(
        Facts(((words("Öffnungszeiten der offenen Sprechstunde"), words("Mo")), (words("Träger"), words("AWO"))))
    )
    last_line, following = heights(2, made, "Sprechstunde")[0], heights(2, made, "Träger")[0]
    assert last_line - following > 10


def test_foreign_words_carry_their_language() -> None:
    foreign = (Foreign(words("one-stop shop"), "en"), Text(" und "), Foreign(words("grammar school"), "en-GB"))
    with pikepdf.open(BytesIO(pdf.write(document(Paragraph((Text("Ein "), *foreign)))))) as opened:
        content = opened.pages[2].Contents.read_bytes()
    assert re.findall(rb"/Lang ?\((en[^)]*)\)", content) == [b"en", b"en-GB"]


def test_every_kind_of_node_is_written() -> None:
    note = Footnote(words("belegt"), 1)
    inlines = (Strong(words("wichtig")), Emph(words("betont")), Code("datei.yaml"), LineBreak(), Text("danach"), note)
    found = text(
        document(
            Paragraph(inlines),
            BulletList(((said("Punkt"),), (said("aussen"), BulletList(((said("innen"),),))))),
            OrderedList(((said("vier"),), (said("fünf"),)), 4),
            Quote((said("Zitat"),)),
            CodeBlock("zeile: 1\n  zeile: 2"),
        )
    )
    for word in (
        "wichtig",
        "betont",
        "datei.yaml",
        "danach",
        "belegt",
        "Punkt",
        "innen",
        "4.",
        "5.",
        "Zitat",
        "zeile: 2",
    ):
        assert word in found


def test_empty_parts_are_no_obstacle() -> None:
    cover = replace(COVER, subtitle="", lines=())
    bare = replace(table(0), caption=(), source=(), number=0)
    assert pdf.write(document(Paragraph(()), bare, BulletList(()), Facts(()), cover=cover))
    assert pdf.write(replace(document(), blocks=()))


def test_an_unknown_node_is_refused() -> None:
    with pytest.raises(TypeError, match="Text"):
        pdf.write(document(Text("kein Block")))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="Paragraph"):
        pdf.write(document(Paragraph((said("kein Wort"),))))  # type: ignore[arg-type]
