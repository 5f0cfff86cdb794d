"""Was: Die Kommune führt eine freiwillige Maßnahme selbst durch, obwohl freie Träger passende Angebote haben.

Warum: Für freiwillige Aufgaben, Landesprogramme und Leistungen nach dem AsylbLG gibt es keinen gesetzlichen Vorrang
freier Träger. Die Verbände fordern, dass die Kommune auch hier auf eigene Maßnahmen verzichtet, wo es Angebote gibt.
Eine Begründung macht die Entscheidung nachvollziehbar.

Beispiel: Die Stadt richtet ein Begegnungszentrum ein, zwei Vereine führen im selben Stadtteil Treffpunkte.

Abhilfe: Tragen Sie die Begründung mit Datum und Stelle ein, führen Sie eine Interessenbekundung durch oder übertragen
Sie die Maßnahme einem freien Träger.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.sub_hilfen import subsidiaritaet
from konzeptgen.checking.rules.sub_recht import freiwillig
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="SUB004",
    name="freiwillige-eigene-massnahme",
    bereich="Subsidiarität",
    quellen=("anregungen-2019-a3", "interview-2019-n5"),
    schwere=Severity.WARNUNG,
    elemente=("G1",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
sozialraeume: [{id: nord, name: Nordstadt}, {id: sued, name: Südstadt}]
traeger: [{id: treff, name: Treff e. V., art: initiative}]
angebote:
  - id: cafe
    traeger: treff
    name: Café
    leistungsart: begegnung
    gebiet: [nord]
    zielgruppen: [alle]
    kapazitaet: {plaetze: 40, belegt: 30}
massnahmen:
  - id: m-treff
    name: Begegnungszentrum
    handlungsfeld: teilhabe
    rechtskreis: freiwillig
    leistungsart: begegnung
    gebiet: [sued]
    zielgruppen: [alle]
    durchfuehrung: kommune
""",
)
SCHLECHT = (
    """
sozialraeume: [{id: nord, name: Nordstadt}, {id: sued, name: Südstadt}]
traeger: [{id: treff, name: Treff e. V., art: initiative}]
angebote:
  - id: cafe
    traeger: treff
    name: Café
    leistungsart: begegnung
    gebiet: [nord]
    zielgruppen: [alle]
    kapazitaet: {plaetze: 40, belegt: 30}
massnahmen:
  - id: m-treff
    name: Begegnungszentrum
    handlungsfeld: teilhabe
    rechtskreis: freiwillig
    leistungsart: begegnung
    gebiet: [nord, sued]
    zielgruppen: [alle]
    durchfuehrung: kommune
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each voluntary measure that a free provider's offer matches."""
    yield from subsidiaritaet(konzept, freiwillig)
