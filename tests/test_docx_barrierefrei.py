"""Every Word file is accessible and well formed; each rule is shown to notice the mistake that it is about."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from lxml import etree
from PIL import Image

from docx_regeln import NS, RULES, File, breaches, q, val, words
from dokumente import je_fall, output
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.document.images import picture
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
    LineBreak,
    Link,
    Notice,
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


def t(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def p(text: str) -> Paragraph:
    return Paragraph(t(text))


def png(colour: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 30), colour).save(buffer, "PNG")
    return buffer.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="800" height="200"><rect width="800" height="200"/></svg>'
PICTURES = {"karte": Picture(SVG, "image/svg+xml", 800, 200), "foto": picture(png("green"))}
INLINES: tuple[Inline, ...] = (
    *(Strong(t("fett")), Text(" und "), Emph(t("betont")), Code("feld.name"), LineBreak()),
    *(Link(t("Ratsinformation"), "https://rat.example"), Foreign(t("Welcome Centre"), "en"), Link(t("Anhang"), "#a")),
    Footnote((Text("Quelle: "), Link(t("Statistikamt"), "https://amt.example"), LineBreak(), Text("Stand 2025")), 1),
)
TABLE = Table(
    columns=(Column("left", 0.5), Column("right", 0.3), Column("center", 0.2)),
    head=(t("Ort"), t("Plätze"), t("Stand")),
    rows=((t("Nord"), t("12"), t("gut")), (t("Süd"), t("80"), ()), (t("Summe"), t("92"), t("gut"))),
    id="tab",
    caption=t("Angebote nach Ort"),
    number=1,
    source=t("Quelle: Umfrage"),
    total=True,
    heat=True,
)
ITEMS: tuple[tuple[Block, ...], ...] = ((p("eins"), BulletList(((p("tief"),),))), (p("zwei"), p("weiter")))
BLOCKS: tuple[Block, ...] = (
    Heading(1, t("Anfang"), "anfang", "1"),
    Paragraph(INLINES),
    BulletList(ITEMS),
    OrderedList(ITEMS, 3),
    Heading(2, t("Orte"), "orte", "1.1"),
    TABLE,
    Notice("luecke", (p("die Zahl der Plätze."), BulletList(((p("Nord"),), (p("Süd"),))))),
    Remark((t("Die Zahl fehlt seit 2024."),)),
    Notice("hinweis", (p("Mehr im Anhang."),)),
    Notice("forderung", (p("Plätze für alle."),)),
    Heading(3, t("Träger"), "traeger", "1.1.1"),
    Facts(
        ((t("Anschrift"), t("Gasse 1")), (t("Kontakt"), (Link(t("https://stelle.example"), "https://stelle.example"),)))
    ),
    Entry((Heading(4, t("Ein Angebot"), "angebot"), p("Für alle.")), (("Sprache", ("Deutsch",)),)),
    Quote((p("Wir waren früh dabei."),)),
    CodeBlock("a: 1\nb: 2"),
    Figure("karte", t("Die meisten Plätze liegen im Norden"), "Karte mit zwei Punkten", "abb", 1, t("Quelle: Amt")),
    Landscape((replace(TABLE, id="quer", number=2), Figure("foto", t("Das Haus"), "Grünes Haus", "abb2", 2))),
    Heading(1, t("Anhang"), "a", "Anhang A"),
    p("Ende"),
)
COVER = Cover("Konzept", "Ein Untertitel", "Stadt Musterstadt", (("Stand", "31. März 2026"),), draft=True)


def every_node(design: Design) -> Document:
    logo = replace(design, logo=picture(png("blue")), logo_alt="Wappen der Stadt")
    return Document(COVER, BLOCKS, "2026-03-31", PICTURES, logo)


def county() -> Design:
    """Return the design of the Landkreis Musterland: a template with names of its own."""
    names = {"ueberschrift": "LK Überschrift {}", "fliesstext": "LK Text", "aufzaehlung": "LK Aufzählung"}
    roles = {f"ueberschrift{n}": names["ueberschrift"].format(n) for n in range(1, 5)}
    roles |= {role: name for role, name in names.items() if role != "ueberschrift"}
    roles |= {"tabelle": "LK Tabelle", "tabellenkopf": "LK Tabellentext", "quelle": "LK Quelle", "titel": "LK Titel"}
    return Design(
        colour="#265438",
        accent="#8A5A00",
        reference_docx=(EXAMPLES / "musterland" / "reference.docx").read_bytes(),
        styles=roles,
    )


DESIGNS = {"haus": Design(), "hell": Design(colour="#FFCC00", accent="#00FFFF"), "landkreis": county()}


@cache
def sample(design: str) -> bytes:
    return write(every_node(DESIGNS[design]))


def built(name: str) -> bytes:
    return output(name, "docx")


def faults(data: bytes, tmp_path: Path) -> list[str]:
    """Return what the schema of Word files says against ``data``."""
    from openxml_audit import OpenXmlValidator  # noqa: PLC0415 - the fast lane need not wait for it

    path = tmp_path / "pruefling.docx"
    path.write_bytes(data)
    found = [str(error.description) for error in OpenXmlValidator().validate(str(path)).errors]
    # The standard (17.9.18) reserves list 0 for "no numbering"; the validator takes it for a list that is missing.
    return [error for error in found if error != "Numbering definition '0' referenced but not found"]


def test_the_sample_holds_every_node() -> None:
    shown = {type(value) for value in _values(BLOCKS)}
    assert shown >= {*get_args(Block), *get_args(Inline)}


def _values(value: object) -> list[object]:
    if isinstance(value, tuple):
        return [inner for item in value for inner in _values(item)]
    fields = getattr(value, "__dataclass_fields__", ())
    return [value, *(inner for name in fields for inner in _values(getattr(value, name)))]


@pytest.mark.parametrize("design", DESIGNS)
def test_a_document_of_every_node_is_accessible(design: str) -> None:
    assert breaches(File(sample(design))) == []


@pytest.mark.parametrize("design", DESIGNS)
def test_a_document_of_every_node_keeps_the_schema(design: str, tmp_path: Path) -> None:
    assert faults(sample(design), tmp_path) == []


@pytest.mark.langsam
@pytest.mark.parametrize("name", je_fall())
def test_a_document_of_the_examples_is_accessible(name: str) -> None:
    assert breaches(File(built(name))) == []


@pytest.mark.langsam
@pytest.mark.parametrize("name", je_fall())
def test_a_document_of_the_examples_keeps_the_schema(name: str, tmp_path: Path) -> None:
    assert faults(built(name), tmp_path) == []


# Each rule against a file with the one mistake


def changed(part: str, change: Callable[[etree._Element], None]) -> bytes:
    """Return the sample with one part changed."""
    file = File(sample("haus"))
    root = file.roots[part]
    change(root)
    return packed({**file.parts, part: etree.tostring(root)})


def packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


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


def given(path: str, name: str, value: str) -> Callable[[etree._Element], None]:
    return lambda root: first(root, path).set(q(name) if ":" in name else name, value)


def added(path: str, xml: str, place: int = 0) -> Callable[[etree._Element], None]:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
    return lambda root: first(root, path).insert(place, etree.fromstring(re.sub(r"^<([\w:]+)", rf"<\1 {names}", xml)))


def worded(path: str, text: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        first(root, path).text = text

    return change


DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
CORE, RELS = "docProps/core.xml", "word/_rels/document.xml.rels"
CELL = "w:body/w:tbl/w:tr/w:tc/"
HEADING3 = ".//w:p/w:pPr/w:pStyle[@w:val='Heading3']"
BODY = ".//w:style[@w:styleId='BodyText']"
BOLD = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Ein Titel</w:t></w:r></w:p>"
NESTED = "<w:tbl><w:tblPr><w:tblLook w:firstRow='1'/></w:tblPr><w:tr/></w:tbl>"
MUTANTS: tuple[tuple[str, str, Callable[[etree._Element], None]], ...] = (
    ("titel", CORE, worded("dc:title", " ")),
    ("sprache", STYLES, removed("w:docDefaults/w:rPrDefault/w:rPr/w:lang")),
    ("sprache", SETTINGS, given("w:themeFontLang", "w:val", "en-US")),
    ("sprache", STYLES, added(BODY, "<w:rPr><w:lang w:val='en-US'/></w:rPr>", 3)),
    ("ueberschriften", DOCUMENT, given(HEADING3, "w:val", "Heading4")),
    ("ueberschriften", DOCUMENT, added("w:body", "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr></w:p>", 9)),
    ("scheinueberschriften", DOCUMENT, added("w:body", BOLD)),
    ("tabellenkoepfe", DOCUMENT, removed("w:body/w:tbl/w:tr/w:trPr/w:tblHeader")),
    ("tabellenkoepfe", DOCUMENT, removed("w:body/w:tbl/w:tblPr/w:tblLook")),
    ("tabellenkoepfe", DOCUMENT, worded(CELL + "w:p/w:r/w:t", "")),
    ("tabellenform", DOCUMENT, added(CELL + "w:tcPr", "<w:gridSpan w:val='2'/>")),
    ("tabellenform", DOCUMENT, added("w:body/w:tbl/w:tr/w:tc", NESTED, 1)),
    ("tabellenform", DOCUMENT, removed("w:body/w:tbl/w:tr[2]/w:tc")),
    ("alternativtexte", DOCUMENT, given(".//wp:docPr", "descr", "")),
    (
        "alternativtexte",
        DOCUMENT,
        given(".//wp:docPr[@descr='Karte mit zwei Punkten']", "descr", "Die meisten Plätze liegen im Norden"),
    ),
    ("kennungen", DOCUMENT, given(".//wp:docPr[@id='2']", "id", "1")),
    ("kennungen", DOCUMENT, given(".//w:bookmarkStart[@w:name='orte']", "w:name", "anfang")),
    ("leerabsaetze", DOCUMENT, added("w:body", "<w:p/>", 5)),
    ("schwebendes", DOCUMENT, added("w:body/w:p/w:r", "<wp:anchor/>")),
    ("schwebendes", DOCUMENT, added("w:body/w:p/w:r", "<w:pict/>")),
    ("listen", DOCUMENT, added("w:body", "<w:p><w:r><w:t>– ein Punkt</w:t></w:r></w:p>")),
    ("listen", DOCUMENT, given(".//w:numPr/w:numId", "w:val", "77")),
    ("links", DOCUMENT, given(".//w:hyperlink[@w:anchor='a']", "w:anchor", "nirgends")),
    ("links", DOCUMENT, worded(".//w:hyperlink[@r:id]/w:r/w:t", "hier")),
    ("links", DOCUMENT, worded(".//w:hyperlink[@r:id]/w:r/w:t", "https://rat.example")),
    ("kontrast", STYLES, added(BODY, "<w:rPr><w:color w:val='999999'/></w:rPr>", 3)),
    ("kontrast", STYLES, given(".//w:style[@w:styleId='Hinweis']/w:pPr/w:shd", "w:fill", "505050")),
    ("kontrast", STYLES, given(".//w:tblStylePr/w:rPr/w:color", "w:val", "5588AA")),
    ("kontrast", DOCUMENT, given(".//w:tc/w:p/w:r/w:rPr/w:color", "w:val", "777777")),
    ("aenderungen", DOCUMENT, added("w:body/w:p", "<w:ins w:id='9' w:author='x'/>", 1)),
    ("aenderungen", SETTINGS, added(".", "<w:trackRevisions/>")),
    ("spuren", DOCUMENT, given(".//wp:docPr", "name", "/home/amt/karte.png")),
    ("spuren", RELS, given("{*}Relationship", "Target", "file:///C:/vorlage.dotx")),
    ("rueckfragen", SETTINGS, added(".", "<w:updateFields w:val='true'/>")),
    ("rueckfragen", DOCUMENT, given(".//w:fldChar", "w:dirty", "true")),
)


@pytest.mark.parametrize(
    ("rule", "part", "change"),
    [
        pytest.param(*mutant, id=f"{number}-{mutant[0]}", marks=() if number % 3 == 0 else pytest.mark.langsam)
        for number, mutant in enumerate(MUTANTS)
    ],
)
def test_a_rule_notices_its_mistake(rule: str, part: str, change: Callable[[etree._Element], None]) -> None:
    file = File(changed(part, change))
    assert rule in {breach.partition(":")[0] for breach in breaches(file)}


def test_every_rule_has_a_mistake_to_notice() -> None:
    assert {rule for rule, _, _ in MUTANTS} == set(RULES)


def test_an_ornament_needs_no_description_if_it_is_marked() -> None:
    mark = "<a:extLst xmlns:a='a'><a:ext><adec:decorative val='1'/></a:ext></a:extLst>"

    def change(root: etree._Element) -> None:
        given(".//wp:docPr", "descr", "")(root)
        added(".//wp:docPr", mark)(root)

    assert breaches(File(changed(DOCUMENT, change))) == []


def test_the_validator_notices_a_broken_file(tmp_path: Path) -> None:
    assert faults(changed(DOCUMENT, added("w:body", "<w:unsinn/>")), tmp_path)


# The template of a county


def test_a_draft_says_so_on_every_page_of_a_template_s_own() -> None:
    file = File(sample("landkreis"))
    headers = {name: words(root) for name, root in file.roots.items() if "/header" in name}
    used = {str(val(e, "r:id")) for e in file.body.iter(q("w:headerReference")) if val(e, "w:type") != "first"}
    targets = {str(r.get("Id")): str(r.get("Target")) for r in file.roots[RELS]}
    assert used
    for key in used:
        assert "Landkreis Musterland" in headers[f"word/{targets[key]}"]
        assert headers[f"word/{targets[key]}"].endswith("Entwurf")
