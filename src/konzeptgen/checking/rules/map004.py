"""Was: Unter den Trägern ist keine Migrantenorganisation.

Warum: Migrantenorganisationen kennen die Bedarfe aus eigener Erfahrung und gehören nach den Anregungen der Freien
Wohlfahrtspflege in jedes Integrationskonzept.

Beispiel: Kein Träger hat die Art migrantenorganisation oder die Angabe migrantenorganisation: ja.

Abhilfe: Fragen Sie beim Integrationsbeirat und bei den Verbänden nach Vereinen und tragen Sie sie in anbieter.yaml
ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import ort
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="MAP004",
    name="keine-migrantenorganisation",
    bereich="Mapping",
    quellen=("anregungen-2019-c3",),
    schwere=Severity.WARNUNG,
    elemente=("K1", "K3"),
    kapitel="anbieter",
)
GUT = (
    """
traeger:
  - {id: kv, name: Kulturverein, art: migrantenorganisation}
""",
    """
traeger:
  - {id: kv, name: Kulturverein, art: gemeinnuetzig, migrantenorganisation: ja}
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where no provider is a migrants' organisation."""
    if not konzept.migrantenorganisationen:
        yield Treffer(
            ort(konzept, "traeger"),
            "Es ist keine Migrantenorganisation erfasst.",
            "Tragen Sie Vereine ein, oder kennzeichnen Sie Träger in anbieter.yaml mit migrantenorganisation: ja.",
        )
