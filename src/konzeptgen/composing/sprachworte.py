"""Words in other languages, each marked with its language: names of languages, translations of the authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from konzeptgen.composing.printing import escape
from konzeptgen.document import fonts
from konzeptgen.document.sprachen import SCHEME

if TYPE_CHECKING:
    from konzeptgen.base.scalars import Wert
    from konzeptgen.model.anbieter import Angebot, Traeger


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
