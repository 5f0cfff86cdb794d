"""Was: Mit keinem freien Träger ist eine laufende Vereinbarung erfasst.

Warum: Partnerschaft heißt, dass beide Seiten wissen, woran sie sind: die Kommune bei der Planung, der Träger bei der
Gestaltung seiner Arbeit. Eine Vereinbarung hält das fest. Sie ist eine Forderung der Verbände, keine Vorschrift.

Beispiel: In zusammenarbeit.yaml stehen weder vereinbarungen noch uebertragungen, oder alle sind abgelaufen.

Abhilfe: Tragen Sie bestehende Vereinbarungen ein oder vereinbaren Sie die Zusammenarbeit mit den Trägern.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import ort
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET010",
    name="keine-vereinbarung",
    bereich="Netzwerk",
    quellen=("anregungen-2019-a3",),
    schwere=Severity.WARNUNG,
    elemente=("G3",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
vereinbarungen:
  - {traeger: cv, gegenstand: Beratung}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
vereinbarungen:
  - {traeger: cv, gegenstand: Beratung, bis: 31.12.2026}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
uebertragungen:
  - {traeger: cv, aufgabe: Schuldnerberatung, rechtskreis: sgb2}
""",
    "{}",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
vereinbarungen:
  - {traeger: cv, gegenstand: Beratung, bis: 31.12.2025}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where free providers exist and no agreement or transfer with one of them is running."""
    if not konzept.freie_traeger or any(entry.traeger.frei for entry in konzept.uebertragungen):
        return
    found = [entry.bis for entry in konzept.vereinbarungen if entry.traeger.frei]
    if any(until is None or until >= konzept.stichtag for until in found):
        return
    was = "Es ist keine Vereinbarung mit einem freien Träger erfasst."
    if found:
        was = "Alle erfassten Vereinbarungen mit freien Trägern sind abgelaufen."
    yield Treffer(
        ort(konzept, "vereinbarungen"),
        was,
        "Tragen Sie laufende Vereinbarungen in zusammenarbeit.yaml ein, oder sprechen Sie mit den Trägern darüber.",
    )
