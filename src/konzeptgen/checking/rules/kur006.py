"""Was: Die Angaben zur Zulassung eines Kursträgers werfen eine Frage auf.

Die Zulassung ist nach den Angaben abgelaufen, länger als fünf Jahre befristet oder es gab seit über einem Jahr keinen
Integrationskurs.

Warum: Integrationskurse geben nur Träger, die das Bundesamt zugelassen hat, und das längstens für fünf Jahre. Führt
ein Träger über ein Jahr lang keinen Kurs durch, erlischt die Zulassung; § 20b Abs. 2 IntV kennt Ausnahmen. Meist ist
nur die Angabe im Konzept veraltet.

Beispiel: Unter kurstraeger steht zugelassen_bis: 30.06.2025, der Stichtag ist der 23. November 2026.

Abhilfe: Fragen Sie den Kursträger nach dem gültigen Bescheid und aktualisieren Sie zugelassen_von und zugelassen_bis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import datum
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.kur_hilfen import INTEGRATIONSKURSE, jahre_spaeter
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.kurse import Kurs, Kurstraeger

REGEL = Regel(
    code="KUR006",
    name="zulassung-des-kurstraegers-pruefen",
    bereich="Kurse",
    quellen=(
        "intv-18",
        "intv-20-2",
        "intv-20b-2",
    ),
    schwere=Severity.FEHLER,
    elemente=("I1",),
    kapitel="sprache",
)
GUT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurstraeger:
  - {traeger: vhs, zugelassen_von: 01.02.2024, zugelassen_bis: 31.01.2029}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein, beginn: 01.09.2026, ende: 01.06.2027}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurstraeger:
  - {traeger: vhs}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurstraeger:
  - {traeger: vhs, zugelassen_bis: 30.06.2025}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurstraeger:
  - {traeger: vhs, zugelassen_von: 01.02.2024, zugelassen_bis: 31.01.2031}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurstraeger:
  - {traeger: vhs, zugelassen_bis: 31.01.2029}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein, beginn: 01.09.2024, ende: 01.06.2025}
""",
)
_JAHRE = 5


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield up to three hits per Kursträger: lapsed, too long, without a course for more than a year."""
    letzte = _letzte_tage(konzept.kurse)
    for index, kurstraeger in enumerate(konzept.kurstraeger):
        yield from _frist(index, kurstraeger, konzept.stichtag)
        last = letzte.get(kurstraeger.traeger.id)
        if last and _noch_zugelassen(kurstraeger, konzept.stichtag) and jahre_spaeter(last, 1) < konzept.stichtag:
            message = f"Der letzte erfasste Integrationskurs bei {kurstraeger.traeger.kurz} endete am {datum(last)}."
            remedy = "Tragen Sie laufende Kurse ein oder fragen Sie den Kursträger, ob die Zulassung noch besteht."
            yield Treffer(("kurstraeger", index), message, remedy, kurstraeger.traeger.id, Severity.WARNUNG)


def _frist(index: int, kurstraeger: Kurstraeger, stichtag: date) -> Iterator[Treffer]:
    begun, ends = kurstraeger.zugelassen_von, kurstraeger.zugelassen_bis
    if ends is None:
        return
    path, traeger = ("kurstraeger", index, "zugelassen_bis"), kurstraeger.traeger
    if ends < stichtag:
        message = f"Die Zulassung von {traeger.kurz} endete nach den Angaben am {datum(ends)}."
        yield Treffer(
            path,
            message,
            "Fragen Sie den Kursträger nach dem neuen Bescheid und aktualisieren Sie die Daten.",
            traeger.id,
        )
    if begun and ends > jahre_spaeter(begun, _JAHRE):
        message = f"Die Zulassung von {traeger.kurz} reicht nach den Angaben über mehr als fünf Jahre."
        yield Treffer(
            path, message, "Prüfen Sie die beiden Daten am Bescheid des Bundesamts.", traeger.id, Severity.WARNUNG
        )


def _noch_zugelassen(kurstraeger: Kurstraeger, stichtag: date) -> bool:
    return kurstraeger.zugelassen_bis is not None and kurstraeger.zugelassen_bis >= stichtag


def _letzte_tage(kurse: Iterable[Kurs]) -> dict[str, date]:
    """Return the last day of any Integrationskurs per provider; a course without an end may still run."""
    found: dict[str, date] = {}
    for kurs in kurse:
        if kurs.typ in INTEGRATIONSKURSE:
            key = kurs.kurstraeger.id
            found[key] = max(found.get(key, date.min), kurs.ende or date.max)
    return {key: last for key, last in found.items() if last != date.max}
