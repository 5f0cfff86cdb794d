"""Rules that a Word file must keep so that everyone can read it, each checked on the XML alone."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "dc": "http://purl.org/dc/elements/1.1/",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
FIRST_ROW = 0x0020
PLAIN_STYLES = ("Body Text", "First Paragraph", "Normal", "LK Text")
ADDRESS_STYLES = ("Steckbrief", "Steckbrief Ende")


def q(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{NS[prefix]}}}{local}"


def val(element: Element | None, name: str = "w:val") -> str:
    return "" if element is None else str(element.get(q(name), ""))


def words(element: Element) -> str:
    return "".join(str(text.text or "") for text in element.iter(q("w:t")))


def ratio(one: str, other: str) -> float:
    def light(colour: str) -> float:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


class File:
    """A Word file as its parts; what rules ask often is read once."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        xml = {name: part for name, part in self.parts.items() if name.endswith((".xml", ".rels"))}
        self.roots = {name: etree.fromstring(part) for name, part in xml.items()}

    @property
    def body(self) -> Element:
        return self.roots["word/document.xml"][0]

    @property
    def texts(self) -> list[Element]:
        """The parts that people read: text, headers, footers, notes, comments."""
        shown = re.compile(r"word/(document|header|footer|kopf|footnotes|comments)[^/]*\.xml")
        return [root for name, root in self.roots.items() if shown.fullmatch(name)]

    @cached_property
    def styles(self) -> Mapping[str, Element]:
        return {val(style, "w:styleId"): style for style in self.roots["word/styles.xml"].findall("w:style", NS)}

    @cached_property
    def default(self) -> str:
        marked = (key for key, style in self.styles.items() if val(style, "w:default") in {"1", "true"})
        return next(key for key in marked if val(self.styles[key], "w:type") == "paragraph")

    def name(self, paragraph: Element) -> str:
        return val(self.styles[self.style(paragraph)].find("w:name", NS))

    def style(self, paragraph: Element) -> str:
        return val(paragraph.find("w:pPr/w:pStyle", NS)) or self.default

    def said(self, key: str, path: str) -> Element | None:
        """Return what a style says at ``path``, itself or by the styles it builds on."""
        while key in self.styles:
            found = self.styles[key].find(path, NS)
            if found is not None:
                return found
            key = val(self.styles[key].find("w:basedOn", NS))
        return None

    def level(self, paragraph: Element) -> int:
        """Return a heading's level from 1 on, 0 for other paragraphs."""
        own = paragraph.find("w:pPr/w:outlineLvl", NS)
        found = val(own if own is not None else self.said(self.style(paragraph), "w:pPr/w:outlineLvl"))
        return int(found) + 1 if found and int(found) < 9 else 0

    @property
    def targets(self) -> Mapping[str, str]:
        relations = self.roots["word/_rels/document.xml.rels"]
        return {str(r.get("Id")): str(r.get("Target")) for r in relations if r.get("TargetMode") == "External"}


Rule: TypeAlias = Callable[[File], Iterator[str]]


def titel(file: File) -> Iterator[str]:
    if not (file.roots["docProps/core.xml"].findtext("dc:title", "", NS) or "").strip():
        yield "the file has no title"


def sprache(file: File) -> Iterator[str]:
    default = file.roots["word/styles.xml"].find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NS)
    if val(default) != "de-DE":
        yield f"the default language is {val(default) or 'missing'}"
    if val(file.roots["word/settings.xml"].find("w:themeFontLang", NS)) != "de-DE":
        yield "the language of the theme's fonts is not German"
    for key in {file.style(paragraph) for paragraph in file.body.iter(q("w:p"))}:
        other = val(file.said(key, "w:rPr/w:lang"))
        if other and not other.startswith("de"):
            yield f"style {key} speaks {other}"


def ueberschriften(file: File) -> Iterator[str]:
    found = [(file.level(p), words(p)) for p in file.body.iter(q("w:p")) if file.level(p)]
    for (before, _), (level, text) in pairwise([(0, ""), *found]):
        if level > before + 1:
            yield f"{text!r} jumps from level {before} to {level}"
    yield from (f"a heading of level {level} is empty" for level, text in found if not text.strip())


def scheinueberschriften(file: File) -> Iterator[str]:
    for paragraph in file.body.iterfind("w:p", NS):
        runs = [run for run in paragraph.iter(q("w:r")) if words(run).strip()]
        plain = not file.level(paragraph) and file.name(paragraph) in PLAIN_STYLES
        if plain and runs and all(run.find("w:rPr/w:b", NS) is not None for run in runs):
            yield f"{words(paragraph)!r} is only bold, not a heading"


