"""Was: Die Angaben zu einem Angebot wurden vor mehr als zwölf Monaten zuletzt geprüft, oder das Datum fehlt.

Warum: Sprechzeiten, Kontakte und Förderungen ändern sich oft binnen eines Jahres. Ein veraltetes Verzeichnis schickt
Ratsuchende an die falsche Stelle.

Beispiel: Das Angebot trägt geprueft_am: 01.02.2024, und der Stichtag ist der 23.11.2026.

Abhilfe: Bitten Sie den Träger um eine Durchsicht und tragen Sie das Datum unter geprueft_am ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import anzahl, datum
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="MAP005",
    name="angaben-nicht-geprueft",
    bereich="Mapping",
    quellen=("eigener-massstab",),
    schwere=Severity.WARNUNG,
    elemente=("K1", "N1"),
    kapitel="anbieter",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: b, traeger: cv, name: Beratung, leistungsart: mbe, geprueft_am: 24.11.2025}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: b, traeger: cv, name: Beratung, leistungsart: mbe, geprueft_am: 01.02.2020, status: beendet}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: b, traeger: cv, name: Beratung, leistungsart: mbe, geprueft_am: 22.11.2025}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: b, traeger: cv, name: Beratung, leistungsart: mbe}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per offer whose check is too old, and one for all that were never checked."""
    since, undated = konzept.vor_einem_jahr, []
    for index, angebot in enumerate(konzept.angebote):
        if konzept.ist_da(angebot) and angebot.geprueft_am is None:
            undated.append(index)
        elif konzept.ist_da(angebot) and angebot.geprueft_am and angebot.geprueft_am < since:
            yield Treffer(
                ("angebote", index, "geprueft_am"),
                f"Die Angaben zu „{angebot.name}“ wurden zuletzt am {datum(angebot.geprueft_am)} geprüft.",
                "Bitten Sie den Träger um eine Durchsicht, und tragen Sie das neue Datum ein.",
                angebot.id,
            )
    if undated:
        offers = anzahl(len(undated), "Angebot", "Angeboten", "n", "dat")
        yield Treffer(
            ("angebote", undated[0]),
            f"Bei {offers} steht nicht, wann die Angaben zuletzt geprüft wurden.",
            "Tragen Sie das Datum der letzten Prüfung unter geprueft_am ein.",
            schwere=Severity.HINWEIS,
        )
