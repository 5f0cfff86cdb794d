"""Was: An einem Runden Tisch sitzt kein Träger der Freien Wohlfahrtspflege, oder die Sitze sind nicht erfasst.

Warum: Die Verbände wollen an Runden Tischen mitwirken, weil dort Kommune und Träger ihre Arbeit im Sozialraum
abstimmen.

Beispiel: Am Runden Tisch Nord sitzen nur Ämter, Polizei und Schule.

Abhilfe: Laden Sie einen Wohlfahrtsverband ein und tragen Sie den Sitz in runde_tische.yaml ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import aus_der_wohlfahrt, namen, ohne_art, tische
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="RT002",
    name="runder-tisch-ohne-wohlfahrt",
    bereich="Runde Tische",
    quellen=("anregungen-2019-c4", "interview-2019-n5"),
    schwere=Severity.WARNUNG,
    elemente=("K4",),
    kapitel="beteiligung",
)
GUT = (
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, ende: 31.12.2001, sitze: [{organisation: Verein Nord, art: wirtschaft}]}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitze: [{traeger: cv}]}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitze: [{organisation: Wohlfahrtsverbände, art: freie_wohlfahrt}]}
""",
)
SCHLECHT = (
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitze: [{organisation: Polizei, art: behoerde}]}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitze: [{organisation: Verein Nord}]}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per table; a table without seats or with a seat of unknown kind asks for a check only."""
    for index, tisch in tische(konzept):
        if any(aus_der_wohlfahrt(sitz) for sitz in tisch.sitze):
            continue
        unclear = ohne_art(tisch.sitze)
        was = f"Bei „{tisch.name}“ ist kein Sitz der Freien Wohlfahrtspflege erfasst."
        remedy = "Laden Sie einen Wohlfahrtsverband ein, und tragen Sie den Sitz in runde_tische.yaml ein."
        if unclear:
            remedy = f"Prüfen Sie die Sitze, und tragen Sie die Art ein bei: {namen(unclear)}."
        if not tisch.sitze:
            was = f"Bei „{tisch.name}“ ist kein Sitz erfasst."
            remedy = "Tragen Sie in runde_tische.yaml unter sitze ein, wer teilnimmt."
        known = tisch.sitze and not unclear
        yield Treffer(("runde_tische", index), was, remedy, tisch.id, None if known else Severity.HINWEIS)
