"""Parts of a Word file, and the names in their XML, in → the same bytes for the same parts out."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

Parts: TypeAlias = dict[str, bytes]
Element: TypeAlias = "etree._Element"  # noqa: SLF001 - lxml has no public name for it

TYPES = "[Content_Types].xml"
STYLES = "word/styles.xml"
NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def q(name: str) -> str:
    """Return the full name of ``w:p`` and the like."""
    prefix, local = name.split(":")
    return f"{{{NS[prefix]}}}{local}"


def node(name: str, /, **attributes: str) -> Element:
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


def parse(data: bytes) -> Element:
    """Return the root of an XML part; entities stay closed."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def serialise(root: Element) -> bytes:
    """Return the bytes of an XML part."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


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
