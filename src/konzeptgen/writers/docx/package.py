"""The parts of an empty Word file in → a package that takes text, links, pictures and comments → its bytes out."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, cast

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from docx.parts.comments import CommentsPart
from docx.shared import Emu

from konzeptgen.wordvorlage.ooxml import NS, TYPES, Parts, pack, q
from konzeptgen.wordvorlage.parcel import content_types
from konzeptgen.writers.docx.elements import add, new

if TYPE_CHECKING:
    from docx.opc.part import Part
    from docx.opc.rel import Relationships
    from docx.oxml.comments import CT_Comments

    from konzeptgen.document.raster import Size
    from konzeptgen.document.tree import Cover
    from konzeptgen.wordvorlage.ooxml import Element

_COMMENTS = PackURI("/word/comments.xml")
_FOOTNOTES = PackURI("/word/footnotes.xml")
# The line above footnotes, and the one where they go on on the next page: Word wants both, and to be told of them.
_SEPARATORS = {"-1": "separator", "0": "continuationSeparator"}
_AFTER_FOOTNOTES = ("w:endnotePr", "w:compat", "w:rsids", "w:themeFontLang", "w:clrSchemeMapping", "w:decimalSymbol")
_NO_FOOTNOTES = f'<w:footnotes xmlns:w="{NS["w"]}" xmlns:r="{NS["r"]}"/>'
_NO_COMMENTS = f'<w:comments xmlns:w="{NS["w"]}" xmlns:r="{NS["r"]}"/>'
# What Word shows of a title and a subject; it takes no more.
_LONGEST = 255


class Links:
    """The addresses outside to which a part leads, each once."""

    def __init__(self, part: Part) -> None:
        """Begin without addresses."""
        self._part = part
        self._ids: dict[str, str] = {}

    def id(self, address: str) -> str:
        """Return the id of an address."""
        if address not in self._ids:
            self._ids[address] = f"link{len(self._ids) + 1}"
            self._part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, self._ids[address], is_external=True)
        return self._ids[address]


class Package:
    """A Word file while it is written."""

    def __init__(self, parts: Parts) -> None:
        """Open an empty file."""
        self.word = docx.Document(io.BytesIO(pack(parts)))
        self._part = self.word.part
        self._links = Links(self._part)
        self._inner_links: dict[str, Links] = {}
        self._pictures = max(map(int, self._picture_ids()), default=0)
        self._comments: Element | None = None
        self._footnotes: Element | None = None

    @property
    def section(self) -> Element | None:
        """Return the one section of the empty file, if it has one."""
        return cast("Element | None", self.word.element.body.sectPr)

    @property
    def numbering(self) -> Element:
        """Return the root of the part that describes lists."""
        return cast("Element", self._part.numbering_part.element)

    @property
    def styles(self) -> Element:
        """Return the root of the styles."""
        return cast("Element", self.word.styles.element)

    def relation(self, target: str) -> str:
        """Return the id by which the document leads to the part ``target``, such as "header1.xml"."""
        return next(str(key) for key, relation in self._part.rels.items() if relation.target_ref == target)

    def link(self, address: str) -> str:
        """Return the id by which the text leads to an address outside."""
        return self._links.id(address)

    def link_of_comments(self, address: str) -> str:
        """Return the id by which the comments lead to an address outside."""
        return self._links_of(RELATIONSHIP_TYPE.COMMENTS, address)

    def link_of_footnotes(self, address: str) -> str:
        """Return the id by which the footnotes lead to an address outside."""
        return self._links_of(RELATIONSHIP_TYPE.FOOTNOTES, address)

    def _links_of(self, kind: str, address: str) -> str:
        if kind not in self._inner_links:
            self._inner_links[kind] = Links(self._part.part_related_by(kind))
        return self._inner_links[kind].id(address)

    def picture(self, data: bytes, size: Size, alt: str) -> Element:
        """Return a drawing that shows a PNG or JPEG in this size; the same data are kept once."""
        self._pictures += 1
        key, name = self._pictures, f"Bild {self._pictures}"
        inline = self._part.new_pic_inline(io.BytesIO(data), Emu(size.width), Emu(size.height))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        for properties in inline.iter(q("wp:docPr"), q("pic:cNvPr")):
            properties.set("id", str(key))
            properties.set("name", name)
            properties.set("descr", alt)
        return cast("Element", inline)

    def comments(self) -> Element:
        """Return the root of the comments; the part comes into the file with the first call."""
        if self._comments is None:
            root = cast("CT_Comments", parse_xml(_NO_COMMENTS))
            part = CommentsPart(_COMMENTS, CONTENT_TYPE.WML_COMMENTS, root, self._part.package)
            self._part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
            self._comments = part.element
        return self._comments

    def footnotes(self) -> Element:
        """Return the root of the footnotes; the part comes into the file with the first call."""
        if self._footnotes is None:
            root = parse_xml(_NO_FOOTNOTES)
            part = XmlPart(_FOOTNOTES, CONTENT_TYPE.WML_FOOTNOTES, root, self._part.package)
            self._part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
            self._footnotes = cast("Element", root)
            told = new("footnotePr")
            self.word.settings.element.insert_element_before(told, *_AFTER_FOOTNOTES)
            for key, name in _SEPARATORS.items():
                line = add(add(self._footnotes, "footnote", type=name, id=key), "p")
                add(add(line, "pPr"), "spacing", before="0", after="0", line="240", lineRule="auto")
                add(add(line, "r"), name)
                add(told, "footnote", id=key)
        return self._footnotes

    def describe(self, cover: Cover, stand: str) -> None:
        """Set the file's properties; ``stand`` is a date (ISO 8601)."""
        core, day = self.word.core_properties, datetime.fromisoformat(f"{stand}T12:00:00")
        core.title, core.subject = cover.title[:_LONGEST], cover.subtitle[:_LONGEST]
        core.author = core.last_modified_by = cover.publisher[:_LONGEST]
        core.language, core.created, core.modified = "de-DE", day, day

    def save(self, body: Element) -> bytes:
        """Return the file with this body; the same content gives the same bytes."""
        root = self._part.element
        root.replace(root.body, body)
        package = self._part.package
        parts, kinds = {"_rels/.rels": _relations(package.rels)}, {}
        for part in package.iter_parts():
            name = part.partname.membername
            parts[name], kinds[name] = part.blob, part.content_type
            if part.rels:
                parts[part.partname.rels_uri.membername] = _relations(part.rels)
        return pack({**parts, TYPES: content_types(kinds)})

    def _picture_ids(self) -> list[str]:
        """Return the ids of the pictures in headers and footers."""
        edges = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
        roots = [relation.target_part for relation in self._part.rels.values() if relation.reltype in edges]
        return [str(p.get("id")) for part in roots for p in part.element.iter(q("wp:docPr"))]


def _relations(relations: Relationships) -> bytes:
    return cast("bytes", relations.xml)  # it is typed as text
