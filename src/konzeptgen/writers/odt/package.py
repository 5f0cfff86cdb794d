"""The parts of a text in → the bytes of an OpenDocument file out; the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from lxml import etree

from konzeptgen.writers.odt.elements import VERSION, Element, add, new, q

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.document.tree import Document

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_DAY = (1980, 1, 1, 0, 0, 0)
_TYPES: Final[dict[str, str]] = {
    "xml": "text/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "ttf": "application/x-font-ttf",
}
_GENERATOR = "konzeptgen"
# What programs cannot take from the text alone: fonts stay in the file, rows hold together as the text says.
_SETTINGS = {"EmbedFonts": "true", "TableRowKeep": "true", "UpdateFromTemplate": "false"}
_CONFIG = "urn:oasis:names:tc:opendocument:xmlns:config:1.0"


def meta(document: Document) -> Element:
    """Return the file's properties; their day is the document's, never the clock's."""
    root = new("office:document-meta", office__version=VERSION)
    said = add(root, "office:meta")
    day, cover = f"{document.stand}T12:00:00", document.cover
    values = (
        ("meta:generator", _GENERATOR),
        ("dc:title", cover.title),
        ("dc:subject", cover.subtitle),
        ("meta:initial-creator", cover.publisher),
        ("meta:creation-date", day),
        ("dc:creator", cover.publisher),
        ("dc:date", day),
        ("dc:language", "de-DE"),
    )
    for name, value in values:
        if value:
            add(said, name).text = value
    return root


def settings() -> Element:
    """Return what the file wants of the program that opens it."""
    nsmap = {"office": str(q("office:x")[1:-2]), "config": _CONFIG, "ooo": "http://openoffice.org/2004/office"}
    root = etree.Element(q("office:document-settings"), {q("office:version"): VERSION}, nsmap=nsmap)
    parts = add(root, "office:settings")
    items = etree.SubElement(
        parts, f"{{{_CONFIG}}}config-item-set", {f"{{{_CONFIG}}}name": "ooo:configuration-settings"}
    )
    for name, value in _SETTINGS.items():
        said = {f"{{{_CONFIG}}}name": name, f"{{{_CONFIG}}}type": "boolean"}
        etree.SubElement(items, f"{{{_CONFIG}}}config-item", said).text = value
    return root


def pack(roots: Mapping[str, Element], files: Mapping[str, bytes]) -> bytes:
    """Return the package: the kind of file first and unpacked, as the standard wants it, then parts and manifest."""
    parts = {**{name: _serialised(root) for name, root in roots.items()}, **files}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        _put(package, "mimetype", MEDIA_TYPE.encode(), zipfile.ZIP_STORED)
        for name, data in parts.items():
            _put(package, name, data, zipfile.ZIP_DEFLATED)
        _put(package, "META-INF/manifest.xml", _serialised(_manifest(parts)), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _put(package: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    info = zipfile.ZipInfo(name, _DAY)
    info.compress_type, info.create_system, info.external_attr = method, 0, 0
    package.writestr(info, data)


def _manifest(parts: Mapping[str, bytes]) -> Element:
    root = new("manifest:manifest", manifest__version=VERSION)
    whole = {"manifest__full_path": "/", "manifest__version": VERSION, "manifest__media_type": MEDIA_TYPE}
    add(root, "manifest:file-entry", **whole)
    for name in parts:
        kind = _TYPES[name.rpartition(".")[2]]
        add(root, "manifest:file-entry", manifest__full_path=name, manifest__media_type=kind)
    return root


def _serialised(root: Element) -> bytes:
    etree.cleanup_namespaces(root, keep_ns_prefixes=["ooo"])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
