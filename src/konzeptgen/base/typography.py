"""German typography of running text: quotes, dashes and spaces that must not break.

No letter and no digit is ever changed. Addresses of mails and pages stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable

NBSP = "\u00a0"
# A letter that no German text holds stands for what must stay as it is.
_KEPT = "\ua015"
_ADDRESS = r"(?:https?://|www\.)[^\s\"<>„“‚‘]*[^\s\"'<>„“‚‘.,;:!?)\]]|(?<![\w.+-])\w[\w.+'-]{0,63}@[\w-]+(?:\.[\w-]+)+"
_PHONE = (
    r"(?<![\w.,])(?=(?:[ \xa0/()+-]{0,3}\d){7})(?:\+\d{1,3}|\(0\d{1,5}\)|0\d{1,5})"
    r"[ \xa0/-]*\d[\d \xa0/-]*\d(?![\w.,]*\d)"
)
_PROTECTED = re.compile(f"{_KEPT}|{_ADDRESS}|{_PHONE}")

_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Halbjahr|Quartal"
_UNITS = (
    r"[%‰€]|Euro|EUR|Cent|Prozent|Uhr|km|qm|m²|cm|m|kg|°C|UE|VZÄ|Mio\.|Mrd\.|Tsd\.|Millionen|Milliarden|"
    r"(?:Minute|Stunde|Woche|Stelle|Vollzeitstelle|Person|Unterrichtseinheit)(?:en|n)?|"
    r"(?:Tag|Monat|Jahr)(?:en|e)?|Pl(?:atz|ätzen?)|Fälle|Menschen"
)
_COUNTED = (
    r"(?:Abs|Nrn?|Art|Kap|Ziff|Buchst|Rn|Tab|Abb|Anl|S|vgl|ca|rd|max|mind)\.|"
    r"Absatz|Nummer|Artikel|Satz|Halbsatz|Kapitel|Abschnitt|Ziffer|Buchstabe|Anhang|Anlage|Tabelle|Abbildung|Seiten?|"
    r"Teil|Stufe|Modul"
)
_DAYS = "Mo|Di|Mi|Do|Fr|Sa|So"
_STREETS = r"stra(?:ß|ss)e|[Ss]tr\.|[Ww]eg|[Pp]latz|gasse|[Aa]llee|damm|ufer|[Mm]arkt"
_SHORT = "zB|dh|ua|uU|uÄ|idR|eV|zT|oÄ|og|va|iVm|uvm|so|su|aF|nF"


def _rule(pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(replacement, text)


def _spaced(match: re.Match[str]) -> str:
    return re.sub(r"\. ?(?=\w)", f".{NBSP}", match[0])


_SHORT_FORMS = "|".join(r"\. ?".join(form) + r"\." for form in _SHORT.split("|"))
_NUMBER = r"[0-9]+(?:[.,:][0-9]+)*"
_RULES = (
    # quotes and apostrophes
    _rule(r"""(?:^|(?<=[\s(\[{–—/‚„]))"(?=$|[\w(\[{„‚…'§+])""", "„"),
    _rule('"', "“"),
    _rule(r"(?<=\w)[´'](?=\w)", "’"),
    _rule(r"(?:^|(?<=[\s(\[{–—/„]))'(?=\w)(?=[^‚]{0,300}?[^\s']'(?!\w))", "‚"),
    _rule(r"(‚[^‚‘']*)'", r"\1‘"),
    _rule("['´]", "’"),
    # the point of a name that ends a sentence, such as "e. V."
    _rule(r"(?<=\w\.)\.(?![.\w])", ""),
    # spaces
    _rule(rf"(?<![\w.])(?i:{_SHORT_FORMS})(?!\w)", _spaced),
    _rule(r"(?<![\w.])([A-ZÄÖÜ]\.) (?=[A-ZÄÖÜ]\.)", rf"\1{NBSP}"),
    _rule(r"(§§?) ?(?=[0-9])", rf"\1{NBSP}"),
    _rule(rf"(?<!\w)({_COUNTED}) (?=[0-9§]|[A-Za-z](?!\w|\.\w)|[IVX]+(?!\w))", rf"\1{NBSP}"),
    _rule(r"\bSGB (?=[IVX])", f"SGB{NBSP}"),
    _rule(r"\b(Dr|Prof|St|Pfr)\. (?=[A-ZÄÖÜ])", rf"\1.{NBSP}"),
    _rule(rf"({_STREETS}) (?=[0-9])", rf"\1{NBSP}"),
    _rule(rf"(?<=[0-9]) (?=(?:{_UNITS})(?!\w))", NBSP),
    _rule(r"\b(Mio|Mrd|Tsd)\. (?=Euro|€)", rf"\1.{NBSP}"),
    _rule(r"(?<=[0-9])%(?![\w-])", f"{NBSP}%"),
    _rule(rf"(?<![\w.])([0-3]?[0-9]\.) (?=(?:{_MONTHS})(?!\w)|[01]?[0-9]\.)", rf"\1{NBSP}"),
    # dashes
    _rule(r"(?<=\s)-{1,2}(?=\s)", "–"),
    _rule(r"(?<![\w.,:/-])((?:19|20)[0-9]{2})-(?=(?:19|20)[0-9]{2}(?![\w/-]))", r"\1–"),
    _rule(rf"(?<![\w.,:/-])({_NUMBER})-(?={_NUMBER}[ {NBSP}]?(?:{_UNITS})(?!\w))", r"\1–"),
    _rule(rf"(?<!\w)((?:{_COUNTED}|§§)[ {NBSP}][0-9]+)-(?=[0-9]+(?![\w/-]))", r"\1–"),
    _rule(r"(?<=[0-9]\.)-(?=[0-9]{1,2}\.)", "–"),
    _rule(rf"\b({_DAYS})-(?=(?:{_DAYS})(?![\w-]))", r"\1–"),
    _rule(r"(?<![\w-])([ABC][12])-(?=[ABC][12](?![\w-]))", r"\1–"),
)
_TRIGGER = re.compile(r"[\"'´§%.0-9-]|SGB|Anhang|Anlage|Teil|Buchstabe")


def set_type(text: str, before: str = "", after: str = "") -> str:
    """Return ``text`` with German quotes, dashes and non-breaking spaces.

    ``before`` and ``after`` are the signs around it, where a text is one of several pieces. Most words need nothing
    and are left at once.
    """
    whole = before[-1:] + text + after[:1]
    if not _TRIGGER.search(whole):
        return text
    kept = _PROTECTED.findall(whole)
    whole = _PROTECTED.sub(_KEPT, whole)
    for rule in _RULES:
        whole = rule(whole)
    parts = iter(kept)
    whole = re.sub(_KEPT, lambda _: next(parts).replace(" ", NBSP), whole)
    return whole[len(before[-1:]) : len(whole) - len(after[:1])]
