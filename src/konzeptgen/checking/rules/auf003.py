"""Was: Für die Beratung nach der Ankunft ist kein freier Träger genannt.

Geprüft wird das Feld beratung der Aufnahmeplanung; ist es leer, bleibt es beim Hinweis.

Warum: Nach den Anregungen von 2019 sollen vorzugsweise freie Träger beraten, weil Geflüchtete ihnen eher vertrauen.
In Aufnahmeeinrichtungen erfahren Asylsuchende nach § 47 Abs. 4 AsylG, welche Vereinigungen kostenlos beraten.

Beispiel: Unter aufnahmeplanung nennt beratung nur ein Angebot des Sozialamts.

Abhilfe: Nennen Sie die Angebote freier Träger, die nach der Ankunft beraten, oder vereinbaren Sie solche Angebote.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="AUF003",
    name="beratung-nach-der-ankunft-ohne-freie-traeger",
    bereich="Aufnahme",
    quellen=(
        "anregungen-2019-d1",
        "anregungen-2019-b2",
        "asylg-47-4",
    ),
    schwere=Severity.WARNUNG,
    elemente=(
        "F5",
        "M2",
    ),
    kapitel="aufnahme",
)
GUT = (
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
  - {id: amt, name: Sozialamt, art: kommune}
angebote:
  - {id: a0, traeger: caritas, name: Angebot, leistungsart: erstaufnahmebetreuung}
aufnahmeplanung:
  beratung: [a0]
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
  - {id: amt, name: Sozialamt, art: kommune}
angebote:
  - {id: x, traeger: amt, name: Beratung, leistungsart: sozialberatung}
aufnahmeplanung:
  beratung: [x]
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where no free provider counsels after arrival, a lighter one where nothing is known."""
    offers = konzept.aufnahmeplanung.beratung if konzept.aufnahmeplanung else ()
    if any(angebot.traeger.frei for angebot in offers):
        return
    remedy = "Ergänzen Sie unter aufnahmeplanung das Feld beratung um Angebote freier Träger."
    if offers:
        message = "Nach der Ankunft berät nach den Angaben kein freier Träger."
        yield Treffer(("aufnahmeplanung", "beratung"), message, remedy)
    else:
        message = "Es ist nicht angegeben, wer nach der Ankunft berät."
        yield Treffer(pfad(konzept, "aufnahmeplanung"), message, remedy, "", Severity.HINWEIS)
