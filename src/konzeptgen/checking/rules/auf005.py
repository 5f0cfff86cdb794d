"""Was: Es gibt keinen Runden Tisch zur Aufnahme.

Es genügt ein Runder Tisch mit dem Thema aufnahme oder ein Verweis in der Aufnahmeplanung.

Warum: Die Anregungen von 2019 nennen Runde Tische aller gesellschaftlichen Akteure eine sinnvolle Möglichkeit, die
Bürgerschaft einzubinden. Das ist eine Anregung, deshalb bleibt es beim Hinweis.

Beispiel: In runde_tische.yaml gibt es Tische zu Sprache und Arbeit, aber keinen zur Aufnahme.

Abhilfe: Prüfen Sie, ob ein bestehender Runder Tisch das Thema übernimmt, und verweisen Sie in aufnahmeplanung auf
ihn.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="AUF005",
    name="kein-runder-tisch-zur-aufnahme",
    bereich="Aufnahme",
    quellen=("anregungen-2019-d2",),
    schwere=Severity.HINWEIS,
    elemente=("F3",),
    kapitel="aufnahme",
)
GUT = (
    """
runde_tische:
  - {id: rt, name: Runder Tisch Aufnahme, thema: aufnahme}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch}
aufnahmeplanung:
  runder_tisch: rt
""",
)
SCHLECHT = (
    "{}",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Sprache, thema: sprache}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where no round table deals with arrival."""
    named = konzept.aufnahmeplanung is not None and konzept.aufnahmeplanung.runder_tisch is not None
    if not named and not konzept.runde_tische_zu("aufnahme"):
        remedy = (
            "Prüfen Sie, ob ein bestehender Runder Tisch das Thema übernimmt, und nennen Sie ihn in aufnahmeplanung."
        )
        path = pfad(konzept, "aufnahmeplanung" if konzept.aufnahmeplanung else "runde_tische")
        yield Treffer(path, "Es ist kein Runder Tisch zur Aufnahme erfasst.", remedy)
