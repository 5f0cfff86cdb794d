"""Was: Eine Begründung ist sehr kurz, ohne Datum, vordatiert, abgelaufen oder alt, oder eine Interessenbekundung ist es.

Warum: Eine Begründung soll auch Menschen überzeugen, die nicht dabei waren. Wenige Wörter reichen dafür nicht, und was
abgelaufen ist oder erst in Zukunft gilt, beantwortet keinen Befund. Eine Interessenbekundung zeigt nur eine Zeit lang,
wer sich bewirbt: drei Jahre, wenn das Profil nichts anderes sagt. Diese Grenze und die von 40 Zeichen sind unser Maßstab.

Beispiel: Als Begründung steht „wie bisher“, oder sie galt bis zum Ende des Vorjahres.

Abhilfe: Schreiben Sie in einem oder zwei Sätzen, was dagegen spricht, dass ein freier Träger die Aufgabe übernimmt.
Ist die Begründung abgelaufen, prüfen Sie, ob der Grund noch besteht, und setzen Sie ein neues Datum. Ist das Verfahren
veraltet, wiederholen Sie es.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import datum
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.sub_antwort import OHNE_ERGEBNIS, Mangel, maengel_der_begruendung, mangel_des_verfahrens
from konzeptgen.model.bausteine import Begruendung
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="SUB013",
    name="begruendung-unzureichend",
    bereich="Subsidiarität",
    quellen=("eigener-massstab",),
    schwere=Severity.WARNUNG,
    elemente=("G1",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
massnahmen:
  - id: m-eins
    name: Unterbringung
    handlungsfeld: wohnen
    begruendung:
      text: Die Unterbringung bei Wohnungslosigkeit ist Gefahrenabwehr und bleibt bei der Stadt.
      datum: 12.02.2026
      stelle: Sozialamt
      gueltig_bis: 31.12.2028
""",
)
SCHLECHT = (
    """
massnahmen:
  - id: m-eins
    name: Unterbringung
    handlungsfeld: wohnen
    begruendung: {text: wie bisher, datum: 12.02.2026, stelle: Sozialamt}
""",
    """
ausnahmen:
  - regel: MAP005
    begruendung:
      text: Der Träger stellt seine Angaben bis zum Sommer um und meldet sie dann gesammelt.
      datum: 12.02.2025
      stelle: Sozialamt
      gueltig_bis: 31.12.2025
""",
    """
massnahmen:
  - id: m-eins
    name: Unterbringung
    handlungsfeld: wohnen
    begruendung:
      text: Die Unterbringung bei Wohnungslosigkeit ist Gefahrenabwehr und bleibt bei der Stadt.
      datum: 12.02.2030
      stelle: Sozialamt
""",
    """
massnahmen:
  - id: m-eins
    name: Elterncafé
    handlungsfeld: bildung
    interessenbekundung: {datum: 12.02.2009, ergebnis: kein_bewerber}
""",
)

_ABHILFE = {
    "text": "Schreiben Sie in einem oder zwei Sätzen, welche Gründe es gibt, und tragen Sie das Datum ein.",
    "stelle": "Tragen Sie ein, von wann die Begründung ist.",
    "datum": "Prüfen Sie das Datum und ob der Grund oder das Ergebnis noch trägt.",
    "ergebnis": "Tragen Sie das Datum des Verfahrens ein.",
    "gueltig_bis": "Prüfen Sie, ob der Grund noch besteht, und tragen Sie Datum und „gueltig_bis“ neu ein.",
}
_ALT = 10
"""Years after which a reason without an end is to be looked at again; it still counts."""


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each reason and each call for interest that does not count on the Stichtag, or is old."""
    for index, massnahme in enumerate(konzept.massnahmen):
        path, name = ("massnahmen", index), f"der Maßnahme „{massnahme.name}“"
        if massnahme.begruendung:
            yield from _begruendung(konzept, path, massnahme.begruendung, f"Die Begründung {name}", massnahme.id)
        call = massnahme.interessenbekundung
        if call and call.ergebnis in OHNE_ERGEBNIS:
            lack = mangel_des_verfahrens(konzept, call, f"Die Interessenbekundung zur Maßnahme „{massnahme.name}“")
            if lack:
                yield _treffer((*path, "interessenbekundung"), lack, massnahme.id)
    for index, ausnahme in enumerate(konzept.ausnahmen):
        whose = f"Die Begründung der Ausnahme zu {ausnahme.regel}"
        yield from _begruendung(konzept, ("ausnahmen", index), ausnahme.begruendung, whose, ausnahme.bezug or "")


def _begruendung(konzept: Konzept, path: DataPath, grund: Begruendung, whose: str, bezug: str) -> Iterator[Treffer]:
    for lack in maengel_der_begruendung(grund, konzept.stichtag, whose):
        yield _treffer((*path, "begruendung"), lack, bezug)
    if grund.datum and grund.gueltig_bis is None and grund.datum.year + _ALT < konzept.stichtag.year:
        was = f"{whose} ist vom {datum(grund.datum)} und nennt kein Ende."
        yield Treffer((*path, "begruendung", "datum"), was, _ABHILFE["gueltig_bis"], bezug, Severity.HINWEIS)


def _treffer(path: DataPath, lack: Mangel, bezug: str) -> Treffer:
    return Treffer((*path, lack.feld), lack.satz, _ABHILFE[lack.feld], bezug)
