"""What the rules on privacy share: every free text of the data with its place, and whom an entry is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache

from konzeptgen.base.schema import Feldregeln
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules.pla_hilfen import Eintrag, eintraege
from konzeptgen.document.markdown import RawImage
from konzeptgen.document.texte import Freitext
from konzeptgen.document.tree import Code, CodeBlock, Inline, LineBreak, Link, Text, walk
from konzeptgen.model.bausteine import Adresse, Person, Veroeffentlichung
from konzeptgen.model.konzept import Konzept

_NAMEN = frozenset({"name", "kurzname", "titel"})
_WORTE = frozenset({"text", "absatz"})


@dataclass(frozen=True, slots=True)
class Freistelle:
    """Words that an author wrote freely, in a field of an entry or in a text of its own; the rest when it is asked for."""

    worte: str
    name: str
    eintrag: Eintrag | None = None
    nummer: int | None = None

    @property
    def pfad(self) -> DataPath:
        """Return where the words stand in the data."""
        if self.eintrag is None:
            return ("texte", self.name)
        path = (*self.eintrag.pfad, self.name)
        return path if self.nummer is None else (*path, self.nummer)

    @property
    def wo(self) -> str:
        """Return how a sentence on the words begins."""
        if self.eintrag is None:
            return f"In texte/{self.name}.md"
        return f"{self.eintrag.wo} in „{self.eintrag.feldname(self.name)}“"

    @property
    def bezug(self) -> str:
        """Return the id concerned."""
        return self.name if self.eintrag is None else self.eintrag.bezug

    @property
    def intern(self) -> bool:
        """Return whether the public edition lacks the words."""
        return self.eintrag is not None and "schutz" in self.eintrag.teil.regeln[self.name].get("meta", {})

    @property
    def ist_name(self) -> bool:
        """Return whether the words are what a thing is called."""
        return self.eintrag is not None and self.name in _NAMEN

    def stelle(self, found: str) -> DataPath:
        """Return the place of some of the words: in a text of its own the line, else the field."""
        return (*self.pfad, found) if self.eintrag is None else self.pfad


@lru_cache(maxsize=2)
def freistellen(konzept: Konzept) -> tuple[Freistelle, ...]:
    """Return every text of a field and every passage of a text in Markdown; persons and addresses have own fields."""
    return tuple(_freistellen(konzept))


def _freistellen(konzept: Konzept) -> Iterator[Freistelle]:
    for eintrag in eintraege(konzept, _freie):
        if not isinstance(eintrag.ding, (Person, Adresse)):
            yield from _felder(eintrag)
    for stem, text in konzept.texte.items():
        for words in _absaetze(text):
            yield Freistelle(words, stem)


def bei(eintrag: Eintrag) -> str:
    """Return how a sentence on an entry begins, without the name of a person who is part of it."""
    outer = eintrag
    while outer.oben and outer.oben.oben and isinstance(outer.ding, (Person, Veroeffentlichung)):
        outer = outer.oben
    return f"Unter {outer.teil.feld}" if isinstance(outer.ding, (Person, Veroeffentlichung)) else outer.wo


def namensmuster(words: Sequence[str]) -> re.Pattern[str]:
    """Return what tells a person: the whole name, the last behind an address, or the last before the first."""
    whole = r"\s+(?:[A-ZÄÖÜ]\.\s+)?".join(re.escape(word) for word in words)
    last = re.escape(words[-1])
    addressed = rf"(?:Herrn?|Frau)\s+(?:Dr\.\s+|Prof\.\s+|\w+\s+)?{last}\b"
    turned = rf"{last},\s+{re.escape(words[0])}\b"
    return re.compile(rf"\b(?:{whole}\b|{addressed}|{turned})" if len(words) > 1 else rf"\b{addressed}")


def personen(_: str, alle: Feldregeln) -> Feldregeln:
    """Pick the names of persons."""
    return {"name": alle["name"]} if alle.get("name", {}).get("meta", {}).get("schutz") == "person" else {}


def _freie(_: str, alle: Feldregeln) -> Feldregeln:
    """Pick texts, and lists of texts."""
    return {
        name: feld
        for name, feld in alle.items()
        if (feld["schema"] if feld["type"] == "list" else feld)["type"] in _WORTE
    }


def _felder(eintrag: Eintrag) -> Iterator[Freistelle]:
    for name in eintrag.teil.regeln:
        value = getattr(eintrag.ding, name)
        if isinstance(value, tuple):
            yield from (Freistelle(words, name, eintrag, index) for index, words in enumerate(value))
        elif value:
            yield Freistelle(value, name, eintrag)


def _absaetze(text: Freitext) -> Iterator[str]:
    """Yield the words of each run of text: a paragraph, a heading, a cell; of a link also where it leads."""
    for block in text.blocks:
        for run in _laeufe(block):
            yield "".join(_worte(node) for node in walk(run))


def _laeufe(node: object) -> Iterator[tuple[object, ...]]:
    """Yield what is read in one go, wherever it stands in a block."""
    if isinstance(node, tuple):
        if node and all(isinstance(part, Inline) for part in node):
            yield node
        else:
            for part in node:
                yield from _laeufe(part)
    elif isinstance(node, (CodeBlock, RawImage)):
        yield (Text(node.text if isinstance(node, CodeBlock) else f"{node.alt} {node.title}"),)
    elif is_dataclass(node):
        for part in fields(node):
            yield from _laeufe(getattr(node, part.name))


def _worte(node: object) -> str:
    match node:
        case Text(text) | Code(text):
            return text
        case LineBreak():
            return " "
        case Link(target=target):
            return f" {target.removeprefix('mailto:').removeprefix('tel:')} "
        case _:
            return ""
