"""Was: Die Kommune schafft ein neues eigenes Pflegeangebot, obwohl freigemeinnützige oder private Träger passende haben.

Warum: § 11 Abs. 2 SGB XI räumt freigemeinnützigen und privaten Trägern den Vorrang vor öffentlichen ein. Die Vorschrift
wendet sich an die, die das Gesetz durchführen. Ob eine Kommune deshalb auf ein eigenes Angebot verzichten muss, sagt sie
nicht; darum ist es eine Warnung und nur bei neuen Angeboten.

Beispiel: Die Stadt plant einen eigenen Pflegedienst, ein privater Dienst hat freie Plätze.

Abhilfe: Tragen Sie die Begründung mit Datum und Stelle ein, oder übertragen Sie die Maßnahme einem anderen Träger.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.sub_hilfen import subsidiaritaet
from konzeptgen.checking.rules.sub_recht import gesetzlich
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="SUB018",
    name="sgb11-neues-angebot",
    bereich="Subsidiarität",
    quellen=("sgb11-11-2",),
    schwere=Severity.WARNUNG,
    elemente=("G1",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
traeger: [{id: dienst, name: Dienst GmbH, art: gewerblich, beherrscht_von: niemand}]
angebote:
  - id: hilfe
    traeger: dienst
    name: Hilfe vor Ort
    leistungsart: altenhilfe
    gebiet: [gesamt]
    zielgruppen: [aeltere]
    kapazitaet: {plaetze: 40, belegt: 10}
    geeignet: ja
massnahmen:
  - id: m-hilfe
    name: Eigene Hilfe
    handlungsfeld: gesundheit
    rechtskreis: sgb11
    leistungsart: altenhilfe
    gebiet: [gesamt]
    zielgruppen: [aeltere]
    umfang: 20
    durchfuehrung: kommune
    neu: nein
""",
)
SCHLECHT = (
    """
traeger: [{id: dienst, name: Dienst GmbH, art: gewerblich, beherrscht_von: niemand}]
angebote:
  - id: hilfe
    traeger: dienst
    name: Hilfe vor Ort
    leistungsart: altenhilfe
    gebiet: [gesamt]
    zielgruppen: [aeltere]
    kapazitaet: {plaetze: 40, belegt: 10}
    geeignet: ja
massnahmen:
  - id: m-hilfe
    name: Eigene Hilfe
    handlungsfeld: gesundheit
    rechtskreis: sgb11
    leistungsart: altenhilfe
    gebiet: [gesamt]
    zielgruppen: [aeltere]
    umfang: 20
    durchfuehrung: kommune
    neu: ja
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each new measure under SGB XI that the offer of a suitable provider matches."""
    yield from subsidiaritaet(konzept, partial(gesetzlich, norm="sgb11-11-2"))
