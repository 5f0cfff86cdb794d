"""Was: Die Kommune richtet im SGB II einen neuen eigenen Dienst ein, obwohl Dritte passende Angebote haben.

Warum: § 17 Abs. 1 SGB II ist eine Sollvorschrift. Neue eigene Dienste entstehen danach nur, soweit geeignete Dienste
Dritter nicht bestehen, nicht ausgebaut werden können und nicht bald entstehen. Bestehende Dienste sind nicht gemeint.
Wer abweicht, nennt den Grund.

Beispiel: Das Jobcenter plant eine eigene Schuldnerberatung, der Diakonieverein hat dafür freie Plätze.

Abhilfe: Tragen Sie die Begründung mit Datum und Stelle ein, führen Sie eine Interessenbekundung durch oder übertragen
Sie die Maßnahme einem freien Träger. Fehlt eine Angabe, klären Sie sie zuerst.
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
    code="SUB001",
    name="sgb2-eigene-massnahme",
    bereich="Subsidiarität",
    quellen=("sgb2-17-1", "sgb1-17-3", "anregungen-2019-a3"),
    schwere=Severity.FEHLER,
    elemente=("G1",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
traeger: [{id: diakonie, name: Diakonie, art: freie_wohlfahrt}]
angebote:
  - id: schulden
    traeger: diakonie
    name: Schuldnerberatung
    leistungsart: schuldnerberatung
    gebiet: [gesamt]
    zielgruppen: [alle]
    kapazitaet: {plaetze: 80, belegt: 60}
massnahmen:
  - id: m-bestand
    name: Bestehende Schuldnerberatung
    handlungsfeld: arbeit
    rechtskreis: sgb2
    leistungsart: schuldnerberatung
    gebiet: [gesamt]
    zielgruppen: [arbeitsuchende]
    durchfuehrung: kommune
    neu: nein
""",
    """
traeger: [{id: diakonie, name: Diakonie, art: freie_wohlfahrt}]
angebote:
  - id: schulden
    traeger: diakonie
    name: Schuldnerberatung
    leistungsart: schuldnerberatung
    gebiet: [gesamt]
    zielgruppen: [alle]
    kapazitaet: {plaetze: 80, belegt: 80, ausbaubar: nein}
massnahmen:
  - id: m-neu
    name: Neue Schuldnerberatung
    handlungsfeld: arbeit
    rechtskreis: sgb2
    leistungsart: schuldnerberatung
    gebiet: [gesamt]
    zielgruppen: [arbeitsuchende]
    durchfuehrung: kommune
    neu: ja
""",
)
SCHLECHT = (
    """
traeger: [{id: diakonie, name: Diakonie, art: freie_wohlfahrt}]
angebote:
  - id: schulden
    traeger: diakonie
    name: Schuldnerberatung
    leistungsart: schuldnerberatung
    gebiet: [gesamt]
    zielgruppen: [alle]
    kapazitaet: {plaetze: 80, belegt: 60}
massnahmen:
  - id: m-neu
    name: Neue Schuldnerberatung
    handlungsfeld: arbeit
    rechtskreis: sgb2
    leistungsart: schuldnerberatung
    gebiet: [gesamt]
    zielgruppen: [arbeitsuchende]
    durchfuehrung: kommune
    neu: ja
""",
    """
traeger: [{id: lernfirma, name: Lernfirma GmbH, art: gewerblich}]
angebote:
  - {id: kurs, traeger: lernfirma, name: Umschulung, leistungsart: qualifizierung}
massnahmen:
  - {id: m-neu, name: Eigene Umschulung, handlungsfeld: arbeit, rechtskreis: sgb2, leistungsart: qualifizierung}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each new measure under SGB II that a third party's offer matches."""
    yield from subsidiaritaet(konzept, partial(gesetzlich, norm="sgb2-17-1"))
