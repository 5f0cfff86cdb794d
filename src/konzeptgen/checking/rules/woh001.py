"""Was: Es fehlt Hilfe beim Auszug aus Unterkünften oder bei der Wohnungssuche.

Fehlt beides, ist das ein Fehler; fehlt eines oder ist es erst geplant, ist es eine Warnung.

Warum: Die Verbände fordern Angebote, die Geflüchteten beim Auszug aus Gemeinschaftsunterkünften helfen und ihnen wie
anderen Eingewanderten bei der Wohnungssuche. Ohne solche Hilfe bleiben Plätze in Unterkünften länger belegt.

Beispiel: In anbieter.yaml gibt es kein Angebot der Leistungsart auszugshilfe oder wohnungssuche.

Abhilfe: Fragen Sie die freien Träger nach bestehenden Angeboten und tragen Sie sie ein. Gibt es keines, planen Sie
eines als Maßnahme mit freien Trägern.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="WOH001",
    name="keine-hilfe-beim-auszug-oder-bei-der-wohnungssuche",
    bereich="Wohnen",
    quellen=("anregungen-2019-f2",),
    schwere=Severity.FEHLER,
    elemente=(
        "W1",
        "W2",
    ),
    kapitel="wohnen",
)
GUT = (
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
  - {id: amt, name: Sozialamt, art: kommune}
angebote:
  - {id: a0, traeger: caritas, name: Angebot, leistungsart: auszugshilfe}
  - {id: a1, traeger: caritas, name: Angebot, leistungsart: wohnungssuche}
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
  - {id: amt, name: Sozialamt, art: kommune}
angebote:
  - {id: a0, traeger: caritas, name: Angebot, leistungsart: wohnungssuche}
""",
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
  - {id: amt, name: Sozialamt, art: kommune}
angebote:
  - {id: a0, traeger: caritas, name: Angebot, leistungsart: auszugshilfe, status: geplant}
""",
)
_ARTEN = {"auszugshilfe": "beim Auszug aus Unterkünften", "wohnungssuche": "bei der Wohnungssuche"}
_ABHILFE = "Tragen Sie bestehende Angebote in anbieter.yaml ein oder planen Sie eines mit freien Trägern."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where both kinds of help are missing, one for each that is."""
    running = set(_ARTEN).intersection(konzept.arten)
    planned = {angebot.leistungsart for angebot in konzept.angebote if angebot.status == "geplant"}
    missing = [art for art in _ARTEN if art not in running]
    if len(missing) == len(_ARTEN) and not planned.intersection(_ARTEN):
        message = "Es ist kein Angebot erfasst, das beim Auszug aus Unterkünften oder bei der Wohnungssuche hilft."
        yield Treffer(pfad(konzept, "angebote"), message, _ABHILFE)
        return
    for art in missing:
        state = "ist erst geplant" if art in planned else "ist nicht erfasst"
        yield Treffer(pfad(konzept, "angebote"), f"Hilfe {_ARTEN[art]} {state}.", _ABHILFE, art, Severity.WARNUNG)
