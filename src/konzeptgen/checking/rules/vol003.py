"""Was: Einer Maßnahme fehlen Zuständigkeit, Mittel, Termin oder Indikator.

Bei Mitteln genügt ein Betrag oder Personal, auch die Zahl null. Abgeschlossene und zurückgestellte Maßnahmen prüft
die Regel nicht.

Warum: Erst wenn feststeht, wer was bis wann womit erreicht, lässt sich eine Maßnahme umsetzen und überprüfen. Der
Leitfaden der Weltoffenen Kommune nennt diese vier Angaben.

Beispiel: Bei der Maßnahme Wohnlotsen steht nur, wer zuständig ist.

Abhilfe: Ergänzen Sie die genannten Felder. Ist etwas noch offen, klären Sie es vor dem Beschluss.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

REGEL = Regel(
    code="VOL003",
    name="massnahme-unvollstaendig",
    bereich="Vollständigkeit",
    quellen=("weltoffene-kommune",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="massnahmenliste",
)
GUT = (
    """
massnahmen:
  - id: m
    name: Wohnlotsen
    handlungsfeld: wohnen
    verantwortlich: Sozialamt
    stellen: "0,5"
    termin: 31.12.2027
    indikator: Auszüge
""",
    """
massnahmen:
  - {id: m, name: Wohnlotsen, handlungsfeld: wohnen, status: abgeschlossen}
""",
)
SCHLECHT = (
    """
massnahmen:
  - {id: m, name: Wohnlotsen, handlungsfeld: wohnen, verantwortlich: Sozialamt}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per measure that names its missing fields."""
    for index, massnahme in enumerate(konzept.massnahmen):
        missing = list(_fehlend(massnahme))
        if missing and not massnahme.ruht:
            message = f"Bei der Maßnahme „{massnahme.name}“ fehlt: {aufzaehlung(missing)}."
            yield Treffer(("massnahmen", index), message, "Ergänzen Sie die Angaben in massnahmen.yaml.", massnahme.id)


def _fehlend(massnahme: Massnahme) -> Iterator[str]:
    if massnahme.verantwortlich is None:
        yield "verantwortliche Stelle"
    if massnahme.mittel is None and massnahme.stellen is None:
        yield "Mittel oder Personal"
    if massnahme.termin is None:
        yield "Termin"
    if massnahme.indikator is None:
        yield "Indikator"
