"""Was: An der Planung der Aufnahme ist kein freier Träger als beteiligt genannt.

Die Regel prüft das Feld beteiligte der Aufnahmeplanung; ist nichts eingetragen, bleibt es beim Hinweis.

Warum: Die Verbände fordern, dass Kommunen die Kapazitäten unter Einbeziehung der freien Träger planen. Viele Träger
betreiben Häuser und wissen früh, wo Plätze knapp werden.

Beispiel: Unter aufnahmeplanung ist nur das Sozialamt als beteiligt eingetragen.

Abhilfe: Laden Sie die Betreiber und Verbände zur Planung ein und tragen Sie sie unter beteiligte ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="AUF004",
    name="aufnahmeplanung-ohne-freie-traeger",
    bereich="Aufnahme",
    quellen=("anregungen-2019-d2",),
    schwere=Severity.WARNUNG,
    elemente=("F1",),
    kapitel="aufnahme",
)
GUT = (
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
  - {id: amt, name: Sozialamt, art: kommune}
aufnahmeplanung:
  beteiligte: [caritas]
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
  - {id: amt, name: Sozialamt, art: kommune}
aufnahmeplanung:
  beteiligte: [amt]
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where no free provider takes part in planning, a lighter one where nothing is known."""
    partners = konzept.aufnahmeplanung.beteiligte if konzept.aufnahmeplanung else ()
    if any(traeger.frei for traeger in partners):
        return
    remedy = "Laden Sie freie Träger zur Planung ein und tragen Sie sie unter beteiligte ein."
    if partners:
        message = "An der Planung der Aufnahme ist kein freier Träger als beteiligt genannt."
        yield Treffer(("aufnahmeplanung", "beteiligte"), message, remedy)
    else:
        message = "Es ist nicht angegeben, wer an der Planung der Aufnahme beteiligt ist."
        yield Treffer(pfad(konzept, "aufnahmeplanung"), message, remedy, "", Severity.HINWEIS)
