"""Numbers, dates and lists as German sentences need them."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from konzeptgen.base.scalars import Jahr
from konzeptgen.base.typography import NBSP

Kasus = Literal["nom", "akk", "dat", "gen"]
Geschlecht = Literal["m", "f", "n"]

_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_WORDS = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_ENDINGS: dict[Geschlecht, dict[Kasus, str]] = {
    "m": {"nom": "", "akk": "en", "dat": "em", "gen": "es"},
    "f": {"nom": "e", "akk": "e", "dat": "er", "gen": "er"},
    "n": {"nom": "", "akk": "", "dat": "em", "gen": "es"},
}


def zahl(value: float | Decimal, stellen: int | None = None) -> str:
    """Return a number with decimal comma and a point every three digits from four digits on."""
    if isinstance(value, Jahr):
        return str(value)
    exact = Decimal(str(value))
    if stellen is not None:
        exact = exact.quantize(Decimal(1).scaleb(-stellen), ROUND_HALF_UP)
    elif exact == exact.to_integral_value():
        exact = exact.quantize(Decimal(1))
    return f"{exact:,f}".translate(str.maketrans(",.", ".,"))


def prozent(part: float | Decimal, whole: float | Decimal, stellen: int = 0) -> str:
    """Return the share of ``part`` in ``whole`` in per cent with its sign; ``whole`` must not be 0."""
    return zahl(Decimal(str(part)) * 100 / Decimal(str(whole)), stellen) + NBSP + "%"


def euro(value: float | Decimal) -> str:
    """Return an amount in whole euros."""
    return zahl(value, 0) + NBSP + "Euro"


def datum(day: date) -> str:
    """Return a date for tables: 31.03.2026."""
    return f"{day:%d.%m.%Y}"


def datum_lang(day: date) -> str:
    """Return a date for running text: 31. März 2026."""
    return f"{day.day}.{NBSP}{_MONTHS[day.month - 1]} {day.year}"


def zahlwort(count: int) -> str:
    """Return a count up to twelve as a word, above in digits."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else zahl(count)


def gross(text: str) -> str:
    """Return ``text`` as it begins a sentence."""
    return text[:1].upper() + text[1:]


def klein(text: str) -> str:
    """Return ``text`` as it stands within a sentence."""
    return text[:1].lower() + text[1:]


def alle(count: int) -> str:
    """Return "Beide" or "Alle fünf"."""
    return "Beide" if count == 2 else f"Alle {zahlwort(count)}"  # noqa: PLR2004 - two are both


def numerus(count: int | Sized, einzahl: str, mehrzahl: str) -> str:
    """Return the word for one or that for several; none takes the latter, as in "keine Angebote sind"."""
    return einzahl if (count if isinstance(count, int) else len(count)) == 1 else mehrzahl


def anzahl(  # noqa: PLR0913 - a German count needs number, both forms, gender and case
    count: int, einzahl: str, mehrzahl: str, geschlecht: Geschlecht, kasus: Kasus = "nom", *, gross: bool = False
) -> str:
    """Return count and noun: "kein Angebot", "ein Angebot", "zwölf Angebote", "13 Angebote"."""
    if count == 0:
        plural_none = {"nom": "keine", "akk": "keine", "dat": "keinen", "gen": "keiner"}[kasus]
        text = f"{plural_none} {mehrzahl}"
    elif count == 1:
        text = f"ein{_ENDINGS[geschlecht][kasus]} {einzahl}"
    else:
        text = f"{zahlwort(count)} {mehrzahl}"
    return text[0].upper() + text[1:] if gross else text


def pronomen(count: int, geschlecht: Geschlecht, kasus: Kasus = "nom") -> str:
    """Return how many of some things, without the noun: "keines", "einer", "zwei", "13"."""
    if count > 1:
        return zahlwort(count)
    stem = "ein" if count else "kein"
    ending = {"m": "er", "f": "e", "n": "es"}[geschlecht] if kasus == "nom" else _ENDINGS[geschlecht][kasus]
    return stem + (ending or {"m": "er", "f": "e", "n": "es"}[geschlecht])


def aufzaehlung(items: Iterable[str], bindewort: str = "") -> str:
    """Return "a", "a und b", "a, b und c"; "a sowie b und c" where the last item has an "und" of its own."""
    words = list(items)
    if len(words) <= 1:
        return "".join(words)
    between = bindewort or ("sowie" if " und " in words[-1] else "und")
    return f"{', '.join(words[:-1])} {between} {words[-1]}"
