"""Was: Keine Stelle koordiniert die Sprachkurse, oder Migrationsberatung oder Jobcenter fehlen dabei.

Sind noch keine Beteiligten eingetragen, bleibt es beim Hinweis.

Warum: Die Verbände sehen einen Vorteil darin, dass die Kommune Sprachkurse koordiniert und mit Arbeitsmarkt und
Migrationsberatung verzahnt. Rechtlich zuständig für Integrationskurse bleibt das Bundesamt.

Beispiel: Unter kurskoordinierung sind nur Kursträger als Beteiligte genannt.

Abhilfe: Benennen Sie eine koordinierende Stelle und laden Sie Migrationsberatung und Jobcenter dazu ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.kur_hilfen import beratende, ist_beratung, ist_jobcenter
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="KUR014",
    name="kurskoordinierung-unvollstaendig",
    bereich="Kurse",
    quellen=("anregungen-2019-g3",),
    schwere=Severity.WARNUNG,
    elemente=("I5",),
    kapitel="sprache",
)
GUT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
angebote:
  - {id: mbe, traeger: caritas, name: Migrationsberatung, leistungsart: mbe}
  - {id: fsa, traeger: caritas, name: Flüchtlingssozialarbeit, leistungsart: fluechtlingssozialarbeit}
kurskoordinierung:
  stelle: Amt für Integration
  beteiligte: [{traeger: caritas}, {organisation: Jobcenter Teststadt, art: jobcenter}]
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurskoordinierung:
  stelle: Amt für Integration
  beteiligte: [{traeger: vhs}]
""",
    """
kurskoordinierung:
  stelle: Amt für Integration
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where nobody coordinates or where counselling or Jobcenter are missing."""
    office = konzept.kurskoordinierung
    if office is None:
        message = "Es ist keine Stelle genannt, die die Sprachkurse vor Ort koordiniert."
        yield Treffer(pfad(konzept, "kurse"), message, "Ergänzen Sie kurskoordinierung in kurse.yaml.")
        return
    known = beratende(konzept)
    missing = []
    if not any(ist_beratung(sitz, known) for sitz in office.beteiligte):
        missing.append("die Migrationsberatung")
    if not any(ist_jobcenter(sitz) for sitz in office.beteiligte):
        missing.append("das Jobcenter")
    if missing:
        message = f"An der Koordinierung der Sprachkurse ist nicht als beteiligt genannt: {aufzaehlung(missing)}."
        remedy = "Ergänzen Sie die Stellen unter beteiligte oder laden Sie sie zur Koordinierung ein."
        weight = None if office.beteiligte else Severity.HINWEIS
        yield Treffer(("kurskoordinierung", "beteiligte"), message, remedy, "", weight)
