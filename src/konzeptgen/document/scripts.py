"""Text -> the same text with words in other scripts marked, so that every format shows them whole and in order.

A name says in which script it stands, not in which language: the mark is a BCP 47 tag like ``und-Arab``. Latin words
with a letter that the house's font lacks are marked as well, ``und-Latn``, so that no word is set in two fonts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from konzeptgen.base.typography import set_type
from konzeptgen.document.fonts import house_characters
from konzeptgen.document.tree import Foreign, Inline, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    import uharfbuzz

# All other texts, nearly all there are, need no second look.
_UNUSUAL = re.compile(r"[^\x00-\xff‐-‧‰-›€−]")
_WORD = re.compile(r"[^\W\d_](?:[\w\u0300-\u036f’]*[\w\u0300-\u036f])?")
_BRACKETS = {")": "(", "]": "[", "}": "{", "»": "«"}
_PARTING = re.compile("[,;/]")
_EAST_ASIA = frozenset(("Hani", "Hira", "Kana", "Hang", "Bopo"))
_HOST, _EAST = "Latn", "Hani"
_INDIC = ("Beng", "Deva", "Gujr", "Guru", "Knda", "Mlym", "Orya", "Sinh", "Taml", "Telu")
# Signs that several scripts share, after Unicode's ScriptExtensions: behind letters of one of these they belong to it.
_SHARED = {
    **dict.fromkeys(_INDIC, re.compile("[।॥]")),
    "Arab": re.compile("[،؛؟ـ⁏⹁﴾﴿]"),
    "Cyrl": re.compile("[ʼ⹃]"),
    "Geor": re.compile("[჻⁚⸱]"),
    "Grek": re.compile("[\u0374⁝]"),
    _EAST: re.compile("[·\u3001-\u303f゛゜゠・ー\u3190-\u319f\u31c0-\u31ef\u3220-\u33fe﹅﹆｡-･ｰﾞﾟ]"),
}


def typed(text: str, before: str = "", after: str = "") -> tuple[Inline, ...]:
    """Return ``text``, which stands between two others, with its type set and its foreign words marked."""
    return marked(set_type(text, before, after))


def marked(text: str) -> tuple[Inline, ...]:
    """Return ``text`` letter by letter, words in another script as ``Foreign``."""
    if not _UNUSUAL.search(text):
        return (Text(text),) if text else ()
    return tuple(_pieces(text))


def script(lang: str) -> str:
    """Return the script that a language tag names, "Arab" for "und-Arab", or nothing."""
    return next((part.title() for part in lang.split("-")[1:] if re.fullmatch("[A-Za-z]{4}", part)), "")


def right_to_left(lang: str) -> bool:
    """Return whether what is tagged so is written from right to left."""
    return bool(_buffer("", script(lang)).direction == "rtl")


def _pieces(text: str) -> Iterator[Inline]:
    end = 0
    for start, stop, found in _runs(text):
        if start > end:
            yield Text(text[end:start])
        run = text[start:stop]
        yield Foreign((Text(run),), f"und-{_name(found, run)}")
        end = stop
    if end < len(text):
        yield Text(text[end:])


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and script of each run of foreign letters, with the spaces and signs in it.

    At a comma a run ends: between two names from right to left it belongs to the German sentence.
    """
    runs: list[tuple[int, int, str]] = []
    for place, found in enumerate(_scripts(text)):
        if found and runs and runs[-1][2] == found and not _PARTING.search(text, runs[-1][1], place):
            runs[-1] = (runs[-1][0], place + 1, found)
        elif found:
            runs.append((place, place + 1, found))
    for start, stop, found in runs:
        if found != _HOST:
            yield start, _closed(text, start, stop), found.lstrip("+")


def _closed(text: str, start: int, stop: int) -> int:
    """Return the end of a run together with the brackets behind it that were opened in it."""
    while stop < len(text) and text.count(_BRACKETS.get(text[stop], "\0"), start, stop) > text.count(
        text[stop], start, stop
    ):
        stop += 1
    return stop


def _scripts(text: str) -> list[str]:
    """Return the script of each character, nothing where it has none; "+Latn" for words that the font lacks."""
    found: list[str] = []
    for character in text:
        own = script_of(character)
        found.append(found[-1] if not own and found and _belongs(character, found[-1]) else own)
    for word in _WORD.finditer(text):
        letters = slice(word.start(), word.end())
        if _HOST in found[letters] and not house_characters().issuperset(map(ord, word.group())):
            found[letters] = [f"+{_HOST}"] * (word.end() - word.start())
    return found


def _belongs(sign: str, before: str) -> bool:
    """Return whether a sign without a script of its own belongs to the letters before it: marks on them always do."""
    if unicodedata.category(sign).startswith("M"):
        return True
    return before in _SHARED and _SHARED[before].match(sign) is not None


def _name(found: str, run: str) -> str:
    """Return the script of a run, of East Asia's the one that its letters show."""
    if found != _EAST:
        return found
    scripts = {_unicode_script(character) for character in run}
    return "Kore" if "Hang" in scripts else "Jpan" if scripts & {"Hira", "Kana"} else _EAST


def script_of(character: str) -> str:
    """Return the script of a character, the scripts of East Asia as one; nothing where it has none."""
    own = _unicode_script(character)
    return _EAST if own in _EAST_ASIA else own


@cache
def _unicode_script(character: str) -> str:
    return str(_buffer(character).script or "")


def _buffer(text: str, of: str = "") -> uharfbuzz.Buffer:
    """Return what HarfBuzz knows of ``text`` or of the script ``of``: script and direction."""
    import uharfbuzz  # noqa: PLC0415 - only where a text leaves the usual letters

    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([ord(character) for character in text])
    if of:
        buffer.script = of
    buffer.guess_segment_properties()
    return buffer
