"""Was: Zur Zusteuerung in Kurse fehlen Angaben, oder eine Forderung ist nicht als solche zu erkennen.

Eine kommunale Federführung ergibt einen Hinweis, fehlende Angaben ergeben eine Warnung.

Warum: Nach § 7 Abs. 3 IntV soll das Bundesamt zuweisen; andere Stellen leiten zu, wenn es sie dazu auffordert. Die
Verbände fordern, dass die Zusteuerung federführend bei der Kommune liegt und die Migrationsberatung einbezieht. Das
ist eine Forderung, und so soll das Konzept sie nennen.

Beispiel: Unter zusteuerung steht federfuehrung: kommune.

Abhilfe: Beschreiben Sie das Verfahren und die Beteiligten. Nennen Sie eine kommunale Federführung als Forderung oder
als Verabredung mit dem Bundesamt.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.kur_hilfen import beratende, ist_beratung
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="KUR011",
    name="zusteuerung-klaeren",
    bereich="Kurse",
    quellen=(
        "intv-7-3",
        "anregungen-2019-g4",
    ),
    schwere=Severity.WARNUNG,
    elemente=("I6",),
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
zusteuerung:
  verfahren: Die Kursberatung vermittelt.
  federfuehrung: gemeinsam
  beteiligte: [{traeger: caritas}]
""",
)
SCHLECHT = (
    "{}",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
angebote:
  - {id: mbe, traeger: caritas, name: Migrationsberatung, leistungsart: mbe}
  - {id: fsa, traeger: caritas, name: Flüchtlingssozialarbeit, leistungsart: fluechtlingssozialarbeit}
zusteuerung:
  verfahren: Die Stadt weist zu.
  federfuehrung: kommune
  beteiligte: [{traeger: caritas}]
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
zusteuerung:
  verfahren: Die Kursberatung vermittelt.
  beteiligte: [{traeger: vhs}]
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield what is open in the way people get into courses."""
    zusteuerung = konzept.zusteuerung
    if zusteuerung is None:
        message = "Es ist nicht beschrieben, wie und über welche Stelle Menschen in einen passenden Kurs finden."
        yield Treffer(
            pfad(konzept, "kurse"), message, "Ergänzen Sie zusteuerung in kurse.yaml mit Verfahren und Beteiligten."
        )
        return
    if zusteuerung.federfuehrung == "kommune":
        message = "Die Zusteuerung unter kommunaler Federführung ist eine Forderung der Verbände; zuständig ist das Bundesamt."
        remedy = (
            "Kennzeichnen Sie die Federführung im Text als Forderung oder nennen Sie die Verabredung mit dem Bundesamt."
        )
        yield Treffer(("zusteuerung", "federfuehrung"), message, remedy, "", Severity.HINWEIS)
    known = beratende(konzept)
    if not any(ist_beratung(sitz, known) for sitz in zusteuerung.beteiligte):
        message = "Unter den Beteiligten der Zusteuerung ist keine Migrationsberatung genannt."
        remedy = "Ergänzen Sie die Beratungsstelle unter beteiligte oder vereinbaren Sie ihre Mitwirkung."
        weight = None if zusteuerung.beteiligte else Severity.HINWEIS
        yield Treffer(("zusteuerung", "beteiligte"), message, remedy, "", weight)
