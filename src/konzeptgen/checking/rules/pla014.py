"""Was: Ein Träger ist wohl zweimal eingetragen.

Verglichen werden die Namen ohne Rechtsform und in einer Schreibweise: „e. V.“ und „e.V.“, „AWO“ und „Arbeiterwohlfahrt“
gelten als gleich. Nennen beide eine Rechtsform und ist es nicht dieselbe, sind es zwei Träger; ebenso Kreisverband und
Ortsverein.

Warum: Das Konzept zählt Träger und zeigt, wie viele hinter den Angeboten stehen. Ein doppelter Eintrag täuscht Vielfalt
vor und zerlegt die Angebote eines Trägers auf zwei Stellen im Verzeichnis.

Beispiel: In anbieter.yaml stehen „AWO Musterstadt“ und „Arbeiterwohlfahrt Musterstadt e. V.“.

Abhilfe: Führen Sie die Einträge zusammen und berichtigen Sie die Verweise. Sind es zwei Träger, ergänzen Sie im Namen,
was sie unterscheidet.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.pla_namen import GLIEDERUNG, rechtsform, woerter
from konzeptgen.model.anbieter import Traeger
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA014",
    name="traeger-wohl-zweimal",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.HINWEIS,
    elemente=(),
    kapitel="anbieter",
)
GUT = (
    """
traeger:
  - {id: a, name: AWO Kreisverband Teststadt e. V., art: freie_wohlfahrt}
  - {id: b, name: AWO Ortsverein Teststadt e. V., art: freie_wohlfahrt}
  - {id: c, name: Caritas Teststadt e. V., art: freie_wohlfahrt}
  - {id: d, name: Caritas Teststadt gGmbH, art: freie_wohlfahrt}
  - {id: e, name: Arbeiterwohlfahrt Bildung Teststadt, art: freie_wohlfahrt}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: a, name: AWO Teststadt, art: freie_wohlfahrt}
  - {id: b, name: Arbeiterwohlfahrt Kreisverband Teststadt e.V., art: freie_wohlfahrt}
""",
    """
traeger:
  - {id: a, name: Haus der Begegnung e. V., art: gemeinnuetzig}
  - {id: b, name: Haus der Begegnung e.V., art: initiative}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit at each provider whose name says nothing that an earlier one's does not."""
    seen: dict[frozenset[str], list[Traeger]] = {}
    for index, traeger in enumerate(konzept.traeger):
        group = seen.setdefault(woerter(traeger.name) - GLIEDERUNG, [])
        twin = next((other for other in group if _derselbe(other, traeger)), None)
        if twin is None:
            group.append(traeger)
            continue
        message = f"„{traeger.name}“ ist wohl derselbe Träger wie „{twin.name}“ (Kennung {twin.id})."
        remedy = "Führen Sie die Einträge zusammen, oder ergänzen Sie im Namen, was sie unterscheidet."
        yield Treffer(("traeger", index, "name"), message, remedy, traeger.id)


def _derselbe(one: Traeger, other: Traeger) -> bool:
    """Return whether legal form and branch, as far as both are named, are the same."""
    forms = {rechtsform(one.name), rechtsform(other.name)} - {""}
    branches = [words for traeger in (one, other) if (words := woerter(traeger.name) & GLIEDERUNG)]
    return len(forms) <= 1 and len(set(branches)) <= 1
