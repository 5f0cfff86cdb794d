"""Was: In keiner Unterkunft ist ein freier Träger Betreiber oder mit einem Dienst vertreten.

Sind keine Häuser oder weder Betreiber noch Dienste erfasst, bleibt es beim Hinweis.

Warum: Die Anregungen von 2019 beschreiben freie Träger als Betreiber und Dienstleister in der Aufnahme. Wo sie es
anbieten, soll die öffentliche Hand nach der Forderung der Verbände auf eigene Maßnahmen verzichten.

Beispiel: Alle Häuser betreibt die Stadt, Dienste freier Träger sind nicht eingetragen.

Abhilfe: Tragen Sie Betreiber und Dienste je Haus ein. Gibt es keine freien Träger in den Häusern, sprechen Sie mit
ihnen über Dienste.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="AUF007",
    name="unterkuenfte-ohne-freie-traeger",
    bereich="Aufnahme",
    quellen=("anregungen-2019-d1",),
    schwere=Severity.WARNUNG,
    elemente=("F5",),
    kapitel="aufnahme",
)
GUT = (
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
  - {id: amt, name: Sozialamt, art: kommune}
unterkuenfte:
  - id: h0
    name: Haus 1
    art: gemeinschaftsunterkunft
    betreiber: amt
    dienste: [{leistungsart: unterkunftsbetreuung, traeger: caritas}]
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
  - {id: amt, name: Sozialamt, art: kommune}
unterkuenfte:
  - {id: h0, name: Haus 1, art: gemeinschaftsunterkunft, betreiber: amt}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where no free provider runs a house or serves in one."""
    houses = konzept.bestehende_unterkuenfte
    if any(haus.frei_betrieben or haus.dienste_freier for haus in houses):
        return
    remedy = "Tragen Sie Betreiber und Dienste je Haus ein oder sprechen Sie mit freien Trägern über Dienste."
    if any(haus.betreiber or haus.dienste for haus in houses):
        message = "In keiner Unterkunft ist ein freier Träger als Betreiber oder mit einem Dienst erfasst."
        yield Treffer(("unterkuenfte",), message, remedy)
    else:
        message = "Es ist nicht bekannt, wer Unterkünfte betreibt und dort Dienste leistet."
        yield Treffer(pfad(konzept, "unterkuenfte"), message, remedy, "", Severity.HINWEIS)
