"""One theme: Word, PDF, HTML and pictures of one document show the same hex values, and none that the theme lacks."""

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from lxml import etree

from konzeptgen.bilder import Bild
from konzeptgen.bilder.zeichnung.draw import Drawer
from konzeptgen.bilder.zeichnung.stil import ANDERE, FREI, OEFFENTLICH, UNBEKANNT
from konzeptgen.bilder.zeichnung.vielfaltsbild import Feld, spec
from konzeptgen.document import theme
from konzeptgen.document.theme import BLACK, WHITE, Theme, ratio
from konzeptgen.document.tree import (
    Block,
    Column,
    Cover,
    Design,
    Document,
    Figure,
    Heading,
    Inline,
    Link,
    Notice,
    NoticeKind,
    Paragraph,
    Quote,
    Table,
    Text,
)
from konzeptgen.writers import docx, html, pdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DESIGNS = {
    "haus": Design(),
    "violett": Design(colour="#5A3A8C", accent="#0E7C66"),
    # Neither of both can be read as it is: the first on a tint, the second on white.
    "gold": Design(colour="#757575", accent="#B8860B"),
}
KINDS: tuple[NoticeKind, ...] = ("luecke", "hinweis", "forderung")
TONES = {theme.INK, theme.GREY, theme.EDGE, theme.FRAME, theme.LINE, theme.WASH, BLACK, WHITE}

each_design = pytest.mark.parametrize(
    "name", [*(pytest.param(name, marks=pytest.mark.langsam) for name in DESIGNS if name != "gold"), "gold"]
)


