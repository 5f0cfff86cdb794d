"""Headers, footers and signs of lists of a template in → copies with their words, pictures and page numbers, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from konzeptgen.wordvorlage import fields
from konzeptgen.wordvorlage.allowed import DRAWING, NAMESPACES, VML
from konzeptgen.wordvorlage.fields import Verdict
from konzeptgen.wordvorlage.notes import Notes, Reason
from konzeptgen.wordvorlage.ooxml import NS, node, q
from konzeptgen.wordvorlage.sieve import Sieve, attributes

if TYPE_CHECKING:
    from collections.abc import Callable

    from konzeptgen.wordvorlage.gallery import Album
    from konzeptgen.wordvorlage.ooxml import Element

_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
# Descriptions that are a path or the name of a file describe nothing.
_PATH = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|/(?:home|Users|tmp|var|mnt|media|Volumes)/", re.IGNORECASE)
_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|eps|pdf|docx?|dotx?)", re.IGNORECASE)
_SHAPETYPE = re.compile(r"#?_x0000_t\d+")
_STYLE = re.compile(r"[\w\s:;.,\-+%#()\"']*")
_CHOICES = ("wps", "wpg", "w14")
_GRAPHICS = tuple(NAMESPACES[prefix] for prefix in ("pic", "wps", "wpg"))


class _NotTaken(Exception):  # noqa: N818 - it says what happens, not that something failed
    """A drawing that is left out as a whole."""


def _tag(prefix: str, name: str) -> str:
    return f"{{{NAMESPACES[prefix]}}}{name}"


class Pictures(Sieve):
    """Copies drawings beside what is allowed."""

    def __init__(self, allowed: frozenset[str], notes: Notes, where: str, album: Album) -> None:
        """Take pictures from ``album``."""
        super().__init__(allowed | DRAWING | VML, notes, where)
        self._album, self._number = album, 0
        named = (_tag(prefix, "cNvPr") for prefix in ("pic", "wps", "wpg"))
        self._special |= {
            q("w:drawing"): self._whole,
            q("w:pict"): self._whole,
            _tag("mc", "AlternateContent"): self._alternative,
            _tag("wp", "docPr"): self._name,
            **dict.fromkeys(named, self._name),
            _tag("a", "blip"): self._embed,
            _tag("a", "graphicData"): self._graphic,
            _tag("v", "imagedata"): self._embed,
            **{tag: self._shape for tag in VML if tag.startswith(f"{{{NAMESPACES['v']}}}shape")},
        }

    def _whole(self, parent: Element, element: Element) -> None:
        """Copy a drawing, or leave it out with all that is in it."""
        made = etree.Element(element.tag)
        try:
            self.fill(made, element)
        except _NotTaken:
            return
        if len(made):
            parent.append(made)

    def _alternative(self, parent: Element, element: Element) -> None:
        """Copy the ways to draw a thing that can be copied; where only the last one can, it stands alone."""
        made = etree.Element(element.tag)
        for choice in element.findall(_tag("mc", "Choice")):
            spaces = [choice.nsmap.get(prefix) for prefix in str(choice.get("Requires")).split()]
            known = [prefix for prefix in _CHOICES if NAMESPACES[prefix] in spaces]
            if len(known) == len(spaces):
                self.fill(etree.SubElement(made, choice.tag, Requires=" ".join(known)), choice)
        for fallback in element.findall(_tag("mc", "Fallback")):
            self.fill(etree.SubElement(made, fallback.tag), fallback)
        ways = [way for way in made if len(way)]
        if ways and ways[0].tag == _tag("mc", "Choice"):
            made[:] = ways
            parent.append(made)
        else:
            parent.extend([child for way in ways for child in way])

    def _name(self, parent: Element, element: Element) -> None:
        """Copy the description of a drawing; it gets a name and a number of ours."""
        if element.get("hidden") in {"1", "true"}:
            self.leave_out(Reason.PERSONAL, "ausgeblendete Bilder")
            raise _NotTaken
        if element.tag == _tag("wp", "docPr"):
            self._number = self._album.number()
        made = etree.SubElement(parent, element.tag, id=str(self._number), name=f"Bild {self._number}")
        self._describe(made, "descr", str(element.get("descr", "")))
        if any(mark.get("val") == "1" for mark in element.iter(f"{{{_DECORATIVE}}}decorative")):
            extension = etree.SubElement(etree.SubElement(made, _tag("a", "extLst")), _tag("a", "ext"))
            extension.set("uri", _DECORATIVE_URI)
            etree.SubElement(extension, f"{{{_DECORATIVE}}}decorative", {"val": "1"}, nsmap={"adec": _DECORATIVE})

    def _describe(self, made: Element, name: str, words: str) -> None:
        if _PATH.search(words) or _FILE.fullmatch(words.strip()):
            self.leave_out(Reason.PERSONAL, "Bildbeschreibungen, die einen Ordner oder eine Datei nennen,")
        elif words.strip():
            made.set(name, words)

    def _embed(self, parent: Element, element: Element) -> None:
        """Copy a picture."""
        embedded = element.get(q("r:embed")) or element.get(q("r:id")) or ""
        key = self._album.take(str(embedded)) if embedded else None
        if key is None:
            outside = element.get(q("r:link")) or element.get(q("r:href"))
            reason, what = (Reason.OUTSIDE, "verknüpfte Bilder") if outside else (Reason.UNKNOWN, "Bilder")
            self.leave_out(reason, what)
            raise _NotTaken
        made = etree.SubElement(parent, element.tag, dict(attributes(element)))
        made.set(q("r:id") if element.tag == _tag("v", "imagedata") else q("r:embed"), key)
        self.fill(made, element)

    def _graphic(self, parent: Element, element: Element) -> None:
        """Copy a picture or a shape; charts and the like come with data of their own."""
        if element.get("uri") not in _GRAPHICS:
            self.leave_out(Reason.UNKNOWN, "Diagramme und Grafiken aus Office")
            raise _NotTaken
        self.fill(etree.SubElement(parent, element.tag, uri=str(element.get("uri"))), element)

    def _shape(self, parent: Element, element: Element) -> None:
        """Copy a shape as older versions of Word draw it."""
        found = dict(attributes(element))
        if "visibility:hidden" in found.get("style", "").replace(" ", ""):
            self.leave_out(Reason.PERSONAL, "ausgeblendete Bilder")
            raise _NotTaken
        kept = {name: value for name, value in found.items() if _fits(name, value)}
        made = etree.SubElement(parent, element.tag, kept)
        if _SHAPETYPE.fullmatch(str(element.get("id", ""))):
            made.set("id", str(element.get("id")))
        self._describe(made, "alt", str(element.get("alt", "")))
        self.fill(made, element)


def _fits(name: str, value: str) -> bool:
    if name == "style":
        return bool(_STYLE.fullmatch(value))
    return name != "type" or bool(_SHAPETYPE.fullmatch(value))


class Story(Pictures):
    """Copies a header or footer."""

    def __init__(
        self, allowed: frozenset[str], notes: Notes, where: str, album: Album, hidden: Callable[[Element], bool]
    ) -> None:
        """Leave out the runs that are ``hidden``."""
        super().__init__(allowed, notes, where, album)
        self._hidden = hidden
        self._gone: frozenset[Element] = frozenset()
        self._special |= {
            q("w:r"): self._run,
            q("w:tr"): self._row,
            q("w:tc"): self._cell,
            q("w:fldSimple"): self._field,
        }

    def root(self, element: Element) -> Element:
        """Return a copy of the root of a header or footer."""
        self._gone, codes = fields.left_out(element)
        for code in codes:
            self._leave_out_field(code)
        made = super().root(element)
        if not len(made):
            made.append(node("p"))
        return made

    def _run(self, parent: Element, element: Element) -> None:
        if self._hidden(element):
            self.leave_out(Reason.PERSONAL, "ausgeblendeter Text")
            return
        made = etree.SubElement(parent, element.tag)
        for child in element:
            if child not in self._gone:
                self.copy(made, child)

    def _row(self, parent: Element, element: Element) -> None:
        self._unless(parent, element, "w:trPr/w:del", "w:trPr/w:hidden")

    def _cell(self, parent: Element, element: Element) -> None:
        self._unless(parent, element, "w:tcPr/w:cellDel")

    def _unless(self, parent: Element, element: Element, *paths: str) -> None:
        if any(element.find(path, NS) is not None for path in paths):
            self.leave_out(Reason.PERSONAL, "gelöschte oder ausgeblendete Zellen")
        else:
            self.fill(etree.SubElement(parent, element.tag), element)

    def _field(self, parent: Element, element: Element) -> None:
        code = str(element.get(q("w:instr"), ""))
        verdict = fields.verdict(code)
        if verdict is Verdict.KEPT:
            made = etree.SubElement(parent, element.tag)
            made.set(q("w:instr"), code)
            self.fill(made, element)
            return
        self._leave_out_field(code)
        if verdict is Verdict.SHOWN:
            self.fill(parent, element)

    def _leave_out_field(self, code: str) -> None:
        name = fields.name(code)
        if name == "HYPERLINK":
            self.leave_out(Reason.OUTSIDE, "Links; ihr Text bleibt")
        else:
            self.leave_out(Reason.PERSONAL if fields.personal(code) else Reason.ACTIVE, f"das Feld {name}")
