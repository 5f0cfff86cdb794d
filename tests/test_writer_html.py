import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast
from xml.etree.ElementTree import Element

import html5lib
import pytest

from konzeptgen.document.tree import (
    PREFIXES,
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
    NoticeKind,
    OrderedList,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Table,
    Text,
)
from konzeptgen.writers import html

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SVG = b"""<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY boese SYSTEM "file:///etc/passwd">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20" onload="x()"
 class="summe" style="background:red">
<!-- boese --><script>boese()</script><style>* { display: none }</style>
<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">boese</p></foreignObject>
<image href="https://boese.example/x.png"/><a href="javascript:boese()"><text>boese</text></a>
<defs><linearGradient id="verlauf"><stop offset="0" style="stop-color: #FFF; -boese: 1"/></linearGradient></defs>
<g role="graphics-object" aria-roledescription="bar"><rect width="4" height="3" fill="url(#verlauf)" onclick="x()"/></g>
<rect fill="url(https://boese.example/#a)" stroke="u\\72l(boese)"/>
<rect fill="url(boese.png)"/><use xlink:href="#verlauf"/><use href="https://boese.example/#a"/>
<text font-family="Boese">5 &lt; 6 &amp; 7 <tspan>Euro</tspan> &boese;</text>
</svg>"""


