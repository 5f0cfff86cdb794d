"""Was: Eine Gemeinschaftsunterkunft hat kein Schutzkonzept, oder es ist unbekannt.

Fehlt es sicher, ist das eine Warnung; ist es unbekannt oder das Haus noch nicht eröffnet, bleibt es beim Hinweis.

Warum: Die Länder sollen nach § 44 AsylG geeignete Maßnahmen treffen, um Frauen, Kinder und schutzbedürftige Menschen zu
schützen; nach § 53 Abs. 3 gilt das entsprechend in Gemeinschaftsunterkünften. Bis zum 11. Juni 2026 stand die Vorschrift
in § 44 Abs. 2a, seither in Abs. 2. Ein Schutzkonzept ist der Weg, den die Mindeststandards von Bund und UNICEF empfehlen.

Beispiel: Bei der Unterkunft steht schutzkonzept: nein.

Abhilfe: Bitten Sie den Betreiber um das Konzept und seinen Stand, oder erarbeiten Sie es mit den Diensten im Haus.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.woh_hilfen import gewicht
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="WOH003",
    name="gemeinschaftsunterkunft-ohne-schutzkonzept",
    bereich="Wohnen",
    quellen=(
        "asylg-53-3",
        "asylg-44-schutz",
        "mindeststandards-unterkuenfte-2021",
    ),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="aufnahme",
)
GUT = (
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: gemeinschaftsunterkunft, schutzkonzept: ja}
""",
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: wohnung, schutzkonzept: nein}
""",
)
SCHLECHT = (
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: gemeinschaftsunterkunft, schutzkonzept: nein}
""",
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: gemeinschaftsunterkunft}
""",
)
_ARTEN = frozenset({"gemeinschaftsunterkunft"})
_ABHILFE = "Fragen Sie den Betreiber nach dem Schutzkonzept oder erarbeiten Sie es mit den Diensten im Haus."


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
