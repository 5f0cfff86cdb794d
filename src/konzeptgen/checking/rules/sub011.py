"""Was: Ein Vorhaben im Integrationsmanagement nennt neben Landesmitteln weitere Fördermittel.

Warum: In Nordrhein-Westfalen stehen die Landesmittel für das Kommunale Integrationsmanagement nicht für Vorhaben
bereit, die EU, Bund, Land oder Dritte schon finanzieren (§ 9 Abs. 4 TIntG). Eigene Mittel der Kommune sind nicht
gemeint. Die Regel gilt nur in Nordrhein-Westfalen.

Beispiel: Das Case Management ist mit Landesmitteln und zugleich mit Mitteln der EU finanziert.

Abhilfe: Trennen Sie die Vorhaben, oder streichen Sie die zweite Förderung und fragen Sie die Bewilligungsstelle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="SUB011",
    name="integrationsmanagement-doppelt-gefoerdert",
    bereich="Subsidiarität",
    quellen=("tintg-9-4",),
    schwere=Severity.WARNUNG,
    elemente=("G7",),
    kapitel="ressourcen",
)
GUT = (
    """
massnahmen:
  - id: m-cm
    name: Case Management
    handlungsfeld: beratung
    leistungsart: integrationsmanagement
    finanzierung: [land, kommune]
""",
)
SCHLECHT = (
    """
massnahmen:
  - id: m-cm
    name: Case Management
    handlungsfeld: beratung
    leistungsart: integrationsmanagement
    finanzierung: [land, eu]
""",
    """
traeger: [{id: caritas, name: Caritas, art: freie_wohlfahrt}]
angebote:
  - id: caritas-cm
    traeger: caritas
    name: Case Management
    leistungsart: integrationsmanagement
    foerderung: [{geber: land, programm: Kommunales Integrationsmanagement}, {geber: stiftung}]
""",
)

_FREMD = frozenset({"eu", "bund", "stiftung", "sonstige"})
_ABHILFE = "Trennen Sie die Vorhaben, oder streichen Sie die zweite Förderung und fragen Sie die Bewilligungsstelle."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each measure and offer of integration management in NRW with funds of the Land and of others."""
    if konzept.kommune.land != "nw":
        return
    for index, massnahme in enumerate(konzept.massnahmen):
        if _doppelt(massnahme.leistungsart, massnahme.finanzierung):
            yield _treffer(("massnahmen", index, "finanzierung"), massnahme.name, massnahme.id)
    for index, angebot in enumerate(konzept.angebote):
        if _doppelt(angebot.leistungsart, [foerderung.geber for foerderung in angebot.foerderung]):
            yield _treffer(("angebote", index, "foerderung"), angebot.name, angebot.id)


def _doppelt(leistungsart: str | None, geber: Iterable[str]) -> bool:
    names = set(geber)
    return leistungsart == "integrationsmanagement" and "land" in names and not names.isdisjoint(_FREMD)


def _treffer(pfad: DataPath, name: str, bezug: str) -> Treffer:
    was = f"„{name}“ nennt neben Landesmitteln für das Integrationsmanagement weitere Fördermittel."
    return Treffer(pfad, was, _ABHILFE, bezug)
