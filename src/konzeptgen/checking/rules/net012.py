"""Was: Es ist keine Stelle erfasst, die bei der Anerkennung ausländischer Abschlüsse hilft.

Warum: Wer einen Beruf gelernt hat, soll ihn ausüben können. Das Interview von 2019 nennt eine zentrale Anlaufstelle
als gutes Beispiel.

Beispiel: In arbeit.yaml fehlt der Abschnitt anerkennungsstellen, und kein Angebot hat die Leistungsart
anerkennungsberatung.

Abhilfe: Tragen Sie die nächste Stelle ein, auch wenn sie für mehrere Kommunen arbeitet.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import ort
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET012",
    name="keine-anerkennungsstelle",
    bereich="Netzwerk",
    quellen=("interview-2019-n2",),
    schwere=Severity.HINWEIS,
    elemente=("B3",),
    kapitel="arbeit",
)
GUT = (
    """
anerkennungsstellen:
  - {name: Anlaufstelle Anerkennung}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Anerkennung, leistungsart: anerkennungsberatung}
""",
)
SCHLECHT = ("{}",)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where neither an office nor an offer helps with recognition."""
    if not konzept.hat_anerkennungsberatung:
        yield Treffer(
            ort(konzept, "jobcenter"),
            "Es ist keine Anlaufstelle für die Anerkennung ausländischer Abschlüsse erfasst.",
            "Tragen Sie die nächste Stelle in arbeit.yaml unter anerkennungsstellen ein, auch eine überörtliche.",
        )
