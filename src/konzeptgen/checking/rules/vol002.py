"""Was: Die Bestandsaufnahme fehlt ganz oder ohne Zahlen zur Bevölkerung.

Kein einziges Angebot ist ein Fehler; fehlen nur Zahlen und ein eigener Text zur Ausgangslage, ist das eine Warnung.

Warum: Ein Konzept beginnt damit, was da ist: Menschen, Angebote, Träger. Die Verbände fordern eine Übersicht der
Angebote freier Träger, der Leitfaden der Weltoffenen Kommune eine Bestandsaufnahme.

Beispiel: Die Datei anbieter.yaml fehlt, und in konzept.yaml stehen keine Zahlen.

Abhilfe: Tragen Sie die Angebote in anbieter.yaml ein und die Zahlen zur Bevölkerung mit Stichtag und Quelle in
konzept.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="VOL002",
    name="keine-bestandsaufnahme",
    bereich="Vollständigkeit",
    quellen=(
        "weltoffene-kommune",
        "anregungen-2019-c2",
    ),
    schwere=Severity.FEHLER,
    elemente=("K1",),
    kapitel="ausgangslage",
)
GUT = (
    """
kommune:
  name: Teststadt
  typ: stadt
  land: nw
  einwohner: {wert: 50000}
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: caritas, name: Beratung, leistungsart: mbe}
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: caritas, name: Beratung, leistungsart: mbe}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for missing offers and one for missing figures."""
    if not konzept.angebote:
        message = "Es ist kein Angebot erfasst, die Bestandsaufnahme fehlt."
        yield Treffer(("kommune",), message, "Tragen Sie Träger und Angebote in anbieter.yaml ein.", "angebote")
    kommune = konzept.kommune
    figures = (kommune.einwohner, kommune.auslaender, kommune.migrationsgeschichte, kommune.gefluechtete)
    if not any(figures) and "ausgangslage" not in konzept.texte:
        message = "Zahlen zur Bevölkerung fehlen."
        remedy = "Ergänzen Sie unter kommune zum Beispiel einwohner und gefluechtete mit Stichtag und Quelle."
        yield Treffer(("kommune",), message, remedy, "zahlen", Severity.WARNUNG)
