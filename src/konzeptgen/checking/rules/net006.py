"""Was: Mehr als die Hälfte der laufenden Beratungsangebote liegt bei öffentlichen Trägern.

Warum: Die Freie Wohlfahrtspflege wünscht, dass Beratung vorzugsweise freie Träger anbieten, weil sie Vertrauen und
Freiwilligkeit voraussetzt. Das ist eine Forderung der Verbände, kein Recht.

Beispiel: Von fünf Beratungsangeboten führt die Stadt vier selbst.

Abhilfe: Prüfen Sie, ob Angebote freier Träger fehlen, oder begründen Sie die Aufteilung in ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import anzahl, zahlwort
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET006",
    name="beratung-vor-allem-oeffentlich",
    bereich="Netzwerk",
    quellen=("anregungen-2019-b2",),
    schwere=Severity.WARNUNG,
    elemente=("M2",),
    kapitel="beratung",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: mbe}
  - {id: a1, traeger: st, name: Beratung 1, leistungsart: integrationsmanagement}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: mbe}
  - {id: a1, traeger: st, name: Beratung 1, leistungsart: behoerdenleistung}
  - {id: a2, traeger: st, name: Beratung 2, leistungsart: behoerdenleistung}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: mbe}
  - {id: a1, traeger: st, name: Beratung 1, leistungsart: integrationsmanagement}
  - {id: a2, traeger: st, name: Beratung 2, leistungsart: sozialberatung}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: st, name: Beratung 0, leistungsart: integrationsmanagement}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where public bodies run more than half of the counselling."""
    offers = konzept.angebote_im("beratung")
    public = len(konzept.oeffentliche_angebote(offers))
    if 2 * public > len(offers):
        counted = anzahl(len(offers), "Beratungsangebot", "Beratungsangeboten", "n", "dat")
        verb = "liegt" if public == 1 else "liegen"
        number = "eines" if public == 1 else zahlwort(public)
        yield Treffer(
            ("angebote",),
            f"Von {counted} {verb} {number} bei öffentlichen Trägern.",
            "Prüfen Sie, ob Angebote freier Träger fehlen, oder begründen Sie die Aufteilung in ausnahmen.yaml.",
        )
