"""Was: Bei einem Runden Tisch steht nicht, für welche Sozialräume er arbeitet.

Warum: Die Anregungen der Freien Wohlfahrtspflege wünschen Runde Tische, um sozialräumlich zu arbeiten. Erst die
Zuordnung zeigt, welcher Sozialraum keinen hat.

Beispiel: Der Runde Tisch Integration hat keine Angabe unter sozialraeume.

Abhilfe: Tragen Sie die Kennungen der Sozialräume ein; arbeitet der Tisch für die ganze Kommune, alle.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import tische
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="RT006",
    name="runder-tisch-ohne-sozialraum",
    bereich="Runde Tische",
    quellen=("anregungen-2019-c4",),
    schwere=Severity.HINWEIS,
    elemente=("K4",),
    kapitel="beteiligung",
)
GUT = (
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, ende: 31.12.2001}
""",
    """
sozialraeume:
  - {id: nord, name: Nordstadt}
  - {id: sued, name: Südstadt}
runde_tische:
  - {id: rt, name: Runder Tisch Nord, sozialraeume: [nord]}
""",
    "{}",
)
SCHLECHT = (
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per table without a Sozialraum."""
    for index, tisch in tische(konzept):
        if not tisch.sozialraeume:
            yield Treffer(
                ("runde_tische", index),
                f"Bei „{tisch.name}“ steht nicht, für welche Sozialräume der Tisch arbeitet.",
                "Tragen Sie in runde_tische.yaml unter sozialraeume die Kennungen ein, für die ganze Kommune alle.",
                tisch.id,
            )
