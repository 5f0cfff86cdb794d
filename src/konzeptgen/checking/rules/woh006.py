"""Was: Hilfe bei der Wohnungssuche steht nur Geflüchteten offen.

Sind bei einem Angebot keine Zielgruppen eingetragen, bittet die Regel nur um Prüfung.

Warum: Nach den Anregungen von 2019 soll es Angebote zur Wohnungssuche für Geflüchtete und für andere Eingewanderte
geben, etwa für Menschen aus der EU.

Beispiel: Alle Angebote der Leistungsart wohnungssuche nennen als Zielgruppe nur gefluechtete.

Abhilfe: Fragen Sie die Träger, ob sie weitere Gruppen beraten, und ergänzen Sie die Zielgruppen. Sonst planen Sie
eine Öffnung und ihre Finanzierung mit ihnen.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="WOH006",
    name="wohnungssuche-nur-fuer-gefluechtete",
    bereich="Wohnen",
    quellen=("anregungen-2019-f2",),
    schwere=Severity.WARNUNG,
    elemente=("W2",),
    kapitel="wohnen",
)
GUT = (
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
  - {id: amt, name: Sozialamt, art: kommune}
angebote:
  - {id: a0, traeger: caritas, name: Angebot, leistungsart: wohnungssuche, zielgruppen: [gefluechtete, eu]}
""",
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
  - {id: amt, name: Sozialamt, art: kommune}
angebote:
  - {id: a0, traeger: caritas, name: Angebot, leistungsart: wohnungssuche, zielgruppen: [zugewanderte]}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
  - {id: amt, name: Sozialamt, art: kommune}
angebote:
  - {id: a0, traeger: caritas, name: Angebot, leistungsart: wohnungssuche, zielgruppen: [gefluechtete, familien]}
""",
    """
traeger:
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
  - {id: amt, name: Sozialamt, art: kommune}
angebote:
  - {id: a0, traeger: caritas, name: Angebot, leistungsart: wohnungssuche}
""",
)
_FLUCHT = frozenset({"gefluechtete", "asylsuchende", "unbegleitete"})
_ANDERE = frozenset({"alle", "zugewanderte", "neuzugewanderte", "eu", "drittstaaten", "spaetaussiedler", "fachkraefte"})


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where no running offer is open to immigrants who are not refugees."""
    offers = konzept.angebote_der("wohnungssuche")
    groups = [set(angebot.zielgruppen) for angebot in offers]
    if not offers or any(group and (group & _ANDERE or not group & _FLUCHT) for group in groups):
        return
    if all(groups):
        message = "Hilfe bei der Wohnungssuche ist nur für Geflüchtete erfasst."
        remedy = (
            "Fragen Sie die Träger, ob sie auch andere Eingewanderte beraten, oder planen Sie die Öffnung mit ihnen."
        )
        yield Treffer(("angebote",), message, remedy)
    else:
        message = "Ob Hilfe bei der Wohnungssuche auch anderen Eingewanderten offensteht, ist nicht bekannt."
        yield Treffer(("angebote",), message, "Ergänzen Sie die Zielgruppen dieser Angebote.", "", Severity.HINWEIS)
