"""Was: Es steht nicht fest, wann das Konzept fortgeschrieben wird, oder der Termin ist vorbei.

Warum: Ein Konzept wirkt, wenn jemand nachsieht, was erreicht ist, und nachsteuert. Leitfäden der Weltoffenen Kommune
und der KGSt zählen die Erfolgskontrolle zu den Teilen eines Konzepts.

Beispiel: Unter monitoring fehlt das Feld fortschreibung.

Abhilfe: Vereinbaren Sie mit dem Gremium einen Termin und tragen Sie ihn unter fortschreibung ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import datum
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="VOL006",
    name="fortschreibung-nicht-terminiert",
    bereich="Vollständigkeit",
    quellen=(
        "weltoffene-kommune",
        "kgst-2017",
    ),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="monitoring",
)
GUT = ("monitoring: {fortschreibung: 30.06.2031}",)
SCHLECHT = (
    "{}",
    "monitoring: {fortschreibung: 30.06.2025}",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit without a date, or with one that has passed."""
    due = konzept.monitoring.fortschreibung if konzept.monitoring else None
    if due is None:
        message = "Es steht nicht fest, wann das Konzept fortgeschrieben wird."
        yield Treffer(pfad(konzept, "monitoring"), message, "Tragen Sie unter monitoring das Feld fortschreibung ein.")
    elif due < konzept.stichtag:
        message = f"Die Fortschreibung war zum {datum(due)} fällig."
        remedy = "Tragen Sie den neuen Termin ein oder schreiben Sie das Konzept fort."
        yield Treffer(("monitoring", "fortschreibung"), message, remedy)
