"""Was: Zu einem der sechs Spitzenverbände der Freien Wohlfahrtspflege fehlt jede Angabe.

Warum: Die Übersicht der Angebote ist erst vollständig, wenn zu jedem Verband feststeht, ob er vor Ort arbeitet und ob
er am Konzept mitwirkt.

Beispiel: Kein Träger gehört zum DRK, und das DRK steht auch nicht in zusammenarbeit.yaml.

Abhilfe: Tragen Sie die Träger des Verbands in anbieter.yaml ein oder den Stand in zusammenarbeit.yaml, auch wenn es
den Verband vor Ort nicht gibt.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import ort
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="MAP001",
    name="spitzenverband-ohne-angabe",
    bereich="Mapping",
    quellen=("anregungen-2019-c2", "anregungen-2019-c3"),
    schwere=Severity.FEHLER,
    elemente=("K1", "K2"),
    kapitel="anbieter",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: awo, name: AWO, art: freie_wohlfahrt, spitzenverband: awo}
spitzenverbaende:
  - {verband: paritaet, status: angefragt, datum: 03.03.2026}
  - {verband: drk, status: abgelehnt}
  - {verband: diakonie, status: beteiligt}
  - {verband: zwst, status: nicht_vorhanden}
""",
)
SCHLECHT = (
    "{}",
    """
spitzenverbaende:
  - {verband: awo, status: beteiligt}
  - {verband: caritas, status: beteiligt}
  - {verband: paritaet, status: beteiligt}
  - {verband: drk, status: beteiligt}
  - {verband: diakonie, status: beteiligt}
""",
    """
spitzenverbaende:
  - {verband: awo, status: beteiligt}
  - {verband: caritas, status: beteiligt}
  - {verband: paritaet, status: beteiligt}
  - {verband: drk, status: beteiligt}
  - {verband: diakonie, status: beteiligt}
  - {verband: zwst, status: angefragt}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit that names all associations of which nothing is known, and one per request without a date."""
    known = {traeger.spitzenverband for traeger in konzept.traeger} | {b.verband for b in konzept.spitzenverbaende}
    missing = [verband.kurz for key, verband in konzept.werte["spitzenverbaende"].items() if key not in known]
    if missing:
        yield Treffer(
            ort(konzept, "spitzenverbaende"),
            f"Angaben zu Spitzenverbänden der Freien Wohlfahrtspflege fehlen: {aufzaehlung(missing)}.",
            "Tragen Sie den Stand in zusammenarbeit.yaml ein, auch wenn es einen Verband vor Ort nicht gibt.",
        )
    for index, entry in enumerate(konzept.spitzenverbaende):
        if entry.status == "angefragt" and entry.datum is None:
            yield Treffer(
                ("spitzenverbaende", index),
                f"Bei der Anfrage an den Verband „{entry.verband.kurz}“ fehlt das Datum.",
                "Tragen Sie unter datum ein, wann Sie angefragt haben.",
                entry.verband,
                Severity.HINWEIS,
            )
