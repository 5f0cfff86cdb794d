"""Was: Ein Kreis nennt seine Gemeinden nicht oder keine als beteiligt.

Die Regel gilt für Kreise in Nordrhein-Westfalen. Sind nur einzelne Gemeinden offen, bleibt es beim Hinweis.

Warum: Nach § 9 Abs. 2 TIntG arbeiten Kreis und kreisangehörige Gemeinden im Kommunalen Integrationsmanagement auf der
Grundlage eines gemeinsamen Integrationskonzepts zusammen.

Beispiel: Unter kommune fehlt die Liste gemeinden.

Abhilfe: Tragen Sie die Gemeinden ein und klären Sie, welche das Konzept mittragen.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import anzahl
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import sagt_das_land
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="VOL008",
    name="kreisangehoerige-gemeinden-fehlen",
    bereich="Vollständigkeit",
    quellen=("tintg-9-2",),
    schwere=Severity.WARNUNG,
    elemente=("G7",),
    kapitel="auftrag",
)
GUT = (
    """
kommune:
  name: Testkreis
  typ: kreis
  land: nw
  gemeinden: [{name: Adorf, beteiligt: ja}]
""",
    "kommune: {name: Testkreis, typ: landkreis, land: by}",
)
SCHLECHT = (
    """
kommune:
  name: Testkreis
  typ: kreis
  land: nw
""",
    """
kommune:
  name: Testkreis
  typ: kreis
  land: nw
  gemeinden: [{name: Adorf}]
""",
    """
kommune:
  name: Testkreis
  typ: kreis
  land: nw
  gemeinden: [{name: Adorf, beteiligt: ja}, {name: Bdorf}]
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit for a Kreis whose Gemeinden are missing, not involved or not all known to be."""
    kommune = konzept.kommune
    if not kommune.ist_kreis or not sagt_das_land(konzept, "tintg-9-2"):
        return
    if not kommune.gemeinden:
        message = "Die kreisangehörigen Gemeinden sind nicht genannt."
        yield Treffer(("kommune",), message, "Ergänzen Sie unter kommune die Liste gemeinden mit der Angabe beteiligt.")
        return
    path = ("kommune", "gemeinden")
    open_ones = [gemeinde for gemeinde in kommune.gemeinden if gemeinde.beteiligt != "ja"]
    if len(open_ones) == len(kommune.gemeinden):
        message = "Für keine Gemeinde ist angegeben, dass sie das Konzept mitträgt."
        yield Treffer(path, message, "Klären Sie die Beteiligung und tragen Sie beteiligt: ja ein, wo sie besteht.")
    elif open_ones:
        count = anzahl(len(open_ones), "Gemeinde", "Gemeinden", "f", "dat")
        message = f"Bei {count} ist nicht angegeben, dass sie das Konzept mitträgt."
        if len(open_ones) > 1:
            message = f"Bei {count} ist nicht angegeben, dass sie das Konzept mittragen."
        yield Treffer(path, message, "Klären Sie die Beteiligung und ergänzen Sie beteiligt.", "", Severity.HINWEIS)
