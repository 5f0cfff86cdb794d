"""Was: Die Plätze in Unterkünften reichen im mittleren Szenario nicht.

Geprüft werden das laufende und künftige Jahre. Fehlt Prognose oder Kapazität, ist das eine Warnung.

Warum: Die Verbände fordern, dass Kommunen vorausschauend und gemeinsam mit freien Trägern planen, damit genug Plätze
bereitstehen.

Beispiel: Für 2028 rechnet das mittlere Szenario mit 1.250 Menschen, geplant sind 1.210 Plätze.

Abhilfe: Planen Sie weitere Plätze oder schnellere Auszüge und nehmen Sie beides als Maßnahme auf. Halten Sie fest,
wie freie Träger beteiligt sind.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahl
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="AUF001",
    name="plaetze-reichen-nicht",
    bereich="Aufnahme",
    quellen=("anregungen-2019-d2",),
    schwere=Severity.FEHLER,
    elemente=("F1",),
    kapitel="aufnahme",
)
GUT = (
    """
prognosen:
  - {jahr: 2027, szenario: mittel, personen: 90}
kapazitaeten:
  - {jahr: 2027, plaetze: 100}
""",
)
SCHLECHT = (
    """
prognosen:
  - {jahr: 2027, szenario: mittel, personen: 120}
kapazitaeten:
  - {jahr: 2027, plaetze: 100}
""",
    """
prognosen:
  - {jahr: 2027, szenario: mittel, personen: 120}
""",
    "{}",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per year with too few places, or one where the two cannot be compared."""
    compared = False
    for index, prognose in enumerate(konzept.prognosen):
        year, kapazitaet = prognose.jahr, konzept.kapazitaet(prognose.jahr)
        if prognose.szenario != "mittel" or kapazitaet is None or year < konzept.stichtag.year:
            continue
        compared = True
        if not kapazitaet.reicht_fuer(prognose):
            numbers = f"{zahl(prognose.personen)} Personen bei {zahl(kapazitaet.plaetze)} Plätzen"
            message = f"Im Jahr {year} fehlen Plätze: Das mittlere Szenario rechnet mit {numbers}."
            remedy = "Planen Sie weitere Plätze oder schnellere Auszüge gemeinsam mit den freien Trägern."
            yield Treffer(("prognosen", index), message, remedy, str(year))
    if not compared:
        message = "Prognose und Plätze lassen sich für kein Jahr ab dem Stichtag vergleichen."
        remedy = (
            "Ergänzen Sie in aufnahme.yaml das mittlere Szenario unter prognosen und die Plätze unter kapazitaeten."
        )
        path = pfad(konzept, "prognosen" if konzept.prognosen else "kapazitaeten")
        yield Treffer(path, message, remedy, "", Severity.WARNUNG)
