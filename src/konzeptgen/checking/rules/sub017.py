"""Was: Die Eingliederungshilfe schafft ein neues eigenes Angebot, obwohl es geeignete Leistungserbringer gibt.

Warum: § 124 Abs. 1 SGB IX ist eine Sollvorschrift. Sind geeignete Leistungserbringer vorhanden, schaffen die Träger der
Eingliederungshilfe keine neuen eigenen Angebote; auch gewerbliche Anbieter zählen. Wer Träger der Eingliederungshilfe ist,
bestimmt das Land: ein Kreis, eine kreisfreie Stadt oder eine höhere Stelle. Darum bleibt es beim Prüfen.

Beispiel: Die Stadt plant eine eigene Assistenz für Menschen mit Behinderung, ein Verein hat dafür freie Plätze.

Abhilfe: Klären Sie, wer Träger der Eingliederungshilfe ist, und tragen Sie die Begründung mit Datum und Stelle ein, oder
übertragen Sie die Maßnahme einem Leistungserbringer.
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
    code="SUB017",
    name="sgb9-neues-angebot",
    bereich="Subsidiarität",
    quellen=("sgb9-124-1",),
    schwere=Severity.WARNUNG,
    elemente=("G1",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
kommune: {name: Teststadt, typ: kreisfreie_stadt, land: nw}
traeger: [{id: dienst, name: Dienst GmbH, art: gewerblich, beherrscht_von: niemand}]
angebote:
  - id: hilfe
    traeger: dienst
    name: Hilfe vor Ort
    leistungsart: eingliederungshilfe
    gebiet: [gesamt]
    zielgruppen: [behinderung]
    kapazitaet: {plaetze: 40, belegt: 10}
    geeignet: ja
massnahmen:
  - id: m-hilfe
    name: Eigene Hilfe
    handlungsfeld: gesundheit
    rechtskreis: sgb9
    leistungsart: eingliederungshilfe
    gebiet: [gesamt]
    zielgruppen: [behinderung]
    umfang: 20
    durchfuehrung: kommune
    neu: nein
""",
)
SCHLECHT = (
    """
kommune: {name: Teststadt, typ: kreisfreie_stadt, land: nw}
traeger: [{id: dienst, name: Dienst GmbH, art: gewerblich, beherrscht_von: niemand}]
angebote:
  - id: hilfe
    traeger: dienst
    name: Hilfe vor Ort
    leistungsart: eingliederungshilfe
    gebiet: [gesamt]
    zielgruppen: [behinderung]
    kapazitaet: {plaetze: 40, belegt: 10}
    geeignet: ja
massnahmen:
  - id: m-hilfe
    name: Eigene Hilfe
    handlungsfeld: gesundheit
    rechtskreis: sgb9
    leistungsart: eingliederungshilfe
    gebiet: [gesamt]
    zielgruppen: [behinderung]
    umfang: 20
    durchfuehrung: kommune
    neu: ja
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each new measure under SGB IX that the offer of a suitable provider matches."""
    yield from subsidiaritaet(konzept, partial(gesetzlich, norm="sgb9-124-1"))
