"""Was: Es ist keine Migrationsberatung für erwachsene Zugewanderte (MBE) erfasst, die zurzeit berät.

Warum: Die MBE berät erwachsene Zugewanderte, der Bund fördert sie. Oft ist eine Stelle aus der Nachbarschaft zuständig.
Fehlt sie im Konzept, kann niemand auf sie verweisen.

Beispiel: In anbieter.yaml hat kein laufendes Angebot die Leistungsart mbe.

Abhilfe: Tragen Sie die zuständige MBE ein, auch wenn sie ihren Sitz außerhalb hat. Berät in Ihrem Gebiet keine,
begründen Sie das in ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import ort
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="MAP002",
    name="keine-migrationsberatung",
    bereich="Mapping",
    quellen=("anregungen-2019-b1", "anregungen-2019-b3", "aufenthg-45"),
    schwere=Severity.WARNUNG,
    elemente=("M1",),
    kapitel="beratung",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: mbe, traeger: cv, name: Beratung, leistungsart: mbe}
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: mbe, traeger: cv, name: Beratung, leistungsart: mbe, status: beendet}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where no MBE is running."""
    if not konzept.angebote_der("mbe"):
        yield Treffer(
            ort(konzept, "angebote"),
            "Es ist keine laufende Migrationsberatung für erwachsene Zugewanderte (MBE) erfasst.",
            "Tragen Sie die zuständige MBE in anbieter.yaml ein; gibt es keine, begründen Sie das in ausnahmen.yaml.",
        )
