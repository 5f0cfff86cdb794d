"""Was: Ein Handlungsfeld, das das Profil verlangt, hat weder Ziel noch Maßnahme.

Das Grundprofil verlangt Aufnahme, Beratung, Sprache, Arbeit, Wohnen und Teilhabe. Was allein das Profil des Landes
verlangt, ist ein Hinweis, solange konzept.yaml kein Profil nennt.

Warum: Ein Kapitel ohne Ziel und Maßnahme beschreibt nur, was ist. Leitfäden der Weltoffenen Kommune und der KGSt
erwarten je Handlungsfeld Ziele mit Maßnahmen.

Beispiel: Zum Handlungsfeld Wohnen gibt es in massnahmen.yaml keinen Eintrag.

Abhilfe: Vereinbaren Sie mit den Beteiligten mindestens ein Ziel und tragen Sie es ein. Sehen Sie bewusst nichts vor,
halten Sie das als Ausnahme mit Begründung fest.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="VOL009",
    name="handlungsfeld-ohne-ziel-und-massnahme",
    bereich="Vollständigkeit",
    quellen=(
        "weltoffene-kommune",
        "kgst-2017",
    ),
    schwere=Severity.WARNUNG,
    elemente=("G7",),
    kapitel="massnahmenliste",
)
GUT = (
    """
rahmen: {profil: basis}
ziele:
  - {id: z-aufnahme, handlungsfeld: aufnahme, text: Ein Ziel.}
  - {id: z-beratung, handlungsfeld: beratung, text: Ein Ziel.}
  - {id: z-sprache, handlungsfeld: sprache, text: Ein Ziel.}
  - {id: z-arbeit, handlungsfeld: arbeit, text: Ein Ziel.}
  - {id: z-wohnen, handlungsfeld: wohnen, text: Ein Ziel.}
  - {id: z-teilhabe, handlungsfeld: teilhabe, text: Ein Ziel.}
""",
)
SCHLECHT = (
    "{}",
    """
ziele:
  - {id: z-aufnahme, handlungsfeld: aufnahme, text: Ein Ziel.}
  - {id: z-beratung, handlungsfeld: beratung, text: Ein Ziel.}
  - {id: z-sprache, handlungsfeld: sprache, text: Ein Ziel.}
  - {id: z-arbeit, handlungsfeld: arbeit, text: Ein Ziel.}
  - {id: z-wohnen, handlungsfeld: wohnen, text: Ein Ziel.}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per demanded Handlungsfeld without goal and measure."""
    demanded = konzept.profil.kapitel
    name = "ziele" if konzept.ziele else "massnahmen"
    for key, feld in konzept.werte["handlungsfelder"].items():
        if key in demanded and not (konzept.ziele_im(key) or konzept.massnahmen_im(key)):
            message = f"Zum Handlungsfeld „{feld.titel}“ gibt es weder Ziel noch Maßnahme."
            remedy = "Vereinbaren Sie mit den Beteiligten mindestens ein Ziel und tragen Sie es in massnahmen.yaml ein."
            severity = Severity.HINWEIS if key in konzept.profil.von_selbst else None
            yield Treffer(pfad(konzept, name), message, remedy, key, severity)
