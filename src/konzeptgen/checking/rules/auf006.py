"""Was: Es ist nicht bekannt, wie lange Menschen in Unterkünften leben oder wie viele in Wohnungen ziehen.

Es genügt je ein Jahr mit Angaben.

Warum: Die Verbände streben an, dass Geflüchtete so schnell wie möglich in eigene Wohnungen ziehen. Ob das gelingt,
zeigen Verweildauer und Auszüge.

Beispiel: In aufnahme.yaml fehlen die Listen verweildauern und auszuege.

Abhilfe: Werten Sie die Belegung aus und tragen Sie die mittlere Dauer und die Auszüge in Wohnungen je Jahr ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="AUF006",
    name="verweildauer-oder-auszuege-unbekannt",
    bereich="Aufnahme",
    quellen=("anregungen-2019-d2",),
    schwere=Severity.HINWEIS,
    elemente=("F4",),
    kapitel="aufnahme",
)
GUT = (
    """
verweildauern:
  - {jahr: 2025, monate: 14}
auszuege:
  - {jahr: 2025, personen: 80, in_wohnungen: 60}
""",
)
SCHLECHT = (
    "{}",
    """
verweildauern:
  - {jahr: 2025, monate: 14}
auszuege:
  - {jahr: 2025, personen: 80}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit that names which of the two figures is missing."""
    moved = any(auszug.in_wohnungen is not None for auszug in konzept.auszuege)
    missing = [] if konzept.verweildauern else ["die mittlere Verweildauer"]
    missing += [] if moved else ["die Auszüge in eigene Wohnungen"]
    if missing:
        verb = "ist" if moved else "sind"
        subject = aufzaehlung(missing)
        message = f"{subject[0].upper()}{subject[1:]} {verb} nicht bekannt."
        remedy = "Werten Sie die Belegung der Unterkünfte aus und ergänzen Sie aufnahme.yaml."
        path = pfad(konzept, "auszuege" if konzept.auszuege else "verweildauern")
        yield Treffer(path, message, remedy)
