"""A town's Word template: what is active, leads elsewhere or tells of people stays out of the public file.

Each case puts a mark into a template, the way Word or an attacker would; the written file must hold it in no part.
"""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, PngImagePlugin

from conftest import Befehl
from docx_regeln import File, words
from konzept import Ordner
from konzeptgen.wordvorlage.ooxml import pack
from konzeptgen.wordvorlage.template import Wordvorlage
from test_docx_vorlagen import own, word
from wordpaket import unpack

MARK = "Geheim4711"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = {
    "w": W,
    "r": OFFICE,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
HEADER, STYLES, SETTINGS = "word/header1.xml", "word/styles.xml", "word/settings.xml"
THEME, NUMBERING, DOCUMENT = "word/theme/theme1.xml", "word/numbering.xml", "word/document.xml"
Parts = dict[str, bytes]
Change = Callable[[Parts], None]


def inside(part: str, xml: str, path: str = ".", place: int = 0) -> Change:
    """Put XML into a part, at a place among the children of the element at ``path``."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())

    def change(parts: Parts) -> None:
        root = etree.fromstring(parts[part])
        parent = root.find(path, SPACES)
        assert parent is not None, path
        for offset, child in enumerate(etree.fromstring(f"<x {spaces}>{xml}</x>")):
            parent.insert(place + offset, child)
        parts[part] = etree.tostring(root)

    return change


def header(xml: str) -> Change:
    return inside(HEADER, xml, place=1)


def line(xml: str) -> Change:
    return header(f"<w:p>{xml}</w:p>")


def field(code: str, shown: str = "x") -> str:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return f"{sign('begin')}{instruction}{sign('separate')}<w:r><w:t>{shown}</w:t></w:r>{sign('end')}"


def part(name: str, data: bytes, *, source: str = DOCUMENT, kind: str = "", mode: str = "") -> Change:
    """Add a part to which another leads."""

    def change(parts: Parts) -> None:
        folder, _, own_name = source.rpartition("/")
        rels = f"{folder}/_rels/{own_name}.rels"
        root = etree.fromstring(parts.get(rels, f'<Relationships xmlns="{RELATIONS}"/>'.encode()))
        key = "rIdX" if "rIdX" not in {str(r.get("Id")) for r in root} else f"rIdX{len(root)}"
        relation = etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=key, Type=f"{OFFICE}/{kind}", Target=name)
        if mode:
            relation.set("TargetMode", mode)
        else:
            parts[f"{folder}/{name}".replace("word/../", "")] = data
        parts[rels] = etree.tostring(root)

    return change


def outside(kind: str, target: str, source: str = HEADER) -> Change:
    return part(target, b"", source=source, kind=kind, mode="External")


def all_of(*changes: Change) -> Change:
    def change(parts: Parts) -> None:
        for one in changes:
            one(parts)

    return change


def drawing(key: str = "rIdX", *, name: str = "Bild", descr: str = "Wappen", extra: str = "", blip: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="90000" cy="90000"/><wp:docPr id="7" name="{name}" descr="{descr}" '
        f'{extra}/><a:graphic><a:graphicData uri="{SPACES["pic"]}"><pic:pic><pic:nvPicPr><pic:cNvPr id="7" '
        f'name="{name}" descr="{descr}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{key}" {blip}/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def picture(data: bytes, name: str = "media/bild.png", *, source: str = HEADER) -> Change:
    return all_of(part(name, data, source=source, kind="image"), line(drawing()))


def png(note: str = "") -> bytes:
    notes, out = PngImagePlugin.PngInfo(), io.BytesIO()
    notes.add_text("Author", note)
    Image.new("RGB", (8, 8), "red").save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def noted(kind: str, **notes: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, kind, **notes)
    return out.getvalue()


def exif() -> bytes:
    tags = Image.Exif()
    tags[0x013B] = MARK
    return tags.tobytes()


def emf() -> bytes:
    """Return a drawing of Windows with a description and a comment."""
    words = f"{MARK}\0\0".encode("utf-16-le")
    words += bytes(-len(words) % 4)
    note = MARK.encode() + bytes(-len(MARK) % 4)
    comment = struct.pack("<III", 70, 12 + len(note), len(note)) + note
    end = struct.pack("<IIIII", 14, 20, 0, 0, 20)
    size = 88 + len(words)
    head = struct.pack("<II8i", 1, size, 0, 0, 9, 9, 0, 0, 999, 999) + b" EMF"
    head += struct.pack("<IIIHHIIIiiii", 0x10000, size + len(comment) + 20, 3, 1, 0, len(MARK), 88, 0, 9, 9, 9, 9)
    return head + words + comment + end


def wmf() -> bytes:
    note = MARK.encode() + bytes(-len(MARK) % 2)
    escape = struct.pack("<IHHH", 5 + len(note) // 2, 0x0626, 15, len(note)) + note
    end = struct.pack("<IH", 3, 0)
    return struct.pack("<HHHIHIH", 1, 9, 0x300, (18 + len(escape) + 6) // 2, 0, 9, 0) + escape + end


def properties(xml: str) -> str:
    return f"<w:r><w:rPr>{xml}</w:rPr><w:t>Amt</w:t></w:r>"


def table(row: str = "", cell: str = "", text: str = "Amt") -> str:
    inner = f"<w:tc><w:tcPr>{cell}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr>{row}{inner}</w:tr></w:tbl>'


AUTHOR = f'w:author="{MARK}" w:id="1"'
HIDDEN_STYLE = (
    '<w:style w:type="{}" w:styleId="Verborgen"><w:name w:val="Verborgen"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
SHOWN = f"<w:r><w:t>{MARK}</w:t></w:r>"
SHAPE = '<w:r><w:pict><v:shape style="width:9pt;height:9pt{}" {}><v:imagedata r:id="rIdX" {}/></v:shape></w:pict></w:r>'
PATH = rf"C:\Users\{MARK}\wappen.png"
IMAGE = part("media/bild.png", png(), source=HEADER, kind="image")

KINDS: dict[str, Change] = {
    **{
        f"field {code.split()[0]}": line(field(code, MARK))
        for code in (
            *("DDE Excel mappe", "DDEAUTO Excel mappe", "LINK Excel.Sheet.8 mappe", "INCLUDETEXT datei.docx"),
            *(
                "INCLUDEPICTURE bild.png",
                "MACROBUTTON makro Klick",
                "AUTHOR",
                "LASTSAVEDBY",
                "USERNAME",
                "FILENAME \\p",
            ),
            *("DOCPROPERTY Bearbeiter", "DOCVARIABLE x", "TEMPLATE", "COMMENTS", "IF 1 = 1 a b", "DATE", "SAVEDATE"),
            *("AUTOTEXT x", "DATABASE x", "FILLIN x", "ASK x y", "SET x y", "EMBED x", "PRINT x", "TITLE neu"),
        )
    },
    "field with a mark in its code": line(field(f"DDEAUTO {MARK}")),
    "field in one run": line(
        f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDE {MARK}</w:instrText>'
        f'<w:fldChar w:fldCharType="separate"/><w:t>{MARK}</w:t><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "field in a field": line(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE </w:instrText></w:r>'
        f'{field(f"DDE {MARK}")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "field whose code is parted": line(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DD</w:instrText></w:r>'
        f'<w:r><w:instrText>EAUTO {MARK}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "simple field": line(f'<w:fldSimple w:instr="DDEAUTO {MARK}">{SHOWN}</w:fldSimple>'),
    "data of a field": line(
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{MARK}"/><w:entryMacro w:val="{MARK}"/>'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "target of a link field": line(field(f'HYPERLINK "https://{MARK}.example"', "Startseite")),
    "target of a link": all_of(
        outside("hyperlink", f"https://{MARK}.example"),
        line(f'<w:hyperlink r:id="rIdX" w:tooltip="{MARK}"><w:r><w:t>Startseite</w:t></w:r></w:hyperlink>'),
    ),
    "linked picture": all_of(
        outside("image", f"https://{MARK}.example/zaehler.png"), line(drawing("", blip='r:link="rIdX"'))
    ),
    "picture that is embedded from outside": all_of(
        outside("image", f"https://{MARK}.example/zaehler.png"), line(drawing())
    ),
    "attached template": all_of(
        outside("attachedTemplate", f"file:///C:/{MARK}.dotx", SETTINGS),
        inside(SETTINGS, '<w:attachedTemplate r:id="rIdX"/>'),
    ),
    "subdocument": all_of(outside("subDocument", f"{MARK}.docx"), line('<w:subDoc r:id="rIdX"/>')),
    "alternative chunk": all_of(
        part("afchunk.htm", f"<b>{MARK}</b>".encode(), source=HEADER, kind="aFChunk"),
        header('<w:altChunk r:id="rIdX"/>'),
    ),
    "embedded object": all_of(
        part("embeddings/oleObject1.bin", MARK.encode(), source=HEADER, kind="oleObject"),
        line(
            f'<w:r><w:object><v:shape id="s"/><o:OLEObject Type="Embed" ProgID="{MARK}" ShapeID="s" r:id="rIdX"/>'
            "</w:object></w:r>"
        ),
    ),
    "linked object": all_of(
        outside("oleObject", f"file:///{MARK}.xlsx"),
        line('<w:r><w:object><o:OLEObject Type="Link" ProgID="Excel.Sheet.8" r:id="rIdX"/></w:object></w:r>'),
    ),
    "object in a drawing": line(
        f'<w:r><w:pict><v:shape/><o:OLEObject Type="Embed" ProgID="{MARK}" r:id="rIdX"/></w:pict></w:r>'
    ),
    "ActiveX": all_of(
        part("activeX/activeX1.xml", f"<x>{MARK}</x>".encode(), source=HEADER, kind="control"),
        line(f'<w:r><w:control r:id="rIdX" w:name="{MARK}"/></w:r>'),
    ),
    "macros": part("vbaProject.bin", MARK.encode(), kind="vbaProject"),
    "custom XML": part("../customXml/item9.xml", f"<x>{MARK}</x>".encode(), kind="customXml"),
    "printer": all_of(
        part("printerSettings/p.bin", MARK.encode(), kind="printerSettings"),
        inside(DOCUMENT, '<w:printerSettings r:id="rIdX"/>', "w:body/w:sectPr"),
    ),
    "part that nothing leads to": lambda parts: parts.update({f"word/{MARK}.bin": MARK.encode()}),
    "part outside the package": all_of(
        part(f"../../{MARK}.xml", b"", source=HEADER, kind="image", mode="Internal"), line(drawing())
    ),
    "people": part("people.xml", f'<x a="{MARK}"/>'.encode(), kind="people"),
    "comments": all_of(
        part("comments.xml", f'<w:comments xmlns:w="{W}"><!--{MARK}--></w:comments>'.encode(), kind="comments"),
        line('<w:r><w:commentReference w:id="1"/></w:r>'),
    ),
    "text of the template": inside(DOCUMENT, f"<w:p>{SHOWN}</w:p>", "w:body"),
    "author of the template": lambda parts: parts.update(
        {"docProps/core.xml": parts["docProps/core.xml"].replace(b"Landkreis Musterland", MARK.encode())}
    ),
    "preview": lambda parts: parts.update({"docProps/thumbnail.jpeg": noted("JPEG", comment=MARK.encode())}),
    **{
        f"setting {xml.split()[0]}": inside(SETTINGS, f"<w:{xml}")
        for xml in (
            f'attachedSchema w:val="{MARK}"/>',
            f'docVars><w:docVar w:name="x" w:val="{MARK}"/></w:docVars>',
            f'mailMerge><w:query w:val="{MARK}"/></w:mailMerge>',
            f'rsids><w:rsid w:val="{MARK}"/></w:rsids>',
            f'saveThroughXslt w:solutionID="{MARK}"/>',
            f'documentProtection w:hash="{MARK}"/>',
            f'compat><w:compatSetting w:name="{MARK}" w:uri="{MARK}" w:val="15"/></w:compat>',
        )
    },
    "hidden text": line(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{MARK}</w:t></w:r>"),
    "text hidden by its style": all_of(
        inside(STYLES, HIDDEN_STYLE.format("character")),
        line(f'<w:r><w:rPr><w:rStyle w:val="Verborgen"/></w:rPr><w:t>{MARK}</w:t></w:r>'),
    ),
    "text hidden by its paragraph": all_of(
        inside(STYLES, HIDDEN_STYLE.format("paragraph")),
        line(f'<w:pPr><w:pStyle w:val="Verborgen"/></w:pPr>{SHOWN}'),
    ),
    "hidden row": header(table("<w:trPr><w:hidden/></w:trPr>", text=MARK)),
    "hidden picture": all_of(IMAGE, line(drawing(descr=MARK, extra='hidden="1"'))),
    "hidden shape": all_of(IMAGE, line(SHAPE.format("; visibility : hidden", f'alt="{MARK}"', ""))),
    **{
        f"remark in {name}": lambda parts, name=name: parts.update(  # type: ignore[misc]
            {name: parts[name].replace(b"?>", f"?><!--{MARK}--><?{MARK} x?>".encode(), 1)}
        )
        for name in (HEADER, STYLES, SETTINGS, NUMBERING, THEME, DOCUMENT)
    },
    "remark in the text": line(f"<!--{MARK}--><w:r><w:t>Amt</w:t></w:r>"),
    "inserted": line(f"<w:ins {AUTHOR}><w:r><w:t>Amt</w:t></w:r></w:ins>"),
    "deleted": line(f'<w:del w:id="2"><w:r><w:delText>{MARK}</w:delText></w:r></w:del>'),
    "moved": line(f"<w:moveFrom w:id='1'>{SHOWN}</w:moveFrom><w:moveTo {AUTHOR}><w:r><w:t>Amt</w:t></w:r></w:moveTo>"),
    "changed run": line(properties(f"<w:rPrChange {AUTHOR}><w:rPr/></w:rPrChange>")),
    "changed paragraph": line(
        f"<w:pPr><w:rPr><w:ins {AUTHOR}/><w:rPrChange {AUTHOR}/></w:rPr>"
        f"<w:pPrChange {AUTHOR}><w:pPr/></w:pPrChange></w:pPr>"
    ),
    "changed section": inside(DOCUMENT, f"<w:sectPrChange {AUTHOR}/>", "w:body/w:sectPr"),
    "changed row": header(
        table(f"<w:tblPrEx><w:tblPrExChange {AUTHOR}/></w:tblPrEx><w:trPr><w:ins {AUTHOR}/></w:trPr>")
    ),
    "deleted row": header(table("<w:trPr><w:del w:id='1'/></w:trPr>", text=MARK)),
    "inserted cell": header(table(cell=f"<w:cellIns {AUTHOR}/><w:tcPrChange {AUTHOR}/>")),
    "deleted cell": header(table(cell="<w:cellDel w:id='1'/>", text=MARK)),
    "changed style": inside(STYLES, f"<w:rPr><w:rPrChange {AUTHOR}/></w:rPr>", "w:style[@w:styleId='LKText']", place=5),
    "changed number": line(f"<w:pPr><w:numPr><w:numberingChange {AUTHOR}/></w:numPr></w:pPr>"),
    "content control": header(
        f'<w:sdt><w:sdtPr><w:alias w:val="{MARK}"/><w:tag w:val="{MARK}"/><w:placeholder><w:docPart w:val="{MARK}"/>'
        f'</w:placeholder><w:dataBinding w:xpath="{MARK}" w:storeItemID="{MARK}"/></w:sdtPr><w:sdtContent><w:p><w:r>'
        "<w:t>Amt</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ),
    "smart tag": line(
        f'<w:smartTag w:uri="{MARK}" w:element="x"><w:smartTagPr><w:attr w:name="x" w:val="{MARK}"/></w:smartTagPr>'
        "<w:r><w:t>Amt</w:t></w:r></w:smartTag>"
    ),
    "custom element": line(f'<w:customXml w:uri="{MARK}" w:element="{MARK}"><w:r><w:t>Amt</w:t></w:r></w:customXml>'),
    "bookmark": line(f'<w:bookmarkStart w:id="1" w:name="{MARK}"/><w:bookmarkEnd w:id="1"/>'),
    "permission": line(f'<w:permStart w:id="1" w:ed="{MARK}"/><w:permEnd w:id="1"/>'),
    "session": line(f'<w:r w:rsidR="{MARK}" w14:paraId="{MARK}"><w:t>Amt</w:t></w:r>'),
    "session of a style": inside(STYLES, f'<w:rsid w:val="{MARK}"/>', "w:style[@w:styleId='LKText']", place=3),
    "name of a picture": all_of(IMAGE, line(drawing(name=MARK))),
    "description that is a path": all_of(IMAGE, line(drawing(descr=PATH))),
    "description that is a file": all_of(IMAGE, line(drawing(descr=f"{MARK}.jpg"))),
    "title of a picture": all_of(IMAGE, line(drawing(extra=f'title="{MARK}"'))),
    "shape with a path": all_of(IMAGE, line(SHAPE.format("", f'alt="{PATH}" id="{MARK}" o:gfxdata="{MARK}"', ""))),
    "title of a shape's picture": all_of(IMAGE, line(SHAPE.format("", "", f'o:title="{MARK}" o:href="{MARK}"'))),
    "description of a table": header(
        f'<w:tbl><w:tblPr><w:tblDescription w:val="{MARK}"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
    ),
    "way to draw that is not known": line(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="v" foo="{MARK}"><w:t>{MARK}</w:t></mc:Choice>'
        "<mc:Fallback><w:t>Amt</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "chart": line(
        f'<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://chart"><x y="{MARK}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    ),
    "name of a picture's file": picture(png(), f"media/{MARK}.png"),
    "notes in a PNG": picture(png(MARK)),
    "notes in a GIF": picture(noted("GIF", comment=MARK.encode()), "media/bild.gif"),
    "notes in a JPEG": picture(noted("JPEG", comment=MARK.encode(), exif=exif()), "media/bild.jpeg"),
    "notes in a TIFF": picture(noted("TIFF", artist=MARK), "media/bild.tiff"),
    "notes in an EMF": picture(emf(), "media/bild.emf"),
    "notes in a WMF": picture(wmf(), "media/bild.wmf"),
    "SVG": picture(f"<svg xmlns='http://www.w3.org/2000/svg'><!--{MARK}--></svg>".encode(), "media/bild.svg"),
    "what follows a PNG": picture(png() + MARK.encode()),
    "what is no picture": picture(MARK.encode()),
    "name of the theme": lambda parts: parts.update(
        {THEME: parts[THEME].replace(b'name="Office"', f'name="{MARK}"'.encode())}
    ),
    "extension of the theme": inside(THEME, f'<a:extLst><a:ext uri="{MARK}"/></a:extLst>'),
    "name of a list": inside(
        NUMBERING, f'<w:abstractNum w:abstractNumId="77"><w:name w:val="{MARK}"/></w:abstractNum>'
    ),
    "what is no font": all_of(
        part("fonts/font1.odttf", MARK.encode(), source="word/fontTable.xml", kind="font"),
        inside(
            "word/fontTable.xml",
            '<w:font w:name="Eigen"><w:embedRegular r:id="rIdX" '
            'w:fontKey="{00112233-4455-6677-8899-AABBCCDDEEFF}"/></w:font>',
        ),
    ),
}


def prepared(change: Change) -> bytes:
    parts = unpack(own())
    change(parts)
    return pack(parts)


def holders(parts: Parts, mark: str = MARK) -> list[str]:
    """Return the parts whose name or content hold the mark."""
    spellings = (mark.encode(), mark.encode("utf-16-le"))
    return [name for name, data in parts.items() if mark in name or any(spelling in data for spelling in spellings)]


@pytest.mark.langsam
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_template_smuggles_stays_out_of_the_file(kind: str) -> None:
    template = prepared(KINDS[kind])
    carries = holders(unpack(template)) or any("Geheim" in name for name in unpack(template))
    assert carries or kind == "part outside the package", "the template carries no mark"
    file = File(word(template))
    assert holders(file.parts) == []
    assert "Landkreis Musterland" in words(file.roots[HEADER]), "the header is there"
    assert file.roots[HEADER].find(".//{*}blip") is not None, "its coat of arms is there"
    relations = (r for name, root in file.roots.items() if name.endswith(".rels") for r in root)
    assert not [r.get("Target") for r in relations if r.get("TargetMode") == "External" or ".." in str(r.get("Target"))]


@pytest.mark.langsam
def test_each_change_of_a_template_leaves_it_a_template() -> None:
    """The cases above show nothing if a template is refused or its header is lost."""
    for kind, change in KINDS.items():
        assert Wordvorlage(prepared(change), {}).styles.by_key, kind


# What stays


def shown(change: Change) -> etree._Element:
    """Return the header of a file in a template with that change."""
    return File(word(prepared(change))).roots[HEADER]


@pytest.mark.parametrize(
    "code",
    ["PAGE", "NUMPAGES \\* Arabic", " page  \\* MERGEFORMAT ", "SECTIONPAGES", 'STYLEREF "LK Überschrift 1" \\n'],
)
def test_fields_that_count_pages_or_repeat_a_heading_stay(code: str) -> None:
    root = shown(line(field(code, "7")))
    assert [e.text for e in root.iter("{*}instrText")] == [code]
    assert "7" in words(root)
    simple = shown(line(f"<w:fldSimple w:instr='{code}'><w:r><w:t>7</w:t></w:r></w:fldSimple>"))
    assert [e.get(f"{{{W}}}instr") for e in simple.iter("{*}fldSimple")] == [code]


def test_the_words_of_links_controls_and_insertions_stay() -> None:
    for kind in ("target of a link field", "target of a link"):
        assert "Startseite" in words(shown(KINDS[kind])), kind
    for kind in ("content control", "inserted", "moved", "smart tag", "custom element", "inserted cell", "changed run"):
        assert "Amt" in words(shown(KINDS[kind])), kind


def test_what_stands_beside_a_field_that_goes_stays() -> None:
    root = shown(line(f"<w:r><w:t>Amt</w:t></w:r>{field('DDEAUTO x', MARK)}<w:r><w:t>Ort</w:t></w:r>"))
    assert "AmtOrt" in words(root)


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [("PNG", "png"), ("GIF", "png"), ("TIFF", "png"), ("JPEG", "jpeg"), ("an EMF", "emf"), ("a WMF", "wmf")],
)
def test_pictures_of_every_kind_stay(kind: str, suffix: str) -> None:
    name = kind if " " in kind else f"a {kind}"
    parts = unpack(word(prepared(KINDS[f"notes in {name}"])))
    names = [part for part in parts if part.startswith("word/media/vorlage") and part.endswith(suffix)]
    assert names
    if suffix in {"png", "jpeg"}:
        assert all(Image.open(io.BytesIO(parts[part])).size for part in names)


def test_an_honest_description_and_the_mark_of_an_ornament_stay() -> None:
    decorative = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    xml = drawing(descr="Brücke über drei Wellen").replace("/><a:graphic>", f">{decorative}</wp:docPr><a:graphic>", 1)
    root = shown(all_of(IMAGE, line(xml)))
    described = {str(e.get("descr")): e for e in root.iter("{*}docPr")}
    assert "Brücke über drei Wellen" in described
    assert [e.get("val") for e in described["Brücke über drei Wellen"].iter("{*}decorative")] == ["1"]
    assert len({e.get("id") for e in described.values()}) == len(described)


def test_a_text_box_stays_in_both_ways_to_draw_it() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Amt</w:t></w:r></w:p></w:txbxContent>"
    shape = f"<wps:wsp><wps:cNvSpPr/><wps:txbx>{box}</wps:txbx></wps:wsp>"
    new = f'<a:graphicData uri="{SPACES["wps"]}">{shape}</a:graphicData>'
    old = f'<w:pict><v:shape style="width:90pt"><v:textbox>{box}</v:textbox></v:shape></w:pict>'
    root = shown(
        line(
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>{new}</a:graphic>'
            f"</wp:inline></w:drawing></mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert [e.get("Requires") for e in root.iter("{*}Choice")] == ["wps"]
    assert words(root).count("Amt") == 2


def test_a_picture_that_is_left_out_takes_no_word_with_it() -> None:
    root = shown(all_of(outside("image", "https://fremd.example/x.png"), line(drawing() + SHOWN)))
    assert MARK in words(root)


# What the author is told


def test_doctor_names_what_is_left_out_and_why(befehl: Befehl, tmp_path: Path) -> None:
    kinds = (
        *(
            "field DDEAUTO",
            "embedded object",
            "ActiveX",
            "macros",
            "field AUTHOR",
            "hidden text",
            "deleted",
            "comments",
        ),
        *(
            "description that is a path",
            "linked picture",
            "target of a link",
            "attached template",
            "what is no picture",
        ),
    )
    template = pack(unpack(prepared(all_of(*(KINDS[kind] for kind in kinds)))))
    ordner = Ordner(tmp_path).mit("reference.docx", template).mit("marke", "marke: {vorlage: reference.docx}\n")
    told = befehl("doctor", ordner.pfad)
    flat = " ".join(told.out.split())
    assert max(map(len, told.out.splitlines())) <= 80
    sentences = [part for part in flat.split(" - ") if part.startswith("Nicht in die Word-Datei kommt")]
    active, leading, personal, unknown = sentences
    assert "weil es etwas ausführt oder sich von selbst ändert" in active
    for said in ("Makros", "das Feld DDEAUTO in der Kopfzeile", "Steuerelemente (ActiveX)", "verknüpfte Objekte"):
        assert said in active, said
    for said in ("verknüpfte Bilder in der Kopfzeile", "die verknüpfte Dokumentvorlage", "Links; ihr Text bleibt"):
        assert said in leading, said
    for said in ("das Feld AUTHOR", "ausgeblendeter Text", "Überarbeitungen", "Kommentare", "Bildbeschreibungen"):
        assert said in personal, said
    assert "Bilder in der Kopfzeile" in unknown


def test_doctor_says_nothing_of_a_template_that_holds_nothing_of_the_kind(befehl: Befehl, tmp_path: Path) -> None:
    ordner = Ordner(tmp_path).mit("reference.docx", own()).mit("marke", "marke: {vorlage: reference.docx}\n")
    assert "Nicht in die Word-Datei" not in befehl("doctor", ordner.pfad).out
