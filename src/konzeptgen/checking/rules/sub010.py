"""Was: Eine Stelle im Case Management oder Integrationsmanagement hat keine Schnittstelle zu MBE oder JMD.

Warum: Die Verbände fordern, neue kommunale Dienste mit der Migrationsberatung und dem Jugendmigrationsdienst
abzustimmen. Sonst entstehen doppelte Wege, und Ratsuchende erzählen ihre Geschichte zweimal.

Beispiel: Der Landkreis schafft zwei Stellen im Case Management, die Migrationsberatung der AWO kommt dort nicht vor.

Abhilfe: Vereinbaren Sie mit den Fachdiensten, wer wann berät, und nennen Sie ihre Angebote unter „schnittstellen“.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="SUB010",
    name="integrationsmanagement-ohne-schnittstelle",
    bereich="Subsidiarität",
    quellen=("anregungen-2019-b4",),
    schwere=Severity.WARNUNG,
    elemente=("M5",),
    kapitel="beratung",
)
GUT = (
    """
traeger: [{id: awo, name: AWO, art: freie_wohlfahrt}]
angebote: [{id: awo-mbe, traeger: awo, name: Migrationsberatung, leistungsart: mbe}]
steuerung:
  federfuehrung: Sozialamt
  stellen: [{name: Case Management, schnittstellen: [awo-mbe]}, {name: Sekretariat}]
""",
)
SCHLECHT = (
    """
traeger: [{id: awo, name: AWO, art: freie_wohlfahrt}]
angebote: [{id: awo-mbe, traeger: awo, name: Migrationsberatung, leistungsart: mbe}]
steuerung:
  federfuehrung: Sozialamt
  stellen: [{name: Integrationsmanagement}]
""",
)

_STELLE = re.compile(r"case.?manage|fallmanage|integrationsmanag|integrationslots", re.IGNORECASE)
_FACHDIENSTE = ("mbe", "jmd")


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each post in case or integration management without a link to MBE or JMD, where these exist."""
    if not konzept.steuerung or not konzept.angebote_der(*_FACHDIENSTE):
        return
    for index, stelle in enumerate(konzept.steuerung.stellen):
        linked = any(angebot.leistungsart in _FACHDIENSTE for angebot in stelle.schnittstellen)
        if _STELLE.search(stelle.name) and not linked:
            was = (
                f"Die Stelle „{stelle.name}“ hat keine Schnittstelle zu Migrationsberatung oder Jugendmigrationsdienst."
            )
            abhilfe = (
                "Vereinbaren Sie, wer wann berät, und nennen Sie die Angebote der Fachdienste unter „schnittstellen“."
            )
            yield Treffer(("steuerung", "stellen", index, "name"), was, abhilfe, stelle.name)
