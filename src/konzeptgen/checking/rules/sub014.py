"""Was: Einer Maßnahme der Kommune fehlt der Rechtskreis oder die Leistungsart.

Warum: Jeder Rechtskreis hat eine andere Regel zum Vorrang freier Träger, und nur gleiche Leistungsarten lassen sich
vergleichen. Ohne beide Angaben bleibt offen, ob es passende Angebote freier Träger gibt.

Beispiel: Zur Maßnahme „Elterncafé“ steht nur der Name.

Abhilfe: Tragen Sie „rechtskreis“ und „leistungsart“ ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.sub_wer import eigene_massnahmen
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="SUB014",
    name="abgleich-nicht-moeglich",
    bereich="Subsidiarität",
    quellen=("eigener-massstab",),
    schwere=Severity.WARNUNG,
    elemente=("G1",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
massnahmen:
  - id: m-cafe
    name: Elterncafé
    handlungsfeld: bildung
    rechtskreis: freiwillig
    leistungsart: familienbildung
    durchfuehrung: kommune
""",
    """
traeger: [{id: awo, name: AWO, art: freie_wohlfahrt}]
massnahmen: [{id: m-cafe, name: Elterncafé, handlungsfeld: bildung, durchfuehrung: freier_traeger, partner: [awo]}]
""",
)
SCHLECHT = (
    """
massnahmen: [{id: m-cafe, name: Elterncafé, handlungsfeld: bildung, durchfuehrung: kommune}]
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each measure that cannot be matched since its Rechtskreis or Leistungsart is unknown."""
    for index, massnahme in eigene_massnahmen(konzept):
        missing = [feld for feld in ("rechtskreis", "leistungsart") if getattr(massnahme, feld) is None]
        if missing:
            fields = aufzaehlung(f"„{feld}“" for feld in missing)
            was = f"Zur Maßnahme „{massnahme.name}“ ist kein Abgleich mit freien Trägern möglich, es fehlt {fields}."
            yield Treffer(("massnahmen", index, "name"), was, f"Tragen Sie {fields} ein.", massnahme.id)
