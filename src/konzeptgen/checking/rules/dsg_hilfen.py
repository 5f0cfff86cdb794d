"""What the rules on privacy share: every free text of the data with its place, and whom an entry is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from konzeptgen.base.schema import Feldregeln
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules.pla_hilfen import Eintrag, eintraege
from konzeptgen.document.markdown import RawImage
from konzeptgen.document.texte import Freitext
from konzeptgen.document.tree import Code, CodeBlock, Inline, LineBreak, Link, Text, walk
from konzeptgen.model.bausteine import Adresse, Person, Veroeffentlichung
from konzeptgen.model.konzept import Konzept

_WORTE = frozenset({"text", "absatz"})


@dataclass(frozen=True, slots=True)
class Freistelle:
    """Words that an author wrote freely: where they stand, how a sentence on them begins, the id concerned."""

    pfad: DataPath
    wo: str
    worte: str
    bezug: str
    intern: bool = False

    def stelle(self, found: str) -> DataPath:
        """Return the place of some of the words: in a text of its own the line, else the field."""
        return (*self.pfad, found) if self.pfad[0] == "texte" else self.pfad


def freistellen(konzept: Konzept) -> Iterator[Freistelle]:
    """Yield every text of a field and every passage of a text in Markdown; persons and addresses have own fields."""
    for eintrag in eintraege(konzept, _freie):
        if not isinstance(eintrag.ding, (Person, Adresse)):
            yield from _felder(eintrag)
    for stem, text in konzept.texte.items():
        for words in _absaetze(text):
            yield Freistelle(("texte", stem), f"In texte/{stem}.md", words, stem)


def bei(eintrag: Eintrag) -> str:
    """Return how a sentence on an entry begins, without the name of a person who is part of it."""
    outer = eintrag
    while outer.oben and outer.oben.oben and isinstance(outer.ding, (Person, Veroeffentlichung)):
        outer = outer.oben
    return f"Unter {outer.teil.feld}" if isinstance(outer.ding, (Person, Veroeffentlichung)) else outer.wo


def _freie(_: str, alle: Feldregeln) -> Feldregeln:
    """Pick texts, and lists of texts."""
    return {
        name: feld
        for name, feld in alle.items()
        if (feld["schema"] if feld["type"] == "list" else feld)["type"] in _WORTE
    }


def _felder(eintrag: Eintrag) -> Iterator[Freistelle]:
    for name, feld in eintrag.teil.regeln.items():
        value = getattr(eintrag.ding, name)
        hidden = "schutz" in feld.get("meta", {})
        many = isinstance(value, tuple)
        for index, words in enumerate(value if many else (value,)):
            if words:
                path = (*eintrag.pfad, name, index) if many else (*eintrag.pfad, name)
                where = f"{eintrag.wo} in „{eintrag.feldname(name)}“"
                yield Freistelle(path, where, words, eintrag.bezug, hidden)


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
