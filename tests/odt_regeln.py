"""Rules that an OpenDocument text must keep so that everyone can read it, each checked on the XML alone."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NS = {
    "office": f"{OASIS}:office:1.0",
    "style": f"{OASIS}:style:1.0",
    "text": f"{OASIS}:text:1.0",
    "table": f"{OASIS}:table:1.0",
    "draw": f"{OASIS}:drawing:1.0",
    "fo": f"{OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{OASIS}:svg-compatible:1.0",
    "meta": f"{OASIS}:meta:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
CONTENT, STYLES, META = "content.xml", "styles.xml", "meta.xml"


def q(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{NS[prefix]}}}{local}"


def words(element: Element) -> str:
    """Return what is read in an element: spaces and breaks too, without notes, remarks and pictures in it."""
    text = element.text or ""
    for child in element:
        if child.tag == q("text:s"):
            text += " " * int(child.get(q("text:c"), "1"))
        elif child.tag in {q("text:tab"), q("text:line-break")}:
            text += "\t" if child.tag == q("text:tab") else "\n"
        elif child.tag not in {q("text:note"), q("office:annotation"), q("draw:frame")}:
            text += words(child)
        text += child.tail or ""
    return text


class File:
    """An OpenDocument file as its parts."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {info.filename: package.read(info) for info in package.infolist()}
        self.roots = {name: etree.fromstring(part) for name, part in self.parts.items() if name.endswith(".xml")}

    @property
    def body(self) -> Element:
        found = self.roots[CONTENT].find("office:body/office:text", NS)
        assert found is not None
        return found

    def lines(self) -> Iterator[Element]:
        """Yield headings and paragraphs in order, those of remarks and footnotes too."""
        yield from self.body.iter(q("text:h"), q("text:p"))


Rule: TypeAlias = Callable[[File], Iterator[str]]


def titel(file: File) -> Iterator[str]:
    if not (file.roots[META].findtext(".//dc:title", "", NS) or "").strip():
        yield "the file has no title"


def sprache(file: File) -> Iterator[str]:
    if file.roots[META].findtext(".//dc:language", "", NS) != "de-DE":
        yield "the file's properties name no language"
    default = file.roots[STYLES].find(".//style:default-style[@style:family='paragraph']/style:text-properties", NS)
    if default is None or (default.get(q("fo:language")), default.get(q("fo:country"))) != ("de", "DE"):
        yield "the text's language is not German"


def ueberschriften(file: File) -> Iterator[str]:
    found = [(int(h.get(q("text:outline-level"), "0")), words(h)) for h in file.body.iter(q("text:h"))]
    for (before, _), (level, text) in pairwise([(0, ""), *found]):
        if not 1 <= level <= before + 1:
            yield f"{text!r} jumps from level {before} to {level}"
    yield from (f"a heading of level {level} is empty" for level, text in found if not text.strip())


def tabellenkoepfe(file: File) -> Iterator[str]:
    for table in file.body.iter(q("table:table")):
        name, head = table.get(q("table:name")), table.findall("table:table-header-rows/table:table-row", NS)
        if len(head) != 1:
            yield f"table {name} has no head that repeats"
        elif not all(words(cell).strip() for cell in head[0]):
            yield f"table {name} has an empty head cell"


def tabellenform(file: File) -> Iterator[str]:
    for table in file.body.iter(q("table:table")):
        columns = len(table.findall("table:table-column", NS))
        if any(len(row) != columns for row in table.iter(q("table:table-row"))):
            yield f"table {table.get(q('table:name'))} has rows of different length"
        if any(parent.tag == q("table:table") for parent in table.iterancestors()):
            yield "a table lies in another"


def alternativtexte(file: File) -> Iterator[str]:
    captions = [words(p) for p in file.lines() if words(p).startswith("Abbildung")]
    for frame in file.body.iter(q("draw:frame")):
        text = frame.findtext("svg:desc", "", NS).strip()
        if not text:
            yield "a picture has no description"
        elif any(caption.endswith(text) for caption in captions):
            yield f"the description {text!r} only repeats the caption"
        if frame.get(q("text:anchor-type")) != "as-char":
            yield "a picture floats"


def leerabsaetze(file: File) -> Iterator[str]:
    for line in file.body.iter(q("text:p")):
        in_cell = any(parent.tag == q("table:table-cell") for parent in line.iterancestors())
        if not (words(line).strip() or in_cell or line.find(".//draw:frame", NS) is not None):
            yield "an empty paragraph makes space"


