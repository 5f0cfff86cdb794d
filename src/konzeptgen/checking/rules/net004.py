"""Was: Für eine Gruppe von Eingewanderten ist kein Angebot erfasst, das ihr offensteht.

Geprüft werden Geflüchtete, Menschen aus Drittstaaten und Menschen aus der EU.

Warum: Die Migrationsberatung ist Anlaufstelle für alle drei Gruppen. Ein Konzept, das eine vergisst, lässt einen Teil
der Eingewanderten ohne Hilfe.

Beispiel: Alle Angebote nennen als Zielgruppe nur Geflüchtete.

Abhilfe: Prüfen Sie die Zielgruppen der Angebote. Steht ein Angebot allen offen, tragen Sie zugewanderte oder alle ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET004",
    name="gruppe-ohne-angebot",
    bereich="Netzwerk",
    quellen=("interview-2019-n3",),
    schwere=Severity.WARNUNG,
    elemente=("N3",),
    kapitel="beratung",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, zielgruppen: [zugewanderte]}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, zielgruppen: [gefluechtete, drittstaaten, eu]}
""",
    "{}",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, zielgruppen: [gefluechtete]}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per group that no offer names; offers without target groups may serve it, so it weighs less."""
    if not konzept.aktive_angebote:
        return
    unclear = any(not angebot.zielgruppen for angebot in konzept.aktive_angebote)
    missing = konzept.unerreichte_herkunft
    if missing:
        yield Treffer(
            ("angebote",),
            f"Kein Angebot nennt als Zielgruppe: {aufzaehlung(gruppe.titel for gruppe in missing)}.",
            "Prüfen Sie die Zielgruppen der Angebote; steht eines allen offen, tragen Sie zugewanderte oder alle ein.",
            schwere=Severity.HINWEIS if unclear else None,
        )
