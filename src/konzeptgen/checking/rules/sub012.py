"""Was: Die Asylverfahrensberatung liegt bei einer Behörde.

Warum: Seit dem 1. Januar 2023 fördert der Bund eine Asylverfahrensberatung, die von Behörden unabhängig ist (§ 12a
AsylG). Die Rechtsauskunft des Bundesamts nach § 12b AsylG ist etwas anderes und nicht gemeint.

Beispiel: Das Sozialamt bietet Asylverfahrensberatung in der Erstaufnahme an.

Abhilfe: Verweisen Sie auf eine unabhängige Beratungsstelle oder gewinnen Sie einen freien Träger. Ist nur
Rechtsauskunft gemeint, ändern Sie die Leistungsart.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.recht import normen
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="SUB012",
    name="asylverfahrensberatung-bei-behoerde",
    bereich="Subsidiarität",
    quellen=("asylg-12a", "anregungen-2019-b2"),
    schwere=Severity.FEHLER,
    elemente=("M2",),
    kapitel="beratung",
)
GUT = (
    """
traeger: [{id: caritas, name: Caritas, art: freie_wohlfahrt}]
angebote: [{id: avb, traeger: caritas, name: Asylverfahrensberatung, leistungsart: asylverfahrensberatung}]
""",
)
SCHLECHT = (
    """
traeger: [{id: amt, name: Sozialamt, art: kommune}]
angebote: [{id: avb, traeger: amt, name: Asylverfahrensberatung, leistungsart: asylverfahrensberatung}]
""",
    """
massnahmen:
  - id: m-avb
    name: Eigene Asylverfahrensberatung
    handlungsfeld: beratung
    leistungsart: asylverfahrensberatung
    durchfuehrung: kommune
""",
)

_ART = "asylverfahrensberatung"
_ABHILFE = (
    "Verweisen Sie auf eine unabhängige Beratungsstelle oder gewinnen Sie einen freien Träger. Ist nur Rechtsauskunft "
    "gemeint, ändern Sie die Leistungsart."
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each offer of a public body and each own measure, once counselling is to be independent."""
    if not normen()["asylg-12a"].wortlaute[-1].gilt_am(konzept.stichtag):
        return
    ahead = {*konzept.aktive_angebote, *konzept.geplante_angebote}
    for index, angebot in enumerate(konzept.angebote):
        if angebot in ahead and angebot.leistungsart == _ART and angebot.traeger.oeffentlich:
            was = f"Die Asylverfahrensberatung „{angebot.name}“ liegt bei einer Behörde ({angebot.traeger.kurz})."
            yield Treffer(("angebote", index, "leistungsart"), was, _ABHILFE, angebot.id)
    for index, massnahme in enumerate(konzept.massnahmen):
        if massnahme.leistungsart == _ART and massnahme.durchfuehrung == "kommune":
            was = f"Die Maßnahme „{massnahme.name}“ sieht Asylverfahrensberatung durch die Kommune vor."
            yield Treffer(("massnahmen", index, "leistungsart"), was, _ABHILFE, massnahme.id)
