"""Was: Die Asylverfahrensberatung liegt bei einer Behörde.

Warum: Seit dem 1. Januar 2023 fördert der Bund eine Asylverfahrensberatung, die von Behörden unabhängig ist (§ 12a
AsylG). Die Vorschrift regelt die Förderung; sie untersagt einer Kommune die eigene Beratung nicht. Die Verbände fordern,
dass Beratung bevorzugt bei freien Trägern liegt. Die Rechtsauskunft des Bundesamts nach § 12b AsylG ist nicht gemeint.

Beispiel: Das Sozialamt bietet Asylverfahrensberatung in der Erstaufnahme an.

Abhilfe: Verweisen Sie auf eine unabhängige Beratungsstelle oder gewinnen Sie einen freien Träger. Ist nur
Rechtsauskunft gemeint, ändern Sie die Leistungsart.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.recht import normen
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.sub_wer import eigen, eigene_massnahmen
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

REGEL = Regel(
    code="SUB012",
    name="asylverfahrensberatung-bei-behoerde",
    bereich="Subsidiarität",
    quellen=("asylg-12a", "anregungen-2019-b2"),
    schwere=Severity.WARNUNG,
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


_BUND = "Der Bund fördert nach § 12a AsylG nur Beratung, die von Behörden unabhängig ist."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each offer of a public body and each own measure, once the Bund funds independent counselling."""
    if not normen()["asylg-12a"].wortlaute[-1].gilt_am(konzept.stichtag):
        return
    ahead = {*konzept.aktive_angebote, *konzept.geplante_angebote}
    for index, angebot in enumerate(konzept.angebote):
        if angebot in ahead and angebot.leistungsart == _ART and angebot.traeger.oeffentlich:
            was = (
                f"Die Asylverfahrensberatung „{angebot.name}“ liegt bei der öffentlichen Hand ({angebot.traeger.kurz})."
            )
            yield Treffer(("angebote", index, "leistungsart"), f"{was} {_BUND}", _ABHILFE, angebot.id)
    for index, massnahme in eigene_massnahmen(konzept):
        if massnahme.leistungsart == _ART and _allein(konzept, massnahme):
            was = f"Die Maßnahme „{massnahme.name}“ sieht Asylverfahrensberatung durch die Kommune vor. {_BUND}"
            yield Treffer(("massnahmen", index, "leistungsart"), was, _ABHILFE, massnahme.id)


def _allein(konzept: Konzept, massnahme: Massnahme) -> bool:
    """Return whether the municipality surely carries out a measure without a free provider."""
    own = eigen(konzept, massnahme)
    return own is not None and not own.frage and massnahme.durchfuehrung != "gemeinsam"
