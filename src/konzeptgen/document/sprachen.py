"""Words whose language is known -> marked with it: ``[مرحبا](<lang:ar>)`` in a template's Markdown.

The tag names the script too where it is not Latin (``ar-Arab``): fonts and direction follow from it. A whole text is
one run, so that signs and numbers in it stand where its readers expect them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from konzeptgen.document.scripts import right_to_left, script, script_of
from konzeptgen.document.tree import Emph, Foreign, Inline, Link, Strong, plain

SCHEME = "lang:"
"""How the target of a link begins that is no link but the mark of a language."""
_UNKNOWN = "und-"


def in_language(inlines: tuple[Inline, ...], code: str) -> Foreign:
    """Return words of the language ``code`` as one run; what is marked by its script alone gets the language."""
    letters = Counter(found for character in plain(inlines) if (found := script_of(character)))
    written = max(letters, key=letters.__getitem__, default="Latn")
    tag = code if written == "Latn" else f"{code}-{written}"
    return Foreign(tuple(_within(inlines, code, tag)), tag)


def _within(inlines: tuple[Inline, ...], code: str, tag: str) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Foreign(inner, lang) if lang.startswith(_UNKNOWN) and script(lang) == script(tag):
                yield from inner
            case Foreign(inner, lang) if lang.startswith(_UNKNOWN):
                yield Foreign(inner, lang.replace(_UNKNOWN, f"{code}-", 1))
            case Strong(inner):
                yield Strong(tuple(_within(inner, code, tag)))
            case Emph(inner):
                yield Emph(tuple(_within(inner, code, tag)))
            case Link(inner, target):
                yield Link(tuple(_within(inner, code, tag)), target)
            case _:
                yield inline


def whole(inlines: tuple[Inline, ...]) -> str:
    """Return the tag of the language in which all of ``inlines`` stand, nothing where they do not."""
    match inlines:
        case (Foreign(lang=lang),):
            return lang
        case _:
            return ""


def turned(inlines: tuple[Inline, ...]) -> bool:
    """Return whether all of ``inlines`` are written from right to left, so that their block is too."""
    return bool(lang := whole(inlines)) and right_to_left(lang)
