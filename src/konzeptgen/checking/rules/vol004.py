"""Was: Der Beschluss des Rates oder Kreistags fehlt oder hat kein Datum.

Die Regel gilt für Kreise und kreisfreie Städte in Nordrhein-Westfalen. Im Entwurf genügt es, dass der Beschluss
vorgesehen ist.

Warum: Die Rahmenbedingungen der Kommunalen Integrationszentren von 2012 und 2018 setzten ein Konzept voraus, das Rat
oder Kreistag beschlossen haben. Ob die Richtlinie von 2025 das noch verlangt, ist nicht geprüft.

Beispiel: Der Status ist beschlossen, unter beschluss steht aber nur das Gremium.

Abhilfe: Tragen Sie Gremium, Datum und Vorlage unter beschluss ein, im Entwurf den geplanten Schritt unter
beratungsfolge.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import hat_integrationszentrum, pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="VOL004",
    name="kein-beschluss",
    bereich="Vollständigkeit",
    quellen=("ki-rahmenbedingungen",),
    schwere=Severity.WARNUNG,
    elemente=("G7",),
    kapitel="auftrag",
)
GUT = (
    """
kommune: {name: Teststadt, typ: kreisfreie_stadt, land: nw}
rahmen: {status: beschlossen}
beschluss: {gremium: Rat, datum: 01.10.2026}
""",
    """
kommune: {name: Teststadt, typ: kreisfreie_stadt, land: nw}
beratungsfolge:
  - {gremium: Rat, zweck: beschluss}
""",
    "kommune: {name: Teststadt, typ: kreisfreie_stadt, land: he}",
)
SCHLECHT = (
    """
kommune: {name: Teststadt, typ: kreisfreie_stadt, land: nw}
""",
    """
kommune: {name: Teststadt, typ: kreisfreie_stadt, land: nw}
rahmen: {status: beschlossen}
beschluss: {gremium: Rat}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where a resolution is neither taken nor planned, or has no date."""
    if not hat_integrationszentrum(konzept):
        return
    planned = konzept.beschluss or any(schritt.zweck == "beschluss" for schritt in konzept.beratungsfolge)
    if konzept.entwurf and not planned:
        message = "Ein Beschluss durch Rat oder Kreistag ist nicht vorgesehen."
        remedy = "Tragen Sie den geplanten Beschluss unter beratungsfolge oder beschluss in konzept.yaml ein."
        yield Treffer(("kommune",), message, remedy)
    elif not konzept.entwurf and (konzept.beschluss is None or konzept.beschluss.datum is None):
        message = "Das Konzept gilt als beschlossen, Gremium und Datum des Beschlusses sind aber nicht vollständig."
        yield Treffer(pfad(konzept, "beschluss"), message, "Ergänzen Sie beschluss in konzept.yaml.")
