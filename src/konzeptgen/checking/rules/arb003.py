"""Was: Eine der vier kommunalen Eingliederungsleistungen ist nicht erfasst.

Das sind Kinderbetreuung oder Pflege, Schuldnerberatung, psychosoziale Betreuung und Suchtberatung.

Warum: § 16a SGB II nennt diese Leistungen, weil ohne sie mancher Weg in Arbeit scheitert. Auch Zugewanderte sollen sie
finden.

Beispiel: In anbieter.yaml steht keine Suchtberatung.

Abhilfe: Tragen Sie die Stellen in anbieter.yaml ein, auch wenn sie nicht nur Zugewanderte beraten.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import ort
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="ARB003",
    name="eingliederung-unvollstaendig",
    bereich="Arbeit",
    quellen=("sgb2-16a",),
    schwere=Severity.HINWEIS,
    elemente=("G6", "B1"),
    kapitel="arbeit",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a0, traeger: cv, name: Stelle 0, leistungsart: kinderbetreuung}
  - {id: a1, traeger: cv, name: Stelle 1, leistungsart: schuldnerberatung}
  - {id: a2, traeger: cv, name: Stelle 2, leistungsart: psychosoziale_beratung}
  - {id: a3, traeger: cv, name: Stelle 3, leistungsart: suchtberatung}
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a0, traeger: cv, name: Stelle 0, leistungsart: kinderbetreuung}
  - {id: a1, traeger: cv, name: Stelle 1, leistungsart: schuldnerberatung}
  - {id: a2, traeger: cv, name: Stelle 2, leistungsart: psychosoziale_beratung}
""",
)


_SERVICES = {
    "Kinderbetreuung oder Pflege": ("kinderbetreuung", "altenhilfe"),
    "Schuldnerberatung": ("schuldnerberatung",),
    "psychosoziale Betreuung": ("psychosoziale_beratung",),
    "Suchtberatung": ("suchtberatung",),
}


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit that names all services of § 16a SGB II that nobody offers."""
    missing = [name for name, arten in _SERVICES.items() if not konzept.angebote_der(*arten)]
    if missing:
        yield Treffer(
            ort(konzept, "angebote"),
            f"Diese Leistungen nach § 16a SGB II sind nicht erfasst: {aufzaehlung(missing)}.",
            "Tragen Sie die Stellen in anbieter.yaml ein, auch wenn sie nicht nur Zugewanderte beraten.",
        )
