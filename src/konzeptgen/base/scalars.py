"""Text of a YAML scalar -> typed value, as the schema says; every fault knows its code and remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self

from konzeptgen.base.lines import UNPRINTABLE, ScalarFault, fault, line, matches, paragraph
from konzeptgen.base.near import UMLAUTS, nearest
from konzeptgen.base.rufnummer import Rufnummer, rufnummer
from konzeptgen.base.tageszeit import uhrzeit

__all__ = (
    "TYPES",
    "UNPRINTABLE",
    "Jahr",
    "Meter",
    "ScalarFault",
    "ScalarType",
    "Wert",
    "koordinate",
)


class Jahr(int):
    """A calendar year: a number that is written without a separator."""

    __slots__ = ()

    def __str__(self) -> str:
        """Return the four digits."""
        return format(int(self), "d")


class Wert(str):
    """A key of one of the lists in ``schemas/werte`` that knows its title, further marks and its place in the list."""

    __slots__ = ("marken", "stelle", "titel")
    titel: str
    marken: Mapping[str, Any]
    stelle: int

    def __new__(cls, key: str, titel: str, marken: Mapping[str, Any] | None = None, stelle: int = 0) -> Self:
        """Make the key ``key`` with its title, marks such as ``handlungsfeld`` or ``frei`` and its place from 0."""
        wert = super().__new__(cls, key)
        wert.titel = titel
        wert.marken = marken or {}
        wert.stelle = stelle
        return wert

    def __getnewargs__(self) -> tuple[str, str, Mapping[str, Any], int]:  # type: ignore[override]  # for pickle
        """Return what makes the same value."""
        return str(self), self.titel, self.marken, self.stelle

    @property
    def kurz(self) -> str:
        """Return the short title, for narrow table heads."""
        kurz: str = self.marken.get("kurz", self.titel)
        return kurz

    def marke(self, name: str) -> bool:
        """Return whether the list marks this key with ``name``."""
        return bool(self.marken.get(name, False))


@dataclass(frozen=True, slots=True)
class ScalarType:
    """One type of the schema: how to read it, the Python type, what users call it, JSON Schema, an example."""

    parse: Callable[[str], Any]
    python: type
    label: str
    editor: Mapping[str, Any]
    example: str


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_PLZ = re.compile(r"[0-9]{5}\Z")
_EMAIL = re.compile(r"[^\s@<>\"',;]+@[^\s@<>\"',;.]+(?:\.[^\s@<>\"',;.]+)+\Z")
_URL = re.compile(r"https?://[^\s/<>\"][^\s/<>\".]*\.[^\s<>\"]+\Z")
_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})\Z")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_INTEGER = re.compile(r"-?[0-9]{1,12}\Z")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+\Z")
_DECIMAL = re.compile(r"-?[0-9]{1,12}(?:,[0-9]{1,8})?\Z")
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:[.,][0-9]{1,18})?\Z")
_METRES = re.compile(
    r"((?:[0-9]{2} )?[0-9]{6,8}|[1-9][0-9]{2}[ .][0-9]{3}|[0-9]{1,2}(?:[ .][0-9]{3}){2})(?:[.,]([0-9]{1,8}))?\Z"
)
_GROUPED_DECIMAL = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,8})?\Z")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")


def _id(text: str) -> str:
    value = line(text)
    if _ID.match(value):
        return value
    near = re.sub(r"[^a-z0-9]+", "-", value.lower().translate(UMLAUTS)).strip("-")
    guess = f" Meinten Sie „{near}“?" if near else ""
    remedy = (
        "Eine Kennung hat nur Kleinbuchstaben a bis z, Ziffern und einzelne Bindestriche, zum Beispiel caritas-mbe."
    )
    raise fault(f"„{value}“ ist keine Kennung.{guess}", remedy)


def _plz(text: str) -> str:
    value = line(text)
    if _PLZ.match(value):
        return value
    remedy = "Eine Postleitzahl hat fünf Ziffern, auch mit führender Null, zum Beispiel 01067."
    raise fault(f"„{value}“ ist keine Postleitzahl.", remedy)


def _key(digits: tuple[int, ...], name: str, example: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        value = line(text).replace(" ", "")
        if value.isascii() and value.isdigit() and len(value) in digits:
            return value
        count = " oder ".join(str(n) for n in digits)
        raise fault(
            f"„{value}“ ist kein {name}.",
            f"Ein {name} hat {count} Ziffern, auch mit führender Null, zum Beispiel {example}.",
        )

    return parse


def _url(text: str) -> str:
    value = line(text)
    if _URL.match(value):
        return value
    full = f"https://{value}"
    remedy = (
        f"Schreiben Sie {full}"
        if _URL.match(full) and "@" not in value
        else "Schreiben Sie die Adresse mit https:// am Anfang."
    )
    raise fault(f"„{value}“ ist keine Internetadresse.", remedy)


def _date(text: str) -> date:
    value = line(text)
    german, iso = _DATE.match(value), _ISO_DATE.match(value)
    if german:
        day, month, year = (int(part) for part in german.groups())
    elif iso:
        year, month, day = (int(part) for part in iso.groups())
    else:
        raise fault(f"„{value}“ ist kein Datum.", "Schreiben Sie Tag, Monat und Jahr, zum Beispiel 31.03.2026.")
    try:
        return date(year, month, day)
    except ValueError:
        raise fault(f"Den Tag „{value}“ gibt es nicht.", "Prüfen Sie Tag und Monat.") from None


def _integer(text: str) -> int:
    value = line(text)
    if _INTEGER.match(value) or _GROUPED.match(value):
        return int(value.replace(".", ""))
    raise fault(
        f"„{value}“ ist keine ganze Zahl.", "Schreiben Sie nur Ziffern, ohne Zusatz, zum Beispiel 1250 oder 1.250."
    )


def _decimal(text: str) -> Decimal:
    value = line(text)
    if _DECIMAL.match(value) or _GROUPED_DECIMAL.match(value):
        return Decimal(value.replace(".", "").replace(",", "."))
    if re.match(r"-?[0-9]{1,12}\.[0-9]{1,8}\Z", value):
        comma = value.replace(".", ",")
        remedy = f"Der Punkt trennt Tausender, das Komma Bruchteile. Schreiben Sie zum Beispiel {comma}"
        raise fault(f"„{value}“ ist nicht eindeutig.", remedy)
    raise fault(f"„{value}“ ist keine Zahl.", "Schreiben Sie nur Ziffern, ohne Zusatz, zum Beispiel 12,5 oder 1.250.")


def _degrees(text: str) -> Decimal:
    """Return a coordinate; nobody parts thousands of degrees, so point and comma mean the same."""
    value = line(text)
    if _DEGREES.match(value):
        return Decimal(value.replace(",", "."))
    raise fault(f"„{value}“ ist keine Koordinate.", "Schreiben Sie Grad mit Nachkommastellen, zum Beispiel 51,0504.")


class Meter(Decimal):
    """A coordinate in metres: the limits of its field, which stand in degrees, do not hold for it."""

    __slots__ = ()


def koordinate(text: str) -> Decimal:
    """Return a coordinate in degrees, or in metres as UTM and Gauß-Krüger have it, with its zone before it or not."""
    value = line(text)
    if hit := _METRES.match(value):
        return Meter(re.sub(r"[ .]", "", hit[1]) + (f".{hit[2]}" if hit[2] else ""))
    return _degrees(text)


def _year(text: str) -> Jahr:
    value = line(text)
    if re.match(r"(?:19|20|21)[0-9]{2}\Z", value):
        return Jahr(int(value))
    raise fault(f"„{value}“ ist keine Jahreszahl.", "Schreiben Sie vier Ziffern, zum Beispiel 2026.")


_YES_NO = ("ja", "nein", "unbekannt")
_MEANT = {"true": "ja", "yes": "ja", "x": "ja", "j": "ja", "false": "nein", "no": "nein", "n": "nein", "?": "unbekannt"}


def _yes_no(text: str) -> str:
    value = line(text)
    if value.lower() in _YES_NO:
        return value.lower()
    near = _MEANT.get(value.lower()) or nearest(value, _YES_NO)
    guess = f" Meinten Sie „{near}“?" if near else ""
    raise ScalarFault("SCH013", f"„{value}“ ist hier nicht möglich.{guess}", "Möglich sind: ja, nein, unbekannt.")


_STRING: Mapping[str, Any] = {"type": "string"}
_LOOSE: Mapping[str, Any] = {"type": ["string", "number"]}

TYPES: Mapping[str, ScalarType] = {
    "text": ScalarType(line, str, "eine Zeile Text", _LOOSE, "Beispiel"),
    "absatz": ScalarType(paragraph, str, "ein Text", _STRING, "Ein Beispiel in ganzen Sätzen."),
    "kennung": ScalarType(_id, str, "eine Kennung", {**_LOOSE, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}, "beispiel-1"),
    "verweis": ScalarType(line, str, "die Kennung eines anderen Eintrags", _LOOSE, "beispiel-1"),
    "gebiet": ScalarType(line, str, "ein Sozialraum, ein Gemeindeschlüssel oder gesamt", _LOOSE, "gesamt"),
    "datei": ScalarType(line, str, "ein Dateiname", _STRING, "logo.png"),
    "ganzzahl": ScalarType(_integer, int, "eine ganze Zahl", _LOOSE, "120"),
    "dezimal": ScalarType(_decimal, Decimal, "eine Zahl", _LOOSE, "12,5"),
    "grad": ScalarType(_degrees, Decimal, "eine Koordinate in Grad", _LOOSE, "51,0504"),
    "jahr": ScalarType(_year, Jahr, "eine Jahreszahl", _LOOSE, "2026"),
    "datum": ScalarType(_date, date, "ein Datum", _STRING, "31.03.2026"),
    "uhrzeit": ScalarType(uhrzeit, str, "eine Uhrzeit", _LOOSE, "8:30"),
    "ja_nein": ScalarType(_yes_no, str, "ja, nein oder unbekannt", {"enum": list(_YES_NO)}, "ja"),
    "plz": ScalarType(_plz, str, "eine Postleitzahl", _LOOSE, "01067"),
    "ags": ScalarType(
        _key((8, 5), "Gemeindeschlüssel (AGS)", "05315000"), str, "ein Gemeindeschlüssel", _LOOSE, "05999999"
    ),
    "ars": ScalarType(
        _key((12,), "Regionalschlüssel (ARS)", "053150000000"), str, "ein Regionalschlüssel", _LOOSE, "059990000999"
    ),
    "telefon": ScalarType(rufnummer, Rufnummer, "eine Telefonnummer", _LOOSE, "0351 123456-78"),
    "email": ScalarType(
        matches(_EMAIL, "„{wert}“ ist keine E-Mail-Adresse.", "Schreiben Sie zum Beispiel beratung@verband.example."),
        str,
        "eine E-Mail-Adresse",
        _STRING,
        "beratung@verband.example",
    ),
    "url": ScalarType(_url, str, "eine Internetadresse", _STRING, "https://www.verband.example"),
    "sprache": ScalarType(line, Wert, "ein Sprachkürzel", _STRING, "de"),
    "farbe": ScalarType(
        matches(
            _COLOUR, "„{wert}“ ist keine Farbe.", 'Schreiben Sie # und sechs Zeichen, in Anführungszeichen: "#1D4F76"'
        ),
        str,
        "eine Farbe",
        _STRING,
        "#1D4F76",
    ),
    "wahl": ScalarType(line, Wert, "ein Wert aus der Liste", _STRING, ""),
}
