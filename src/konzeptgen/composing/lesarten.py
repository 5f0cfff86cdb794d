"""A filled chapter -> the same as its readers get it: what is not known is named, listed or left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from konzeptgen.base.german import anzahl, gross
from konzeptgen.model.lesart import Lesart

OFFEN: Final = "\x02"
"""What a cell or a line holds that is not known; no text of an author holds the character."""
KEY, TITEL = "ungeklaert", "Was noch nicht geklärt ist"
"""The chapter that lists for the council what is not settled."""
_WORDS: Mapping[Lesart, str] = {Lesart.ENTWURF: "offen", Lesart.RAT: "k.\u00a0A.", Lesart.DRUCK: "k.\u00a0A."}
"""Print keeps apart what is not known (keine Angabe) and what there is none of, for which tables have a dash."""
_OPENING = f"Diese Angaben liegen noch nicht vor; in Tabellen steht dafür „{_WORDS[Lesart.RAT]}“ (keine Angabe)."
_EMPTY_LINE = re.compile(rf"^- \*\*[^*\n]+\*\*:? {OFFEN}\.?\n", re.MULTILINE)
_EMPTY_SHEET = re.compile(r"^::: steckbrief[^\n]*\n\s*:::$", re.MULTILINE)
_GAP = re.compile(r"^::: luecke\n(.*?)\n:::$", re.MULTILINE | re.DOTALL)


def gelesen(markdown: str, lesart: Lesart) -> str:
    """Return a chapter in the words of the reading; only a draft keeps a line of a fact sheet that says nothing."""
    kept = markdown if lesart is Lesart.ENTWURF else _EMPTY_SHEET.sub("", _EMPTY_LINE.sub("", markdown))
    return mit_worten(kept, lesart)


def mit_worten(text: str, lesart: Lesart) -> str:
    """Return a text in which the reading's word stands for what is not known."""
    return text.replace(OFFEN, _WORDS[lesart])


def ungeklaert(chapters: Iterable[tuple[str, str]]) -> str:
    """Return the list of what chapters, each with its title, leave unsettled; nothing where all is settled."""
    told = [f"- **{titel}:** {gross(said)}" for titel, text in chapters if (said := "; ".join(_unsettled(text)))]
    return "\n".join((_OPENING, "", *told, "")) if told else ""


def _unsettled(markdown: str) -> Iterator[str]:
    """Yield what is missing in a chapter: each gap once, then how many cells and lines say nothing."""
    yield from dict.fromkeys(gap.strip().removesuffix(".") for gap in _GAP.findall(markdown))
    count = markdown.count(OFFEN)
    if count:
        yield f"{anzahl(count, 'Angabe', 'Angaben', 'f')} in Tabellen und Übersichten"
