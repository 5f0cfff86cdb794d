"""Was: Das Konzept zeigt nicht, wie die Kommune mit freien Trägern zusammenarbeitet, wie es das TIntG vorsieht.

Die Regel gilt für Kreise und kreisfreie Städte in Nordrhein-Westfalen.

Warum: Nach § 8 Abs. 1 TIntG soll das Integrationskonzept, das zur Förderung eines Kommunalen Integrationszentrums
gehört, die Zusammenarbeit und Abstimmung mit freien Trägern vorsehen. Das ist eine Sollvorschrift; die Verbände
fordern dasselbe.

Beispiel: Die Datei zusammenarbeit.yaml fehlt, und es gibt keinen Text texte/zusammenarbeit.md.

Abhilfe: Tragen Sie ein, welche Verbände beteiligt sind und was Sie mit ihnen vereinbart haben. Besondere Gründe
halten Sie als Ausnahme mit Begründung fest.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import regelt_zusammenarbeit, zusammenarbeit_nach_tintg
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="VOL010",
    name="zusammenarbeit-nach-dem-tintg-fehlt",
    bereich="Vollständigkeit",
    quellen=(
        "tintg-8-1",
        "anregungen-2019-a3",
    ),
    schwere=Severity.FEHLER,
    elemente=(
        "G3",
        "G7",
    ),
    kapitel="zusammenarbeit",
)
GUT = (
    """
kommune: {name: Teststadt, typ: kreisfreie_stadt, land: nw}
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
vereinbarungen:
  - {traeger: caritas, gegenstand: Wohnungssuche}
""",
    "{}",
)
SCHLECHT = (
    """
kommune: {name: Teststadt, typ: kreisfreie_stadt, land: nw}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where nothing shows cooperation with free providers."""
    if zusammenarbeit_nach_tintg(konzept) and not regelt_zusammenarbeit(konzept):
        remedy = "Ergänzen Sie in zusammenarbeit.yaml Verbände, Beteiligungen und Vereinbarungen."
        message = (
            "Das Konzept zeigt nicht, wie Kommune und freie Träger zusammenarbeiten; das TIntG sieht das als Soll vor."
        )
        yield Treffer(("kommune",), message, remedy)
