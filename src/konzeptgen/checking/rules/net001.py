"""Was: Bei einem Migrationsfachdienst steht nicht, welche Stellen der Kommune ihn kennen.

Oder sie wurden zuletzt vor mehr als zwölf Monaten informiert.

Warum: Die Dienste sollen in den wesentlichen Stellen der Kommune bekannt sein, damit Ratsuchende zu ihnen finden.

Beispiel: Die Ausländerbehörde wurde zuletzt 2023 über die Migrationsberatung informiert.

Abhilfe: Stellen Sie die Dienste in den Ämtern vor und tragen Sie unter verweisstellen Stelle und Datum ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import datum
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import namen
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET001",
    name="fachdienst-in-der-kommune-unbekannt",
    bereich="Netzwerk",
    quellen=("anregungen-2019-b3", "interview-2019-n5"),
    schwere=Severity.WARNUNG,
    elemente=("M3",),
    kapitel="beratung",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: MBE, leistungsart: mbe, verweisstellen: [{stelle: Amt, informiert_am: 24.11.2025}]}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Kita, leistungsart: kinderbetreuung}
""",
    """
traeger:
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a, traeger: st, name: Flüchtlingsberatung, leistungsart: fluechtlingssozialarbeit}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: MBE, leistungsart: mbe, verweisstellen: [{stelle: Bürgerbüro}]}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: MBE, leistungsart: mbe, verweisstellen: [{stelle: Amt, informiert_am: 22.11.2025}]}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per service whose referrers were told too long ago, and one for all where nothing is known."""
    since, unknown = konzept.vor_einem_jahr, []
    for index, angebot in enumerate(konzept.angebote):
        if not (konzept.ist_da(angebot) and angebot.fachdienst and angebot.traeger.frei):
            continue
        told = angebot.zuletzt_informiert
        if told is None:
            unknown.append(index)
        elif told < since:
            yield Treffer(
                ("angebote", index, "verweisstellen"),
                f"Über „{angebot.name}“ wurden die Stellen der Kommune zuletzt am {datum(told)} informiert.",
                "Stellen Sie den Dienst den Stellen wieder vor, und tragen Sie das Datum unter informiert_am ein.",
                angebot.id,
            )
    if unknown:
        names = [konzept.angebote[index].name for index in unknown]
        yield Treffer(
            ("angebote", unknown[0]),
            f"Wann Stellen der Kommune von diesen Fachdiensten erfahren haben, ist nicht erfasst: {namen(names)}.",
            "Tragen Sie unter verweisstellen ein, welche Stellen verweisen und wann sie informiert wurden.",
        )
