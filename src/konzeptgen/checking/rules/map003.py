"""Was: Es ist kein Jugendmigrationsdienst (JMD) erfasst, der zurzeit berät.

Warum: Der JMD begleitet junge Zugewanderte von 12 bis 27 Jahren, der Bund fördert ihn. Oft ist eine Stelle aus der
Nachbarschaft zuständig. Fehlt er im Konzept, kann niemand auf ihn verweisen.

Beispiel: In anbieter.yaml hat kein laufendes Angebot die Leistungsart jmd.

Abhilfe: Tragen Sie den zuständigen JMD ein, auch wenn er seinen Sitz außerhalb hat. Berät in Ihrem Gebiet keiner,
begründen Sie das in ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import ort
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="MAP003",
    name="kein-jugendmigrationsdienst",
    bereich="Mapping",
    quellen=("anregungen-2019-b1", "anregungen-2019-b3", "aufenthg-45"),
    schwere=Severity.WARNUNG,
    elemente=("M1",),
    kapitel="beratung",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: jmd, traeger: cv, name: Beratung, leistungsart: jmd}
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: jmd, traeger: cv, name: Beratung, leistungsart: jmd, status: beendet}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where no JMD is running."""
    if not konzept.angebote_der("jmd"):
        yield Treffer(
            ort(konzept, "angebote"),
            "Es ist kein laufender Jugendmigrationsdienst (JMD) erfasst.",
            "Tragen Sie den zuständigen JMD in anbieter.yaml ein; gibt es keinen, begründen Sie das in ausnahmen.yaml.",
        )
