"""What comes out of compose and goes into render."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from konzeptgen.base.finding import Finding
from konzeptgen.bilder import Bild
from konzeptgen.document.texte import Freitext
from konzeptgen.document.tree import Cover
from konzeptgen.model.lesart import Lesart
from konzeptgen.vorlagen.arten import Art


@dataclass(frozen=True, slots=True)
class ChapterText:
    """A composed chapter; ``number`` is like "3" or "Anhang A", or empty.

    ``about`` holds the ids of the things that a line of the Markdown names, by the line's number from 0. ``eigene``:
    the author's templates in it.
    """

    key: str
    titel: str
    number: str
    markdown: str
    about: Mapping[int, frozenset[str]] = field(default_factory=dict)
    eigene: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Composed:
    """A document in Markdown.

    Chapters, cover, reading, pictures to be drawn, the author's texts and files, what the file's name ends with, and
    open findings to stand beside the text.
    """

    art: Art
    chapters: tuple[ChapterText, ...]
    cover: Cover
    lesart: Lesart
    bilder: Mapping[str, Bild]
    texte: Mapping[str, Freitext]
    beilagen: Mapping[str, bytes]
    stand: date
    kennung: str
    findings: tuple[Finding, ...] = ()
