"""An element of a template in → a copy of what is allowed in it, out: what is not known never comes into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from konzeptgen.wordvorlage.allowed import (
    ATTRIBUTES,
    DRAWING_ATTRIBUTES,
    NAMESPACES,
    TEXTUAL,
    UNWRAPPED,
    VML_ATTRIBUTES,
)
from konzeptgen.wordvorlage.notes import Notes, Reason
from konzeptgen.wordvorlage.ooxml import q
from konzeptgen.wordvorlage.values import checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from konzeptgen.wordvorlage.ooxml import Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_VML = tuple(f"{{{NAMESPACES[prefix]}}}" for prefix in ("v", "o", "w10"))
_CHANGES = (
    *("del", "moveFrom", "ins", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange"),
    *("tblGridChange", "trPrChange", "tcPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
)
_LEFT: Final = {
    **dict.fromkeys(_CHANGES, (Reason.PERSONAL, "Überarbeitungen mit Namen und Tag")),
    **dict.fromkeys(("commentRangeStart", "commentReference"), (Reason.PERSONAL, "Kommentare")),
    "object": (Reason.ACTIVE, "eingebettete oder verknüpfte Objekte"),
    "control": (Reason.ACTIVE, "Steuerelemente (ActiveX)"),
    "altChunk": (Reason.OUTSIDE, "Teile aus anderen Dateien"),
    "subDoc": (Reason.OUTSIDE, "Teile aus anderen Dateien"),
    "hyperlink": (Reason.OUTSIDE, "Links; ihr Text bleibt"),
}
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_NAMED: Final = {
    **{q(f"w:{name}"): left for name, left in _LEFT.items()},
    **dict.fromkeys((f"{_MATHS}oMath", f"{_MATHS}oMathPara"), (Reason.UNKNOWN, "Formeln")),
}


class Sieve:
    """Copies elements whose names are in ``allowed``, with the attributes that are allowed anywhere."""

    def __init__(self, allowed: frozenset[str], notes: Notes, where: str) -> None:
        """``where`` says in German where the elements stand, such as "in der Kopfzeile"."""
        self._allowed, self._notes, self._where = allowed, notes, where
        self._special: dict[str, Callable[[Element, Element], None]] = {}

    def root(self, element: Element) -> Element:
        """Return a copy of the root of a part."""
        made = etree.Element(element.tag, nsmap=dict(NAMESPACES))
        made.set(f"{{{NAMESPACES['mc']}}}Ignorable", "w14")
        self.fill(made, element)
        return made

    def fill(self, made: Element, element: Element) -> None:
        """Copy what an element holds into another one."""
        for child in element:
            self.copy(made, child)

    def copy(self, parent: Element, element: Element) -> None:
        """Copy an element into ``parent``, or what it holds, or nothing."""
        tag = str(element.tag)
        if tag in self._special:
            self._special[tag](parent, element)
            return
        if tag in _NAMED:
            self.leave_out(*_NAMED[tag])
        if tag in UNWRAPPED:
            self.fill(parent, element)
        elif tag in self._allowed:
            made = etree.SubElement(parent, tag, dict(attributes(element)))
            if tag in TEXTUAL:
                made.text = element.text
            self.fill(made, element)

    def leave_out(self, reason: Reason, what: str) -> None:
        """Note that something is left out."""
        self._notes.add(reason, f"{what} {self._where}")


def attributes(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the attributes of an element that are allowed, with values that can be relied on."""
    plain = VML_ATTRIBUTES if str(element.tag).startswith(_VML) else DRAWING_ATTRIBUTES
    for name, value in element.items():
        if name in ATTRIBUTES or name in plain or name == _SPACE:
            found = checked(element, str(name), str(value))
            if found is not None:
                yield str(name), found
