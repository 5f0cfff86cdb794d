"""Was: Die Unterrichtseinheiten eines Berufssprachkurses passen nicht zur Art.

Geprüft werden Kurse, die bis April 2026 begannen: Basiskurse hatten in der Regel 400 oder mit Brückenelement 500,
Spezialkurse höchstens 600 Unterrichtseinheiten.

Warum: Die §§ 12 und 13 DeuFöV nannten diesen Umfang bis zum Frühjahr 2026. Seither steht in der Verordnung keine Zahl
mehr, und die Regel schweigt zu Kursen mit späterem Beginn.

Beispiel: Ein Basis-Berufssprachkurs mit 350 Unterrichtseinheiten, der am 1. März 2026 begann.

Abhilfe: Prüfen Sie Art und Zahl mit dem Kursträger.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahl
from konzeptgen.checking.recht import normen
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.kur_hilfen import bezeichnung
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.kurse import Kurs

REGEL = Regel(
    code="KUR012",
    name="umfang-des-berufssprachkurses-pruefen",
    bereich="Kurse",
    quellen=("deufoev-12-13",),
    schwere=Severity.WARNUNG,
    elemente=("I4",),
    kapitel="sprache",
)
GUT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: berufssprache_basis, ue: 400}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: berufssprache_spezial, ue: 300}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: berufssprache_basis, ue: 350, beginn: 01.09.2026}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: berufssprache_basis, ue: 350, beginn: 01.03.2026}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: berufssprache_spezial, ue: 700, beginn: 01.03.2026}
""",
)
_BASIS = (400, 500)
_SPEZIAL = 600


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per Berufssprachkurs whose lessons lie outside its type while the ordinance named numbers."""
    wording = normen()["deufoev-12-13"].wortlaute[0]
    for index, kurs in enumerate(konzept.kurse):
        if kurs.ue is None or not wording.gilt_am(kurs.beginn or konzept.stichtag):
            continue
        if kurs.typ == "berufssprache_basis" and kurs.ue not in _BASIS:
            yield _treffer(index, kurs, "400 oder mit Brückenelement 500")
        elif kurs.typ == "berufssprache_spezial" and kurs.ue > _SPEZIAL:
            yield _treffer(index, kurs, f"höchstens {_SPEZIAL}")


def _treffer(index: int, kurs: Kurs, vorgesehen: str) -> Treffer:
    lessons = f"{zahl(kurs.ue or 0)} Unterrichtseinheiten"
    message = f"{bezeichnung(kurs)} ({kurs.typ.titel}) hat {lessons}, bis April 2026 waren in der Regel {vorgesehen} vorgesehen."
    return Treffer(("kurse", index, "ue"), message, "Prüfen Sie Art und Zahl mit dem Kursträger.", kurs.id)
