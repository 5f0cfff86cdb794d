"""Picture: the share of each Sozialraum in the places and in the population."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, zahl
from konzeptgen.base.typography import NBSP
from konzeptgen.bilder import Bild
from konzeptgen.bilder.zeichnung.verteilungsbild import Zeile, spec
from konzeptgen.model.quellenzeile import daten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from konzeptgen.document.tree import Design
    from konzeptgen.model.fragen.wohnen import Verteilung
    from konzeptgen.model.konzept import Konzept

# Less than half a point of difference is no message.
_NOTABLE = 0.5


def bild(konzept: Konzept, design: Design) -> Bild | None:
    """Return the comparison, None where no place is known for a Sozialraum."""
    rows = konzept.verteilung
    if not rows:
        return None
    return Bild(_title(rows), _alt(rows), daten(konzept) + _rest(konzept), spec(list(map(_row, rows)), design))


def _rest(konzept: Konzept) -> str:
    """Return what the picture leaves out: houses without a Sozialraum or a number, and places that are to come."""
    homeless, houses = konzept.plaetze_ohne_sozialraum, len(konzept.ohne_platzzahl)
    parts = []
    if homeless:
        parts.append(f"{anzahl(homeless, 'Platz', 'Plätze', 'm')} ohne Sozialraum")
    if houses:
        parts.append(f"{anzahl(houses, 'Unterkunft', 'Unterkünfte', 'f')} ohne Platzzahl")
    if konzept.kommende_plaetze:
        parts.append(f"{anzahl(konzept.kommende_plaetze, 'Platz', 'Plätze', 'm')} in Unterkünften, die noch öffnen")
    return f"; nicht gezählt: {aufzaehlung(parts)}" if parts else ""


def _gap(row: Verteilung) -> Decimal:
    return row.anteil_plaetze - row.anteil_bevoelkerung if row.anteil_bevoelkerung is not None else Decimal(0)


def _row(row: Verteilung) -> Zeile:
    people = row.anteil_bevoelkerung
    return Zeile(row.sozialraum.name, float(row.anteil_plaetze), None if people is None else float(people))


def _title(rows: Sequence[Verteilung]) -> str:
    if len(rows) == 1:
        return f"Die zugeordneten Plätze liegen im Sozialraum {rows[0].sozialraum.name}"
    if all(row.anteil_bevoelkerung is None for row in rows):
        first, second = sorted(rows, key=lambda row: -row.plaetze)[:2]
        if first.plaetze == second.plaetze:
            return f"Die Plätze verteilen sich auf {anzahl(_housing(rows), 'Sozialraum', 'Sozialräume', 'm', 'akk')}"
        return f"Die meisten Plätze liegen im Sozialraum {first.sozialraum.name}"
    most = max(rows, key=_gap)
    if _gap(most) < _NOTABLE:
        return "Die Plätze verteilen sich auf die Sozialräume fast wie die Bevölkerung"
    place = f"Im Sozialraum {most.sozialraum.name}"
    return f"{place} übersteigt der Anteil an den Plätzen den Anteil an der Bevölkerung am stärksten"


def _housing(rows: Sequence[Verteilung]) -> int:
    return sum(1 for row in rows if row.plaetze)


def _alt(rows: Sequence[Verteilung]) -> str:
    spaces = anzahl(len(rows), "Sozialraum", "Sozialräume", "m", "akk")
    shown = f"Die Abbildung zeigt für {spaces} den Anteil an den Plätzen in offenen Unterkünften (gefüllter Kreis)"
    if any(row.anteil_bevoelkerung is not None for row in rows):
        shown += " und den Anteil an der Bevölkerung (leeres Quadrat)"
    return " ".join([f"{shown}.", *(_compared(word, row) for word, row in _extremes(rows))])


def _extremes(rows: Sequence[Verteilung]) -> list[tuple[str, Verteilung]]:
    known = [row for row in rows if row.anteil_bevoelkerung is not None]
    found = [("über", max(known, key=_gap)), ("unter", min(known, key=_gap))] if known else []
    return [(word, row) for word, row in found if abs(_gap(row)) >= _NOTABLE]


def _compared(word: str, row: Verteilung) -> str:
    places, people = zahl(row.anteil_plaetze, 1), zahl(row.anteil_bevoelkerung or 0, 1)
    return (
        f"Am weitesten {word} dem Anteil an der Bevölkerung ({people}{NBSP}%) liegt der Anteil an den Plätzen "
        f"({places}{NBSP}%) im Sozialraum {row.sozialraum.name}."
    )
