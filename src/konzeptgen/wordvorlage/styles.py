"""The root of a styles part in → its styles by id and by name, and what each says, itself or by others, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from konzeptgen.wordvorlage.ooxml import NS, Element, q, val
from konzeptgen.wordvorlage.roles import spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

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
