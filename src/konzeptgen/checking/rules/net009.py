"""Was: Es sind keine Bedarfe aus der Beratung erfasst, oder auf einen Bedarf antwortet keine Maßnahme.

Warum: Die Beratungsdienste sehen in der täglichen Arbeit früh, was fehlt. Ein Konzept soll diese Meldungen aufnehmen
und sagen, was aus ihnen wird.

Beispiel: Die Migrationsberatung meldet fehlende Kitaplätze, aber keine Maßnahme nennt den Bedarf.

Abhilfe: Tragen Sie Bedarfe in bedarfe.yaml ein und nennen Sie sie bei der Maßnahme unter bedarfe. Bleibt ein Bedarf
offen, begründen Sie das in ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET009",
    name="bedarfe-ohne-antwort",
    bereich="Netzwerk",
    quellen=("anregungen-2019-a1", "anregungen-2019-b3"),
    schwere=Severity.WARNUNG,
    elemente=("G5",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
bedarfe:
  - {id: kita, titel: Kitaplätze fehlen, handlungsfeld: bildung, gemeldet_von: cv}
massnahmen:
  - {id: m, name: Kitaplätze, handlungsfeld: bildung, bedarfe: [kita]}
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
bedarfe:
  - {id: kita, titel: Kitaplätze fehlen, handlungsfeld: bildung, gemeldet_von: cv}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit without any need, else one per need that no measure answers."""
    if not konzept.bedarfe:
        yield Treffer(
            ("kommune",),
            "Es sind keine Bedarfe aus der Arbeit der Beratungsstellen erfasst.",
            "Fragen Sie die Dienste nach ihren Beobachtungen, und tragen Sie sie in bedarfe.yaml ein.",
        )
    unanswered = set(konzept.unbeantwortete_bedarfe)
    for index, bedarf in enumerate(konzept.bedarfe):
        if bedarf in unanswered:
            yield Treffer(
                ("bedarfe", index),
                f"Auf den Bedarf „{bedarf.titel}“ antwortet noch keine Maßnahme.",
                "Nennen Sie den Bedarf bei einer Maßnahme, oder begründen Sie es in ausnahmen.yaml.",
                bedarf.id,
                Severity.HINWEIS,
            )
