"""Was: In einem Handlungsfeld sind an keiner Maßnahme freie Träger beteiligt, obwohl sie dort Angebote haben.

Warum: Die Verbände wünschen sich eine vielfältige Trägerlandschaft in allen Handlungsfeldern. Wo Maßnahmen zu einem
Sozialgesetzbuch gehören, sollen Leistungsträger darauf hinwirken, dass ihre Arbeit und die der freien Träger einander
ergänzen (§ 17 Abs. 3 SGB I). Bei rein freiwilligen Aufgaben bleibt es bei der Forderung.

Beispiel: Zum Wohnen plant die Stadt drei Maßnahmen allein, zwei Verbände helfen dort bei der Wohnungssuche.

Abhilfe: Prüfen Sie, welche Maßnahme ein freier Träger übernehmen oder mittragen kann, und tragen Sie ihn unter
„partner“ ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import anzahl
from konzeptgen.base.scalars import Wert
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.sub_recht import quellen_je_rechtskreis
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
    fields: dict[Wert, list[tuple[int, Massnahme]]] = {}
    for index, massnahme in enumerate(konzept.massnahmen):
        fields.setdefault(massnahme.handlungsfeld, []).append((index, massnahme))
    for feld, measures in fields.items():
        offers = konzept.freie_angebote(konzept.angebote_im(feld))
        if offers and not any(_beteiligt(massnahme) for _, massnahme in measures):
            yield _treffer(konzept, feld, measures, len(offers))


def _treffer(konzept: Konzept, feld: Wert, measures: list[tuple[int, Massnahme]], offers: int) -> Treffer:
    count = anzahl(offers, "Angebot", "Angebote", "n", "akk")
    return Treffer(
        ("massnahmen", measures[0][0], "handlungsfeld"),
        f"Im Handlungsfeld „{feld.titel}“ nennt keine Maßnahme freie Träger, sie haben dort aber {count}.",
        _ABHILFE,
        feld,
        quellen=quellen_je_rechtskreis(konzept, (m for _, m in measures), lambda kreis: _nur(kreis.zusammenarbeit)),
    )


def _nur(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if key == "sgb1-17-3")


def _beteiligt(massnahme: Massnahme) -> bool:
    return any(traeger.frei for traeger in massnahme.beteiligte)
