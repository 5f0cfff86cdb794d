"""Was: Das Konzept einer sächsischen Kommune zeigt nicht, wie sie mit freien Trägern zusammenarbeitet.

Die Regel gilt nur in Sachsen.

Warum: § 15 des Sächsischen Integrations- und Teilhabegesetzes handelt nach seiner Überschrift davon, freie Träger
einzubeziehen. Der Wortlaut ist hier nicht geprüft; die Verbände fordern die Zusammenarbeit unabhängig davon.

Beispiel: Die Datei zusammenarbeit.yaml fehlt, und es gibt keinen Text texte/zusammenarbeit.md.

Abhilfe: Tragen Sie ein, welche Verbände beteiligt sind und was Sie mit ihnen vereinbart haben. Lesen Sie § 15
SächsIntG nach, bevor Sie sich darauf berufen.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import regelt_zusammenarbeit
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="VOL011",
    name="zusammenarbeit-in-sachsen-fehlt",
    bereich="Vollständigkeit",
    quellen=(
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
kommune: {name: Teststadt, typ: stadt, land: sn}
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
vereinbarungen:
  - {traeger: caritas, gegenstand: Wohnungssuche}
""",
    "{}",
)
SCHLECHT = (
    """
kommune: {name: Teststadt, typ: stadt, land: sn}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where nothing shows cooperation with free providers."""
    if konzept.kommune.land == "sn" and not regelt_zusammenarbeit(konzept):
        remedy = "Ergänzen Sie in zusammenarbeit.yaml Verbände, Beteiligungen und Vereinbarungen."
        yield Treffer(
            ("kommune",), "Das Konzept zeigt nicht, wie die Kommune mit freien Trägern zusammenarbeitet.", remedy
        )
