"""A municipality's own Word template: its styles are found, its numbers, header and page kept, and doctor tells all."""

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import docx
import pypdf
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, RGBColor
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image

from conftest import Befehl
from docx_regeln import NS, File, breaches, q, val, words
from konzept import Ordner
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.base.schema import values
from konzeptgen.document.fonts import HOUSE, cut
from konzeptgen.document.tree import (
    Block,
    BulletList,
    Cover,
    Design,
    Document,
    Landscape,
    Layout,
    Notice,
    OrderedList,
)
from konzeptgen.wordvorlage.media import mixed
from konzeptgen.wordvorlage.ooxml import pack
from konzeptgen.wordvorlage.roles import ROLES
from konzeptgen.wordvorlage.template import Wordvorlage
from konzeptgen.writers.docx import write
from programme import office
from test_writer_docx import h, p, table
from wordpaket import unpack

COVER = Cover("Konzept", "", "Stadt Musterstadt", (), draft=True)
BLOCKS: tuple[Block, ...] = (
    h(1, "1", "Anfang", "anfang"),
    p("Ein Satz."),
    h(2, "1.1", "Ziel", "ziel"),
    BulletList(((p("Punkt"), BulletList(((p("tief"),),))),)),
    OrderedList(((p("Schritt"),),)),
    table(2),
    Notice("luecke", (p("die Zahl."),)),
    h(1, "2", "Mitte", "mitte"),
    h(1, "Anhang A", "Recht", "recht"),
    h(2, "A.1", "Bund", "bund"),
    h(1, "", "Ohne Nummer", "ohne"),
)


def word(template: bytes, styles: dict[str, str] | None = None, *, draft: bool = True) -> bytes:
    cover = Cover(COVER.title, "", COVER.publisher, (), draft=draft)
    return write(Document(cover, BLOCKS, "2026-03-31", design=Design(reference_docx=template, styles=styles or {})))


def saved(made: object) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def english() -> bytes:
    """Return a template with the names that Word gives its styles in every file."""
    made = docx.Document()
    for name in ("Heading 1", "Heading 2", "Caption", "Title"):
        made.styles[name].font.color.rgb = RGBColor(0x80, 0x00, 0x40)
    made.sections[0].page_width, made.sections[0].page_height = Cm(21), Cm(29.7)
    made.sections[0].header.paragraphs[0].text = "Gemeinde Beispiel"
    return saved(made)


def german() -> bytes:
    """Return a template as German Word saves it: English names, German ids."""
    ids = {"Heading1": "berschrift1", "Heading2": "berschrift2", "Normal": "Standard", "Title": "Titel"}
    parts = unpack(english())
    root = etree.fromstring(parts["word/styles.xml"])
    for style in root.findall("w:style", NS):
        for element, name in ((style, "w:styleId"), *((link, "w:val") for link in _links(style))):
            key = val(element, name)
            element.set(q(name), ids.get(key, key))
    return pack({**parts, "word/styles.xml": etree.tostring(root)})


def _links(style: etree._Element) -> list[etree._Element]:
    return [link for tag in ("basedOn", "next", "link") for link in style.findall(f"w:{tag}", NS)]


def own() -> bytes:
    """Return the template of the Landkreis Musterland, whose styles have names of its own and count themselves."""
    return (EXAMPLES / "musterland" / "reference.docx").read_bytes()


OWN = {
    **{f"ueberschrift{n}": f"LK Überschrift {n}" for n in range(1, 5)},
    "titel": "LK Titel",
    "fliesstext": "LK Text",
    "aufzaehlung": "LK Aufzählung",
    "tabelle": "LK Tabelle",
    "tabellenbeschriftung": "LK Beschriftung",
    "quelle": "LK Quelle",
}
TEMPLATES: dict[str, tuple[Callable[[], bytes], dict[str, str]]] = {
    "englisch": (english, {}),
    "deutsch": (german, {}),
    "eigen": (own, OWN),
}


