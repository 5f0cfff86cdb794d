"""What makes a sentence hard to read in plain language: length, passive, chains of nouns, foreign words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

WORDS = 15
"""A sentence with more words than this is long; what it lists behind a colon does not count."""
_NOUN = r"[A-ZÄÖÜ]\w+(?:ung|heit|keit|ion|tät|nis)(?:en|s)?"
_CHAIN = re.compile(rf"\b{_NOUN} (?:der|des|von|zur|zum|für|durch|im|in der) (?:\w+en? )?{_NOUN}\b")
_PASSIVE = re.compile(
    r"\b(?:wird|werden|wurden?|worden)\b[^,;:]*?"
    r"\b(?!ge(?:ben|hen|hören|lten|winnen|nießen|hört)\b)"
    r"(?:\w{0,4}ge\w{2,}(?:t|en)|\w+iert|(?:be|ver|er|ent|zer)\w{2,}t)\b"
)
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])|\n\s*\n|\n(?=[-*\d#])")
_MARKS = re.compile(r"[*_#>`]|\]\([^)]*\)|!?\[")


@cache
def fremdwoerter() -> dict[str, str]:
    """Return words that are hard, with what one says instead."""
    text = Path(__file__).with_name("_fremdwoerter.yaml").read_text("utf-8")
    known: dict[str, str] = yaml.load(text, yaml.CSafeLoader)
    return known


def saetze(text: str) -> Iterator[str]:
    """Yield the sentences of a text in Markdown."""
    for part in _END.split(_MARKS.sub("", text)):
        sentence = " ".join(part.lstrip("-+0123456789. ").split())
        if sentence:
            yield sentence


def schwer(satz: str) -> Iterator[str]:
    """Yield what makes a sentence hard to read, in words that go on from "Der Satz"."""
    count = len(re.findall(r"\w[\w-]*", satz.partition(":")[0]))
    if count > WORDS:
        yield f"hat {count} Wörter"
    if _PASSIVE.search(satz):
        yield "sagt nicht, wer handelt (Passiv)"
    if _CHAIN.search(satz):
        yield "hängt Hauptwörter aneinander"
    for word in re.findall(r"\w+", satz):
        if word in fremdwoerter():
            yield f"enthält „{word}“ (einfacher: {fremdwoerter()[word]})"
