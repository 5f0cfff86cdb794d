"""Was: Der Kursbedarf rechnet mit Zulassungen nach § 44 Abs. 4 AufenthG, die es zurzeit nicht gibt.

Die Regel wirkt, solange das Rundschreiben gilt, und prüft nur Bedarfe für dessen Zeit.

Warum: Nach dem Trägerrundschreiben 02/26 spricht das Bundesamt seit dem 9. Februar 2026 bis auf Weiteres keine neuen
Zulassungen nach § 44 Abs. 4 AufenthG aus. Erteilte Zulassungen gelten weiter, Selbstzahlende können teilnehmen.

Beispiel: Für 2026 sind 40 Plätze mit dem Zugang zulassung geplant.

Abhilfe: Prüfen Sie, wie viele dieser Menschen schon zugelassen sind. Planen Sie für die übrigen andere Sprachangebote
und bringen Sie den Bedarf beim Bundesamt ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import anzahl
from konzeptgen.checking.recht import normen
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.kur_hilfen import INTEGRATIONSKURSE
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="KUR008",
    name="bedarf-rechnet-mit-zulassungen",
    bereich="Kurse",
    quellen=(
        "rundschreiben-02-26",
        "aufenthg-44",
    ),
    schwere=Severity.WARNUNG,
    elemente=("I5",),
    kapitel="sprache",
)
GUT = (
    """
kursbedarf:
  - {jahr: 2026, typ: allgemein, plaetze: 40, zugang: anspruch}
""",
    """
kursbedarf:
  - {jahr: 2027, typ: allgemein, plaetze: 40, zugang: zulassung}
""",
)
SCHLECHT = (
    """
kursbedarf:
  - {jahr: 2026, typ: allgemein, plaetze: 40, zugang: zulassung}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per demand that rests on admissions in a year in which the circular holds."""
    wording = normen()["rundschreiben-02-26"].am(konzept.stichtag)
    if wording is None:
        return
    last = wording.gueltig_bis.year if wording.gueltig_bis else konzept.stichtag.year
    for index, bedarf in enumerate(konzept.kursbedarf):
        planned = bedarf.zugang == "zulassung" and bedarf.typ in INTEGRATIONSKURSE
        if planned and bedarf.plaetze and konzept.stichtag.year <= bedarf.jahr <= last:
            places = anzahl(bedarf.plaetze, "Platz setzt", "Plätze setzen", "m", gross=True)
            message = f"{places} {bedarf.jahr} eine Zulassung nach § 44 Abs. 4 AufenthG voraus, die es zurzeit nicht neu gibt."
            remedy = "Prüfen Sie, wer schon zugelassen ist, und planen Sie für die übrigen andere Sprachangebote."
            yield Treffer(("kursbedarf", index, "zugang"), message, remedy, f"{bedarf.typ}-{bedarf.jahr}")
