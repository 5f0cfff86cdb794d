"""Was: Zwischen Anmeldung und Beginn eines Integrationskurses liegen mehr als sechs Wochen.

Gemessen wird am Median der Teilnehmenden. Beendete Kurse prüft die Regel nicht mehr.

Warum: Die Integrationskursverordnung sagt als Sollvorschrift, dass ein Kurs nicht später als sechs Wochen nach der
Anmeldung beginnt. Die Vorschrift richtet sich an Bundesamt und Kursträger; für die Kommune ist die Wartezeit ein
Zeichen, dass Plätze fehlen.

Beispiel: Anmeldung am 23.06.2026, Beginn am 24.08.2026: Dazwischen liegen 62 Tage.

Abhilfe: Klären Sie mit dem Kursträger den Grund und mit dem Bundesamt, ob es anderswo Plätze gibt. Prüfen Sie, ob der
Bedarf richtig angesetzt ist.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.recht import normen
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.kur_hilfen import INTEGRATIONSKURSE, bezeichnung
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.kurse import Kurs

REGEL = Regel(
    code="KUR002",
    name="kursbeginn-nach-mehr-als-sechs-wochen",
    bereich="Kurse",
    quellen=("intv-7-4",),
    schwere=Severity.WARNUNG,
    elemente=("I4",),
    kapitel="sprache",
)
GUT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein, anmeldung_am: 01.09.2026, beginn: 13.10.2026}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: niedrigschwellig, anmeldung_am: 01.06.2026, beginn: 13.10.2026}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: alphabetisierung, anmeldung_am: 23.06.2026, beginn: 24.08.2026, ende: 10.12.2027}
""",
)
_FRIST = 42


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per running or planned Integrationskurs whose start is late."""
    if not normen()["intv-7-4"].wortlaute[-1].gilt_am(konzept.stichtag):
        return
    for index, kurs in enumerate(konzept.kurse):
        if kurs.typ in INTEGRATIONSKURSE and not konzept.ist_vorbei(kurs):
            yield from _frist(index, kurs)


def _frist(index: int, kurs: Kurs) -> Iterator[Treffer]:
    if kurs.anmeldung_am is None or kurs.beginn is None:
        return
    days = (kurs.beginn - kurs.anmeldung_am).days
    if days > _FRIST:
        yield Treffer(
            ("kurse", index, "beginn"),
            f"Bei {bezeichnung(kurs)} liegen zwischen Anmeldung und Beginn {days} Tage, "
            f"nach der Sollvorschrift höchstens {_FRIST}.",
            "Klären Sie mit dem Kursträger den Grund und mit dem Bundesamt, ob es anderswo Plätze gibt.",
            kurs.id,
        )
