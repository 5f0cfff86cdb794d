"""Was: Eine Art von Migrationsfachdienst ist nicht erfasst.

Geprüft werden Asylverfahrensberatung, psychosoziale Beratung, Flüchtlingssozialarbeit und Gemeinwesenarbeit; MBE und
JMD prüfen MAP002 und MAP003.

Warum: Die Anregungen der Freien Wohlfahrtspflege zählen diese Dienste auf. Wo einer fehlt, soll das Konzept die Lücke
benennen.

Beispiel: In anbieter.yaml steht keine psychosoziale Beratung für Geflüchtete.

Abhilfe: Tragen Sie die Dienste ein, auch überörtliche, oder nehmen Sie die Lücke als Bedarf auf.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import ort
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET015",
    name="fachdienste-fehlen",
    bereich="Netzwerk",
    quellen=("anregungen-2019-b1",),
    schwere=Severity.HINWEIS,
    elemente=("M1",),
    kapitel="beratung",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: mbe}
  - {id: a1, traeger: cv, name: Beratung 1, leistungsart: jmd}
  - {id: a2, traeger: cv, name: Beratung 2, leistungsart: asylverfahrensberatung}
  - {id: a3, traeger: cv, name: Beratung 3, leistungsart: psychosoziale_beratung}
  - {id: a4, traeger: cv, name: Beratung 4, leistungsart: fluechtlingssozialarbeit}
  - {id: a5, traeger: cv, name: Beratung 5, leistungsart: gemeinwesenarbeit}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: asylverfahrensberatung}
  - {id: a1, traeger: cv, name: Beratung 1, leistungsart: psychosoziale_beratung}
  - {id: a2, traeger: cv, name: Beratung 2, leistungsart: fluechtlingssozialarbeit}
  - {id: a3, traeger: cv, name: Beratung 3, leistungsart: gemeinwesenarbeit}
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: mbe}
  - {id: a1, traeger: cv, name: Beratung 1, leistungsart: jmd}
  - {id: a2, traeger: cv, name: Beratung 2, leistungsart: asylverfahrensberatung}
  - {id: a3, traeger: cv, name: Beratung 3, leistungsart: psychosoziale_beratung}
  - {id: a4, traeger: cv, name: Beratung 4, leistungsart: fluechtlingssozialarbeit}
""",
)


_ELSEWHERE = {"mbe", "jmd"}


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit that names all kinds of service that nobody offers, MBE and JMD aside."""
    missing = [art.titel for art in konzept.fehlende_fachdienste if art not in _ELSEWHERE]
    if missing:
        yield Treffer(
            ort(konzept, "angebote"),
            f"Diese Migrationsfachdienste sind nicht erfasst: {', '.join(missing)}.",
            "Tragen Sie sie in anbieter.yaml ein, auch überörtliche, oder nehmen Sie die Lücke in bedarfe.yaml auf.",
        )
