"""Was: Eine Maßnahme stützt sich auf das Angebot eines freien Trägers, dessen Förderung niemand nennt.

Warum: Wer auf freie Träger baut, unterstützt sie angemessen: So steht es in § 5 Abs. 3 SGB XII und § 17 Abs. 1 SGB
II, und so fordern es die Verbände. Ohne Angabe zur Förderung lässt sich das nicht erkennen.

Beispiel: Die Auszugshilfe der Caritas trägt die Maßnahme, unter „foerderung“ steht nichts.

Abhilfe: Tragen Sie unter „foerderung“ ein, wer das Angebot fördert, oder vereinbaren Sie eine Förderung.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="SUB008",
    name="foerderung-fehlt",
    bereich="Subsidiarität",
    quellen=("sgb12-5-3", "sgb2-17-1", "anregungen-2019-a3"),
    schwere=Severity.WARNUNG,
    elemente=("G2",),
    kapitel="ressourcen",
)
GUT = (
    """
traeger: [{id: caritas, name: Caritas, art: freie_wohlfahrt}]
angebote:
  - {id: auszug, traeger: caritas, name: Auszugshilfe, leistungsart: auszugshilfe, foerderung: [{geber: kommune}]}
massnahmen: [{id: m-auszug, name: Auszug, handlungsfeld: wohnen, angebote: [auszug]}]
""",
)
SCHLECHT = (
    """
traeger: [{id: caritas, name: Caritas, art: freie_wohlfahrt}]
angebote: [{id: auszug, traeger: caritas, name: Auszugshilfe, leistungsart: auszugshilfe}]
massnahmen: [{id: m-auszug, name: Auszug, handlungsfeld: wohnen, angebote: [auszug]}]
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each free provider's offer that a measure relies on and whose funding is unknown."""
    used = {angebot.id: massnahme.name for massnahme in konzept.massnahmen for angebot in massnahme.angebote}
    for index, angebot in enumerate(konzept.angebote):
        if angebot.id in used and angebot.traeger.frei and not angebot.foerderung:
            was = f"Die Maßnahme „{used[angebot.id]}“ stützt sich auf „{angebot.name}“ ohne genannte Förderung."
            abhilfe = "Tragen Sie unter „foerderung“ ein, wer das Angebot fördert, oder vereinbaren Sie eine Förderung."
            yield Treffer(("angebote", index, "name"), was, abhilfe, angebot.id)
