"""Was: Bei einem Kursträger ist keine Zusammenarbeit mit MBE oder JMD erfasst.

Die Regel gilt für Träger von Integrationskursen. Ist bei mehreren nichts bekannt, fragt sie einmal;
ohne Kursträger weist sie darauf hin.

Warum: Nach den Anregungen von 2019 ist die dauernde Zusammenarbeit von Kursträgern und Migrationsberatung
unerlässlich. Die Integrationskursverordnung verlangt im Antrag auf Zulassung Angaben zur Zusammenarbeit vor Ort; die
Kommune kann sie erfragen.

Beispiel: In kurse.yaml steht unter kurstraeger eine Volkshochschule ohne das Feld kooperationen.

Abhilfe: Fragen Sie den Kursträger, mit welcher Beratungsstelle er wie oft zusammenarbeitet. Tragen Sie das Angebot
unter kooperationen ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahlwort
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.kur_hilfen import INTEGRATIONSKURSE, MIGRATIONSBERATUNG
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.kurse import Kurstraeger

REGEL = Regel(
    code="KUR001",
    name="kurstraeger-ohne-migrationsberatung",
    bereich="Kurse",
    quellen=(
        "anregungen-2019-g2",
        "intv-19-2",
    ),
    schwere=Severity.WARNUNG,
    elemente=("I1",),
    kapitel="sprache",
)
GUT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
angebote:
  - {id: mbe, traeger: caritas, name: Migrationsberatung, leistungsart: mbe}
  - {id: fsa, traeger: caritas, name: Flüchtlingssozialarbeit, leistungsart: fluechtlingssozialarbeit}
kurstraeger:
  - traeger: vhs
    kooperationen: [{angebot: mbe, form: Sprechstunde im Kurs, turnus: monatlich}]
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurstraeger:
  - {traeger: vhs}
kurse:
  - {id: k, kurstraeger: vhs, typ: niedrigschwellig}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurstraeger:
  - {traeger: vhs}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
angebote:
  - {id: mbe, traeger: caritas, name: Migrationsberatung, leistungsart: mbe}
  - {id: fsa, traeger: caritas, name: Flüchtlingssozialarbeit, leistungsart: fluechtlingssozialarbeit}
kurstraeger:
  - {traeger: vhs, kooperationen: [{angebot: fsa}]}
""",
    "{}",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per Kursträger of Integrationskurse that names no counselling, one where none is known at all."""
    if not konzept.kurstraeger:
        remedy = "Tragen Sie die Kursträger und ihre Zusammenarbeit mit der Migrationsberatung in kurse.yaml ein."
        yield Treffer(pfad(konzept, "kurse"), "Es ist kein Kursträger erfasst.", remedy, "", Severity.HINWEIS)
    concerned = list(_betroffene(konzept))
    if len(concerned) > 1 and not any(kurstraeger.kooperationen for _, kurstraeger in concerned):
        message = (
            f"Bei keinem der {zahlwort(len(concerned))} Kursträger ist eine Zusammenarbeit mit MBE oder JMD erfasst."
        )
        remedy = "Fragen Sie die Kursträger oder die Beratungsstellen und ergänzen Sie kooperationen in kurse.yaml."
        yield Treffer(("kurstraeger",), message, remedy)
        return
    for index, kurstraeger in concerned:
        yield from _kooperation(index, kurstraeger)


def _betroffene(konzept: Konzept) -> Iterator[tuple[int, Kurstraeger]]:
    """Yield the Kursträger of Integrationskurse, and those of whom it is not known what they teach."""
    types: dict[str, set[str]] = {}
    for kurs in konzept.kurse:
        types.setdefault(kurs.kurstraeger.id, set()).add(kurs.typ)
    for index, kurstraeger in enumerate(konzept.kurstraeger):
        known = types.get(kurstraeger.traeger.id)
        if kurstraeger.zugelassen_bis or known is None or known & INTEGRATIONSKURSE:
            yield index, kurstraeger


def _kooperation(index: int, kurstraeger: Kurstraeger) -> Iterator[Treffer]:
    partners = {kooperation.angebot.leistungsart for kooperation in kurstraeger.kooperationen}
    if partners & MIGRATIONSBERATUNG:
        return
    name = kurstraeger.traeger.kurz
    if partners:
        message = f"Der Kursträger {name} arbeitet mit Beratungsstellen zusammen, MBE oder JMD sind nicht genannt."
    else:
        message = f"Bei dem Kursträger {name} ist keine Zusammenarbeit mit MBE oder JMD erfasst."
    remedy = "Tragen Sie unter kooperationen ein, mit welcher Beratungsstelle der Träger wie oft zusammenarbeitet."
    weight = Severity.HINWEIS if partners else None
    yield Treffer(("kurstraeger", index), message, remedy, kurstraeger.traeger.id, weight)