def t(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def p(text: str) -> Paragraph:
    return Paragraph(t(text))


def document(*blocks: Block, **pictures: Picture) -> Document:
    cover = Cover("Konzept <A> & B", "Für alle", "Stadt „Muster“ & Kreis", (("Stand", "31. März 2026"),), draft=False)
    return Document(cover, blocks, "2026-03-31", pictures)


def page(*blocks: Block, **pictures: Picture) -> str:
    return html.write(document(*blocks, **pictures)).decode()


def body(*blocks: Block, **pictures: Picture) -> str:
    found = re.search(r'<main id="seite-text" tabindex="-1">\n(.*)</main>', page(*blocks, **pictures), re.DOTALL)
    assert found
    return found[1]


def inline(*inlines: Inline) -> str:
    return body(Paragraph(inlines)).removeprefix("<p>").removesuffix("</p>\n")


def table(*rows: tuple[str, ...], id: str = "tabelle-1") -> Table:  # noqa: A002 - the tree's name
    head, *others = (tuple(t(cell) if cell else () for cell in row) for row in rows)
    columns = (Column("left", 0.5), *(Column("right", 0.5 / (len(head) - 1)) for _ in head[1:]))
    return Table(columns, head, tuple(others), id)


def figure(name: str = "bild", id: str = "abbildung-1") -> Figure:  # noqa: A002 - the tree's name
    return Figure(name, t("Was das Bild sagt"), 'Ein "Balken" & mehr', id, 2, t("Quelle: Stadt"))


def everything() -> Document:
    blocks: tuple[Block, ...] = (
        Heading(1, (Text("Leitbild "), Link(t("A"), "https://stadt.example/?a=1&b=2")), "leitbild", "1"),
        Heading(2, t("Ziele"), "ziele", "1.1"),
        Paragraph(
            (Strong(t("a")), Emph(t("b")), Code("c"), Foreign(t("d"), "en"), LineBreak(), Link(t("e"), "#ziele"))
        ),
        Paragraph((Text("Belegt."), Footnote(t("Amt"), 1), Text(" Auch."), Footnote((Emph(t("Buch")),), 2))),
        BulletList(((p("a"), OrderedList(((p("b"),),), 3)), (p("c"), p("d")))),
        Quote((p("Zitat"),)),
        CodeBlock("\n a < b\n"),
        *(Notice(kind, (p("Text"), BulletList(((p("x"),),)))) for kind in cast("list[NoticeKind]", list(PREFIXES))),
        Facts(((t("Telefon"), (Link(t("0351"), "tel:0351"),)),)),
        Heading(1, t("Anhang"), "anhang", "Anhang A"),
        Landscape((replace(table(("A", "B"), ("x", "1"), ("S", "1")), caption=t("T"), number=1, total=True),)),
        replace(table(("", "B"), ("x", "1"), ("y", "2"), id="tabelle-2"), filterable=True, heat=True),
        figure("svg"),
        figure("svg", "abbildung-2"),
        figure("png", "abbildung-3"),
    )
    logo = Picture(SVG, "image/svg+xml", 40, 20)
    made = document(*blocks, svg=Picture(SVG, "image/svg+xml", 40, 20), png=Picture(PNG, "image/png", 1, 1))
    return replace(made, cover=replace(made.cover, draft=True), design=Design(logo=logo, logo_alt="Wappen"))


def elements(text: str) -> Iterator[Element]:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return cast("Element", parser.parse(text)).iter()


@pytest.mark.parametrize(
    ("node", "written"),
    [
        (Text('a < b & „c“ "d"'), 'a &lt; b &amp; „c“ "d"'),
        (Strong(t("a<")), "<strong>a&lt;</strong>"),
        (Emph(t("a")), "<em>a</em>"),
        (Code("<a>"), "<code>&lt;a&gt;</code>"),
        (LineBreak(), "<br>"),
        (Foreign(t("job"), 'e"n'), '<span lang="e&quot;n">job</span>'),
        (
            Link((Strong(t("a")),), "https://a.example/?b=1&c=2"),
            '<a href="https://a.example/?b=1&amp;c=2"><strong>a</strong></a>',
        ),
        (Link(t("a"), "#ziele"), '<a href="#ziele">a</a>'),
        (Link(t("a"), "mailto:a@b.example"), '<a href="mailto:a@b.example">a</a>'),
        (Link(t("a"), "tel:+49351"), '<a href="tel:+49351">a</a>'),
    ],
)
def test_inline(node: Inline, written: str) -> None:
    assert inline(node) == written


@pytest.mark.parametrize(
    "target",
    ["javascript:x()", "JavaScript:x()", "data:text/html,x", "file:///etc/passwd", "//boese.example", "seite.html", "",
     "#", " https://a.example", "https://a.example/ b", "https://a.example\n", "java\nscript:x()"],
)  # fmt: skip
def test_other_link_targets_are_refused(target: str) -> None:
    with pytest.raises(ValueError, match="nicht erlaubt"):
        page(Paragraph((Link(t("a"), target),)))


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (Heading(1, t("Titel"), "titel", "3"), '<h2 id="titel"><span class="nummer">3</span> Titel</h2>\n'),
        (Heading(2, t("Titel"), "titel"), '<h3 id="titel">Titel</h3>\n'),
        (Heading(7, t("Titel"), "titel"), '<h6 id="titel">Titel</h6>\n'),
        (p("a < b"), "<p>a &lt; b</p>\n"),
        (BulletList(((p("a"),), (p("b"), p("c")))), "<ul>\n<li>a</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ul>\n"),
        (OrderedList(((p("a"), BulletList(((p("b"),),))),)), "<ol>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>\n"),
        (OrderedList(((p("a"),),), 4), '<ol start="4">\n<li>a</li>\n</ol>\n'),
        (Quote((p("a"),)), "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        (CodeBlock("\n<a>"), '<pre tabindex="0"><code>\n&lt;a&gt;</code></pre>\n'),
        (Landscape((p("a"), p("b"))), "<p>a</p>\n<p>b</p>\n"),
        (Facts(((t("A"), t("<b>")),)), '<dl class="steckbrief">\n<div><dt>A</dt><dd>&lt;b&gt;</dd></div>\n</dl>\n'),
    ],
)
def test_block(block: Block, written: str) -> None:
    assert body(block) == written


@pytest.mark.parametrize(
    ("kind", "label"), [("luecke", "Hier fehlt:"), ("hinweis", "Hinweis:"), ("forderung", "Forderung der Verbände:")]
)
def test_a_notice_begins_with_its_label(kind: NoticeKind, label: str) -> None:
    frame = f'<div class="kasten {kind}" role="note">\n<p><strong>{label}</strong>'
    assert body(Notice(kind, (p("a"), p("b")))) == f"{frame} a</p>\n<p>b</p>\n</div>\n"
    assert body(Notice(kind, (Quote(()),))) == f"{frame}</p>\n<blockquote>\n</blockquote>\n</div>\n"


def test_unknown_nodes_raise() -> None:
    with pytest.raises(AssertionError):
        page(cast("Block", "boese"))
    with pytest.raises(AssertionError):
        page(Paragraph((cast("Inline", "boese"),)))


