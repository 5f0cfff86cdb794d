"""Was: Eine Zahl springt von einem Jahr auf das andere um ein Vielfaches.

Verglichen werden alle Reihen mit Jahren: Kursergebnisse, Prognosen, Kapazitäten, Auszüge, Vermittlungen, Mittel,
Förderungen, Plätze bei Trägern und Indikatoren. Das Fünffache oder ein Fünftel ergibt einen Hinweis, das Zehnfache oder
ein Zehntel eine Warnung. Kleine Zahlen schwanken; sie bleiben unberührt.

Warum: Hinter einem solchen Sprung steckt oft eine Ziffer zu viel, ein falsches Komma oder ein Betrag in Tausend Euro. In
Bildern wird daraus eine Klippe, die niemand erklären kann.

Beispiel: 2024 haben 240 Menschen Kurse begonnen, 2025 nur 24.

Abhilfe: Prüfen Sie beide Zahlen und ob sie dasselbe zählen. Stimmt der Sprung, erklären Sie ihn im Text und begründen Sie
ihn in ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahl
from konzeptgen.base.schema import Feldregeln
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.pla_hilfen import Eintrag, eintraege, geschuetzt, zahlen
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA015",
    name="sprung-zwischen-jahren",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="monitoring",
)
GUT = (
    "kursergebnisse: [{jahr: 2024, begonnen: 240}, {jahr: 2025, begonnen: 110}]",
    "auszuege: [{jahr: 2024, personen: 3}, {jahr: 2025, personen: 40}]",
    "prognosen: [{jahr: 2026, szenario: niedrig, personen: 20}, {jahr: 2027, szenario: hoch, personen: 400}]",
    "kapazitaeten: [{jahr: 2015, plaetze: 40}, {jahr: 2026, plaetze: 800}]",
)
SCHLECHT = (
    "kursergebnisse: [{jahr: 2024, begonnen: 240}, {jahr: 2025, begonnen: 24}]",
    """
mittel:
  - {jahr: 2025, zweck: Beratung, betrag: 412.000}
  - {jahr: 2026, zweck: Beratung, betrag: 438}
""",
    """
monitoring:
  indikatoren:
    - {name: Dauer, einheit: Monate, werte: [{jahr: 2024, wert: "1,6"}, {jahr: 2025, wert: "16,2"}]}
""",
    "kapazitaeten: [{jahr: 2025, plaetze: 150}, {jahr: 2026, plaetze: 900}]",
)
_NICHT = frozenset({"jahr", "quelle"})
_ABSTAND = 3
_HINWEIS, _WARNUNG = 5, 10
_MINDESTENS = {"ganzzahl": 50, "dezimal": 10}
_GELD = 10_000
_ABHILFE = "Prüfen Sie beide Zahlen und ob sie dasselbe zählen; stimmt der Sprung, begründen Sie ihn in ausnahmen.yaml."
_Reihe = list[tuple[int, Decimal, Eintrag]]


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit at each figure that is many times that of the year before, or a small part of it."""
    for name, row in _reihen(konzept):
        for (year, before, _), (next_year, after, eintrag) in pairwise(sorted(row, key=lambda figure: figure[0])):
            if 0 < next_year - year <= _ABSTAND:
                yield from _sprung(eintrag, name, (year, before), (next_year, after))


def _reihen(konzept: Konzept) -> Iterator[tuple[str, _Reihe]]:
    """Yield field and figures of all entries that differ only in their year, whatever list they stand in."""
    rows: dict[tuple[Hashable, ...], _Reihe] = {}
    for eintrag in eintraege(konzept, _jahreszahlen):
        year = getattr(eintrag.ding, "jahr", None)
        if year is not None:
            for name in eintrag.teil.regeln:
                value = getattr(eintrag.ding, name)
                if value is not None:
                    rows.setdefault((eintrag.pfad[:-1], name, *_merkmale(eintrag)), []).append((year, value, eintrag))
    return ((str(key[1]), row) for key, row in rows.items())


def _jahreszahlen(field: str, members: Feldregeln) -> Feldregeln:
    """Pick the numbers that stand beside a year."""
    return zahlen(field, members) if "jahr" in members else {}


def _merkmale(eintrag: Eintrag) -> Iterator[Hashable]:
    """Yield what else an entry says, apart from figures and days: its purpose, its provider, its scenario."""
    kind: Any = type(eintrag.ding)
    for name in _felder(kind):
        value = getattr(eintrag.ding, name)
        if not isinstance(value, (int, Decimal, date, tuple)):
            yield value


@cache
def _felder(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a dataclass of the model
    return tuple(field.name for field in fields(kind) if field.name not in _NICHT)


def _sprung(eintrag: Eintrag, name: str, before: tuple[int, Decimal], after: tuple[int, Decimal]) -> Iterator[Treffer]:
    small, large = sorted((before[1], after[1]))
    feld = eintrag.teil.regeln[name]
    least = _GELD if feld["meta"].get("einheit") == "Euro" else _MINDESTENS[feld["type"]]
    if small <= 0 or large < least or large < _HINWEIS * small:
        return
    wide = large >= _WARNUNG * small
    if not wide and large < _MINDESTENS["ganzzahl"]:
        return
    (year, old), (next_year, new) = before, after
    moved = f"von {zahl(old)} ({year}) auf {zahl(new)} ({next_year})"
    if geschuetzt(feld):
        moved = f"von {year} auf {next_year} um mehr als das {'Zehn' if wide else 'Fünf'}fache"
    message = f"{eintrag.wo} springt „{eintrag.feldname(name)}“ {moved}."
    yield Treffer((*eintrag.pfad, name), message, _ABHILFE, eintrag.bezug, None if wide else Severity.HINWEIS)
