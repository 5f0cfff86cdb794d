"""Was: Die Maßnahmen eines Jahres kosten mehr, als für das Jahr an Haushaltsmitteln erfasst ist.

Verglichen wird je Jahr ab dem Stichtag. Stammen alle erfassten Mittel von der Kommune, zählt nur der eigene Anteil der
Maßnahmen, sonst der ganze Betrag. Maßnahmen ohne Beginn zählen nicht mit.

Warum: Der Rat liest beide Summen nebeneinander. Passen sie nicht zusammen, fehlt ein Posten, oder ein Betrag ist falsch.

Beispiel: Für 2027 sind 100.000 Euro erfasst; die Maßnahmen, die dann laufen, kosten 180.000 Euro.

Abhilfe: Ergänzen Sie die Mittel in konzept.yaml, oder berichtigen Sie die Beträge und Jahre der Maßnahmen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahl
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.kommune import Haushaltsmittel
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA018",
    name="massnahmen-teurer-als-haushaltsmittel",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.HINWEIS,
    elemente=(),
    kapitel="ressourcen",
)
_PLAN = "massnahmen: [{id: m, name: Lotsen, handlungsfeld: wohnen, status: laufend, mittel: 90.000%s}]\n"
GUT = (
    _PLAN % "" + "mittel: [{jahr: 2027, zweck: Wohnen, betrag: 90.000, geber: land}]",
    _PLAN % "" + "mittel: [{jahr: 2025, zweck: Wohnen, betrag: 10.000, geber: land}]",
    _PLAN % ", eigenanteil: 10.000" + "mittel: [{jahr: 2027, zweck: Wohnen, betrag: 20.000, geber: kommune}]",
    _PLAN % ", ende: 31.12.2026" + "mittel: [{jahr: 2027, zweck: Wohnen, betrag: 20.000, geber: land}]",
)
SCHLECHT = (
    _PLAN % "" + "mittel: [{jahr: 2027, zweck: Wohnen, betrag: 20.000, geber: land}]",
    _PLAN % ", finanzierung: [kommune]" + "mittel: [{jahr: 2027, zweck: Wohnen, betrag: 20.000, geber: kommune}]",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each year from the day on whose means are less than what its measures are known to cost."""
    for year, entries, means in konzept.mittel_je_jahr:
        cost, whose = _kosten(konzept, int(year), entries)
        if year >= konzept.tag.year and cost > means:
            message = (
                f"Für {year} sind {zahl(means, 0)} Euro Haushaltsmittel erfasst; die Maßnahmen, die es dann gibt, "
                f"kosten{whose} {zahl(cost, 0)} Euro."
            )
            remedy = "Ergänzen Sie die Mittel, oder berichtigen Sie Beträge und Jahre der Maßnahmen."
            yield Treffer(("mittel", konzept.mittel.index(entries[0]), "betrag"), message, remedy, str(year))


def _kosten(konzept: Konzept, year: int, entries: Sequence[Haushaltsmittel]) -> tuple[Decimal, str]:
    """Return what compares with the means: the own share where all of them are the municipality's, else all."""
    cost = konzept.kosten_des_jahres(year)
    if all(entry.geber == "kommune" for entry in entries):
        return cost.eigen, " die Kommune"
    return cost.im_jahr, ""
