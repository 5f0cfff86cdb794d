"""Words in other languages, each marked with its language: names of languages, translations of the authors."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from konzeptgen.composing.printing import escape, link
from konzeptgen.document import fonts
from konzeptgen.document.sprachen import SCHEME

_SPALTEN = (0, 3, 5, 7)

if TYPE_CHECKING:
    from konzeptgen.base.scalars import Wert
    from konzeptgen.model.anbieter import Angebot, Traeger
    from konzeptgen.model.konzept import Konzept


def in_sprache(text: str, code: str, *, fett: bool = False) -> Markup:
    """Return words of a language as they stand in Markdown; lines stay lines, ``fett`` makes the first bold."""
    lines = [escape(line) for line in text.split("\n") if line.strip()]
    if fett and lines:
        lines[0] = f"**{lines[0]}**"
    said = "\\\n".join(lines)
    return Markup(f"[{said}](<{SCHEME}{code}>)")  # noqa: S704 - escaped for Markdown


def uebersetzungen(thing: Traeger | Angebot) -> list[Markup]:
    """Return what is said of a provider or an offer in other languages, one text a language."""
    return [
        in_sprache("\n".join(one.texte), str(one.sprache), fett=bool(one.name))
        for one in thing.uebersetzungen
        if one.texte
    ]


def eigenname(sprache: Wert) -> str:
    """Return how a language calls itself, nothing where that is not known or no font is shipped for it."""
    name = str(sprache.marken.get("eigen", ""))
    return name if all(map(fonts.shown, name)) else ""


def sprachname(sprache: Wert) -> Markup:
    """Return the name of a language in itself, marked so, and in German behind it; the German alone where it must."""
    own, german = eigenname(sprache), escape(sprache.titel)
    return Markup(f"{in_sprache(own, str(sprache))} ({german})" if own else german)  # noqa: S704 - escaped


def lesespalten(konzept: Konzept) -> list[tuple[Wert, ...]]:
    """Return the languages of the reading aid as columns of tables that fit a small page."""
    sprachen = konzept.lesesprachen
    return [sprachen[begin:end] for begin, end in pairwise(_SPALTEN)]


def lesehilfe(konzept: Konzept, sprache: Wert) -> Markup:
    """Return the name of a language and what it says on how to read the directory."""
    said = konzept.werte["lesehilfen"][sprache].marken
    chapter = [said["kapitel"]] if konzept.sprachen(konzept.aktive_angebote) else []
    text = " ".join(map(str, (said["text"], *chapter, said["notfall"])))
    return in_sprache(f"{eigenname(sprache)}\n{text}", str(sprache), fett=True)


def rufnummer_mit_link(nummer: Wert) -> Markup:
    """Return an emergency number that can be touched to call."""
    digits = str(nummer.marken["nummer"])
    return link(digits, f"tel:{digits.replace(' ', '')}")