def links(file: File) -> Iterator[str]:
    marks = [str(mark.get(q("text:name"))) for mark in file.body.iter(q("text:bookmark"))]
    yield from (f"two places bear the name {name}" for name in set(marks) if marks.count(name) > 1)
    for link in file.body.iter(q("text:a")):
        target = str(link.get(q("xlink:href")))
        if target.startswith("#") and target[1:] not in marks:
            yield f"the link to {target} leads nowhere"
        if not re.match(r"(https?://|mailto:|tel:|#)", target):
            yield f"the link to {target} leads to a file"
        if words(link).strip().lower() in {"", "hier", "link", "mehr"}:
            yield f"the link text {words(link)!r} says nothing"
    for field in file.body.iter(q("text:bookmark-ref")):
        if field.get(q("text:ref-name")) not in marks:
            yield "an entry of the contents names no page"


def seitenzahlen(file: File) -> Iterator[str]:
    for page in file.roots[STYLES].iter(q("style:master-page")):
        if page.get(q("style:name")) != "Deckblatt" and page.find("style:footer//text:page-number", NS) is None:
            yield f"the pages {page.get(q('style:name'))} have no numbers"


def stile(file: File) -> Iterator[str]:
    named = {
        (s.get(q("style:family")), s.get(q("style:name")))
        for r in file.roots.values()
        for s in r.iter(q("style:style"))
    }
    for family, attribute in (("paragraph", "text:style-name"), ("table-cell", "table:style-name")):
        tags = ("text:p", "text:h") if family == "paragraph" else ("table:table-cell",)
        used = {element.get(q(attribute)) for element in file.body.iter(*map(q, tags))}
        yield from (f"there is no {family} style {name}" for name in used if (family, name) not in named)


def aktives(file: File) -> Iterator[str]:
    known = re.compile(
        r"mimetype|(content|styles|meta|settings)\.xml|META-INF/manifest\.xml|Pictures/\w+\.(png|jpg)|Fonts/[\w-]+\.ttf"
    )
    yield from (f"the file holds {name}" for name in file.parts if not known.fullmatch(name))
    active = ("scripts", "event-listeners", "object", "plugin", "applet", "forms", "tracked-changes", "dde-source")
    for root in file.roots.values():
        yield from (f"{etree.QName(e).localname} is active" for e in root.iter(*(f"{{*}}{name}" for name in active)))
    pictures = (str(e.get(q("xlink:href"))) for e in file.body.iter(q("draw:image")))
    yield from (f"the picture {name} lies elsewhere" for name in pictures if name not in file.parts)


def spuren(file: File) -> Iterator[str]:
    trace = re.compile(
        rb"data:image|file:|pandoc|LibreOffice|Linux|[\"'>](/(home|tmp|root|Users|var|work)/|[A-Z]:\\)", re.IGNORECASE
    )
    for name, part in file.parts.items():
        if name.endswith(".xml") and (hit := trace.search(part)):
            yield f"{name} tells where it was made: {hit[0]!r}"


RULES: Mapping[str, Rule] = {
    rule.__name__: rule
    for rule in (
        *(titel, sprache, ueberschriften, tabellenkoepfe, tabellenform, alternativtexte, leerabsaetze),
        *(links, seitenzahlen, stile, aktives, spuren),
    )
}


def breaches(file: File) -> list[str]:
    """Return every breach of every rule."""
    return [f"{name}: {breach}" for name, rule in RULES.items() for breach in rule(file)]


@cache
def _schema(name: str) -> etree.RelaxNG:
    import openxml_audit  # noqa: PLC0415 - the fast lane need not wait for it

    folder = Path(openxml_audit.__file__).parent / "odf" / "schemas" / "odf-1.3"
    return etree.RelaxNG(etree.parse(folder / f"OpenDocument-v1.3-{name}.rng"))


def faults(file: File) -> list[str]:
    """Return what the OASIS schemas of OpenDocument 1.3 say against the file."""
    found = []
    for name, root in file.roots.items():
        schema = _schema("manifest-schema" if name.startswith("META-INF") else "schema")
        if not schema.validate(root):
            found += [f"{name}: {error.message}" for error in schema.error_log]
    return found
