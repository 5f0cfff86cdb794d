"""Was: Zu einer eigenen Maßnahme nach SGB II oder SGB VIII ist nicht belegt, dass freie Träger gefragt wurden.

Warum: Beide Gesetze zählen auch Angebote, die rechtzeitig oder in Kürze entstehen können. Ob das möglich ist, weiß die
Kommune erst, wenn sie fragt. Ein Interessenbekundungsverfahren belegt das am besten.

Beispiel: Das Jugendamt stellt Schulsozialarbeit ein. Im Verzeichnis steht kein passendes Angebot, eine Abfrage fehlt.

Abhilfe: Tragen Sie unter „interessenbekundung“ Datum und Ergebnis ein oder begründen Sie die eigene Durchführung.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer, sub001, sub002
from konzeptgen.checking.rules.sub_hilfen import antwort, eigene_massnahmen, passende
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

REGEL = Regel(
    code="SUB005",
    name="interessenbekundung-fehlt",
    bereich="Subsidiarität",
    quellen=("sgb2-17-1", "sgb8-4-2"),
    schwere=Severity.WARNUNG,
    elemente=("G1",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
massnahmen:
  - id: m-schule
    name: Schulsozialarbeit
    handlungsfeld: bildung
    rechtskreis: sgb8
    leistungsart: schulsozialarbeit
    durchfuehrung: kommune
    interessenbekundung: {datum: 02.03.2026, ergebnis: kein_bewerber}
""",
)
SCHLECHT = (
    """
massnahmen:
  - id: m-schule
    name: Schulsozialarbeit
    handlungsfeld: bildung
    rechtskreis: sgb8
    leistungsart: schulsozialarbeit
    durchfuehrung: kommune
""",
)

_ABHILFE = "Tragen Sie unter „interessenbekundung“ Datum und Ergebnis ein oder begründen Sie die eigene Durchführung."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each measure under SGB II or SGB VIII without a matching offer and without a call."""
    for pruefung in (sub001.PRUEFUNG, sub002.PRUEFUNG):
        for index, massnahme in eigene_massnahmen(konzept, pruefung.rechtskreise):
            if _fraglich(massnahme) and pruefung.betrifft(massnahme) and not passende(konzept, massnahme, pruefung):
                was = f"Zur Maßnahme „{massnahme.name}“ ist keine Anfrage bei freien Trägern belegt."
                yield Treffer(
                    ("massnahmen", index, "name"), was, _ABHILFE, massnahme.id, begruendung=antwort(konzept, massnahme)
                )


def _fraglich(massnahme: Massnahme) -> bool:
    """Return whether it can be matched at all, no call is recorded and no free provider takes part."""
    together = massnahme.durchfuehrung == "gemeinsam" and any(traeger.frei for traeger in massnahme.partner)
    return bool(massnahme.leistungsart) and massnahme.interessenbekundung is None and not together