def tabellenkoepfe(file: File) -> Iterator[str]:
    for number, table in enumerate(file.body.iter(q("w:tbl")), 1):
        look = table.find("w:tblPr/w:tblLook", NS)
        bits = int(val(look) or "0", 16)
        if val(look, "w:firstRow") not in {"1", "true"} and not bits & FIRST_ROW:
            yield f"table {number} does not mark its first row"
        first = table.find("w:tr", NS)
        if first is None or first.find("w:trPr/w:tblHeader", NS) is None:
            yield f"table {number} has no head that repeats"
        elif not all(words(cell).strip() for cell in first.findall("w:tc", NS)):
            yield f"table {number} has an empty head cell"


def tabellenform(file: File) -> Iterator[str]:
    for number, table in enumerate(file.body.iter(q("w:tbl")), 1):
        if list(table.iter(q("w:gridSpan"), q("w:vMerge"), q("w:hMerge"))):
            yield f"table {number} has merged cells"
        if any(parent.tag == q("w:tc") for parent in table.iterancestors()):
            yield f"table {number} lies in another"
        columns = len(table.findall("w:tblGrid/w:gridCol", NS))
        if any(len(row.findall("w:tc", NS)) != columns for row in table.findall("w:tr", NS)):
            yield f"table {number} has rows of different length"


def alternativtexte(file: File) -> Iterator[str]:
    captions = {words(p) for p in file.body.iter(q("w:p")) if "aption" in file.name(p) or "eschriftung" in file.name(p)}
    for root in file.texts:
        for picture in root.iter(q("wp:docPr")):
            text = str(picture.get("descr", "")).strip()
            if not text and not any(mark.get("val") == "1" for mark in picture.iter(q("adec:decorative"))):
                yield "a picture has neither a description nor the mark of an ornament"
            elif any(text and caption.endswith(text) for caption in captions):
                yield f"the description {text!r} only repeats the caption"


def kennungen(file: File) -> Iterator[str]:
    ids = [str(picture.get("id")) for root in file.texts for picture in root.iter(q("wp:docPr"))]
    yield from (f"two pictures have the id {key}" for key in {key for key in ids if ids.count(key) > 1})
    names = [val(mark, "w:name") for mark in file.body.iter(q("w:bookmarkStart"))]
    yield from (f"two places bear the name {name}" for name in {name for name in names if names.count(name) > 1})


def leerabsaetze(file: File) -> Iterator[str]:
    for paragraph in file.body.iter(q("w:p")):
        ends_section = paragraph.find("w:pPr/w:sectPr", NS) is not None
        in_cell = any(parent.tag == q("w:tc") for parent in paragraph.iterancestors())
        shown = words(paragraph).strip() or paragraph.find(".//w:drawing", NS) is not None
        if not (shown or in_cell or ends_section):
            yield "an empty paragraph makes space"


def schwebendes(file: File) -> Iterator[str]:
    floating = (q("wp:anchor"), q("w:txbxContent"), q("w:framePr"), q("w:pict"))
    yield from (f"{etree.QName(e).localname} floats" for root in file.texts for e in root.iter(*floating))


def listen(file: File) -> Iterator[str]:
    typed = re.compile(r"\s*([•▪‣*·–-]|\d{1,2}[.)])\s")
    numbers = {val(n, "w:numId") for n in file.roots["word/numbering.xml"].findall("w:num", NS)} | {"0"}
    for paragraph in file.body.iter(q("w:p")):
        in_cell = any(parent.tag == q("w:tc") for parent in paragraph.iterancestors())
        listed = paragraph.find("w:pPr/w:numPr/w:numId", NS)
        if listed is None and not in_cell and not file.level(paragraph) and typed.match(words(paragraph)):
            yield f"{words(paragraph)[:30]!r} is a typed list"
        if listed is not None and val(listed) not in numbers:
            yield f"list {val(listed)} does not exist"


def links(file: File) -> Iterator[str]:
    marks = {val(mark, "w:name") for mark in file.body.iter(q("w:bookmarkStart"))}
    for link in file.body.iter(q("w:hyperlink")):
        text, anchor = words(link).strip(), val(link, "w:anchor")
        target = file.targets.get(val(link, "r:id"), "")
        paragraph = next(parent for parent in link.iterancestors() if parent.tag == q("w:p"))
        if anchor and anchor not in marks:
            yield f"the link to {anchor} leads nowhere"
        if text.lower() in {"", "hier", "link", "mehr", "weiter", "klicken sie hier"}:
            yield f"the link text {text!r} says nothing"
        if target.startswith("http") and text == target and file.name(paragraph) not in ADDRESS_STYLES:
            yield f"the link to {target} shows only its address"


def kontrast(file: File) -> Iterator[str]:
    found = {pair for root in file.texts for pair in _pairs(file, root)}
    for ink, ground, least in sorted(found):
        if ratio(ink, ground) < least:
            yield f"{ink} on {ground} has {ratio(ink, ground):.1f}, not {least}"


