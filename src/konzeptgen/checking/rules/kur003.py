"""Was: Die Unterrichtseinheiten eines Integrationskurses passen nicht zur Kursart.

Maßgeblich ist der Tag, an dem der Kurs beginnt, ohne Beginn der Stichtag. Teile eines Kurses ergeben nur einen
Hinweis.

Warum: Nach §§ 10 bis 13 IntV hat der allgemeine Kurs 700 Unterrichtsstunden, Kurse für besondere Zielgruppen haben bis
zu 1.000 und der Intensivkurs 500. Nur für Intensivkurse, die vor dem 1. Mai 2024 begannen, waren es 430 (§ 22 Abs. 3).

Beispiel: Ein allgemeiner Kurs mit 660 Unterrichtseinheiten, der am 1. März 2026 beginnt.

Abhilfe: Prüfen Sie Kursart und Zahl mit dem Kursträger. Erfasst der Eintrag nur einen Teil des Kurses, tragen Sie den
ganzen Kurs ein.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahl
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.kur_hilfen import BESONDERE_KURSE, bezeichnung
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.kurse import Kurs

REGEL = Regel(
    code="KUR003",
    name="unterrichtseinheiten-passen-nicht",
    bereich="Kurse",
    quellen=("intv-10-13", "intv-22"),
    schwere=Severity.FEHLER,
    elemente=("I4",),
    kapitel="sprache",
)
GUT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein, ue: 700, beginn: 01.03.2026}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: intensiv, ue: 430, beginn: 01.03.2024}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: alphabetisierung, ue: 1.000}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: niedrigschwellig, ue: 60}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein, ue: 660, beginn: 01.03.2026}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: intensiv, ue: 430, beginn: 01.03.2026}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: zweitschrift, ue: 1.200}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein, ue: 600}
""",
)
_PRUEFBAR_AB = date(2022, 1, 1)
_INTENSIV_500 = date(2024, 5, 1)
_HOECHSTENS = 1000
_ABSCHNITT = 100


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per Integrationskurs whose lessons do not fit its type at the time of its start."""
    for index, kurs in enumerate(konzept.kurse):
        start = kurs.beginn or konzept.stichtag
        if kurs.ue is None or start < _PRUEFBAR_AB:
            continue
        if kurs.typ in BESONDERE_KURSE and kurs.ue > _HOECHSTENS:
            yield _treffer(index, kurs, f"höchstens {zahl(_HOECHSTENS)}")
        elif kurs.typ in {"allgemein", "intensiv"}:
            yield from _fest(index, kurs, _vorgesehen(kurs.typ, start))


def _vorgesehen(typ: str, start: date) -> int:
    if typ == "allgemein":
        return 700
    return 430 if start < _INTENSIV_500 else 500


def _fest(index: int, kurs: Kurs, vorgesehen: int) -> Iterator[Treffer]:
    if kurs.ue is not None and kurs.ue != vorgesehen:
        part = kurs.ue < vorgesehen and kurs.ue % _ABSCHNITT == 0
        yield _treffer(index, kurs, zahl(vorgesehen), teil=part)


def _treffer(index: int, kurs: Kurs, vorgesehen: str, *, teil: bool = False) -> Treffer:
    lessons = f"{zahl(kurs.ue or 0)} Unterrichtseinheiten"
    message = f"{bezeichnung(kurs)} ({kurs.typ.titel}) hat {lessons}, vorgesehen sind {vorgesehen}."
    remedy = "Prüfen Sie Kursart und Zahl mit dem Kursträger."
    if teil:
        remedy = (
            "Erfasst der Eintrag nur einen Teil des Kurses, tragen Sie den ganzen Kurs ein; sonst prüfen Sie die Zahl."
        )
    return Treffer(("kurse", index, "ue"), message, remedy, kurs.id, Severity.HINWEIS if teil else None)
