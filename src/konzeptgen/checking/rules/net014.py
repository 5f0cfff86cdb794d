"""Was: Bei Angeboten freier Träger ist keine Förderung erfasst.

Angebote, auf die sich eine Maßnahme stützt, prüft SUB008.

Warum: Die Anregungen erwarten, dass die öffentliche Hand die freien Träger angemessen unterstützt. Ob das gelingt,
zeigt sich nur, wenn die Förderung bekannt ist.

Beispiel: Sechs Angebote der Wohlfahrtsverbände haben keinen Eintrag unter foerderung.

Abhilfe: Fragen Sie die Träger und tragen Sie den Geber ein; trägt der Verein alles selbst, tragen Sie eigenmittel ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import anzahl
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET014",
    name="foerderung-nicht-erfasst",
    bereich="Netzwerk",
    quellen=("anregungen-2019-a3",),
    schwere=Severity.HINWEIS,
    elemente=("G2",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, foerderung: [{geber: bund}]}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
massnahmen:
  - {id: m, name: Beratung, handlungsfeld: beratung, angebote: [a]}
""",
    """
traeger:
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a, traeger: st, name: Beratung, leistungsart: sozialberatung}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit with the number of running offers of free providers whose funding is not known."""
    relied = {angebot.id for massnahme in konzept.massnahmen for angebot in massnahme.angebote}
    found = [
        i
        for i, a in enumerate(konzept.angebote)
        if konzept.ist_da(a) and a.traeger.frei and not a.foerderung and a.id not in relied
    ]
    if found:
        yield Treffer(
            ("angebote", found[0]),
            f"Bei {anzahl(len(found), 'Angebot', 'Angeboten', 'n', 'dat')} freier Träger ist keine Förderung erfasst.",
            "Fragen Sie die Träger nach dem Geber, und tragen Sie ihn unter foerderung ein, auch Eigenmittel.",
        )