def _pairs(file: File, root: Element) -> Iterator[tuple[str, str, float]]:
    for run in root.iter(q("w:r")):
        paragraph = next((parent for parent in run.iterancestors() if parent.tag == q("w:p")), None)
        if paragraph is not None and words(run).strip():
            ink = _first(_inks(file, run, paragraph), "w:val", "000000")
            ground = _first(_grounds(file, paragraph), "w:fill", "FFFFFF")
            yield ink, ground, _least(file, run, paragraph)


def _first(found: Iterator[Element | None], attribute: str, default: str) -> str:
    for element in found:
        colour = val(element, attribute)
        if re.fullmatch("[0-9A-Fa-f]{6}", colour):
            return colour.upper()
        if colour == "auto":
            return default
    return default


def _inks(file: File, run: Element, paragraph: Element) -> Iterator[Element | None]:
    yield run.find("w:rPr/w:color", NS)
    yield file.said(val(run.find("w:rPr/w:rStyle", NS)), "w:rPr/w:color")
    yield file.said(file.style(paragraph), "w:rPr/w:color")
    yield _of_head(file, paragraph, "w:rPr/w:color")
    yield file.roots["word/styles.xml"].find("w:docDefaults/w:rPrDefault/w:rPr/w:color", NS)


def _grounds(file: File, paragraph: Element) -> Iterator[Element | None]:
    yield paragraph.find("w:pPr/w:shd", NS)
    yield file.said(file.style(paragraph), "w:pPr/w:shd")
    cell = next((parent for parent in paragraph.iterancestors() if parent.tag == q("w:tc")), None)
    yield None if cell is None else cell.find("w:tcPr/w:shd", NS)
    yield _of_head(file, paragraph, "w:tcPr/w:shd")


def _of_head(file: File, paragraph: Element, path: str) -> Element | None:
    row = next((parent for parent in paragraph.iterancestors() if parent.tag == q("w:tr")), None)
    if row is None or row.find("w:trPr/w:tblHeader", NS) is None:
        return None
    table = next(parent for parent in row.iterancestors() if parent.tag == q("w:tbl"))
    style = val(table.find("w:tblPr/w:tblStyle", NS))
    return file.said(style, f"w:tblStylePr[@w:type='firstRow']/{path}")


def _least(file: File, run: Element, paragraph: Element) -> float:
    default = file.roots["word/styles.xml"].find("w:docDefaults/w:rPrDefault/w:rPr/w:sz", NS)
    sizes = (run.find("w:rPr/w:sz", NS), file.said(file.style(paragraph), "w:rPr/w:sz"), default)
    half_points = int(next((val(size) for size in sizes if size is not None), "20"))
    bold = file.said(file.style(paragraph), "w:rPr/w:b") is not None or run.find("w:rPr/w:b", NS) is not None
    return 3.0 if half_points >= (28 if bold else 36) else 4.5


def aenderungen(file: File) -> Iterator[str]:
    changes = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange", "w:trackRevisions")
    for root in (*file.texts, file.roots["word/settings.xml"]):
        yield from (f"{etree.QName(e).localname} is a tracked change" for e in root.iter(*map(q, changes)))


def spuren(file: File) -> Iterator[str]:
    trace = re.compile(rb"data:image|file:|pandoc|[\"'>](/(home|tmp|root|Users|var|work)/|[A-Z]:\\)", re.IGNORECASE)
    for name, part in file.parts.items():
        if name.endswith((".xml", ".rels")) and (hit := trace.search(part)):
            yield f"{name} tells where it was made: {hit[0]!r}"
    if "docProps/custom.xml" in file.parts:
        yield "the file has properties of its own"


def rueckfragen(file: File) -> Iterator[str]:
    settings = file.roots["word/settings.xml"]
    asking = ("w:updateFields", "w:documentProtection", "w:attachedTemplate", "w:writeProtection")
    yield from (f"{etree.QName(e).localname} makes Word ask" for e in settings.iter(*map(q, asking)))
    dirty = [e for root in file.texts for e in root.iter(q("w:fldChar")) if val(e, "w:dirty")]
    yield from ("a field makes Word ask" for _ in dirty)


RULES: Mapping[str, Rule] = {
    rule.__name__: rule
    for rule in (
        *(titel, sprache, ueberschriften, scheinueberschriften, tabellenkoepfe, tabellenform, alternativtexte),
        *(kennungen, leerabsaetze, schwebendes, listen, links, kontrast, aenderungen, spuren, rueckfragen),
    )
}


def breaches(file: File) -> list[str]:
    """Return every breach of every rule."""
    return [f"{name}: {breach}" for name, rule in RULES.items() for breach in rule(file)]
