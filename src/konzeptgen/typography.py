"""German typography of running text: quotes, dashes and spaces that must not break."""

from __future__ import annotations

import re

NBSP = "\u00a0"
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r'(^|[\s(\[–/])"', r"\1„"),
        (r'"', "“"),
        (r"(^|[\s(\[„–])'(?=\w)", r"\1‚"),
        (r"(?<=\w)'(?=\w)", "’"),
        (r"'", "‘"),
        (r"(?<=\s)-{1,2}(?=\s)", "–"),
        (r"(?<=[0-9])-(?=[0-9]+ (?:Uhr|Jahre|%))", "–"),
        (r"\b([zZ])\. ?B\.", rf"\1.{NBSP}B."),
        (r"\b([dDuU])\. ?(h|a|U)\.", rf"\1.{NBSP}\2."),
        (r"\be\. ?V\.", f"e.{NBSP}V."),
        (r"(§§?) (?=[0-9])", rf"\1{NBSP}"),
        (r"\b(Abs|Nr|Art|Satz|S|Kap|Abschnitt|Absatz)(\.?) (?=[0-9])", rf"\1\2{NBSP}"),
        (r"\b(SGB) (?=[IVX])", rf"\1{NBSP}"),
        (r"(?<=[0-9]) (?=(?:%|Euro|€|Uhr|Prozent|Plätze|Personen|UE|km|Stunden|Monate|Jahre)\b|%)", NBSP),
        (rf"\b([0-3]?[0-9]\.) (?=(?:{_MONTHS})\b)", rf"\1{NBSP}"),
    )
)


_TRIGGER = re.compile(r"[\"'§.0-9-]")


def set_type(text: str) -> str:
    """Return ``text`` with German quotes, dashes and non-breaking spaces; most words need none and are left at once."""
    if not _TRIGGER.search(text):
        return text
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
