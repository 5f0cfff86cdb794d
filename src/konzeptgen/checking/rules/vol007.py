"""Was: Das Konzept zeigt nicht, wie die Kommune mit freien Trägern zusammenarbeitet.

Es genügt ein beteiligter Verband, eine Beteiligung, Vereinbarung oder Übertragung, oder ein Text dazu. Wo Landesrecht
etwas sagt, prüfen es VOL010 und VOL011.

Warum: Die Verbände fordern eine partnerschaftliche Zusammenarbeit und wollen mit den Migrantenorganisationen in das
Konzept eingebunden sein.

Beispiel: Die Datei zusammenarbeit.yaml fehlt, und es gibt keinen Text texte/zusammenarbeit.md.

Abhilfe: Tragen Sie ein, welche Verbände beteiligt sind und was Sie mit ihnen vereinbart haben. Ist noch nichts
vereinbart, laden Sie die Verbände ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import (
    regelt_zusammenarbeit,
    zusammenarbeit_nach_saechsintg,
    zusammenarbeit_nach_tintg,
)
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="VOL007",
    name="zusammenarbeit-mit-freien-traegern-fehlt",
    bereich="Vollständigkeit",
    quellen=(
        "anregungen-2019-a3",
        "anregungen-2019-c3",
    ),
    schwere=Severity.WARNUNG,
    elemente=(
        "G3",
        "K2",
    ),
    kapitel="zusammenarbeit",
)
GUT = (
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
vereinbarungen:
  - {traeger: caritas, gegenstand: Wohnungssuche}
""",
)
SCHLECHT = ("{}",)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where nothing shows cooperation with free providers."""
    by_land = zusammenarbeit_nach_tintg(konzept) or zusammenarbeit_nach_saechsintg(konzept)
    if not by_land and not regelt_zusammenarbeit(konzept):
        remedy = "Ergänzen Sie in zusammenarbeit.yaml Verbände, Beteiligungen und Vereinbarungen."
        yield Treffer(
            ("kommune",), "Das Konzept zeigt nicht, wie die Kommune mit freien Trägern zusammenarbeitet.", remedy
        )
