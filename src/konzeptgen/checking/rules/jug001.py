"""Was: An einer Phase der Jugendhilfeplanung ist kein anerkannter freier Träger erfasst.

Das gilt auch, wenn die Phase ganz fehlt; dann ist es eine Warnung.

Warum: Nach § 80 Abs. 4 SGB VIII sind die anerkannten Träger der freien Jugendhilfe in allen Phasen der Planung
frühzeitig zu beteiligen: bei Bestand, Bedarf und Vorhaben. Die Pflicht trifft Kommunen mit eigenem Jugendamt.

Beispiel: Zum Bedarf sind freie Träger eingetragen, zum Vorhaben keiner.

Abhilfe: Tragen Sie in zusammenarbeit.yaml je Phase die beteiligten Träger ein oder holen Sie die Beteiligung nach.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import ort
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="JUG001",
    name="planung-ohne-freie-traeger",
    bereich="Jugendhilfe",
    quellen=("sgb8-80",),
    schwere=Severity.FEHLER,
    elemente=("G3",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
jugendhilfeplanung:
  - {phase: bestand, traeger: [cv]}
  - {phase: bedarf, traeger: [cv]}
  - {phase: vorhaben, traeger: [cv]}
""",
)
SCHLECHT = (
    "{}",
    "kommune: {name: Teststadt, typ: kreisfreie_stadt, land: nw}",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
jugendhilfeplanung:
  - {phase: bestand, traeger: [cv]}
  - {phase: bedarf, traeger: [cv]}
  - {phase: vorhaben}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
jugendhilfeplanung:
  - {phase: bestand, traeger: [cv]}
  - {phase: bedarf, traeger: [cv]}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas, anerkannt: nein}
jugendhilfeplanung:
  - {phase: bestand, traeger: [cv]}
  - {phase: bedarf, traeger: [cv]}
  - {phase: vorhaben, traeger: [cv]}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per phase without a free provider, and one for all phases of which nothing is known."""
    phases: dict[str, list[int]] = {}
    for index, entry in enumerate(konzept.jugendhilfeplanung):
        phases.setdefault(entry.phase, []).append(index)
    for phase, indices in phases.items():
        parts = [konzept.jugendhilfeplanung[index] for index in indices]
        if not any(traeger.frei and traeger.anerkannt != "nein" for part in parts for traeger in part.traeger):
            yield Treffer(
                ("jugendhilfeplanung", indices[0]),
                f"Zur Planungsphase „{parts[0].phase.titel}“ ist kein anerkannter freier Träger erfasst.",
                "Tragen Sie die beteiligten Träger ein, oder holen Sie die Beteiligung nach.",
                phase,
            )
    missing = [phase.titel for key, phase in konzept.werte["planungsphasen"].items() if key not in phases]
    if missing:
        yield _unknown(konzept, missing)


def _unknown(konzept: Konzept, missing: list[str]) -> Treffer:
    typ = konzept.kommune.typ
    bound = bool(konzept.jugendhilfeplanung) or typ.marke("kreis") or typ in {"kreisfreie_stadt", "bezirk"}
    remedy = "Tragen Sie in zusammenarbeit.yaml unter jugendhilfeplanung je Phase die beteiligten Träger ein."
    if not bound:
        remedy = "Hat die Kommune ein eigenes Jugendamt, tragen Sie die Beteiligten in zusammenarbeit.yaml ein."
    return Treffer(
        ort(konzept, "jugendhilfeplanung"),
        f"Die Beteiligung an der Jugendhilfeplanung ist nicht erfasst für: {aufzaehlung(missing)}.",
        remedy,
        schwere=Severity.WARNUNG if bound else Severity.HINWEIS,
    )
