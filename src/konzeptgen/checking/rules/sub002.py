"""Was: Die Jugendhilfe führt eine Maßnahme selbst durch, obwohl anerkannte freie Träger passende Angebote haben.

Warum: § 4 Abs. 2 SGB VIII ist eine Sollvorschrift. Sie gilt für neue und für bestehende Maßnahmen und kommt nur
anerkannten Trägern der freien Jugendhilfe zugute (§ 75 SGB VIII). Wer abweicht, nennt den Grund.

Beispiel: Das Jugendamt eröffnet Elterncafés in einem Stadtteil, in dem die AWO Familienbildung mit freien Plätzen hat.

Abhilfe: Tragen Sie die Begründung mit Datum und Stelle ein, führen Sie eine Interessenbekundung durch oder übertragen
Sie die Maßnahme einem anerkannten Träger. Ist die Anerkennung unbekannt, klären Sie sie zuerst.
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
    code="SUB002",
    name="sgb8-eigene-massnahme",
    bereich="Subsidiarität",
    quellen=("sgb8-4-2", "sgb8-75", "sgb1-17-3", "anregungen-2019-a3"),
    schwere=Severity.FEHLER,
    elemente=("G1",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
traeger: [{id: verein, name: Elternverein, art: gemeinnuetzig, anerkannt: nein}]
angebote:
  - id: cafe
    traeger: verein
    name: Elterncafé
    leistungsart: familienbildung
    gebiet: [gesamt]
    zielgruppen: [familien]
    kapazitaet: {plaetze: 30, belegt: 20}
massnahmen:
  - id: m-cafe
    name: Elterncafés an Schulen
    handlungsfeld: bildung
    rechtskreis: sgb8
    leistungsart: familienbildung
    gebiet: [gesamt]
    zielgruppen: [familien]
    durchfuehrung: kommune
""",
    """
traeger: [{id: awo, name: AWO, art: freie_wohlfahrt, anerkannt: ja}]
angebote:
  - id: cafe
    traeger: awo
    name: Elterncafé
    leistungsart: familienbildung
    gebiet: [gesamt]
    zielgruppen: [familien]
    kapazitaet: {plaetze: 30, belegt: 20}
massnahmen:
  - id: m-cafe
    name: Elterncafés an Schulen
    handlungsfeld: bildung
    rechtskreis: sgb8
    leistungsart: familienbildung
    gebiet: [gesamt]
    zielgruppen: [familien]
    durchfuehrung: gemeinsam
    partner: [awo]
""",
)
SCHLECHT = (
    """
traeger: [{id: awo, name: AWO, art: freie_wohlfahrt, anerkannt: ja}]
angebote:
  - id: cafe
    traeger: awo
    name: Elterncafé
    leistungsart: familienbildung
    gebiet: [gesamt]
    zielgruppen: [familien]
    kapazitaet: {plaetze: 30, belegt: 20}
massnahmen:
  - id: m-cafe
    name: Elterncafés an Schulen
    handlungsfeld: bildung
    rechtskreis: sgb8
    leistungsart: familienbildung
    gebiet: [gesamt]
    zielgruppen: [familien]
    durchfuehrung: kommune
""",
    """
traeger: [{id: verein, name: Elternverein, art: gemeinnuetzig}]
angebote:
  - {id: cafe, traeger: verein, name: Elterncafé, leistungsart: familienbildung, gebiet: [gesamt]}
massnahmen:
  - id: m-cafe
    name: Elterncafés an Schulen
    handlungsfeld: bildung
    rechtskreis: sgb8
    leistungsart: familienbildung
    gebiet: [gesamt]
    zielgruppen: [familien]
    durchfuehrung: kommune
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each measure under SGB VIII that a recognised free provider's offer matches."""
    yield from subsidiaritaet(konzept, partial(gesetzlich, norm="sgb8-4-2"))
