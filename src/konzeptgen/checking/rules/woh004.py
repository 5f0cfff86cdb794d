"""Was: Für eine Unterkunft ist nicht geregelt oder nicht bekannt, ob Führungszeugnisse verlangt werden.

Geprüft werden Aufnahmeeinrichtungen und Gemeinschaftsunterkünfte; Unbekanntes ergibt einen Hinweis.

Warum: Der Träger einer Aufnahmeeinrichtung soll sich nach § 44 Abs. 3 AsylG von allen, die dort mit Minderjährigen
arbeiten, hauptamtlich oder auf Dauer ehrenamtlich, ein erweitertes Führungszeugnis vorlegen lassen, vor Beginn und
danach regelmäßig. Über § 53 Abs. 3 gilt das entsprechend in Gemeinschaftsunterkünften.

Beispiel: Bei der Unterkunft steht fuehrungszeugnisse: nein.

Abhilfe: Fragen Sie den Betreiber, wie er Führungszeugnisse prüft, und vereinbaren Sie ein Verfahren auch für
Ehrenamtliche.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.woh_hilfen import gewicht
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="WOH004",
    name="fuehrungszeugnisse-nicht-geregelt",
    bereich="Wohnen",
    quellen=(
        "asylg-44-3",
        "asylg-53-3",
    ),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="aufnahme",
)
GUT = (
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: gemeinschaftsunterkunft, fuehrungszeugnisse: ja}
""",
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: wohnung, fuehrungszeugnisse: nein}
""",
)
SCHLECHT = (
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: gemeinschaftsunterkunft, fuehrungszeugnisse: nein}
""",
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: erstaufnahme}
""",
)
_ARTEN = frozenset({"gemeinschaftsunterkunft", "erstaufnahme"})
_ABHILFE = (
    "Fragen Sie den Betreiber nach dem Verfahren und beziehen Sie Ehrenamtliche ein, die mit Minderjährigen arbeiten."
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per open or planned house of these kinds that lacks it or does not say."""
    for index, haus in enumerate(konzept.unterkuenfte):
        if haus.art not in _ARTEN or konzept.ist_vorbei(haus) or haus.fuehrungszeugnisse == "ja":
            continue
        message = f"Ob in „{haus.name}“ Führungszeugnisse verlangt werden, ist nicht bekannt."
        if haus.fuehrungszeugnisse == "nein":
            message = f"In „{haus.name}“ werden nach den Angaben keine Führungszeugnisse verlangt."
        weight = gewicht(konzept, haus, haus.fuehrungszeugnisse)
        yield Treffer(("unterkuenfte", index, "fuehrungszeugnisse"), message, _ABHILFE, haus.id, weight)