@pytest.fixture(params=TEMPLATES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def made(kind: str, **options: bool) -> File:
    template, styles = TEMPLATES[kind]
    return File(word(template(), styles, **options))


def shown(file: File, *, headings: bool = True) -> list[tuple[str, str]]:
    """Return the name of the style and the text of each paragraph, headings or others."""
    return [(file.name(e), words(e)) for e in file.body.iterfind("w:p", NS) if bool(file.level(e)) is headings]


def unnumbered(file: File) -> list[str]:
    """Return the headings that switch off the number of their style."""
    found = file.body.iterfind("w:p", NS)
    return [words(e) for e in found if file.level(e) and val(e.find("w:pPr/w:numPr/w:numId", NS)) == "0"]


def test_every_role_of_the_schema_is_known_to_the_writer() -> None:
    assert list(ROLES) == list(values()["formatvorlagen"])


@pytest.mark.langsam
def test_headings_take_the_template_s_style(kind: str) -> None:
    found = shown(made(kind))
    if kind == "eigen":
        assert found == [
            ("LK Überschrift 1", "Anfang"),
            ("LK Überschrift 2", "Ziel"),
            ("LK Überschrift 1", "Mitte"),
            ("LK Überschrift 1", "Anhang A Recht"),
            ("LK Überschrift 2", "A.1 Bund"),
            ("LK Überschrift 1", "Ohne Nummer"),
        ]
    else:
        texts = ["1 Anfang", "1.1 Ziel", "2 Mitte", "Anhang A Recht", "A.1 Bund", "Ohne Nummer"]
        levels = [1, 2, 1, 1, 2, 1]
        assert [(name.lower(), text) for name, text in found] == [
            (f"heading {level}", text) for level, text in zip(levels, texts, strict=True)
        ]


def test_headings_that_number_themselves_bear_no_second_number() -> None:
    assert unnumbered(made("eigen")) == ["Anhang A Recht", "A.1 Bund", "Ohne Nummer"]
    assert unnumbered(made("englisch")) == []


@pytest.mark.langsam
def test_every_style_that_is_used_exists_and_ours_come_only_where_one_is_missing(kind: str) -> None:
    file = made(kind)
    tags = ("w:pStyle", "w:rStyle", "w:tblStyle")
    used = {val(e) for root in file.texts for e in root.iter(*map(q, tags))}
    assert used <= set(file.styles)
    based = {val(e) for style in file.styles.values() for e in _links(style)}
    assert based <= set(file.styles)
    names = [val(style.find("w:name", NS)).lower() for style in file.styles.values()]
    assert len(names) == len(set(names))
    theirs = {
        val(e).lower() for e in etree.fromstring(unpack(TEMPLATES[kind][0]())["word/styles.xml"]).iter(q("w:name"))
    }
    added = set(names) - theirs
    assert "luecke" in added
    assert not added & {"title", "heading 1", "heading 2"} or kind == "deutsch"
    assert "block text" not in added, "no quotation in the text"


def test_the_paragraphs_between_take_the_template_s_styles() -> None:
    found = dict(shown(made("eigen"), headings=False))
    assert found["LK Titel"] == "Konzept"
    assert found["LK Text"] == "Ein Satz."
    assert found["LK Aufzählung"] == "tief"
    assert found["List Number"] == "Schritt"
    assert found["LK Beschriftung"] == "Tabelle 1: Angebote"
    assert found["LK Quelle"] == "Quelle: Umfrage"
    assert found["Luecke"] == "Hier fehlt: die Zahl."
    assert {val(e) for e in made("eigen").body.iter(q("w:tblStyle"))} == {"LKTabelle"}


def test_items_of_a_list_take_the_sign_of_their_style() -> None:
    items = [e for e in made("eigen").body.iterfind("w:p", NS) if words(e) in {"Punkt", "tief", "Schritt"}]
    numbers = {words(e): val(e.find("w:pPr/w:numPr/w:numId", NS)) for e in items}
    assert numbers["Punkt"] == "2"
    assert numbers["tief"] != "2"
    assert numbers["Schritt"] not in {"2", numbers["tief"]}


@pytest.mark.langsam
def test_what_we_make_of_a_template_is_accessible_and_keeps_the_schema(kind: str, tmp_path: Path) -> None:
    template, styles = TEMPLATES[kind]
    data = word(template(), styles)
    assert breaches(File(data)) == []
    path = tmp_path / "konzept.docx"
    path.write_bytes(data)
    found = {str(error.description) for error in OpenXmlValidator().validate(str(path)).errors}
    assert found <= {"Numbering definition '0' referenced but not found", *faults_of_python_docx()}


def faults_of_python_docx() -> set[str]:
    return {"Missing required attribute 'percent'"}


def headers(file: File) -> dict[str, str]:
    """Return the text of each header that is used, by its kind."""
    relations = file.roots["word/_rels/document.xml.rels"]
    targets = {str(r.get("Id")): f"word/{r.get('Target')}" for r in relations}
    used = file.body.iter(q("w:headerReference"))
    return {val(e, "w:type"): words(file.roots[targets[val(e, "r:id")]]) for e in used}


def test_header_and_footer_stay_and_a_draft_is_marked_on_every_page() -> None:
    assert headers(made("englisch")) == {"default": "Gemeinde BeispielEntwurf"}
    assert headers(made("englisch", draft=False)) == {"default": "Gemeinde Beispiel"}
    found = headers(made("eigen"))
    assert found["default"].strip() == "Landkreis MusterlandEntwurf"
    assert "Kreishausplatz 1, 43101 Musterau" in "".join(words(root) for root in made("eigen").texts)


def test_a_template_without_header_gets_one_for_the_mark() -> None:
    bare = docx.Document()
    bare.settings.odd_and_even_pages_header_footer = True
    assert headers(File(word(saved(bare)))) == {"default": "Entwurf", "even": "Entwurf"}
    assert headers(File(word(saved(bare), draft=False))) == {}


def test_a_header_that_says_it_already_is_left_alone() -> None:
    marked = docx.Document()
    marked.sections[0].header.paragraphs[0].text = "Entwurf der Gemeinde"
    assert headers(File(word(saved(marked)))) == {"default": "Entwurf der Gemeinde"}


def test_a_template_in_another_language_speaks_german_afterwards() -> None:
    foreign = docx.Document(io.BytesIO(english()))
    normal = foreign.styles["Normal"].element.get_or_add_rPr()
    normal.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-US"/>'))
    file = File(word(saved(foreign)))
    assert [val(e) for e in file.roots["word/styles.xml"].iterfind("w:docDefaults//w:lang", NS)] == ["de-DE"]
    assert breaches(file) == []


def test_what_locks_a_file_or_leads_elsewhere_is_left_out() -> None:
    parts = unpack(english())
    settings = parts["word/settings.xml"].decode()
    bad = '<w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:updateFields w:val="true"/>'
    locked = settings.replace("<w:defaultTabStop", f"{bad}<w:defaultTabStop")
    assert locked != settings
    file = File(word(pack({**parts, "word/settings.xml": locked.encode()})))
    assert breaches(file) == []


def test_a_style_of_another_kind_that_bears_our_name_is_no_trap() -> None:
    clash = docx.Document()
    clash.styles.add_style("Table", WD_STYLE_TYPE.PARAGRAPH)
    clash.styles.add_style("Hinweis", WD_STYLE_TYPE.CHARACTER)
    blocks: tuple[Block, ...] = (h(1, "1", "Anfang", "anfang"), Notice("hinweis", (p("etwas."),)), table(2))
    file = File(write(Document(COVER, blocks, "2026-03-31", design=Design(reference_docx=saved(clash)))))
    assert ("Hinweis Konzept", "Hinweis: etwas.") in shown(file, headings=False)
    (style,) = {val(e) for e in file.body.iter(q("w:tblStyle"))}
    assert val(file.styles[style], "w:type") == "table"


def test_what_a_bare_style_lacks_is_set_on_the_paragraph() -> None:
    bare = docx.Document()
    for name in ("Bare Überschrift", "Bare Beschriftung"):
        bare.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    roles = {"ueberschrift1": "Bare Überschrift", "tabellenbeschriftung": "Bare Beschriftung", "tabelle": "Table Grid"}
    file = File(word(saved(bare), roles))
    named = {name: [e for e in file.body.iterfind("w:p", NS) if file.name(e) == name] for name in roles.values()}
    assert len(named["Bare Überschrift"]) == 4
    assert [file.level(e) for e in named["Bare Überschrift"]] == [1] * 4
    for paragraph in (*named["Bare Überschrift"], *named["Bare Beschriftung"]):
        assert paragraph.find("w:pPr/w:keepNext", NS) is not None
    head, *rows = file.body.findall("w:tbl/w:tr", NS)
    assert all(run.find("w:rPr/w:b", NS) is not None for run in head.iter(q("w:r")))
    assert not [run for row in rows for run in row.iter(q("w:r")) if run.find("w:rPr/w:b", NS) is not None]


def test_an_id_that_the_template_uses_for_something_else_is_left_to_it() -> None:
    taken = docx.Document()
    taken.styles.add_style("Luecke", WD_STYLE_TYPE.CHARACTER).element.find("w:name", NS).set(q("w:val"), "Leerzeichen")
    file = File(word(saved(taken)))
    (notice,) = [e for e in file.body.iterfind("w:p", NS) if words(e).startswith("Hier fehlt:")]
    assert (file.style(notice), file.name(notice)) == ("LueckeKonzept", "Luecke")
    assert len(file.styles) == len(file.roots["word/styles.xml"].findall("w:style", NS))


def test_fonts_and_picture_bullets_of_a_template_come_along() -> None:
    file = File(word(with_files()))
    fonts, lists = file.roots["word/fontTable.xml"], file.roots["word/numbering.xml"]
    embedded = fonts.find("w:font[@w:name='Hausschrift']/w:embedRegular", NS)
    (image,) = lists.iter("{*}imagedata")
    assert embedded is not None
    font = mixed(led_to(file, "fontTable", embedded), UUID(val(embedded, "w:fontKey")))
    assert font == cut(HOUSE, "Regular").read_bytes()
    with Image.open(io.BytesIO(led_to(file, "numbering", image))) as dot:
        assert dot.size == (9, 9)
        assert dot.convert("RGB").getpixel((4, 4)) == (200, 30, 30)


def led_to(file: File, part: str, element: etree._Element) -> bytes:
    """Return the part to which an element leads."""
    (relation,) = (r for r in file.roots[f"word/_rels/{part}.xml.rels"] if r.get("Id") == element.get(q("r:id")))
    return file.parts[f"word/{relation.get('Target')}"]


def with_files() -> bytes:
    """Return a template with a font of its own and a picture as the sign of a list."""
    parts = unpack(english())
    dot = io.BytesIO()
    Image.new("RGB", (9, 9), (200, 30, 30)).convert("P", palette=Image.Palette.ADAPTIVE).save(dot, "GIF")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'xmlns:r="{office}" r:id="rId1"'
    key = UUID("00112233-4455-6677-8899-AABBCCDDEEFF")
    font = f'<w:font w:name="Hausschrift"><w:embedRegular {link} w:fontKey="{{{key}}}"/></w:font>'
    sign = (
        '<w:numPicBullet w:numPicBulletId="0"><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
        f'<v:shape style="width:9pt;height:9pt"><v:imagedata {link}/></v:shape></w:pict></w:numPicBullet>'
    )
    fonts = parts["word/fontTable.xml"].decode().replace("</w:fonts>", f"{font}</w:fonts>")
    head, tail = parts["word/numbering.xml"].decode().split("<w:abstractNum ", 1)
    types = parts["[Content_Types].xml"].decode()
    kinds = {"gif": "image/gif", "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont"}
    named = "".join(f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in kinds.items())
    return pack(
        {
            **parts,
            "word/fontTable.xml": fonts.encode(),
            "word/numbering.xml": f"{head}{sign}<w:abstractNum {tail}".encode(),
            "word/_rels/fontTable.xml.rels": _relation(f"{office}/font", "fonts/font1.odttf"),
            "word/_rels/numbering.xml.rels": _relation(f"{office}/image", "media/punkt.gif"),
            "word/fonts/font1.odttf": mixed(cut(HOUSE, "Regular").read_bytes(), key),
            "word/media/punkt.gif": dot.getvalue(),
            "[Content_Types].xml": types.replace("<Default", f"{named}<Default", 1).encode(),
        }
    )


def _relation(kind: str, target: str) -> bytes:
    home = "http://schemas.openxmlformats.org/package/2006/relationships"
    relation = f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{home}">{relation}</Relationships>'.encode()


def test_a_booklet_keeps_the_edges_that_the_template_s_header_needs() -> None:
    def margins(design: Design) -> tuple[str, str]:
        made = Document(COVER, BLOCKS, "2026-03-31", design=design, layout=Layout(blatt="a5"))
        section = next(File(write(made)).body.iter(q("w:sectPr")))
        page, edges = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
        assert (val(page, "w:w"), val(page, "w:h")) == ("8391", "11906")
        return val(edges, "w:left"), val(edges, "w:top")

    assert margins(Design()) == ("1021", "1021")
    assert margins(Design(reference_docx=own())) == ("1021", "1814")


def test_a_template_whose_pages_lie_on_their_side_keeps_them_so() -> None:
    wide = docx.Document()
    wide.sections[0].page_width, wide.sections[0].page_height = Cm(29.7), Cm(21)
    wide.sections[0].orientation = WD_ORIENT.LANDSCAPE
    blocks: tuple[Block, ...] = (h(1, "1", "Anfang", "anfang"), p("Satz"), Landscape((table(2),)))
    file = File(write(Document(COVER, blocks, "2026-03-31", design=Design(reference_docx=saved(wide)))))
    sizes = [(val(e, "w:w"), val(e, "w:orient")) for e in file.body.iter(q("w:pgSz"))]
    assert sizes == [("16838", "landscape")] * 2
    widths = [int(val(e, "w:w")) for e in file.body.iter(q("w:gridCol"))]
    margins = [int(val(file.body.find(".//w:pgMar", NS), f"w:{side}")) for side in ("left", "right")]
    assert sum(widths) == 16838 - sum(margins)


def test_a_header_that_a_section_takes_from_the_one_before_stays() -> None:
    theirs = docx.Document()
    theirs.sections[0].header.paragraphs[0].text = "Gemeinde Beispiel"
    theirs.add_section()
    assert headers(File(word(saved(theirs), draft=False))) == {"default": "Gemeinde Beispiel"}


def test_a_template_that_unfolds_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konzeptgen.wordvorlage.container._MOST_BYTES", 1000)
    with pytest.raises(ValueError, match="entpackt"):
        Wordvorlage(english(), {})


@pytest.mark.parametrize("part", ["word/styles.xml", "word/document.xml"])
def test_a_template_with_a_torn_part_is_a_finding(tmp_path: Path, part: str) -> None:
    torn = pack({**unpack(english()), part: b"<w:"})
    ordner = Ordner(tmp_path).mit("reference.docx", torn).mit("marke", "marke: {vorlage: reference.docx}\n")
    assert [befund.code for befund in ordner.befunde()] == ["MRK004"]


# What the author is told


def marke(styles: str) -> str:
    return f"marke:\n  vorlage: reference.docx\n  formatvorlagen:\n{styles}"


def test_a_style_that_the_template_lacks_is_named_with_the_nearest(tmp_path: Path) -> None:
    ordner = Ordner(tmp_path).mit("reference.docx", own())
    ordner.mit(
        "marke", marke("    - {rolle: ueberschrift1, name: LK Überschrif 1}\n    - {rolle: titel, name: Etwas}\n")
    )
    one, other = ordner.befunde()
    assert (one.code, str(one.place)) == ("MRK005", "marke.yaml:4:36")
    assert "Meinten Sie „LK Überschrift 1“?" in one.message
    assert (other.code, "Meinten" in other.message) == ("MRK005", False)


def test_a_role_is_given_once_and_only_with_a_template(tmp_path: Path) -> None:
    twice = "    - {rolle: titel, name: LK Titel}\n    - {rolle: titel, name: LK Text}\n"
    ordner = Ordner(tmp_path).mit("reference.docx", own()).mit("marke", marke(twice))
    assert [befund.code for befund in ordner.befunde()] == ["MRK006"]
    ordner.mit("marke", "marke:\n  formatvorlagen:\n    - {rolle: titel, name: LK Titel}\n")
    assert [befund.code for befund in ordner.befunde()] == ["SCH017"]


@pytest.mark.langsam
@pytest.mark.parametrize("name", ["Überschrift 1", "heading 1", "HEADING 1"])
def test_word_s_own_styles_may_be_named_in_german_and_english(name: str) -> None:
    for template in (english(), german()):
        found = Wordvorlage(template, {"titel": name})
        assert found.played["titel"].key in {"Heading1", "berschrift1"}
        assert not list(found.unknown())


def test_doctor_shows_a_folder_s_styles_and_notes_in_lines_that_fit(befehl: Befehl, tmp_path: Path) -> None:
    ordner = Ordner(tmp_path).mit("reference.docx", difficult())
    ordner.mit("marke", marke("    - {rolle: titel, name: Heading 1}\n    - {rolle: zitat, name: Zitat}\n"))
    told = befehl("doctor", ordner.pfad)
    assert told.code in {0, 3}
    assert max(map(len, told.out.splitlines())) <= 80
    flat = " ".join(told.out.split())
    for said in (
        "Titel Überschrift 1 (in marke.yaml genannt)",
        "Fließtext Textkörper",
        "Formatvorlagen von konzeptgen, weil die Word-Vorlage keine hat",
        "Steckbrief, Hinweis, Lücke, Forderung",
        "Die Seite der Word-Vorlage ist 216 mal 279 Millimeter groß, nicht A4",
        "ist als Sprache en-US eingestellt; konzeptgen setzt Deutsch ein.",
        "Überschrift 2 (Überschrift 2): Die Schrift hebt sich zu wenig ab, 1,6 zu 1 statt mindestens 4,5 zu 1.",
        "„Hausschrift“",
        "Einem Bild in Kopf- oder Fußzeile der Word-Vorlage fehlt der Alternativtext.",
    ):
        assert said in flat, said


def difficult() -> bytes:
    """Return a template with every weakness that doctor knows."""
    made = docx.Document()
    made.sections[0].page_width, made.sections[0].page_height = Cm(21.59), Cm(27.94)
    made.styles["Heading 2"].font.color.rgb = RGBColor(0xCC, 0xCC, 0xCC)
    made.styles["Body Text"].font.name = "Hausschrift"
    dot = io.BytesIO()
    Image.new("RGB", (9, 9)).save(dot, "PNG")
    made.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(dot.getvalue()))
    return saved(made)


