"""Was: Eine Notunterkunft oder Erstaufnahme hat kein Schutzkonzept, oder es ist unbekannt.

Für Gemeinschaftsunterkünfte gilt die Regel WOH003.

Warum: Die Mindeststandards von Bund und UNICEF empfehlen ein Schutzkonzept für jede Flüchtlingsunterkunft, auch für
vorläufige. Sie sind ein Leitfaden, kein Gesetz.

Beispiel: Bei der Notunterkunft steht schutzkonzept: nein.

Abhilfe: Bitten Sie den Betreiber um ein Schutzkonzept. Schließt das Haus bald, halten Sie fest, wie der Schutz bis
dahin geregelt ist.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.woh_hilfen import gewicht
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="WOH007",
    name="weitere-unterkunft-ohne-schutzkonzept",
    bereich="Wohnen",
    quellen=("mindeststandards-unterkuenfte-2021",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="aufnahme",
)
GUT = (
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: notunterkunft, schutzkonzept: ja}
""",
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: gemeinschaftsunterkunft, schutzkonzept: nein}
""",
)
SCHLECHT = (
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: notunterkunft, schutzkonzept: nein}
""",
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: erstaufnahme}
""",
)
_ARTEN = frozenset({"notunterkunft", "erstaufnahme"})
_ABHILFE = "Fragen Sie den Betreiber nach dem Schutzkonzept oder halten Sie fest, wie der Schutz geregelt ist."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per open or planned house of these kinds that lacks it or does not say."""
    for index, haus in enumerate(konzept.unterkuenfte):
        if haus.art not in _ARTEN or konzept.ist_vorbei(haus) or haus.schutzkonzept == "ja":
            continue
        message = f"Ob es für „{haus.name}“ ein Schutzkonzept gibt, ist nicht bekannt."
        if haus.schutzkonzept == "nein":
            message = f"Für „{haus.name}“ gibt es nach den Angaben kein Schutzkonzept."
        weight = gewicht(konzept, haus, haus.schutzkonzept)
        yield Treffer(("unterkuenfte", index, "schutzkonzept"), message, _ABHILFE, haus.id, weight)
