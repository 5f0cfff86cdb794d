"""Was: Ein Integrationskurs oder Berufssprachkurs hat mehr als 25 Plätze.

Erstorientierung, niedrigschwellige und weitere Sprachkurse haben eigene Regeln und werden nicht geprüft.

Warum: Für Integrationskurse begrenzt § 14 Abs. 2 IntV die Gruppe auf 25 Teilnehmende, für Berufssprachkurse § 11 Abs.
3 DeuFöV. Das Bundesamt kann bei Online-Kursen und in Berufssprachkursen Ausnahmen zulassen; eine solche gehört in
ausnahmen.yaml.

Beispiel: Ein allgemeiner Integrationskurs mit 30 Plätzen.

Abhilfe: Prüfen Sie die Zahl mit dem Kursträger. Sind es zwei Gruppen, tragen Sie zwei Kurse ein.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from konzeptgen.base.finding import Severity
from konzeptgen.base.schreibweise import in_jeder_schreibweise
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.kur_hilfen import BERUFSSPRACHKURSE, INTEGRATIONSKURSE, bezeichnung
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.kurse import Kurs

REGEL = Regel(
    code="KUR005",
    name="kurs-mit-mehr-als-25-plaetzen",
    bereich="Kurse",
    quellen=(
        "intv-14-2",
        "deufoev-11-3",
    ),
    schwere=Severity.FEHLER,
    elemente=("I4",),
    kapitel="sprache",
)
GUT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein, plaetze: 25}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: niedrigschwellig, plaetze: 40}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein, plaetze: 30}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: berufssprache_basis, plaetze: 25, belegt: 27}
""",
)
_GRUPPE = 25


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per Integrationskurs or Berufssprachkurs with more places or people than allowed."""
    people = konzept.personengruppe("teilnehmende")
    for index, kurs in enumerate(konzept.kurse):
        if kurs.typ not in INTEGRATIONSKURSE | BERUFSSPRACHKURSE:
            continue
        for name, noun, count in (("plaetze", "Plätze", kurs.plaetze), ("belegt", people, kurs.belegt)):
            if (count or 0) > _GRUPPE:
                message = in_jeder_schreibweise(partial(_satz, kurs, count, noun))
                remedy = "Prüfen Sie die Zahl mit dem Kursträger; zwei Gruppen sind zwei Kurse."
                yield Treffer(("kurse", index, name), message, remedy, kurs.id)
                break


def _satz(kurs: Kurs, count: int | None, noun: str, wort: Callable[[str], str]) -> str:
    return f"{bezeichnung(kurs)} hat {count} {wort(noun)}, höchstens {_GRUPPE} sind vorgesehen."
