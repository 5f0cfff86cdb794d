"""The text of a page in, the CSS out that embeds its fonts: the house's whole, of others the letters that occur."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from konzeptgen.document import fonts
from konzeptgen.writers.html.embedding import data_uri

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

# Files of the house's font with weight and style as CSS writes them.
_FACES = (("Regular", "400", "normal"), ("Bold", "700", "normal"), ("Italic", "400", "italic"))
# What is written in the page's own marks of a script, as the inlines write them.
_OF_SCRIPT = re.compile(r' lang="und-(\w{4})"[^>]*>([^<]*)<')
# Amiri's letters are small beside the house's.
_SIZES = {"Amiri": " size-adjust: 115%;"}


def letters(page: str) -> dict[str, frozenset[int]]:
    """Return the code points to embed by family: those of marked words, then all that the house's font lacks.

    ``page`` is all that is read on the page, with its marks; the families stand in the order of the fallbacks.
    """
    found: dict[str, set[int]] = {}
    for tag, words in _OF_SCRIPT.findall(page):
        if family := fonts.FAMILIES.get(tag):
            found.setdefault(family, set()).update(map(ord, words))
    lacking = {ord(character) for character in set(page) if not character.isascii()} - fonts.house_characters()
    lacking -= {letter for known in found.values() for letter in known}
    for family in fonts.FALLBACKS if lacking else ():
        shown = lacking & fonts.characters(fonts.faces(family)[0])
        if shown:
            found.setdefault(family, set()).update(shown)
        lacking -= shown
    return {family: frozenset(found[family]) for family in fonts.FALLBACKS if family in found}


def embedded(text: str, used: Mapping[str, frozenset[int]]) -> str:
    """Return the rules for the family ``text`` and for the letters of each further one."""
    return _text(text if text in fonts.TEXT_FACES else fonts.HOUSE) + "".join(
        _family(family, found) for family, found in used.items()
    )


@functools.cache
def _text(family: str) -> str:
    files = ((fonts.cut(family, name), weight, style) for name, weight, style in _FACES)
    return "".join(
        _face(family, f"font-weight: {weight}; font-style: {style};", data_uri("font/ttf", file.read_bytes()))
        for file, weight, style in files
    )


def _family(family: str, found: frozenset[int]) -> str:
    return "".join(
        _face(
            family,
            f"font-weight: {face.weight};{_SIZES.get(family, '')}",
            data_uri("font/sfnt", fonts.subset(face, found)),
        )
        for face in fonts.faces(family)
    )


def _face(family: str, look: str, address: str) -> str:
    return (
        "@font-face {\n"
        f'  font-family: "{family}"; {look} font-display: swap;\n'
        f'  src: url("{address}");\n'
        "}\n"
    )  # fmt: skip


def by_script(families: Collection[str]) -> str:
    """Set the words of a script in its own font first, so that no word is set in two."""
    return "".join(
        f'[lang="und-{tag}"] {{ font-family: "{family}", var(--schrift); }}\n'
        for tag, family in fonts.FAMILIES.items()
        if family in families
    )
