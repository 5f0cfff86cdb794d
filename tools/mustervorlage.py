"""Nothing in → the Word template of the invented Landkreis Musterland, as a county would keep it, out.

``python tools/mustervorlage.py`` writes examples/musterland/reference.docx: styles with names of the county's own,
headings that number themselves, a header with name and coat of arms and a footer with address and page.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from PIL import Image

from konzeptgen.wordvorlage.ooxml import pack

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "musterland"
GREEN, GREY, GOLD, PALE = "265438", "4A4A4A", "8A5A00", "E7F0E9"
_HEAD, _BODY = "Cambria", "Calibri"
_KEPT = {"Normal", "Header", "Footer", "Default Paragraph Font", "Normal Table", "No List"}
_UNUSED = ("/stylesWithEffects", "/customXml")
_ARMS = (16, 24, 280, 336)

# name, based on, font, size in points, colour, bold, space before and after in points
_TEXTS = (
    ("LK Text", "Normal", _BODY, 11, "1F1F1F", False, 0, 7),
    ("LK Titel", "Normal", _HEAD, 30, GREEN, True, 96, 6),
    ("LK Untertitel", "Normal", _HEAD, 16, GREY, False, 0, 24),
    ("LK Überschrift 1", "Normal", _HEAD, 20, GREEN, True, 0, 12),
    ("LK Überschrift 2", "Normal", _HEAD, 15, GREEN, True, 18, 6),
    ("LK Überschrift 3", "Normal", _HEAD, 12.5, GREEN, True, 14, 4),
    ("LK Überschrift 4", "Normal", _BODY, 11, GREY, True, 10, 3),
    ("LK Aufzählung", "LK Text", _BODY, 11, "1F1F1F", False, 0, 4),
    ("LK Tabellentext", "Normal", _BODY, 10, "1F1F1F", False, 2, 2),
    ("LK Beschriftung", "Normal", _BODY, 10, GREEN, True, 12, 4),
    ("LK Quelle", "Normal", _BODY, 9, GREY, False, 3, 12),
)
_LEVELS = ("%1", "%1.%2", "%1.%2.%3")


def template() -> bytes:
    """Return the template; the same every time."""
    word = docx.Document()
    for style in [style for style in word.styles if style.name not in _KEPT]:
        style.delete()
    _set_texts(word)
    _set_numbering(word)
    _set_table(word)
    _set_page(word.sections[0])
    core = word.core_properties
    core.author, core.title, core.comments = "Landkreis Musterland", "Vorlage für Berichte", ""
    core.created = core.modified = datetime(2026, 1, 15, 9, tzinfo=UTC)
    for key in [key for key, led_to in word.part.rels.items() if led_to.reltype.endswith(_UNUSED)]:
        word.part.rels.pop(key)
    buffer = io.BytesIO()
    word.save(buffer)
    with zipfile.ZipFile(buffer) as saved:
        return pack({name: saved.read(name) for name in saved.namelist()})


def _set_texts(word: Any) -> None:  # noqa: ANN401 - python-docx has no types
    language = parse_xml(f'<w:lang {nsdecls("w")} w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/>')
    defaults = word.styles.element.find(".//{*}rPrDefault/{*}rPr")
    defaults.remove(defaults.find("{*}lang"))
    defaults.append(language)
    _set_font(word.styles["Normal"], _BODY, 11, "1F1F1F", bold=False)
    for name, base, font, size, colour, bold, before, after in _TEXTS:
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles[base]
        style.quick_style = True
        _set_font(style, font, size, colour, bold=bold)
        shape = style.paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.12
        if name.startswith("LK Überschrift"):
            shape.keep_with_next = True
            shape.page_break_before = name.endswith("1")
            level = int(name[-1]) - 1
            style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level}"/>'))
    word.styles["LK Beschriftung"].paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):
        word.styles[name].element.remove(word.styles[name].element.find("{*}link"))
        _set_font(word.styles[name], _BODY, 9, GREY, bold=False)


def _set_font(style: Any, font: str, size: float, colour: str, *, bold: bool) -> None:  # noqa: ANN401
    properties = style.element.get_or_add_rPr()
    for old in list(properties):
        properties.remove(old)
    weight = "<w:b/><w:bCs/>" if bold else ""
    half = round(size * 2)
    inner = (
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>{weight}'
        f'<w:color w:val="{colour}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    )
    properties.extend(parse_xml(f"<w:rPr {nsdecls('w')}>{inner}</w:rPr>"))


def _set_numbering(word: Any) -> None:  # noqa: ANN401
    """Number the headings and give the list its square sign."""
    root = word.part.numbering_part.element
    for old in list(root):
        root.remove(old)
    ids = {f"LK Überschrift {n}": word.styles[f"LK Überschrift {n}"].style_id for n in (1, 2, 3)}
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="{key}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="794" w:hanging="794"/></w:pPr></w:lvl>'
        for level, (text, key) in enumerate(zip(_LEVELS, ids.values(), strict=True))
    )
    sign = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="▪"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr><w:rPr><w:color w:val="{GOLD}"/></w:rPr></w:lvl>'
    )
    for key, kind, inner in ((1, "multilevel", levels), (2, "hybridMultilevel", sign)):
        head = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}"><w:multiLevelType w:val="{kind}"/>'
        root.append(parse_xml(f"{head}{inner}</w:abstractNum>"))
    for key in (1, 2):
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'))
    for level, name in enumerate(ids):
        _count(word.styles[name], level, 1)
    _count(word.styles["LK Aufzählung"], 0, 2)


def _count(style: Any, level: int, number: int) -> None:  # noqa: ANN401
    numbering = style.element.get_or_add_pPr().get_or_add_numPr()
    numbering.get_or_add_ilvl().val = level
    numbering.get_or_add_numId().val = number


def _set_table(word: Any) -> None:  # noqa: ANN401
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{GREEN}"'
    thin = 'w:val="single" w:sz="4" w:space="0" w:color="C9D6CC"'
    word.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="LKTabelle">'
            '<w:name w:val="LK Tabelle"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {thin}/></w:tblBorders>"
            '<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{GREEN}"/></w:rPr><w:tcPr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr></w:tblStylePr></w:style>'
        )
    )


def _set_page(section: Any) -> None:  # noqa: ANN401
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(3.2), Cm(2.4)
    section.header_distance, section.footer_distance = Cm(1.2), Cm(1)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    arms = io.BytesIO()
    with Image.open(FOLDER / "logo.png") as logo:
        logo.crop(_ARMS).save(arms, "PNG", optimize=True)
    picture = head.add_run().add_picture(arms, height=Cm(1.1))
    picture._inline.docPr.set("descr", "Wappen des Landkreises Musterland")  # noqa: SLF001 - no public way to it
    name = head.add_run("   Landkreis Musterland")
    name.bold = True
    foot = section.footer.paragraphs[0]
    foot.add_run("Kreishaus, Kreishausplatz 1, 43101 Musterau · www.landkreis-musterland.example · Seite ")
    for kind in ("begin", "code", "separate", "text", "end"):
        foot.add_run()._r.append(parse_xml(_PAGE[kind]))  # noqa: SLF001 - the same


_PAGE = {
    "code": f'<w:instrText {nsdecls("w")} xml:space="preserve"> PAGE </w:instrText>',
    "text": f"<w:t {nsdecls('w')}>1</w:t>",
    **{kind: f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")},
}

if __name__ == "__main__":
    (FOLDER / "reference.docx").write_bytes(template())
