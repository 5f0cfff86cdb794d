"""Was: Eine Begründung ist sehr kurz oder nicht mehr gültig.

Warum: Eine Begründung soll auch Menschen überzeugen, die nicht dabei waren. Wenige Wörter reichen dafür nicht, und
eine abgelaufene Begründung beantwortet keinen Befund mehr. Die Grenze von 40 Zeichen ist unser Maßstab.

Beispiel: Als Begründung steht „wie bisher“, oder sie galt bis zum Ende des Vorjahres.

Abhilfe: Schreiben Sie in einem oder zwei Sätzen, was dagegen spricht, dass ein freier Träger die Aufgabe übernimmt.
Ist die Begründung abgelaufen, prüfen Sie, ob der Grund noch besteht, und setzen Sie ein neues Datum.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import datum
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.sub_hilfen import MINDESTLAENGE
from konzeptgen.model.bausteine import Begruendung
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="SUB013",
    name="begruendung-unzureichend",
    bereich="Subsidiarität",
    quellen=("eigener-massstab",),
    schwere=Severity.WARNUNG,
    elemente=("G1",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
massnahmen:
  - id: m-eins
    name: Unterbringung
    handlungsfeld: wohnen
    begruendung:
      text: Die Unterbringung bei Wohnungslosigkeit ist Gefahrenabwehr und bleibt bei der Stadt.
      datum: 12.02.2026
      stelle: Sozialamt
      gueltig_bis: 31.12.2028
""",
)
SCHLECHT = (
    """
massnahmen:
  - id: m-eins
    name: Unterbringung
    handlungsfeld: wohnen
    begruendung: {text: wie bisher, datum: 12.02.2026, stelle: Sozialamt}
""",
    """
ausnahmen:
  - regel: MAP005
    begruendung:
      text: Der Träger stellt seine Angaben bis zum Sommer um und meldet sie dann gesammelt.
      datum: 12.02.2025
      stelle: Sozialamt
      gueltig_bis: 31.12.2025
""",
)

_KURZ = "Schreiben Sie in einem oder zwei Sätzen, welche Gründe es gibt."
_ALT = "Prüfen Sie, ob der Grund noch besteht, und tragen Sie Datum und „gueltig_bis“ neu ein."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each reason that is too short or has expired on the Stichtag."""
    for index, massnahme in enumerate(konzept.massnahmen):
        if massnahme.begruendung:
            whose = f"Die Begründung der Maßnahme „{massnahme.name}“"
            yield from _begruendung(konzept, ("massnahmen", index), massnahme.begruendung, whose, massnahme.id)
    for index, ausnahme in enumerate(konzept.ausnahmen):
        whose = f"Die Begründung der Ausnahme zu {ausnahme.regel}"
        yield from _begruendung(konzept, ("ausnahmen", index), ausnahme.begruendung, whose, ausnahme.bezug or "")


def _begruendung(konzept: Konzept, pfad: DataPath, grund: Begruendung, whose: str, bezug: str) -> Iterator[Treffer]:
    length = len(grund.text)
    if length < MINDESTLAENGE:
        was = f"{whose} ist mit {length} Zeichen sehr kurz."
        yield Treffer((*pfad, "begruendung", "text"), was, _KURZ, bezug)
    if grund.gueltig_bis and grund.gueltig_bis < konzept.stichtag:
        was = f"{whose} galt nur bis zum {datum(grund.gueltig_bis)}."
        yield Treffer((*pfad, "begruendung", "gueltig_bis"), was, _ALT, bezug)
