"""Was: Bei einem Angebot fehlen Telefon, E-Mail, Öffnungszeiten oder Sprachen.

Warum: Wer ein Angebot sucht oder dorthin verweist, muss wissen, wann und in welcher Sprache es erreichbar ist.

Beispiel: Eine Beratungsstelle hat eine Telefonnummer, aber weder Sprechzeiten noch Sprachen.

Abhilfe: Ergänzen Sie die Angaben in anbieter.yaml. Statt fester Zeiten genügt ein Hinweis wie: nach Vereinbarung.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.finding import Severity
from konzeptgen.german import aufzaehlung
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept
from konzeptgen.rules import Regel, Treffer

REGEL = Regel(
    code="MAP008",
    name="angebot-schwer-erreichbar",
    bereich="Mapping",
    quellen=("eigener-massstab",),
    schwere=Severity.HINWEIS,
    elemente=("K1",),
    kapitel="anbieter",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, kontakt: {telefon: 0351 123456-78, email: info@cv.example}}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, sprachen: [de, ar], oeffnungshinweis: nach Vereinbarung}
  - {id: b, traeger: cv, name: Treff, leistungsart: begegnung, status: geplant}
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
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, kontakt: {telefon: 0351 123456-78, email: info@cv.example}}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, oeffnungshinweis: nach Vereinbarung}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per running offer that names all that is missing."""
    for index, angebot in enumerate(konzept.angebote):
        missing = _missing(angebot) if angebot.aktiv else []
        if missing:
            yield Treffer(
                ("angebote", index),
                f"Bei „{angebot.name}“ {'fehlt' if missing in _SINGULAR else 'fehlen'}: {aufzaehlung(missing)}.",
                "Ergänzen Sie die Angaben in anbieter.yaml; für die Zeiten genügt auch ein Hinweis.",
                angebot.id,
            )


_SINGULAR = (["Telefon"], ["E-Mail"])


def _missing(angebot: Angebot) -> list[str]:
    contact = angebot.erreichbar
    known = {
        "Telefon": contact and contact.telefon,
        "E-Mail": contact and contact.email,
        "Öffnungszeiten": angebot.oeffnungszeiten or angebot.oeffnungshinweis,
        "Sprachen": angebot.sprachen,
    }
    return [name for name, value in known.items() if not value]
