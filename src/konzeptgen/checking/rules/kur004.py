"""Was: Ein Kurs hat eine Art, die die Integrationskursverordnung nicht mehr nennt.

Das betrifft Eltern-, Frauen- und Jugendkurse. Beim Förderkurs ist die Lage offen, deshalb bleibt es dort beim
Hinweis.

Warum: Seit Dezember 2024 nennt § 13 Abs. 1 IntV Eltern-, Frauen- und Jugendkurse nicht mehr. Seine Liste ist nicht
abschließend; nach einer Mitteilung des Bundesamts gibt es diese Kurse aber nicht mehr. Die alte Fassung galt weiter,
wenn ein Kurs vor dem 1. Mai 2025 begann (§ 22 Abs. 4). Den Förderbedarf nennt die Verordnung noch, das Bundesamt führt
den Förderkurs aber als entfallen.

Beispiel: Ein Frauenkurs, der am 1. September 2026 beginnt.

Abhilfe: Klären Sie mit dem Kursträger die Kursart. Ein Kurs, den Land oder Kommune bezahlen, gehört zur Art weiterer
oder niedrigschwellig; die Zielgruppe bleibt als Angabe erhalten.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.kur_hilfen import ENTFALLENE_KURSE, bezeichnung
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.kurse import Kurs

REGEL = Regel(
    code="KUR004",
    name="kursart-gibt-es-nicht-mehr",
    bereich="Kurse",
    quellen=(
        "intv-13-1",
        "intv-22",
        "bamf-241223",
    ),
    schwere=Severity.WARNUNG,
    elemente=("I4",),
    kapitel="sprache",
)
GUT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: frauen, beginn: 01.03.2025}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: weiterer, beginn: 01.09.2026, zielgruppen: [frauen]}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: frauen, beginn: 01.09.2026}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: eltern}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: foerderkurs, beginn: 01.09.2026}
""",
)
_UEBERGANG_BIS = date(2025, 5, 1)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per course of a type that has been dropped, weighed by what is known of its start."""
    if konzept.stichtag < _UEBERGANG_BIS:
        return
    for index, kurs in enumerate(konzept.kurse):
        start = kurs.beginn or konzept.stichtag
        if start >= _UEBERGANG_BIS and kurs.typ in ENTFALLENE_KURSE:
            yield _entfallen(index, kurs)
        elif start >= _UEBERGANG_BIS and kurs.typ == "foerderkurs":
            yield _offen(index, kurs)


def _entfallen(index: int, kurs: Kurs) -> Treffer:
    path, name = ("kurse", index, "typ"), bezeichnung(kurs)
    if kurs.beginn is None:
        message = f"{name} ist als {kurs.typ.titel} ohne Beginn eingetragen; die Verordnung nennt solche Kurse seit Mai 2025 nicht mehr."
        return Treffer(
            path, message, "Tragen Sie den Beginn ein oder prüfen Sie die Kursart.", kurs.id, Severity.HINWEIS
        )
    message = f"{name} beginnt als {kurs.typ.titel}; die Integrationskursverordnung nennt diese Art nicht mehr."
    remedy = "Klären Sie die Kursart; ohne Mittel des Bundes passt die Art weiterer oder niedrigschwellig."
    return Treffer(path, message, remedy, kurs.id)


def _offen(index: int, kurs: Kurs) -> Treffer:
    message = (
        f"Ob {bezeichnung(kurs)} als Förderkurs möglich ist, ist offen; das Bundesamt führt die Art als entfallen."
    )
    remedy = "Fragen Sie die Regionalkoordination des Bundesamts und vermerken Sie die Auskunft als Quelle."
    return Treffer(("kurse", index, "typ"), message, remedy, kurs.id, Severity.HINWEIS)