def t(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


@cache
def document(name: str) -> Document:
    """Return a document with one of each thing that has a colour: five steps of heat, a sum, a box of each kind."""
    design = DESIGNS[name]
    columns = (Column("left", 0.5), Column("right", 0.5))
    rows = tuple((t(f"Ort {step}"), t(str(step))) for step in range(5))
    blocks: tuple[Block, ...] = (
        Heading(1, t("Lage"), "lage", "1"),
        Paragraph((Link(t("Amt"), "https://stadt.example/"),)),
        Table(columns, (t("Ort"), t("Zahl")), rows, "waerme", t("Steigt"), 1, t("Quelle: Amt"), heat=True),
        Table(columns, (t("Ort"), t("Zahl")), (*rows, (t("Summe"), t("10"))), "summe", total=True),
        *(Notice(kind, (Paragraph(t("Worte")),)) for kind in KINDS),
        Quote((Paragraph(t("Zitat")),)),
        Figure("bild", t("Angebote"), "Balken", "abb", 1),
    )
    field = Feld("Wohnen", {FREI: 5, OEFFENTLICH: 4, ANDERE: 3, UNBEKANNT: 0})
    with Drawer() as drawer:
        pictures = drawer.draw({"bild": Bild("Angebote", "Balken", "Quelle: Amt", spec([field], design))}, design)
    cover = Cover("Konzept", "Untertitel", "Stadt", (("Stand", "heute"),), draft=True)
    return Document(cover, blocks, "2026-03-31", pictures, design)


def every(look: Theme) -> set[str]:
    """Return all values that a theme holds."""
    own = {look.colour, look.on_colour, look.accent, look.heading, look.accent_text, look.tint, look.accent_tint}
    steps = {colour for step in look.heat for colour in (step.ground, step.ink)}
    boxes = {colour for box in look.notices.values() for colour in (box.ground, box.border, box.label)}
    return own | steps | boxes | {look.colour_light, look.accent_light} | TONES


# --- What a format shows -------------------------------------------------------------------------


@cache
def word(name: str) -> dict[str, etree._Element]:
    """Return the parts of the Word file that have a look, by name."""
    with zipfile.ZipFile(BytesIO(docx.write(document(name)))) as opened:
        names = [file.removeprefix("word/") for file in opened.namelist()]
        seen = [file for file in names if re.fullmatch(r"(document|styles|header\d|footer\d)\.xml", file)]
        return {file: etree.fromstring(opened.read(f"word/{file}")) for file in seen}


def of_style(name: str, title: str, path: str, attribute: str = "val") -> str:
    """Return what a style of the Word file says, as #RRGGBB."""
    styles = word(name)["styles.xml"]
    style = next(s for s in styles.iter(W + "style") if s.find(W + "name").get(W + "val") == title)  # type: ignore[union-attr]
    found = style.find("/".join(W + step for step in path.split("/")))
    assert found is not None
    return f"#{found.get(W + attribute)}"


def colours_of_word(name: str) -> set[str]:
    values = {
        str(node.get(W + attribute))
        for root in word(name).values()
        for node in root.iter(etree.Element)
        for attribute in (("val",) if node.tag == W + "color" else ("color", "fill"))
        if node.get(W + attribute)
    }
    return {f"#{value}" for value in values - {"auto"}}


def heat_of_word(name: str) -> list[tuple[str, str]]:
    """Return ground and figure of the shaded cells."""
    cells = [cell for cell in word(name)["document.xml"].iter(W + "tc") if cell.find(f"{W}tcPr/{W}shd") is not None]
    shades, inks = ([next(cell.iter(W + tag)) for cell in cells] for tag in ("shd", "color"))
    return [(f"#{a.get(W + 'fill')}", f"#{b.get(W + 'val')}") for a, b in zip(shades, inks, strict=True)]


@cache
def page(name: str) -> str:
    return html.write(document(name)).decode()


def css(name: str, selector: str, prop: str) -> str:
    """Return the value of a property as it stands in the stylesheet, names of values replaced by them."""
    style = page(name).partition("<style>")[2].partition("</style>")[0]
    values = dict(re.findall(r"--([\w-]+): ([^;]+);", style))
    rules = re.findall(rf"^{re.escape(selector)} \{{(.*?)\}}", style, re.MULTILINE | re.DOTALL)
    found = [value for rule in rules for key, value in re.findall(r"([\w-]+): ([^;]+)(?:;|$)", rule) if key == prop]
    return re.sub(r"var\(--([\w-]+)\)", lambda match: values[match[1]], found[0])


@cache
def colours_of_pdf(name: str) -> frozenset[str]:
    with pikepdf.open(BytesIO(pdf.write(document(name)))) as opened:
        return frozenset(colour for sheet in opened.pages for colour in _painted(sheet))


def _painted(content: pikepdf.Page | pikepdf.Object) -> Iterator[str]:
    """Yield the colours that a page, and the pictures in it, set for surfaces and lines."""
    for step in pikepdf.parse_content_stream(content):
        if str(step.operator) in {"scn", "SCN"} and not isinstance(step.operands[-1], pikepdf.Name):
            shares = [float(str(value)) for value in step.operands]
            red, green, blue = shares if len(shares) == 3 else shares * 3
            yield "#" + "".join(f"{round(share * 255):02X}" for share in (red, green, blue))
    drawn = content.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
    for inner in drawn.values():
        if inner.get("/Subtype") == "/Form":
            yield from _painted(inner)


def colours_of_picture(name: str) -> set[str]:
    root = etree.fromstring(document(name).pictures["bild"].data)
    found = {str(node.get(kind)) for node in root.iter(etree.Element) for kind in ("fill", "stroke") if node.get(kind)}
    return {"#FFFFFF" if value == "white" else value.upper() for value in found - {"none", "transparent"}}


# --- The same in each ----------------------------------------------------------------------------


@pytest.mark.langsam
@each_design
def test_headings_have_one_colour_in_every_format(name: str) -> None:
    look = Theme.of(DESIGNS[name])
    for level in range(1, 7):
        assert of_style(name, f"heading {level}", "rPr/color") == look.heading
    assert css(name, "h2, h3, h4, h5, h6", "color") == look.heading
    assert look.heading in colours_of_pdf(name)
    assert look.heading in colours_of_picture(name)


@pytest.mark.langsam
@each_design
def test_the_accent_as_text_and_line_has_one_colour_in_every_format(name: str) -> None:
    look = Theme.of(DESIGNS[name])
    assert of_style(name, "Deckblatt Entwurf", "rPr/color") == look.accent_text
    assert of_style(name, "Luecke", "pPr/pBdr/left", "color") == look.accent_text
    assert css(name, ".luecke > p:first-child > strong:first-child", "color") == look.accent_text
    assert css(name, ":focus-visible", "outline").endswith(look.accent_text)
    assert look.accent_text in colours_of_pdf(name)
    assert {look.accent_text, look.accent_light} <= colours_of_picture(name)


@each_design
def test_surfaces_show_the_design_s_own_colours(name: str) -> None:
    look, design = Theme.of(DESIGNS[name]), DESIGNS[name]
    assert (look.colour, look.accent) == (design.colour, design.accent)
    assert of_style(name, "Table", "tblStylePr/tcPr/shd", "fill") == design.colour
    assert of_style(name, "Table", "tblStylePr/rPr/color") == look.on_colour
    assert css(name, ".deckblatt", "background") == design.colour
    assert css(name, ".deckblatt", "color") == look.on_colour
    assert css(name, ".deckblatt", "border-bottom").endswith(design.accent)
    assert {design.colour, design.accent} <= colours_of_pdf(name)


@each_design
def test_a_shaded_cell_has_one_ground_and_one_ink_in_every_format(name: str) -> None:
    steps = [(step.ground, step.ink) for step in Theme.of(DESIGNS[name]).heat]
    assert heat_of_word(name) == steps
    assert [(css(name, f".stufe{n}", "background"), css(name, f".stufe{n}", "color")) for n in range(1, 6)] == steps
    assert {ground for ground, _ in steps} <= colours_of_pdf(name)


@each_design
def test_a_notice_has_one_ground_and_one_border_in_every_format(name: str) -> None:
    style = {"luecke": ".kasten.luecke", "hinweis": ".kasten", "forderung": ".kasten.forderung"}
    for kind in KINDS:
        box = Theme.of(DESIGNS[name]).notices[kind]
        assert of_style(name, kind.capitalize(), "pPr/shd", "fill") == box.ground
        assert of_style(name, kind.capitalize(), "pPr/pBdr/left", "color") == box.border
        assert css(name, style[kind], "background") == box.ground
        assert css(name, style[kind], "border").endswith(box.border)
        assert {box.ground, box.border} <= colours_of_pdf(name)


@each_design
def test_no_format_shows_a_colour_that_the_theme_lacks(name: str) -> None:
    known = every(Theme.of(DESIGNS[name]))
    assert colours_of_word(name) <= known
    assert colours_of_pdf(name) <= known
    assert colours_of_picture(name) <= known
    style = page(name).partition("<style>")[2].partition("</style>")[0]
    shown = {colour.upper() for colour in re.findall(r"#[0-9A-Fa-f]{6}\b", style)}
    assert shown <= known
    assert set(re.findall(r"#[0-9A-Fa-f]{3}\b", style)) <= {"#FFF", "#000"}


# --- What the theme promises ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "colour", ["#1D4F76", "#B8860B", "#FFFF00", "#FFFFFF", "#000000", "#767676", "#FF0000", "#00ffff"]
)
def test_whatever_the_design_all_words_can_be_read(colour: str) -> None:
    look = Theme.of(Design(colour, colour))
    for text in (look.heading, look.accent_text):
        assert all(ratio(text, ground) >= 4.5 for ground in (WHITE, theme.WASH, look.tint, look.accent_tint))
    assert ratio(look.on_colour, look.colour) >= 4.5
    assert all(ratio(step.ink, step.ground) >= 4.5 for step in look.heat)
    grounds = [ratio(step.ground, WHITE) for step in look.heat]
    assert all(dark >= light * 1.1 for light, dark in pairwise(grounds))
    for box in look.notices.values():
        assert ratio(box.label, box.ground) >= 4.5
        assert ratio(box.border, box.ground) >= 3


def test_a_readable_colour_is_kept_and_another_darkened_no_further_than_needed() -> None:
    assert Theme.of(Design()).heading == "#1D4F76"
    assert Theme.of(Design()).accent_text == "#B3541E"
    gold = Theme.of(DESIGNS["gold"]).accent_text
    assert 4.5 <= min(ratio(gold, theme.WASH), ratio(gold, Theme.of(DESIGNS["gold"]).accent_tint)) < 4.7
    assert gold not in {"#8E680A", "#8A6408", "#B8860B"}


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "#12345G", "red;}", "rgb(1, 2, 3)"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="Farbe"):
        Theme.of(Design(accent=colour))
