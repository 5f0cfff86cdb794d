"""Was: Ein Anteil ist größer als 100 Prozent.

Geprüft werden Werte und Ziele von Indikatoren und Wirkungen guter Beispiele, deren Einheit Prozent ist.

Warum: Ein Anteil kann höchstens das Ganze sein. Mehr ist ein Tippfehler, oder gemeint ist etwas anderes als ein Anteil.

Beispiel: Der Indikator „Bestandene Prüfungen“ in Prozent hat für 2025 den Wert 620.

Abhilfe: Prüfen Sie Wert und Einheit. Ist es eine Veränderung, schreiben Sie das in die Einheit, zum Beispiel Prozent
gegenüber dem Vorjahr.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahl
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA008",
    name="anteil-ueber-hundert",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="monitoring",
)
GUT = (
    """
monitoring:
  indikatoren:
    - {name: Bestandene Prüfungen, einheit: Prozent, werte: [{jahr: 2025, wert: "62,5"}], ziel: 100}
    - {name: Vermittelte Wohnungen, einheit: Wohnungen, werte: [{jahr: 2025, wert: 240}]}
    - {name: Zuwachs an Plätzen, einheit: Prozent gegenüber 2020, werte: [{jahr: 2025, wert: 140}]}
""",
)
SCHLECHT = (
    """
monitoring:
  indikatoren:
    - {name: Bestandene Prüfungen, einheit: Prozent, werte: [{jahr: 2025, wert: 620}]}
""",
    """
monitoring:
  indikatoren:
    - {name: Bestandene Prüfungen, einheit: "% der Teilnehmenden", ziel: 110}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
beispiele:
  - {id: b, titel: Tandems, handlungsfeld: teilhabe, traeger: cv, was: Zwei lernen., wirkung: [{wert: 300, einheit: Prozent zufrieden}]}
""",
)
_ANTEIL = re.compile(
    r"(?:prozent\b|v\.\s?h\.|%)(?!\s*(?:gegenüber|seit|mehr|weniger|zuwachs|veränderung))", re.IGNORECASE
)
_ABHILFE = "Prüfen Sie Wert und Einheit; eine Veränderung nennt in der Einheit, wogegen sie misst."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per share beyond the whole."""
    for path, name, unit, value, bezug in _werte(konzept):
        if value is not None and value > 100 and unit and _ANTEIL.match(unit):  # noqa: PLR2004 - per cent
            message = f"Bei „{name}“ steht {zahl(value)}, im Feld „einheit“ steht „{unit}“."
            yield Treffer(path, message, _ABHILFE, bezug)


def _werte(konzept: Konzept) -> Iterator[tuple[DataPath, str, str | None, Decimal | None, str]]:
    """Yield place, name, unit and value of each figure that has a unit of its own, and whose it is."""
    for index, indikator in enumerate(konzept.monitoring.indikatoren if konzept.monitoring else ()):
        base: DataPath = ("monitoring", "indikatoren", index)
        yield (*base, "ziel"), indikator.name, indikator.einheit, indikator.ziel, "indikatoren"
        for number, wert in enumerate(indikator.werte):
            yield (*base, "werte", number, "wert"), indikator.name, indikator.einheit, wert.wert, "indikatoren"
    for index, beispiel in enumerate(konzept.beispiele):
        for number, wirkung in enumerate(beispiel.wirkung):
            path = ("beispiele", index, "wirkung", number, "wert")
            yield path, beispiel.titel, wirkung.einheit, wirkung.wert, beispiel.id
