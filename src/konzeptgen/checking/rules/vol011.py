"""Was: Das Konzept einer sächsischen Kommune zeigt nicht, wie sie mit freien Trägern zusammenarbeitet.

Die Regel gilt in Sachsen für Landkreise und Kreisfreie Städte, für andere Gemeinden gilt VOL007.

Warum: Das kommunale Integrationsmanagement, das Landkreise und Kreisfreie Städte einrichten können, hat zum Ziel, dass
alle Akteure zusammenarbeiten, auch die freien Träger (§ 12 Abs. 2 SächsIntG). Mit Aufgaben beauftragen können sie freie
Träger nach § 15; eine Pflicht dazu gibt es nicht. Die Verbände fordern die Zusammenarbeit unabhängig davon.

Beispiel: Die Datei zusammenarbeit.yaml fehlt, und es gibt keinen Text texte/zusammenarbeit.md.

Abhilfe: Tragen Sie ein, welche Verbände beteiligt sind und was Sie mit ihnen vereinbart haben.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import regelt_zusammenarbeit, zusammenarbeit_nach_saechsintg
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="VOL011",
    name="zusammenarbeit-in-sachsen-fehlt",
    bereich="Vollständigkeit",
    quellen=(
        "saechsintg-12-2",
        "saechsintg-15",
        "anregungen-2019-a3",
    ),
    schwere=Severity.WARNUNG,
    elemente=(
        "G3",
        "G7",
    ),
    kapitel="zusammenarbeit",
)
GUT = (
    """
kommune: {name: Teststadt, typ: kreisfreie_stadt, land: sn}
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
vereinbarungen:
  - {traeger: caritas, gegenstand: Wohnungssuche}
""",
    "{}",
    "kommune: {name: Teststadt, typ: stadt, land: sn}",
)
SCHLECHT = (
    """
kommune: {name: Teststadt, typ: kreisfreie_stadt, land: sn}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where nothing shows cooperation with free providers."""
    if zusammenarbeit_nach_saechsintg(konzept) and not regelt_zusammenarbeit(konzept):
        remedy = "Ergänzen Sie in zusammenarbeit.yaml Verbände, Beteiligungen und Vereinbarungen."
        yield Treffer(
            ("kommune",), "Das Konzept zeigt nicht, wie die Kommune mit freien Trägern zusammenarbeitet.", remedy
        )
