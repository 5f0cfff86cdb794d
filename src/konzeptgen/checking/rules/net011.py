"""Was: Es ist nicht erfasst, wie viele Ausbildungs- und Arbeitsplätze freie Träger bieten.

Warum: Freie Träger sind selbst Ausbilder und Arbeitgeber und öffnen Zugewanderten ihre Einrichtungen. Das gehört in
das Bild der örtlichen Beschäftigung.

Beispiel: In arbeit.yaml fehlt der Abschnitt traegerplaetze.

Abhilfe: Fragen Sie die Träger nach den Zahlen des letzten Jahres und tragen Sie sie ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import ort
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET011",
    name="traegerplaetze-fehlen",
    bereich="Netzwerk",
    quellen=("anregungen-2019-e1",),
    schwere=Severity.HINWEIS,
    elemente=("B2",),
    kapitel="arbeit",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
traegerplaetze:
  - {traeger: cv, jahr: 2025, ausbildung: 4}
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit without any figures."""
    if not konzept.traegerplaetze:
        yield Treffer(
            ort(konzept, "jobcenter"),
            "Ausbildungs- und Arbeitsplätze bei freien Trägern sind nicht erfasst.",
            "Fragen Sie die Träger nach den Zahlen, und tragen Sie sie in arbeit.yaml unter traegerplaetze ein.",
        )
