"""Was: Die Sozialhilfe schafft ein neues eigenes Angebot, obwohl es geeignete Leistungserbringer gibt.

Warum: § 75 Abs. 2 Satz 1 SGB XII ist eine Sollvorschrift. Sind geeignete Leistungserbringer vorhanden, schafft der Träger
der Sozialhilfe keine neuen eigenen Angebote. Auch gewerbliche Anbieter zählen, bestehende Angebote der Kommune sind
nicht gemeint. Von den Angeboten freier Träger spricht schon SUB003, damit nichts zweimal dasteht.

Beispiel: Der Landkreis plant eine eigene Wohnungsnotfallhilfe, eine GmbH in privater Hand hat dort freie Plätze.

Abhilfe: Tragen Sie die Begründung mit Datum und Stelle ein, oder übertragen Sie die Maßnahme einem Leistungserbringer.
Fehlt eine Angabe, klären Sie sie zuerst.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.sub_hilfen import subsidiaritaet
from konzeptgen.checking.rules.sub_recht import sozialhilfe
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="SUB016",
    name="sgb12-neues-angebot",
    bereich="Subsidiarität",
    quellen=("sgb12-75-2",),
    schwere=Severity.FEHLER,
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
    leistungsart: wohnungsnotfallhilfe
    gebiet: [gesamt]
    zielgruppen: [wohnungsuchende]
    kapazitaet: {plaetze: 40, belegt: 10}
    geeignet: ja
massnahmen:
  - id: m-hilfe
    name: Eigene Hilfe
    handlungsfeld: gesundheit
    rechtskreis: sgb12
    leistungsart: wohnungsnotfallhilfe
    gebiet: [gesamt]
    zielgruppen: [wohnungsuchende]
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
    leistungsart: wohnungsnotfallhilfe
    gebiet: [gesamt]
    zielgruppen: [wohnungsuchende]
    kapazitaet: {plaetze: 40, belegt: 10}
    geeignet: ja
massnahmen:
  - id: m-hilfe
    name: Eigene Hilfe
    handlungsfeld: gesundheit
    rechtskreis: sgb12
    leistungsart: wohnungsnotfallhilfe
    gebiet: [gesamt]
    zielgruppen: [wohnungsuchende]
    umfang: 20
    durchfuehrung: kommune
    neu: ja
    geldleistung: nein
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each new measure under SGB XII that an offer of a provider who is not free matches."""
    yield from subsidiaritaet(konzept, partial(sozialhilfe, norm="sgb12-75-2"), lambda traeger: not traeger.frei)
