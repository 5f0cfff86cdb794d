"""Was: Das Konzept hat kein Leitbild.

Es genügt das Feld leitbild in konzept.yaml oder der Text texte/leitbild.md.

Warum: Ein Leitbild sagt, wofür die Kommune arbeitet, und gibt Zielen und Maßnahmen eine Richtung. Der Leitfaden der
Weltoffenen Kommune zählt es zu den Teilen, die ein Konzept braucht.

Beispiel: Unter rahmen fehlt das Feld leitbild, und einen Text texte/leitbild.md gibt es nicht.

Abhilfe: Schreiben Sie wenige Sätze in rahmen unter leitbild, am besten gemeinsam mit den Beteiligten.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="VOL001",
    name="kein-leitbild",
    bereich="Vollständigkeit",
    quellen=("weltoffene-kommune",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="leitbild",
)
GUT = (
    """
rahmen:
  leitbild: Wir kommen gemeinsam an.
""",
)
SCHLECHT = ("{}",)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit without a Leitbild in field or text."""
    if not (konzept.rahmen and konzept.rahmen.leitbild) and "leitbild" not in konzept.texte:
        remedy = "Ergänzen Sie leitbild unter rahmen in konzept.yaml oder schreiben Sie texte/leitbild.md."
        yield Treffer(pfad(konzept, "rahmen"), "Das Konzept hat kein Leitbild.", remedy)
