"""Parts of a new Word file, one by one, in → all of them with the relations and types that a file needs, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from konzeptgen.wordvorlage.ooxml import TYPES, Element, Parts, serialise

if TYPE_CHECKING:
    from collections.abc import Mapping

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT = "word/document.xml"
_SUFFIXES: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}
_KINDS: Final = {
    "document": f"{_WORD}.document.main+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    **{kind: f"{_WORD}.{kind}+xml" for kind in ("styles", "settings", "numbering", "fontTable", "header", "footer")},
}


class Parcel:
    """Collects the parts of a file that has a document and properties; names are given by us."""

    def __init__(self) -> None:
        """Begin with nothing but what every file has."""
        self._parts: Parts = {}
        self._relations: dict[str, Element] = {}
        self._types = {f"docProps/{kind}.xml": _KINDS[kind] for kind in ("core", "app")}

    def put(self, name: str, kind: str, root: Element) -> None:
        """Add an XML part of a kind such as "styles"."""
        self._parts[name] = serialise(root)
        self._types[name] = _KINDS[kind]

    def relate(self, source: str, kind: str, target: str, data: bytes | None = None) -> str:
        """Let a part lead to another and return the id; ``data`` are the target's where it is no XML part."""
        if data is not None:
            self._parts[target] = data
        folder, _, name = source.rpartition("/")
        rels, inside = f"{folder}/_rels/{name}.rels", target.removeprefix(f"{folder}/")
        root = self._relations.setdefault(rels, etree.fromstring(f'<Relationships xmlns="{_PACKAGE}"/>'))
        for known in root:
            if known.get("Target") == inside:
                return str(known.get("Id"))
        key = f"rId{len(root) + 1}"
        etree.SubElement(root, f"{{{_PACKAGE}}}Relationship", Id=key, Type=f"{_OFFICE}/{kind}", Target=inside)
        return key

    def parts(self) -> Parts:
        """Return all parts."""
        relations = {name: serialise(root) for name, root in self._relations.items()}
        return {**self._parts, **relations, TYPES: content_types(self._types)}


def content_types(kinds: Mapping[str, str]) -> bytes:
    """Return the part that names the types of all others; ``kinds`` maps the names of parts to theirs."""
    root = etree.fromstring(f'<Types xmlns="{_TYPES}"/>')
    for suffix, kind in _SUFFIXES.items():
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=suffix, ContentType=kind)
    for name, kind in kinds.items():
        if _SUFFIXES.get(name.rpartition(".")[2]) != kind:
            etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
    return serialise(root)
