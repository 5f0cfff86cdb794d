"""Was: Eine Maßnahme stützt sich auf das Angebot eines freien Trägers, dessen Förderung niemand nennt.

Warum: Wer auf freie Träger baut, soll sie angemessen unterstützen. Das sagen je für ihren Bereich § 17 Abs. 1 SGB II,
§ 74 und § 4 Abs. 3 SGB VIII und § 5 Abs. 3 SGB XII; sonst fordern es die Verbände. Ohne Angabe zur Förderung lässt sich
das nicht erkennen.

Beispiel: Die Auszugshilfe der Caritas trägt die Maßnahme, unter „foerderung“ steht nichts.

Abhilfe: Tragen Sie unter „foerderung“ ein, wer das Angebot fördert, oder vereinbaren Sie eine Förderung.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.sub_recht import quellen_je_rechtskreis
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

REGEL = Regel(
    code="SUB008",
    name="foerderung-fehlt",
    bereich="Subsidiarität",
    quellen=("sgb2-17-1", "sgb8-74", "sgb8-4-3", "sgb12-5-3", "anregungen-2019-a3"),
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


_ABHILFE = "Tragen Sie unter „foerderung“ ein, wer das Angebot fördert, oder vereinbaren Sie eine Förderung."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each free provider's offer that measures rely on and whose funding is unknown."""
    used: dict[str, list[Massnahme]] = {}
    for massnahme in konzept.massnahmen:
        for angebot in massnahme.angebote:
            used.setdefault(angebot.id, []).append(massnahme)
    for index, angebot in enumerate(konzept.angebote):
        measures = used.get(angebot.id)
        if measures and angebot.traeger.frei and not angebot.foerderung:
            sources = quellen_je_rechtskreis(konzept, measures, lambda kreis: kreis.foerderung)
            was = f"{_stuetzt_sich(measures)} auf „{angebot.name}“ ohne genannte Förderung."
            yield Treffer(("angebote", index, "name"), was, _ABHILFE, angebot.id, quellen=sources)


def _stuetzt_sich(measures: list[Massnahme]) -> str:
    names = aufzaehlung(f"„{massnahme.name}“" for massnahme in measures)
    return f"Die Maßnahme {names} stützt sich" if len(measures) == 1 else f"Die Maßnahmen {names} stützen sich"
