"""Was: In einem Handlungsfeld sind an keiner Maßnahme freie Träger beteiligt, obwohl sie dort Angebote haben.

Warum: § 17 Abs. 3 SGB I verlangt, dass Leistungsträger auf ein wirksames Miteinander hinwirken. Die Verbände wünschen
sich eine vielfältige Trägerlandschaft in allen Handlungsfeldern.

Beispiel: Zum Wohnen plant die Stadt drei Maßnahmen allein, zwei Verbände helfen dort bei der Wohnungssuche.

Abhilfe: Prüfen Sie, welche Maßnahme ein freier Träger übernehmen oder mittragen kann, und tragen Sie ihn unter
„partner“ ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import anzahl
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

REGEL = Regel(
    code="SUB006",
    name="handlungsfeld-ohne-freie-traeger",
    bereich="Subsidiarität",
    quellen=("sgb1-17-3", "anregungen-2019-a3"),
    schwere=Severity.WARNUNG,
    elemente=("G3", "G4"),
    kapitel="zusammenarbeit",
)
GUT = (
    """
traeger: [{id: caritas, name: Caritas, art: freie_wohlfahrt}]
angebote: [{id: suche, traeger: caritas, name: Wohnungssuche, leistungsart: wohnungssuche}]
massnahmen:
  - {id: m-eins, name: Belegungsrechte, handlungsfeld: wohnen, durchfuehrung: kommune}
  - {id: m-zwei, name: Mietschule, handlungsfeld: wohnen, durchfuehrung: gemeinsam, partner: [caritas]}
""",
    """
massnahmen: [{id: m-eins, name: Belegungsrechte, handlungsfeld: wohnen, durchfuehrung: kommune}]
""",
)
SCHLECHT = (
    """
traeger: [{id: caritas, name: Caritas, art: freie_wohlfahrt}]
angebote: [{id: suche, traeger: caritas, name: Wohnungssuche, leistungsart: wohnungssuche}]
massnahmen: [{id: m-eins, name: Belegungsrechte, handlungsfeld: wohnen, durchfuehrung: kommune}]
""",
)

_ABHILFE = (
    "Prüfen Sie, welche Maßnahme ein freier Träger übernehmen oder mittragen kann, und nennen Sie ihn unter „partner“."
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each Handlungsfeld whose measures leave out the free providers that work in it."""
    felder = {massnahme.handlungsfeld: index for index, massnahme in reversed(list(enumerate(konzept.massnahmen)))}
    for feld, index in sorted(felder.items(), key=lambda item: item[1]):
        count = len(konzept.freie_angebote(konzept.angebote_im(feld)))
        if count and not any(_beteiligt(massnahme) for massnahme in konzept.massnahmen_im(feld)):
            offers = anzahl(count, "Angebot", "Angebote", "n", "akk")
            was = f"Im Handlungsfeld „{feld.titel}“ nennt keine Maßnahme freie Träger, sie haben dort aber {offers}."
            yield Treffer(("massnahmen", index, "handlungsfeld"), was, _ABHILFE, feld)


def _beteiligt(massnahme: Massnahme) -> bool:
    by_name = [*massnahme.partner, *(angebot.traeger for angebot in massnahme.angebote)]
    return massnahme.durchfuehrung in {"freier_traeger", "gemeinsam"} or any(traeger.frei for traeger in by_name)
