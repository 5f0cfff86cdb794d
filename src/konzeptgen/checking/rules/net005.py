"""Was: Es ist nicht erfasst, wie die Migrationsfachdienste mit Regeldiensten zusammenarbeiten.

Erwartet werden zumindest Schulsozialarbeit, Wohnungsnotfallhilfe und Gesundheit.

Warum: Fachdienste sind nach den Anregungen der Freien Wohlfahrtspflege in Netzwerken mit Regeldiensten verbunden. Nur
so kommt Hilfe aus einer Hand.

Beispiel: In zusammenarbeit.yaml steht unter regeldienste nur die Kita.

Abhilfe: Tragen Sie Regeldienste mit den verbundenen Angeboten ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET005",
    name="regeldienste-nicht-verbunden",
    bereich="Netzwerk",
    quellen=("anregungen-2019-b1", "interview-2019-n4"),
    schwere=Severity.WARNUNG,
    elemente=("M6",),
    kapitel="beratung",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
regeldienste:
  - {dienst: Gesamtschule, art: schulsozialarbeit, angebote: [a]}
  - {dienst: Fachstelle, art: wohnungsnotfallhilfe, angebote: [a]}
  - {dienst: Klinikum, art: gesundheit, angebote: [a]}
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
regeldienste:
  - {dienst: Gesamtschule, art: schulsozialarbeit, angebote: [a]}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
regeldienste:
  - {dienst: Gesamtschule, art: schulsozialarbeit, angebote: [a]}
  - {dienst: Fachstelle, art: wohnungsnotfallhilfe, angebote: [a]}
  - {dienst: Klinikum, art: gesundheit, angebote: [a]}
  - {dienst: Kita, art: kita}
""",
)


_EXPECTED = ("schulsozialarbeit", "wohnungsnotfallhilfe", "gesundheit")


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit without any entry, else hints on kinds that are missing and on entries without an offer."""
    if not konzept.regeldienste:
        yield Treffer(
            ("kommune",),
            "Es ist nicht erfasst, mit welchen Regeldiensten die Migrationsfachdienste zusammenarbeiten.",
            "Tragen Sie die Zusammenarbeit in zusammenarbeit.yaml unter regeldienste ein.",
        )
        return
    found = {dienst.art for dienst in konzept.regeldienste}
    missing = [konzept.werte["regeldienstarten"][art].titel for art in _EXPECTED if art not in found]
    if missing:
        yield Treffer(
            ("regeldienste",),
            f"Unter den Regeldiensten ist nicht erfasst: {aufzaehlung(missing)}.",
            "Tragen Sie die Zusammenarbeit ein, oder begründen Sie in ausnahmen.yaml, warum es sie nicht gibt.",
            schwere=Severity.HINWEIS,
        )
    for index, dienst in enumerate(konzept.regeldienste):
        if not dienst.angebote:
            yield Treffer(
                ("regeldienste", index),
                f"Mit dem Regeldienst „{dienst.dienst}“ ist kein Angebot verbunden.",
                "Tragen Sie unter angebote die Dienste ein, die mit ihm zusammenarbeiten.",
                schwere=Severity.HINWEIS,
            )
