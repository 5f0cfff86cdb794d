"""Was: Die Sozialhilfe führt eine Maßnahme selbst durch, obwohl die Freie Wohlfahrtspflege diese Hilfe schon leistet.

Warum: § 5 Abs. 4 SGB XII ist eine Sollvorschrift. Sie setzt voraus, dass die Freie Wohlfahrtspflege die Leistung im
Einzelfall tatsächlich erbringt; geplante oder ausgelastete Angebote zählen nicht. Für Geldleistungen gilt sie nicht.
Ob sie auch bestehende Maßnahmen meint, ist umstritten; dort wiegt der Befund weniger. Bei neuen tritt § 75 Abs. 2 Satz 1
SGB XII hinzu, der jeden geeigneten Leistungserbringer meint; die Angebote der anderen nennt SUB016.

Beispiel: Die Stadt richtet eine eigene Wohnungsnotfallberatung ein, die Caritas berät dort mit freien Plätzen.

Abhilfe: Tragen Sie die Begründung mit Datum und Stelle ein, führen Sie eine Interessenbekundung durch oder übertragen
Sie die Maßnahme einem freien Träger. Bei einer Geldleistung tragen Sie „geldleistung: ja“ ein.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.sub_hilfen import subsidiaritaet
from konzeptgen.checking.rules.sub_recht import Fall, sozialhilfe
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

REGEL = Regel(
    code="SUB003",
    name="sgb12-eigene-massnahme",
    bereich="Subsidiarität",
    quellen=("sgb12-5-4", "sgb1-17-3", "anregungen-2019-a3"),
    schwere=Severity.FEHLER,
    elemente=("G1",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
traeger: [{id: caritas, name: Caritas, art: freie_wohlfahrt}]
angebote:
  - id: wohnungsnot
    traeger: caritas
    name: Wohnungsnotfallhilfe
    leistungsart: wohnungsnotfallhilfe
    gebiet: [gesamt]
    zielgruppen: [wohnungsuchende]
    kapazitaet: {plaetze: 40, belegt: 30}
massnahmen:
  - id: m-mietschulden
    name: Übernahme von Mietschulden
    handlungsfeld: wohnen
    rechtskreis: sgb12
    leistungsart: wohnungsnotfallhilfe
    gebiet: [gesamt]
    zielgruppen: [wohnungsuchende]
    durchfuehrung: kommune
    geldleistung: ja
""",
)
SCHLECHT = (
    """
traeger: [{id: caritas, name: Caritas, art: freie_wohlfahrt}]
angebote:
  - id: wohnungsnot
    traeger: caritas
    name: Wohnungsnotfallhilfe
    leistungsart: wohnungsnotfallhilfe
    gebiet: [gesamt]
    zielgruppen: [wohnungsuchende]
    kapazitaet: {plaetze: 40, belegt: 30}
massnahmen:
  - id: m-wohnungsnot
    name: Städtische Wohnungsnotfallberatung
    handlungsfeld: wohnen
    rechtskreis: sgb12
    leistungsart: wohnungsnotfallhilfe
    gebiet: [gesamt]
    zielgruppen: [wohnungsuchende]
    durchfuehrung: kommune
    geldleistung: nein
""",
)


def _fall(konzept: Konzept, massnahme: Massnahme) -> Fall | None:
    """Return the case of § 5 Abs. 4, and whether § 75 Abs. 2 reaches the measure as well."""
    fall = sozialhilfe(konzept, massnahme, "sgb12-5-4")
    if fall is None or sozialhilfe(konzept, massnahme, "sgb12-75-2") is None:
        return fall
    return replace(fall, daneben=("sgb12-75-2", "sgb1-17-3", "anregungen-2019-a3"))


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each measure under SGB XII that free welfare, or for a new one any free provider, provides."""
    yield from subsidiaritaet(konzept, _fall)
