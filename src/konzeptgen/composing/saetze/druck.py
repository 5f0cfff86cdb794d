"""What a printed Konzept has besides its chapters: abbreviations, and thanks to those who took part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from konzeptgen.composing.lesarten import OFFEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from konzeptgen.model.konzept import Konzept

_SHORT = re.compile(r"[A-ZÄÖÜ]{2,}\w*")
"""The short name of a provider that is an abbreviation: AWO, KVHS."""
_MENTION = re.compile(r"\w+")


def abkuerzungen(konzept: Konzept, gesagt: str) -> Mapping[str, str]:
    """Return abbreviations and short names of providers that the text uses, with what they stand for, in order."""
    used, known = set(_MENTION.findall(gesagt)), dict(_known(konzept))
    used |= {"k. A"} if OFFEN in gesagt else set()
    return {short: known[short] for short in sorted(known, key=str.casefold) if short.removesuffix(".") in used}


def _known(konzept: Konzept) -> Iterator[tuple[str, str]]:
    yield from ((one.kurz, one.titel) for one in konzept.werte["abkuerzungen"].values())
    for traeger in konzept.traeger:
        if _SHORT.fullmatch(traeger.kurz) and traeger.kurz != traeger.name:
            yield traeger.kurz, traeger.name


def mitwirkende(konzept: Konzept) -> tuple[str, ...]:
    """Return who has taken part in the Konzept, each once: associations, providers and those named for a step."""
    steps = (step for step in konzept.entstehung if not konzept.ist_zukunft(step.datum))
    named = (
        *(entry.verband.titel for entry in konzept.beteiligte_verbaende),
        *(entry.traeger.name for entry in konzept.beteiligungen if not konzept.ist_zukunft(entry.datum)),
        *(name for step in steps for name in step.beteiligte),
    )
    return tuple(sorted(dict.fromkeys(named), key=str.casefold))