def test_doctor_tells_faults_of_marke_yaml_and_of_nothing_else(befehl: Befehl, tmp_path: Path) -> None:
    ordner = Ordner(tmp_path).mit("konzept", "kommune: {name: Neustadt}\n").mit("marke", 'marke: {farbe: "#FFD700"}\n')
    told = befehl("doctor", ordner.pfad)
    assert "Hauptfarbe #FFD700" in " ".join(told.out.split())
    assert told.out.count("  - ") == 1
    assert "Kontrast ist 1,4 zu 1" in " ".join(told.out.split())


def test_doctor_says_if_there_is_nothing_to_say(befehl: Befehl, tmp_path: Path) -> None:
    assert "In marke.yaml steht nichts" in befehl("doctor", Ordner(tmp_path).pfad).out
    assert befehl("doctor", tmp_path / "nirgends").code == 2
    assert "Keine Hinweise." in befehl("doctor", EXAMPLES / "musterstadt").out


# What LibreOffice makes of it


@pytest.mark.langsam
def test_libreoffice_shows_numbers_once_and_the_mark_on_every_page(kind: str, tmp_path: Path) -> None:
    soffice = office("sw")
    template, styles = TEMPLATES[kind]
    (tmp_path / "konzept.docx").write_bytes(word(template(), styles))
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "konzept.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "konzept.pdf").pages]
    assert all("Entwurf" in page or "ENTWURF" in page for page in pages)
    text = " ".join(" ".join(pages[2:]).split())
    for heading in ("1 Anfang", "1.1 Ziel", "2 Mitte", "Anhang A Recht", "A.1 Bund"):
        assert text.count(heading) == 1, heading
    assert not re.search(r"\b1 1 Anfang|1\.1 1\.1|2 2 Mitte|\d\.? Anhang A|\d\.? A\.1", text)
