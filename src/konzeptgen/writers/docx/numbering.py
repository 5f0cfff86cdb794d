"""The lists of a file in → lists of our own beside them, with plain signs close to the margin, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.wordvorlage.ooxml import NS, node, q
from konzeptgen.writers.docx.elements import add

if TYPE_CHECKING:
    from konzeptgen.wordvorlage.ooxml import Element

STEP = 340
"""How far a level of a list stands in from the one above, in twips."""
DEEPEST = 8
"""The last level that Word knows, counted from 0."""
_BULLETS = "•–"
_SIGN, _COUNT = "bullet", "decimal"
_NAMES = {_SIGN: "0000A991", _COUNT: "00A99411"}


class Numbering:
    """Adds lists to the numbering part of a file; lists that were there keep their ids."""

    def __init__(self, root: Element) -> None:
        """Find the first ids that are free."""
        self._root = root
        self._next = 1 + max((_key(e, "numId") for e in root.findall("w:num", NS)), default=0)
        self._next_kind = 1 + max((_key(e, "abstractNumId") for e in root.findall("w:abstractNum", NS)), default=0)
        self._kinds: dict[str, str] = {}
        self._signs = ""

    def signs(self) -> str:
        """Return the id of the list whose items bear a sign."""
        self._signs = self._signs or str(self._add(_SIGN).get(q("w:numId")))
        return self._signs

    def count(self, level: int, start: int) -> str:
        """Return the id of a new list that counts from ``start`` on this level."""
        made = self._add(_COUNT)
        add(add(made, "lvlOverride", ilvl=str(level)), "startOverride", val=str(start))
        return str(made.get(q("w:numId")))

    def _add(self, kind: str) -> Element:
        made = add(self._root, "num", numId=str(self._next))
        self._next += 1
        add(made, "abstractNumId", val=self._kind(kind))
        return made

    def _kind(self, kind: str) -> str:
        """Return the id of our lists of a kind; they stand before all single lists, as the schema wants it."""
        if kind not in self._kinds:
            self._kinds[kind] = str(self._next_kind)
            self._next_kind += 1
            first = self._root.find("w:num", NS)
            if first is not None:
                first.addprevious(_levels(kind, self._kinds[kind]))
        return self._kinds[kind]


def _key(element: Element, name: str) -> int:
    return int(str(element.get(q(f"w:{name}"), "0")))


def _levels(kind: str, key: str) -> Element:
    """Return the nine levels of a kind of list."""
    abstract = node("abstractNum", abstractNumId=key)
    add(abstract, "nsid", val=_NAMES[kind])
    add(abstract, "multiLevelType", val="multilevel")
    for depth in range(DEEPEST + 1):
        level = add(abstract, "lvl", ilvl=str(depth))
        add(level, "start", val="1")
        add(level, "numFmt", val=kind)
        add(level, "lvlText", val=_BULLETS[depth % len(_BULLETS)] if kind == _SIGN else f"%{depth + 1}.")
        add(level, "lvlJc", val="left")
        add(add(level, "pPr"), "ind", left=str(STEP * (depth + 1)), hanging=str(STEP))
    return abstract
