"""Was: Das Konzept nennt keinen Runden Tisch.

Warum: Runde Tische bringen Kommune, freie Träger und weitere Akteure eines Sozialraums zusammen. Ohne sie fehlt der
Ort, an dem Angebote abgestimmt und Bedarfe gemeldet werden.

Beispiel: Die Datei runde_tische.yaml fehlt oder ist leer.

Abhilfe: Tragen Sie bestehende Runde Tische in runde_tische.yaml ein oder nehmen Sie die Einrichtung als Maßnahme auf.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="RT001",
    name="kein-runder-tisch",
    bereich="Runde Tische",
    quellen=("anregungen-2019-c4",),
    schwere=Severity.FEHLER,
    elemente=("K4",),
    kapitel="beteiligung",
)
GUT = (
    """
runde_tische:
  - {id: rt, name: Runder Tisch Integration}
""",
)
SCHLECHT = ("{}",)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where there is no round table at all."""
    if not konzept.runde_tische:
        yield Treffer(
            ("kommune",),
            "Es ist kein Runder Tisch erfasst.",
            "Tragen Sie bestehende Runde Tische in runde_tische.yaml ein.",
        )
