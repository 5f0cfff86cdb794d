"""Theme and settings of a template in → copies with colours, fonts and the ways in which Word sets text, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from konzeptgen.wordvorlage import allowed
from konzeptgen.wordvorlage.allowed import COMPATIBILITY, NAMESPACES
from konzeptgen.wordvorlage.notes import Notes, Reason
from konzeptgen.wordvorlage.ooxml import node, q
from konzeptgen.wordvorlage.sieve import Sieve

if TYPE_CHECKING:
    from konzeptgen.wordvorlage.ooxml import Element

_A = f"{{{NAMESPACES['a']}}}"
_WORD = "http://schemas.microsoft.com/office/word"
_NAMED = tuple(f"{_A}{name}" for name in ("theme", "clrScheme", "fontScheme", "fmtScheme"))
_AFTER_LANGUAGE = ("clrSchemeMapping", "decimalSymbol", "listSeparator")
_LEFT = {
    "attachedTemplate": (Reason.OUTSIDE, "die verknüpfte Dokumentvorlage"),
    "attachedSchema": (Reason.OUTSIDE, "angehängte Schemas"),
    "mailMerge": (Reason.OUTSIDE, "die Quelle eines Serienbriefs"),
    "docVars": (Reason.PERSONAL, "Dokumentvariablen"),
}


class Theme(Sieve):
    """Copies colours, fonts and lines; a ground that shows a picture becomes plain, since lists count on three."""

    def __init__(self, notes: Notes) -> None:
        """Allow no pictures and no names."""
        super().__init__(allowed.THEME | allowed.SHAPE, notes, "im Design")
        self._special[f"{_A}blipFill"] = self._plain

    def root(self, element: Element) -> Element:
        """Return a copy of a theme."""
        theme = super().root(element)
        for named in theme.iter(*_NAMED):
            named.set("name", "Vorlage")
        return theme

    def _plain(self, parent: Element, _element: Element) -> None:
        etree.SubElement(etree.SubElement(parent, f"{_A}solidFill"), f"{_A}schemeClr", val="phClr")


class Settings(Sieve):
    """Copies settings, but none that locks the file, asks on opening or leads elsewhere; the language is German."""

    def __init__(self, notes: Notes) -> None:
        """Allow those of Word's ways of setting text that are known."""
        super().__init__(allowed.SETTINGS, notes, "in den Einstellungen")
        self._special[q("w:compatSetting")] = self._compatibility

    def root(self, element: Element) -> Element:
        """Return a copy of the settings."""
        for child in element:
            if (name := etree.QName(child).localname) in _LEFT:
                self._notes.add(*_LEFT[name])
        settings = super().root(element)
        later = (place for place, child in enumerate(settings) if etree.QName(child).localname in _AFTER_LANGUAGE)
        settings.insert(next(later, len(settings)), node("themeFontLang", val="de-DE"))
        return settings

    def _compatibility(self, parent: Element, element: Element) -> None:
        name, value = str(element.get(q("w:name"))), str(element.get(q("w:val")))
        if element.get(q("w:uri")) == _WORD and name in COMPATIBILITY and value.isdecimal():
            parent.append(node("compatSetting", name=name, uri=_WORD, val=value))
