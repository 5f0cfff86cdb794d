"""Was: Das Konzept nennt keine Zahl zu qualifizierten Abschlüssen.

Es genügt ein Jahr mit Angabe oder ein Indikator im Monitoring, der den Abschluss misst.

Warum: Die Anregungen von 2019 sehen im qualifizierten Abschluss den wesentlichen Maßstab für Kurse. Ein früher Beginn
allein genügt ihnen nicht.

Beispiel: Unter kursergebnisse stehen nur die Teilnehmenden zu Beginn.

Abhilfe: Bitten Sie die Kursträger um die Zahl der Abschlüsse je Jahr und tragen Sie abgeschlossen ein. Liegen keine
Zahlen vor, planen Sie den Indikator im Monitoring.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="KUR010",
    name="kein-abschluss-als-massstab",
    bereich="Kurse",
    quellen=("anregungen-2019-g1",),
    schwere=Severity.WARNUNG,
    elemente=("I3",),
    kapitel="sprache",
)
GUT = (
    """
kursergebnisse:
  - {jahr: 2025, begonnen: 100, abgeschlossen: 60}
""",
    """
monitoring:
  indikatoren: [{name: Qualifizierter Abschluss, handlungsfeld: sprache}]
""",
)
SCHLECHT = (
    """
kursergebnisse:
  - {jahr: 2025, begonnen: 100}
""",
    "{}",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where neither results nor monitoring measure qualified ends."""
    counted = any(ergebnis.abgeschlossen is not None for ergebnis in konzept.kursergebnisse)
    if counted or any("abschl" in indikator.name.lower() for indikator in konzept.indikatoren_im("sprache")):
        return
    message = "Das Konzept nennt keine Zahl zu qualifizierten Abschlüssen von Sprachkursen."
    remedy = "Bitten Sie die Kursträger um die Abschlüsse je Jahr und tragen Sie sie unter kursergebnisse ein."
    yield Treffer(pfad(konzept, "kursergebnisse"), message, remedy)
