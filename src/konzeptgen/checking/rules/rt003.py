"""Was: An einem Runden Tisch sitzt keine Migrantenorganisation.

Warum: Wo über das Zusammenleben beraten wird, sollen die mitreden, um die es geht.

Beispiel: Am Runden Tisch Nord sitzen Verbände und Ämter, aber kein Verein von Eingewanderten.

Abhilfe: Laden Sie eine Migrantenorganisation ein und tragen Sie den Sitz in runde_tische.yaml ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import namen, ohne_art, tische
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="RT003",
    name="runder-tisch-ohne-migrantenorganisation",
    bereich="Runde Tische",
    quellen=("anregungen-2019-c3", "anregungen-2019-c4"),
    schwere=Severity.WARNUNG,
    elemente=("K3", "K4"),
    kapitel="beteiligung",
)
GUT = (
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, ende: 31.12.2001, sitze: [{organisation: Verein Nord}]}
""",
    """
traeger:
  - {id: kv, name: Kulturverein, art: migrantenorganisation}
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitze: [{traeger: kv}]}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitze: [{organisation: Elternverein, art: migrantenorganisation}]}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitze: [{traeger: cv}]}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitze: [{organisation: Verein Nord}]}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per table with seats; a seat of unknown kind asks for a check only."""
    for index, tisch in tische(konzept):
        if not tisch.sitze or any(sitz.gruppe == "migrantenorganisation" for sitz in tisch.sitze):
            continue
        unclear = ohne_art(tisch.sitze)
        remedy = "Laden Sie eine Migrantenorganisation ein, und tragen Sie den Sitz in runde_tische.yaml ein."
        if unclear:
            remedy = f"Prüfen Sie die Sitze, und tragen Sie die Art ein bei: {namen(unclear)}."
        yield Treffer(
            ("runde_tische", index, "sitze"),
            f"Bei „{tisch.name}“ ist kein Sitz einer Migrantenorganisation erfasst.",
            remedy,
            tisch.id,
            Severity.HINWEIS if unclear else None,
        )