def test_a_table_names_its_columns_caption_and_source() -> None:
    made = replace(table(("A", "B"), ("x", "1")), caption=t("Titel & mehr"), number=3, source=t("Quelle: Stadt"))
    assert body(made) == (
        '<div class="tafel">\n<div class="rollen" tabindex="0" role="group" aria-labelledby="titel.tabelle-1">\n'
        '<table id="tabelle-1" class="s2">\n'
        '<caption id="titel.tabelle-1"><span>Tabelle 3: Titel &amp; mehr</span></caption>\n'
        '<colgroup><col class="b50"><col class="b50"></colgroup>\n'
        '<thead>\n<tr><th scope="col">A</th><th scope="col" class="rechts">B</th></tr>\n</thead>\n'
        '<tbody>\n<tr><td>x</td><td class="rechts">1</td></tr>\n</tbody>\n'
        '</table>\n</div>\n<p class="quelle">Quelle: Stadt</p>\n</div>\n'
    )


def test_a_table_without_caption_still_has_a_name_and_no_empty_header() -> None:
    written = body(table(("", "B"), ("x", "1")))
    assert 'role="group" aria-label="Tabelle: B"' in written
    assert "<caption" not in written
    assert 'aria-label="Tabelle"' in body(table(("", ""), ("x", "1")))
    assert '<thead>\n<tr><td></td><th scope="col" class="rechts">B</th></tr>' in written


def test_a_total_stands_in_the_foot() -> None:
    rows = ("A", "B"), ("x", "1"), ("Summe", "1")
    foot = '<tfoot>\n<tr class="summe"><th scope="row">Summe</th><td class="rechts">1</td></tr>\n</tfoot>\n'
    assert foot in body(replace(table(*rows), total=True))
    assert "<tfoot" not in body(table(*rows))


def test_the_filter_is_offered_by_the_script_alone() -> None:
    rows = ("A", "B"), ("x", "1")
    assert '<div class="tafel" data-filter>' in body(replace(table(*rows), filterable=True))
    assert "data-filter" not in body(table(*rows))
    assert "<form" not in page(replace(table(*rows), filterable=True))


def shades(*cells: str, total: str = "") -> list[str]:
    rows = [("Ort", "Zahl"), *(("1", cell) for cell in cells), *([("Summe", total)] if total else [])]
    written = body(replace(table(*rows), heat=True, total=bool(total)))
    return [found[1] or "" for found in re.finditer(r'<td class="rechts ?(stufe\d)?">', written)]


def test_heat_shades_numbers_in_five_steps() -> None:
    assert shades("0", "2", "5", "7", "10") == ["stufe1", "stufe2", "stufe3", "stufe4", "stufe5"]
    assert shades("−1,5", "1.234", "1.233,5 %") == ["stufe1", "stufe5", "stufe5"]
    assert shades("4", "4") == ["stufe3", "stufe3"]


def test_heat_leaves_words_and_totals_unshaded() -> None:
    assert shades("unbekannt", "31.03.2026", "–", "3") == ["", "", "", "stufe3"]
    assert shades("0", "10", total="1000") == ["stufe1", "stufe5", ""]
    assert '<th scope="row">1</th>' in body(replace(table(("A", "B"), ("1", "2")), heat=True))
    assert "stufe" not in body(table(("A", "B"), ("1", "2")))


def test_a_png_figure() -> None:
    data = base64.b64encode(PNG).decode()
    assert body(figure(), bild=Picture(PNG, "image/png", 30, 20)) == (
        '<figure id="abbildung-1">\n<div class="bild">\n'
        f'<img src="data:image/png;base64,{data}" alt="Ein &quot;Balken&quot; &amp; mehr" width="30" height="20">\n'
        "</div>\n<figcaption>\n<p>Abbildung 2: Was das Bild sagt</p>\n"
        '<p class="quelle">Quelle: Stadt</p>\n</figcaption>\n</figure>\n'
    )


def drawing(svg: bytes = SVG) -> str:
    found = re.search(r"<svg.*</svg>", body(figure(), bild=Picture(svg, "image/svg+xml", 40, 20)), re.DOTALL)
    assert found
    return found[0]


