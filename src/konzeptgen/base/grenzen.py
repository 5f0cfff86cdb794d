"""The limits on what comes in and on the work that it may cause; the environment may set each of them anew."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, fields, replace

from konzeptgen.base.finding import UsageTrouble

VARIABLE = "KONZEPTGEN_GRENZEN"
_SET = re.compile(r"(\w+)=([0-9]{1,15})\Z")


def _limit(most: int, was: str) -> int:
    """Return a field of ``Grenzen``: its figure, and in German what it is about."""
    made: int = field(default=most, metadata={"was": was})
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Grenzen:
    """The figures, by the names under which they can be set."""

    datei: int = _limit(20_000_000, "Bytes einer Datei")
    quelle: int = _limit(100_000_000, "Bytes einer Tabelle, die eingelesen wird")
    ordner: int = _limit(200_000_000, "Bytes, die aus einem Ordner gelesen werden")
    dateien: int = _limit(100_000, "Dateien und Ordner in einem Ordner, auch fremde")
    wert: int = _limit(1_000_000, "Zeichen eines einzelnen Wertes")
    werte: int = _limit(2_000_000, "Feldnamen und Werte in einem Ordner")
    eintraege: int = _limit(250_000, "Einträge (Gruppen von Feldern) in einer Datei")
    befunde: int = _limit(2_000, "Fehler, die einzeln genannt werden; weitere werden gezählt")
    text: int = _limit(1_000_000, "Bytes eines Textes in texte")
    texte: int = _limit(2_000_000, "Zeichen aller Texte in texte zusammen")
    klammern: int = _limit(50_000, "eckige Klammern in allen Texten zusammen und je Kapitel aus eigenen Vorlagen")
    pixel: int = _limit(178_000_000, "Bildpunkte eines Bildes")
    vorlage: int = _limit(200_000, "Bytes einer eigenen Vorlage")
    tiefe: int = _limit(64, "Ordner ineinander")
    vorlage_schritte: int = _limit(1_000_000, "Wiederholungen und Aufrufe in eigenen Vorlagen, dazu eine je Zeichen")
    vorlage_zeichen: int = _limit(5_000_000, "Zeichen, die eigene Vorlagen schreiben, dazu zehn je Zeichen")
    vorlage_kapitel: int = _limit(1_000_000, "Zeichen eines Kapitels aus eigenen Vorlagen, dazu zehn je Zeichen")
    vorlage_sekunden: int = _limit(30, "Sekunden Rechenzeit eigener Vorlagen, dazu zehn je Million Zeichen")
    vorlage_speicher: int = _limit(1_000_000_000, "Bytes Speicher eigener Vorlagen, dazu fünfzig je Zeichen")


def grenzen() -> Grenzen:
    """Return the limits that hold; raise UsageTrouble where the environment names one that does not exist."""
    found: dict[str, int] = {}
    names = [one.name for one in fields(Grenzen)]
    for word in re.split(r"[\s,]+", os.environ.get(VARIABLE, "").strip()):
        hit = _SET.match(word)
        if hit and hit[1] in names:
            found[hit[1]] = int(hit[2])
        elif word:
            raise UsageTrouble(
                f"{VARIABLE}: „{word}“ ist keine Grenze.",
                f"Schreiben Sie zum Beispiel datei=50000000. Möglich sind: {', '.join(names)}.",
            )
    return replace(Grenzen(), **found)
