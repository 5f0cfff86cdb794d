"""Was: In einem Handlungsfeld mit mindestens vier Angeboten führt ein Träger mehr als drei Viertel davon.

Warum: Die Anregungen der Freien Wohlfahrtspflege stehen für eine plurale Gesellschaft: Ratsuchende sollen zwischen
Trägern wählen können. Die Grenzen von vier Angeboten und drei Vierteln sind ein eigener Maßstab.

Beispiel: Alle fünf Sprachangebote führt die Volkshochschule.

Abhilfe: Prüfen Sie, ob Angebote anderer Träger fehlen, und sprechen Sie über Vielfalt bei der Förderung.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahlwort
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET008",
    name="ein-traeger-ueberwiegt",
    bereich="Netzwerk",
    quellen=("anregungen-2019-a3",),
    schwere=Severity.HINWEIS,
    elemente=("G4",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: mbe}
  - {id: a1, traeger: cv, name: Beratung 1, leistungsart: mbe}
  - {id: a2, traeger: cv, name: Beratung 2, leistungsart: mbe}
  - {id: a3, traeger: st, name: Beratung 3, leistungsart: sozialberatung}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: mbe}
  - {id: a1, traeger: cv, name: Beratung 1, leistungsart: mbe}
  - {id: a2, traeger: cv, name: Beratung 2, leistungsart: mbe}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: mbe}
  - {id: a1, traeger: cv, name: Beratung 1, leistungsart: mbe}
  - {id: a2, traeger: cv, name: Beratung 2, leistungsart: mbe}
  - {id: a3, traeger: cv, name: Beratung 3, leistungsart: mbe}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: mbe}
  - {id: a1, traeger: cv, name: Beratung 1, leistungsart: mbe}
  - {id: a2, traeger: cv, name: Beratung 2, leistungsart: mbe}
  - {id: a3, traeger: cv, name: Beratung 3, leistungsart: mbe}
  - {id: a4, traeger: st, name: Beratung 4, leistungsart: sozialberatung}
""",
)


_OFFERS, _SHARE = 4, 0.75


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per Handlungsfeld that one provider dominates."""
    for key, field in konzept.werte["handlungsfelder"].items():
        counts = Counter(angebot.traeger for angebot in konzept.angebote_im(key))
        total = counts.total()
        if total < _OFFERS:
            continue
        traeger, count = counts.most_common(1)[0]
        if count > _SHARE * total:
            share = "alle" if count == total else zahlwort(count)
            yield Treffer(
                ("angebote",),
                f"Von {zahlwort(total)} Angeboten im Handlungsfeld „{field.kurz}“ führt „{traeger.kurz}“ {share}.",
                "Prüfen Sie, ob Angebote anderer Träger im Verzeichnis fehlen.",
                key,
            )
