"""Was: Eine Vereinbarung bindet einen freien Träger an fachliche Weisungen.

Warum: Die Verbände fordern eine Partnerschaft auf Augenhöhe. Gehört ein Angebot der Vereinbarung zu einem
Sozialgesetzbuch, achten Leistungsträger darauf, dass freie Träger Ziele und Arbeitsweise selbst bestimmen (§ 17 Abs. 3
SGB I). Die Kontrolle der Mittelverwendung bleibt davon unberührt.

Beispiel: Die Vereinbarung zur Ankunftsbetreuung unterstellt das Team des Verbands der Fachaufsicht der Stadt.

Abhilfe: Ersetzen Sie die Bindung an Weisungen durch vereinbarte Ziele und Berichte, oder begründen Sie sie in
ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.sub_recht import quellen_je_rechtskreis
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="SUB009",
    name="traeger-weisungsgebunden",
    bereich="Subsidiarität",
    quellen=("sgb1-17-3", "anregungen-2019-a3"),
    schwere=Severity.WARNUNG,
    elemente=("G3",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
traeger: [{id: drk, name: DRK, art: freie_wohlfahrt}]
vereinbarungen: [{traeger: drk, gegenstand: Ankunft, weisungsgebunden: nein}]
""",
)
SCHLECHT = (
    """
traeger: [{id: drk, name: DRK, art: freie_wohlfahrt}]
vereinbarungen: [{traeger: drk, gegenstand: Ankunft, weisungsgebunden: ja}]
""",
)

_ABHILFE = "Ersetzen Sie die Weisungen durch vereinbarte Ziele und Berichte, oder begründen Sie sie in ausnahmen.yaml."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each agreement that binds a free provider to instructions."""
    for index, vereinbarung in enumerate(konzept.vereinbarungen):
        traeger = vereinbarung.traeger
        if traeger.frei and vereinbarung.weisungsgebunden == "ja":
            was = (
                f"Die Vereinbarung „{vereinbarung.gegenstand}“ bindet den Träger {traeger.kurz} an fachliche Weisungen."
            )
            path = ("vereinbarungen", index, "weisungsgebunden")
            sources = quellen_je_rechtskreis(konzept, vereinbarung.angebote, lambda kreis: _nur(kreis.zusammenarbeit))
            yield Treffer(path, was, _ABHILFE, traeger.id, quellen=sources)


def _nur(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if key == "sgb1-17-3")
