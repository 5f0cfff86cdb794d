"""Bytes of a municipality's template in → the parts of an empty Word file in its look, and what is left out, out.

The one gate for Word files from outside: whatever is wrong with one ends as ``DamagedError``, with a German sentence.
The parts that come out bear names of ours and lead to each other only.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID

from lxml import etree

from konzeptgen.wordvorlage import allowed
from konzeptgen.wordvorlage.container import Container, DamagedError, Relation, single
from konzeptgen.wordvorlage.furniture import Pictures, Story
from konzeptgen.wordvorlage.gallery import Album, Gallery
from konzeptgen.wordvorlage.look import Settings, Theme
from konzeptgen.wordvorlage.media import is_font
from konzeptgen.wordvorlage.notes import Notes, Reason
from konzeptgen.wordvorlage.ooxml import NS, Element, Parts, node, q, val
from konzeptgen.wordvorlage.parcel import DOCUMENT, Parcel
from konzeptgen.wordvorlage.sieve import Sieve
from konzeptgen.wordvorlage.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Callable

# Twips: the least width and height for text, and the longest side of a page in Word.
_LEAST, _MOST = 2000, 31680
_EMBEDS = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_EDGES: Final = {"header": "in der Kopfzeile", "footer": "in der Fußzeile"}
_FILE: Final = {
    "vbaProject": (Reason.ACTIVE, "Makros"),
    "customXml": (Reason.PERSONAL, "angehängte Daten"),
    "glossaryDocument": (Reason.UNKNOWN, "Textbausteine"),
    "printerSettings": (Reason.PERSONAL, "Einstellungen eines Druckers"),
}


class Intake(NamedTuple):
    """What is taken from a template: parts of a file without text, its styles, and notes on what is left out."""

    parts: Parts
    styles: Styles
    section: Element
    notes: Notes


def intake(data: bytes) -> Intake:
    """Take what is allowed from a template.

    Raises:
        DamagedError: it is no Word file, is torn or is too large.
    """
    try:
        return _Taker(Container(data)).taken()
    except DamagedError:
        raise
    except Exception as error:  # whatever a strange file breaks is a fault of the file
        raise DamagedError("Die Word-Vorlage ist beschädigt oder kein Word-Dokument.") from error


class _Taker:
    """Takes one template."""

    def __init__(self, container: Container) -> None:
        self._file, self._notes, self._parcel = container, Notes(), Parcel()
        self._main = single(container.relations(""), "officeDocument")
        if not self._main:
            raise DamagedError("Die Word-Vorlage ist kein Word-Dokument.")
        self._relations = container.relations(self._main)
        self._gallery = Gallery(container, self._parcel)

    def taken(self) -> Intake:
        for relation in self._relations.values():
            if relation.kind in _FILE:
                self._notes.add(*_FILE[relation.kind])
        raw = Styles(self._root("styles", "styles"))
        styles = Sieve(allowed.STYLES, self._notes, "in den Formatvorlagen").root(raw.root)
        for style in styles.findall("w:style", NS):
            if not (style.get(q("w:styleId")) and style.get(q("w:type")) and val(style.find("w:name", NS))):
                styles.remove(style)
        settings = Settings(self._notes).root(self._root("settings", "settings"))
        self._put("styles", styles)
        self._put("settings", settings)
        self._put("numbering", self._numbering())
        self._put("fontTable", self._fonts())
        self._theme()
        section = self._section(raw, even=settings.find("w:evenAndOddHeaders", NS) is not None)
        document = node("document")
        body = etree.SubElement(document, q("w:body"))
        body.append(section)
        self._parcel.put(DOCUMENT, "document", document)
        return Intake(self._parcel.parts(), Styles(styles), section, self._notes)

    def _root(self, kind: str, tag: str) -> Element:
        """Return the root of the part of that kind, an empty one where the template has none."""
        target = single(self._relations, kind)
        root = self._file.root(target) if target else node(tag)
        if root.tag != q(f"w:{tag}") or (kind == "styles" and not target):
            raise DamagedError("Die Word-Vorlage ist kein Word-Dokument.")
        return root

    def _put(self, kind: str, root: Element) -> None:
        self._parcel.put(f"word/{kind}.xml", kind, root)
        self._parcel.relate(DOCUMENT, kind, f"word/{kind}.xml")

    def _numbering(self) -> Element:
        """Return the lists, with the pictures that are their signs."""
        target = single(self._relations, "numbering")
        album = Album(self._gallery, target, "word/numbering.xml")
        sieve = Pictures(allowed.NUMBERING, self._notes, "in den Listen", album)
        numbering = sieve.root(self._root("numbering", "numbering"))
        lost = {
            bullet.get(q("w:numPicBulletId")) for bullet in numbering.findall("w:numPicBullet", NS) if not len(bullet)
        }
        for bullet in numbering.findall("w:numPicBullet", NS):
            if bullet.get(q("w:numPicBulletId")) in lost:
                numbering.remove(bullet)
        for level in numbering.iter(q("w:lvl")):
            for sign in level.findall("w:lvlPicBulletId", NS):
                if val(sign) in lost:
                    level.remove(sign)
        return numbering

    def _fonts(self) -> Element:
        """Return the table of fonts, with those that are embedded."""
        theirs, target = self._root("fontTable", "fonts"), single(self._relations, "fontTable")
        relations = self._file.relations(target) if target else {}
        table = Sieve(allowed.FONTS, self._notes, "in der Schrifttabelle").root(theirs)
        for made, font in zip(table, (font for font in theirs if font.tag == q("w:font")), strict=True):
            for embed in _EMBEDS:
                for found in font.findall(f"w:{embed}", NS):
                    self._embed(made, found, relations)
        return table

    def _embed(self, font: Element, found: Element, relations: dict[str, Relation]) -> None:
        relation = relations.get(str(found.get(q("r:id"))))
        data = self._file.read(relation.target) if relation and relation.target else b""
        key = UUID(str(found.get(q("w:fontKey"), UUID(int=0))))
        if not is_font(data, key):
            self._notes.add(Reason.UNKNOWN, "eingebettete Schriften, die nicht lesbar sind")
            return
        name = f"word/fonts/vorlage{sha256(data).hexdigest()[:8]}.odttf"
        embedded = etree.SubElement(font, found.tag)
        embedded.set(q("r:id"), self._parcel.relate("word/fontTable.xml", "font", name, data))
        embedded.set(q("w:fontKey"), f"{{{key}}}".upper())

    def _theme(self) -> None:
        """Take colours and fonts of the theme; pictures in it are no part of a text."""
        if target := single(self._relations, "theme"):
            name = "word/theme/theme1.xml"
            self._parcel.put(name, "theme", Theme(self._notes).root(self._file.root(target)))
            self._parcel.relate(DOCUMENT, "theme", name)

    def _section(self, raw: Styles, *, even: bool) -> Element:
        """Return the last section: page, margins, and the headers and footers that hold there."""
        sections = list(self._file.root(self._main).iter(q("w:sectPr")))
        section = node("sectPr")
        if not sections:
            return section
        Sieve(allowed.SECTION, self._notes, "in der Seite").fill(section, sections[-1])
        _look_for_room(section)
        kinds = {"default", *(("even",) if even else ()), *(("first",) if _has_cover(section) else ())}
        held: dict[tuple[str, str], str] = {}
        for element in (e for s in sections for e in s if e.tag in {q(f"w:{edge}Reference") for edge in _EDGES}):
            edge = etree.QName(element).localname.removesuffix("Reference")
            held[edge, str(element.get(q("w:type")))] = str(element.get(q("r:id")))
        numbers = {edge: count(1) for edge in _EDGES}
        for (edge, kind), key in sorted(held.items()):
            if kind in kinds:
                target = single({key: self._relations[key]}, edge)
                section.insert(0, self._edge(edge, kind, target, next(numbers[edge]), raw))
        return section

    def _edge(self, edge: str, kind: str, target: str, number: int, raw: Styles) -> Element:
        """Take a header or footer and return the reference to it."""
        name = f"word/{edge}{number}.xml"
        album = Album(self._gallery, target, name)
        story = Story(allowed.TEXT, self._notes, _EDGES[edge], album, _hidden(raw))
        self._parcel.put(name, edge, story.root(self._file.root(target)))
        reference = node(f"{edge}Reference", type=kind)
        reference.set(q("r:id"), self._parcel.relate(DOCUMENT, edge, name))
        return reference


def _look_for_room(section: Element) -> None:
    """Raise where a page is larger than Word allows, or has no room for text between its margins."""
    size, margins = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    for length, usual, edges in (("w", 11906, ("left", "right")), ("h", 16838, ("top", "bottom"))):
        whole = int(size.get(q(f"w:{length}"), usual)) if size is not None else usual
        taken = sum(abs(int(margins.get(q(f"w:{edge}"), 0))) for edge in edges) if margins is not None else 0
        if not _LEAST <= whole - taken <= _MOST:
            raise DamagedError("Auf der Seite der Word-Vorlage ist kein Platz für Text.")


def _has_cover(section: Element) -> bool:
    return section.find("w:titlePg", NS) is not None


def _hidden(styles: Styles) -> Callable[[Element], bool]:
    """Return what tells whether a run is hidden: by itself, or by the styles of its characters or its paragraph."""
    default = styles.root.find("w:docDefaults/w:rPrDefault/w:rPr/w:vanish", NS)

    def hidden(run: Element) -> bool:
        own = run.find("w:rPr/w:vanish", NS)
        if own is not None:
            return _on(own)
        paragraph = next(run.iterancestors(q("w:p")), None)
        style = "" if paragraph is None else val(paragraph.find("w:pPr/w:pStyle", NS))
        keys = (val(run.find("w:rPr/w:rStyle", NS)), style or styles.default("paragraph"))
        return any(_on(styles.inherited(key, "w:rPr/w:vanish")) for key in keys) or _on(default)

    return hidden


def _on(element: Element | None) -> bool:
    return element is not None and val(element) not in {"0", "false", "off"}
