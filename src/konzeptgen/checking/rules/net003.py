"""Was: Es ist keine Koordination des Ehrenamts oder keine Initiative erfasst.

Warum: Freiwillige begleiten zu Ämtern, lernen gemeinsam Deutsch und knüpfen Kontakte. Damit das trägt, braucht es eine
Stelle, die sie unterstützt und mit den Beratungsdiensten verbindet.

Beispiel: In ehrenamt.yaml stehen Helferkreise, aber keine koordinierende Stelle.

Abhilfe: Tragen Sie Koordination und Initiativen in ehrenamt.yaml ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import ort
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET003",
    name="ehrenamt-nicht-erfasst",
    bereich="Netzwerk",
    quellen=("interview-2019-n4", "anregungen-2019-b4"),
    schwere=Severity.HINWEIS,
    elemente=("N2",),
    kapitel="teilhabe",
)
GUT = (
    """
ehrenamtskoordination:
  - {stelle: Freiwilligenzentrum}
initiativen:
  - {name: Lotsen, art: patenschaft}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Ehrenamt, leistungsart: ehrenamtskoordination}
  - {id: b, traeger: cv, name: Lotsen, leistungsart: patenschaften}
""",
)
SCHLECHT = (
    "{}",
    """
ehrenamtskoordination:
  - {stelle: Freiwilligenzentrum}
""",
    """
initiativen:
  - {name: Lotsen, art: patenschaft}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit without coordination and one without any initiative; an offer counts as well."""
    if not konzept.hat_ehrenamtskoordination:
        yield Treffer(
            ort(konzept, "initiativen"),
            "Es ist keine Stelle erfasst, die das Ehrenamt koordiniert.",
            "Tragen Sie die Stelle in ehrenamt.yaml unter ehrenamtskoordination ein.",
        )
    if not (konzept.initiativen or konzept.angebote_der("patenschaften")):
        yield Treffer(
            ort(konzept, "ehrenamtskoordination"),
            "Es sind keine Initiativen oder Patenschaften erfasst.",
            "Tragen Sie sie in ehrenamt.yaml unter initiativen ein.",
        )
