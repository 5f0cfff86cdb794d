"""Zip bytes of an Office file in → parts by name → the same bytes for the same parts out."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

Parts: TypeAlias = dict[str, bytes]
Element: TypeAlias = "etree._Element"  # noqa: SLF001 - lxml has no public name for it

TYPES = "[Content_Types].xml"
RELS = "word/_rels/document.xml.rels"
NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_PARAGRAPH = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
    *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
    *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
    *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST_BYTES = 100_000_000


def q(name: str) -> str:
    """Return the full name of ``w:p`` and the like."""
    prefix, local = name.split(":")
    return f"{{{NS[prefix]}}}{local}"


def node(name: str, **attributes: str) -> Element:
    """Return a new element of the main namespace with attributes of the same."""
    made = etree.Element(q(f"w:{name}"), nsmap={"w": NS["w"]})
    for key, value in attributes.items():
        made.set(q(f"w:{key}"), value)
    return made


def val(element: Element | None) -> str:
    """Return an element's ``w:val``, empty if there is none."""
    return "" if element is None else str(element.get(q("w:val"), ""))


def part_of(element: Element, *path: str) -> Element:
    """Return the element at ``path``; what is missing on the way is added at the front."""
    for name in path:
        found = element.find(name, NS)
        if found is None:
            found = node(name.removeprefix("w:"))
            element.insert(0, found)
        element = found
    return element


def put(paragraph: Element, made: Element) -> None:
    """Set a property of a paragraph, at the place that the schema wants, instead of one of the same kind."""
    properties = part_of(paragraph, "w:pPr")
    for old in properties.findall(str(made.tag)):
        properties.remove(old)
    order = [q(f"w:{name}") for name in _PARAGRAPH]
    earlier = set(order[: order.index(str(made.tag))])
    properties.insert(sum(child.tag in earlier for child in properties), made)


def style_of(paragraph: Element | None) -> str:
    """Return the id of a paragraph's style, empty if it names none."""
    return "" if paragraph is None else val(paragraph.find("w:pPr/w:pStyle", NS))


def words_of(element: Element) -> str:
    """Return the text of an element."""
    return "".join(str(text.text or "") for text in element.iter(q("w:t")))


def detach(element: Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def parse(data: bytes) -> Element:
    """Return the root of an XML part; entities stay closed."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def serialise(root: Element) -> bytes:
    """Return the bytes of an XML part."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def unpack(data: bytes) -> Parts:
    """Return the parts of an Office file; raise ValueError if it is none or would unfold beyond all measure."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                raise ValueError("Die Word-Vorlage ist entpackt größer als 100 MB.")
            return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise ValueError("Die Word-Vorlage ist keine DOCX-Datei.") from error


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return an Office file; dates and order never change."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name != TYPES, name)):
            archive.writestr(_entry(name), parts[name])
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry


def drop(parts: Parts, name: str) -> None:
    """Remove a part, its type and the relationships that lead to it."""
    parts.pop(name, None)
    types = parse(parts[TYPES])
    for override in types.findall(f"{{*}}Override[@PartName='/{name}']"):
        types.remove(override)
    parts[TYPES] = serialise(types)
    for rels in ("_rels/.rels", RELS):
        root = parse(parts[rels])
        for relation in [r for r in root if _leads_to(str(r.get("Target")), name)]:
            root.remove(relation)
        parts[rels] = serialise(root)


def _leads_to(target: str, name: str) -> bool:
    return target.removeprefix("/") in {name, name.removeprefix("word/")}


def style_ids(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the ids of a document's styles by their names in lower case."""
    styles = parse(parts["word/styles.xml"]).findall("w:style", NS)
    return {val(style.find("w:name", NS)).lower(): str(style.get(q("w:styleId"))) for style in styles}
