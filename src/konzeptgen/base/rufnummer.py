"""Telephone numbers as people write them in Germany, with the purpose behind or before them."""

from __future__ import annotations

import re
from functools import cache
from typing import Self

from konzeptgen.base.lines import fault, line

_SIGNS = r"0-9 \u00a0\u202f/().\u2010\u2011\u2013\u2014\u2212-"
_PURPOSE = re.compile(r"(?P<nummer>.*[0-9])\s*\((?P<zweck>[^()0-9]*[^\W\d_]{2}[^()]*)\)\Z")
_BEFORE = re.compile(r"(?P<zweck>[^\W\d_][^:0-9+]*?)\.?\s*:\s*(?P<nummer>[+(0-9].*)\Z")
_PHONE = r"(?:tel(?:efon)?|fon|ruf(?:nummer)?)"
_PHONE_WORD = re.compile(rf"{_PHONE}\.?:?\s*(?=[+(0-9])", re.IGNORECASE)
_EXTENSION = re.compile(
    r"[\s,]*(?:Durchwahl|Durchw\.?|DW|Apparat|App\.?|Nebenstelle|Nst\.?|ext\.?)\s*:?\s*([0-9]{1,6})\Z", re.IGNORECASE
)
_SHORT = re.compile(r"1(?:1[025]|16[ \u00a0]?[0-9]{3}|9[ \u00a0]?[0-9]{3}|18[ \u00a0]?[0-9]{2,3})\Z")
_LONG = re.compile(rf"(?:\+[1-9]|\(\+[1-9]|00[1-9]|\(?0)[{_SIGNS}]+\Z")
_CLOSE = re.compile(r"\+[0-9]+\Z")
_LONGEST = 200
_LEAST_DIGITS, _LEAST_LETTERS, _LEAST_CLOSE = 4, 5, 10
"""Without any sign between, a number begins with its country and needs more digits to be told from a slip."""
_INVENTED = "+49999"
"""The area code 0999 is given to nobody; examples use it."""


class Rufnummer(str):
    """A telephone number as it is written; ``nummer`` stands in it, ``zweck`` beside it, ``durchwahl`` behind it."""

    __slots__ = ("durchwahl", "nummer", "zweck")
    nummer: str
    zweck: str
    durchwahl: str

    def __new__(cls, text: str, nummer: str, zweck: str = "", durchwahl: str = "") -> Self:
        """Make the number that is written ``text``."""
        made = super().__new__(cls, text)
        made.nummer, made.zweck, made.durchwahl = nummer, zweck, durchwahl
        return made

    @property
    def ohne_zweck(self) -> str:
        """Return the number with its extension, as it is written."""
        return f"{self.nummer} Durchwahl {self.durchwahl}" if self.durchwahl else self.nummer

    @property
    def fax(self) -> bool:
        """Return whether this is the number of a fax."""
        return self.zweck.lower().startswith(("fax", "telefax"))

    @property
    def normal(self) -> str:
        """Return the number as a telephone dials it, +49351123456; a short one as it is, nothing where it is none."""
        return _normal(self.nummer)

    @property
    def ziel(self) -> str:
        """Return where a link to this number leads; nothing for a fax and for what is no number."""
        extension = f";ext={self.durchwahl}" if self.durchwahl else ""
        return f"tel:{self.normal}{extension}" if self.normal and not self.fax else ""

    @property
    def bekannt(self) -> bool:
        """Return whether there is such an area code with numbers of that length."""
        import phonenumbers  # noqa: PLC0415

        if not self.normal or _SHORT.match(self.nummer) or self.normal.startswith(_INVENTED):
            return bool(self.normal)
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(self.normal)))


def rufnummer(text: str) -> Rufnummer:
    """Return a telephone number with its purpose and extension, as far as it has them."""
    value = line(text)
    if len(value) > _LONGEST:
        raise fault("Das ist zu lang für eine Telefonnummer.", "Tragen Sie jede Nummer einzeln ein.")
    hit = _PURPOSE.match(value) or _BEFORE.match(value)
    rest, purpose = (hit["nummer"], hit["zweck"].strip()) if hit else (value, "")
    rest = _PHONE_WORD.sub("", rest, count=1)
    purpose = "" if re.fullmatch(_PHONE, purpose, re.IGNORECASE) else purpose
    extension = _EXTENSION.search(rest)
    number = rest[: extension.start()] if extension else rest
    if not _shaped(number):
        raise fault(
            f"„{value}“ ist keine Telefonnummer.",
            "Schreiben Sie die Vorwahl mit 0 oder mit +49 und ohne Null, dann die Nummer, zum Beispiel 0351 123456-78.",
        )
    return Rufnummer(value, number, purpose, extension[1] if extension else "")


@cache
def _normal(number: str) -> str:
    import phonenumbers  # noqa: PLC0415 - loads its tables, which few commands need

    if _SHORT.match(number):
        return re.sub(r"\D", "", number)
    try:
        parsed = phonenumbers.parse(number.replace(".", "-"), "DE")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def _shaped(number: str) -> bool:
    digits = len(re.sub(r"\D", "", number))
    if _CLOSE.match(number):
        return digits >= _LEAST_CLOSE
    long = _LONG.match(number) and number[-1].isdigit()
    return bool(_SHORT.match(number) or (long and digits >= _LEAST_DIGITS and len(number) >= _LEAST_LETTERS))
