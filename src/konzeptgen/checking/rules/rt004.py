"""Was: Ein Runder Tisch hat seit zwölf Monaten nicht getagt, oder ein Protokoll fehlt.

Es zählen die zwölf Monate vor dem Stichtag.

Warum: Beteiligung wirkt nur, wenn der Tisch regelmäßig tagt und Ergebnisse nachlesbar sind. Die Frist von zwölf
Monaten ist ein eigener Maßstab; für das Protokoll bleiben 30 Tage.

Beispiel: Die letzte Sitzung war im März 2024, oder bei der Sitzung im April 2026 steht kein Aktenzeichen.

Abhilfe: Tragen Sie die Sitzungen mit Protokoll ein oder vereinbaren Sie den nächsten Termin.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import datum
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import tische
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.runde_tische import RunderTisch

REGEL = Regel(
    code="RT004",
    name="runder-tisch-ruht",
    bereich="Runde Tische",
    quellen=("anregungen-2019-c4", "eigener-massstab"),
    schwere=Severity.WARNUNG,
    elemente=("K4",),
    kapitel="beteiligung",
)
GUT = (
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, ende: 31.12.2001, sitzungen: [{datum: 10.03.2001}]}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitzungen: [{datum: 10.03.2026, protokoll: KI-1}]}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitzungen: [{datum: 10.03.2026, protokoll: KI-1}, {datum: 20.11.2026}]}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitzungen: [{datum: 10.03.2026, protokoll: KI-1}, {datum: 10.03.2024}]}
""",
)
SCHLECHT = (
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitzungen: [{datum: 10.03.2024, protokoll: KI-1}]}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitzungen: [{datum: 10.03.2026}]}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sitzungen: [{datum: 10.03.2027}]}
""",
)


_PROTOCOL = timedelta(days=30)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per table that has not met for a year, else one per meeting of that year without minutes."""
    since = konzept.vor_einem_jahr
    for index, tisch in tische(konzept):
        past = [sitzung.datum for sitzung in tisch.sitzungen if sitzung.datum <= konzept.stichtag]
        if not past or max(past) < since:
            yield _resting(index, tisch, max(past, default=None))
            continue
        for number, sitzung in enumerate(tisch.sitzungen):
            if not sitzung.protokoll and since <= sitzung.datum <= konzept.stichtag - _PROTOCOL:
                yield Treffer(
                    ("runde_tische", index, "sitzungen", number),
                    f"Bei „{tisch.name}“ fehlt das Protokoll zur Sitzung am {datum(sitzung.datum)}.",
                    "Tragen Sie unter protokoll das Aktenzeichen oder den Link ein.",
                    tisch.id,
                )


def _resting(index: int, tisch: RunderTisch, last: date | None) -> Treffer:
    was = f"Bei „{tisch.name}“ ist keine Sitzung erfasst."
    if last:
        was = f"Bei „{tisch.name}“ war die letzte erfasste Sitzung am {datum(last)}."
    remedy = "Tragen Sie die Sitzungen in runde_tische.yaml ein, oder vereinbaren Sie den nächsten Termin."
    return Treffer(("runde_tische", index), was, remedy, tisch.id, None if last else Severity.HINWEIS)
