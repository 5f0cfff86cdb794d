"""A municipality's Word template in → its styles, and which of them play our roles, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from konzeptgen.wordvorlage.ooxml import NS, Element, Parts, parse, q, unpack, val
from konzeptgen.wordvorlage.roles import ROLES, shown, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from konzeptgen.document.tree import Design

STYLES = "word/styles.xml"
DOCUMENT = "word/document.xml"
_NOT_OF_AN_ID = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class Style:
    """One style: ``names`` are its name and its aliases, the name first."""

    key: str
    kind: str
    names: tuple[str, ...]
    element: Element

    @property
    def name(self) -> str:
        """Return its name."""
        return self.names[0]


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element) -> None:
        """Read them from the root of their part."""
        self.root = root
        self.by_key = {style.key: style for style in _read(root)}

    def known(self, kind: str, name: str) -> Style | None:
        """Return the style of this kind that has that name in German or English, or the id that Word makes of it."""
        of_kind = [style for style in self.by_key.values() if style.kind == kind]
        wanted = [word.casefold() for word in spellings(name)]
        keys = {_NOT_OF_AN_ID.sub("", word) for word in wanted}
        named = (style for word in wanted for style in of_kind if word in map(str.casefold, style.names))
        return next(named, None) or next((style for style in of_kind if style.key.lower() in keys), None)

    def default(self, kind: str) -> str:
        """Return the id of the style of this kind that holds where none is named."""
        styles = (style for style in self.by_key.values() if style.kind == kind)
        return next((style.key for style in styles if style.element.get(q("w:default")) in {"1", "true"}), "")

    def inherited(self, key: str, path: str) -> Element | None:
        """Return what a style says at ``path``, itself or by a style that it builds on."""
        for style in self._line(key):
            if (found := style.element.find(path, NS)) is not None:
                return found
        return None

    def numbers(self, key: str) -> bool:
        """Return whether paragraphs of this style number themselves."""
        return val(self.inherited(key, "w:pPr/w:numPr/w:numId")) not in {"", "0"}

    def _line(self, key: str) -> Iterator[Style]:
        seen: set[str] = set()
        while key in self.by_key and key not in seen:
            seen.add(key)
            yield self.by_key[key]
            key = val(self.by_key[key].element.find("w:basedOn", NS))


def _read(root: Element) -> Iterator[Style]:
    for element in root.findall("w:style", NS):
        name, aliases = val(element.find("w:name", NS)), val(element.find("w:aliases", NS))
        names = (name, *(alias.strip() for alias in aliases.split(",") if alias.strip()))
        yield Style(str(element.get(q("w:styleId"))), str(element.get(q("w:type"), "paragraph")), names, element)


class Vorlage:
    """A template and what of it is used: ``chosen`` maps roles to the names that the author gives."""

    def __init__(self, data: bytes, chosen: Mapping[str, str]) -> None:
        """Unpack it; raise ValueError if it is no Word file."""
        self.parts: Parts = unpack(data)
        self.chosen = chosen
        try:
            self.styles = Styles(parse(self.parts[STYLES]))
            self.section = parse(self.parts[DOCUMENT]).find("w:body/w:sectPr", NS)
        except (KeyError, SyntaxError) as error:
            raise ValueError("Die Word-Vorlage ist kein Word-Dokument.") from error

    @classmethod
    def of(cls, design: Design) -> Vorlage | None:
        """Return the template of ``design``, None where the house's own is used."""
        return cls(design.reference_docx, design.styles) if design.reference_docx is not None else None

    @cached_property
    def played(self) -> Mapping[str, Style]:
        """Return the style for each role that the author chose or that goes by a known name."""
        found = ((role, self._chosen(role) or self._by_name(role)) for role in ROLES)
        return {role: style for role, style in found if style is not None}

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield each role for which a style is chosen that the template lacks, with that name."""
        yield from ((role, name) for role, name in self.chosen.items() if self._chosen(role) is None)

    def names(self, role: str) -> list[str]:
        """Return the names of all styles that could play ``role``."""
        styles = self.styles.by_key.values()
        return [shown(style.name) for style in styles if style.kind == ROLES[role].kind]

    @property
    def numbered(self) -> frozenset[int]:
        """Return the levels whose headings number themselves."""
        levels = ((level, self.played.get(f"ueberschrift{level}")) for level in range(1, 5))
        return frozenset(level for level, style in levels if style is not None and self.styles.numbers(style.key))

    def _chosen(self, role: str) -> Style | None:
        return self.styles.known(ROLES[role].kind, self.chosen[role]) if role in self.chosen else None

    def _by_name(self, role: str) -> Style | None:
        found = (self.styles.known(ROLES[role].kind, name) for name in ROLES[role].known)
        return next((style for style in found if style is not None), None)