def test_an_svg_is_rebuilt_from_what_is_allowed() -> None:
    assert drawing() == (
        '<svg width="40" height="20" role="img" aria-label="Ein &quot;Balken&quot; &amp; mehr" viewBox="0 0 40 20">'
        '<defs><linearGradient id="abbildung-1.verlauf"><stop offset="0" stop-color="#FFF"></stop></linearGradient>'
        '</defs><g><rect width="4" height="3" fill="url(#abbildung-1.verlauf)"></rect></g><rect></rect><rect></rect>'
        '<use href="#abbildung-1.verlauf"></use><use></use>'
        "<text>5 &lt; 6 &amp; 7 <tspan>Euro</tspan> </text></svg>"
    )


def test_an_svg_without_view_box_gets_one() -> None:
    assert 'viewBox="0 0 40 20"' in drawing(b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>')


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(ValueError, match="SVG"):
        drawing(b"<html/>")


def test_the_policy_names_the_hashes_of_the_inline_blocks() -> None:
    written = page()
    for tag in ("style", "script"):
        blocks = re.findall(f"<{tag}>(.*?)</{tag}>", written, re.DOTALL)
        assert len(blocks) == 1
        digest = base64.b64encode(hashlib.sha256(blocks[0].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in written
    policy = next(e.get("content", "") for e in elements(written) if "http-equiv" in e.attrib)
    assert re.sub(r"sha256-[\w+/]+=", "…", policy) == (
        "default-src 'none'; img-src data:; font-src data:; style-src '…'; script-src '…'; base-uri 'none'; "
        "form-action 'none'"
    )


def test_no_inline_style_or_handler() -> None:
    for element in elements(html.write(everything()).decode()):
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


def test_nothing_is_fetched() -> None:
    written = html.write(everything()).decode()
    used = [e for e in elements(written) if e.tag.rpartition("}")[2] not in {"a", "use"}]
    assert all(e.get(name, "data:").startswith("data:") for e in used for name in ("src", "href", "srcset", "data"))
    assert re.findall(r"https?://[^\s\"<]*", written) == ["https://stadt.example/?a=1&amp;b=2"]
    assert all(url.startswith(("data:", "#")) for url in re.findall(r"url\([\"']?([^)]{5})", written))
    assert "@import" not in written
    assert "boese" not in written.lower()


def test_the_page_parses_without_error_and_ids_are_unique() -> None:
    ids = [e.attrib["id"] for e in elements(html.write(everything()).decode()) if "id" in e.attrib]
    assert len(ids) == len(set(ids)) > 10


def test_every_internal_target_exists() -> None:
    found = list(elements(html.write(everything()).decode()))
    ids = {e.get("id") for e in found}
    targets = {e.attrib["href"][1:] for e in found if e.get("href", "").startswith("#")}
    labels = {e.attrib["aria-labelledby"] for e in found if "aria-labelledby" in e.attrib}
    assert targets | labels <= ids


def test_every_width_and_heat_class_is_in_the_stylesheet() -> None:
    written = html.write(everything()).decode()
    style = written.partition("<style>")[2].partition("</style>")[0]
    for name in {*re.findall(r'<col class="(\w+)"', written), *(f"stufe{step}" for step in range(1, 6))}:
        assert f".{name} {{" in style


def test_the_same_document_gives_the_same_bytes() -> None:
    assert html.write(everything()) == html.write(everything())


def test_footnotes_stand_at_the_end_and_lead_back() -> None:
    page = html.write(document(Paragraph((Text("Belegt."), Footnote((Emph(t("Amt")),), 3))), p("Ende"))).decode()
    mark = '<a href="#fussnote.3" id="fussnotenzeichen.3" role="doc-noteref" aria-label="Fußnote 3">3</a>'
    assert f"<p>Belegt.<sup>{mark}</sup></p>" in page
    found = re.search(r'<section class="fussnoten".*?</section>', page, re.DOTALL)
    assert found is not None
    assert page.index("<p>Ende</p>") < found.start()
    assert '<li id="fussnote.3"><em>Amt</em> <a href="#fussnotenzeichen.3" role="doc-backlink"' in found[0]
    assert "fussnoten" not in html.write(document(p("Ende"))).decode().partition("<body")[2]


def test_the_cover_is_escaped_and_in_the_metadata() -> None:
    written = page()
    assert "<title>Konzept &lt;A&gt; &amp; B</title>" in written
    assert "<h1>Konzept &lt;A&gt; &amp; B</h1>" in written
    assert '<meta name="author" content="Stadt „Muster“ &amp; Kreis">' in written
    assert '<meta name="date" content="2026-03-31">' in written
    assert "<div><dt>Stand</dt><dd>31. März 2026</dd></div>" in written
    assert '<html lang="de">' in written


def test_only_a_draft_is_marked() -> None:
    made = document()
    draft = html.write(replace(made, cover=replace(made.cover, draft=True))).decode()
    assert '<body class="vermerk" id="seite-anfang">' in draft
    assert '<p class="marke">Entwurf</p>' in draft
    assert "<p class=" not in page().partition("<h1>")[0]
    assert 'class="vermerk"' not in page()


def test_an_address_is_parted_between_its_words_alone() -> None:
    cover = Cover("Konzept", "", "Amt", (("Im Netz", "https://www.stadt.de/teil-habe?a=b&c."),), draft=False)
    said = Paragraph((Text("An a.b@stadt.de & alle."),))
    page = html.write(Document(cover, (said,), "2026-03-31", {})).decode()
    address = "https://<wbr>www<wbr>.stadt<wbr>.de/<wbr>teil-habe<wbr>?a<wbr>=b<wbr>&amp;c."
    assert f'<dd><span class="adresse">{address}</span></dd>' in page
    assert '<p>An <span class="adresse">a<wbr>.b@<wbr>stadt<wbr>.de</span> &amp; alle.</p>' in page
    assert ".adresse { hyphens: none; }" in page


def test_the_logo_stands_on_the_cover() -> None:
    logo = Picture(PNG, "image/png", 30, 20)
    made = html.write(replace(document(), design=Design(logo=logo, logo_alt="Wappen"))).decode()
    assert re.search(r'<div class="logo"><img src="data:image/png;base64,[\w+/=]+" alt="Wappen" width="30"', made)
    assert 'class="logo"' not in page()


def test_the_contents_list_has_two_levels_and_no_links_inside_links() -> None:
    written = html.write(everything()).decode()
    nav = written.partition("<nav")[2].partition("</nav>")[0]
    assert re.findall(r'href="#([\w-]+)"', nav) == ["leitbild", "ziele", "anhang"]
    assert '<a href="#leitbild"><span class="nummer">1</span> <span>Leitbild A</span></a>' in nav


def test_without_headings_there_is_no_contents_list() -> None:
    assert "<nav" not in page(p("a"))


def test_deeper_headings_stay_out_of_the_contents_list() -> None:
    written = page(Heading(1, t("a"), "eins"), Heading(2, t("b"), "zwei"), Heading(3, t("c"), "drei"))
    assert 'href="#zwei"' in written
    assert 'href="#drei"' not in written


def luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", ["#1D4F76", "#FFFF00", "#FFFFFF", "#000000", "#7F7F7F", "#B3541E"])
def test_every_design_colour_is_legible(colour: str) -> None:
    written = html.write(replace(document(), design=Design(colour=colour, accent=colour))).decode()
    values = dict(re.findall(r"--([\w-]+): (#\w{6});", written))
    assert contrast(values["farbe"], "#FFFFFF") >= 4.5
    assert contrast(values["farbe"], values["ton"]) >= 4.5
    assert contrast(values["akzent"], "#FFFFFF") >= 4.5
    assert contrast(values["farbe"], values["farbe-zart"]) >= 4.5
    assert contrast(values["flaeche"], values["auf-flaeche"]) >= 4.5
    for kind in PREFIXES:
        assert contrast(values[f"{kind}-wort"], values[f"{kind}-grund"]) >= 4.5
        assert contrast(values[f"{kind}-rand"], values[f"{kind}-grund"]) >= 3
    assert all(contrast(values[f"stufe{n}"], values[f"schrift{n}"]) >= 4.5 for n in range(1, 6))
    lights = [luminance(values[f"stufe{n}"]) for n in range(1, 6)]
    assert lights == sorted(lights, reverse=True)
    assert len(set(lights)) == 5


def test_a_legible_colour_is_kept() -> None:
    assert "--farbe: #1D4F76;\n  --akzent: #B3541E;" in page()


@pytest.mark.parametrize("design", [Design(colour="red;}"), Design(accent="#12345"), Design(font='x"; } body {')])
def test_a_design_cannot_write_css(design: Design) -> None:
    with pytest.raises(ValueError, match=r"Farbe|Schriftname"):
        html.write(replace(document(), design=design))
