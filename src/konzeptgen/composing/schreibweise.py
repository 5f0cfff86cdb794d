"""How our own texts name groups of people: the municipality's choice, applied to composed Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

# Our words as templates and value lists write them, with what each choice makes of them.
_WORDS = {
    "Einwohnerinnen und Einwohner": {"doppelpunkt": r"Einwohner\:innen", "stern": r"Einwohner\*innen"},
    "EU-Bürgerinnen und EU-Bürger": {"doppelpunkt": r"EU\-Bürger\:innen", "stern": r"EU\-Bürger\*innen"},
    "Spätaussiedlerinnen und Spätaussiedler": {
        "doppelpunkt": r"Spätaussiedler\:innen",
        "stern": r"Spätaussiedler\*innen",
    },
    "Teilnehmende": {
        "doppelnennung": "Teilnehmerinnen und Teilnehmer",
        "doppelpunkt": r"Teilnehmer\:innen",
        "stern": r"Teilnehmer\*innen",
    },
}


def spelled(markdown: str, choice: str | None) -> str:
    """Return the text with groups of people named as ``choice`` says; ``neutral`` or None leaves it as it is."""
    if choice is None or choice == "neutral":
        return markdown
    words = {word: forms[choice] for word, forms in _WORDS.items() if choice in forms}
    return "\n".join(line if line.startswith(":::") else _named(line, words) for line in markdown.split("\n"))


def _named(line: str, words: Mapping[str, str]) -> str:
    return _pattern().sub(lambda hit: words.get(hit[0].replace("\\", ""), hit[0]), line)


@cache
def _pattern() -> re.Pattern[str]:
    written = (re.escape(word).replace(r"\-", r"\\?-") for word in _WORDS)
    return re.compile("|".join(rf"\b{word}\b" for word in written))
