"""Was: In einem Handlungsfeld ist kein Angebot erfasst, oder die Angebote berühren weniger als drei Sozialgesetzbücher.

Warum: Eingewanderte brauchen alle Hilfen der Sozialgesetzbücher, von der Kita bis zur Altenhilfe. Ein Konzept, das nur
Migrationsdienste nennt, übersieht, was vor Ort schon da ist.

Beispiel: Zum Handlungsfeld Wohnen steht nichts in anbieter.yaml.

Abhilfe: Tragen Sie auch Angebote ein, die sich nicht nur an Eingewanderte richten.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET007",
    name="angebote-zu-schmal",
    bereich="Netzwerk",
    quellen=("anregungen-2019-a4",),
    schwere=Severity.HINWEIS,
    elemente=("G6",),
    kapitel="anbieter",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: unterkunftsbetreuung}
  - {id: a1, traeger: cv, name: Beratung 1, leistungsart: mbe}
  - {id: a2, traeger: cv, name: Beratung 2, leistungsart: integrationskurs}
  - {id: a3, traeger: cv, name: Beratung 3, leistungsart: kinderbetreuung}
  - {id: a4, traeger: cv, name: Beratung 4, leistungsart: qualifizierung}
  - {id: a5, traeger: cv, name: Beratung 5, leistungsart: wohnungsnotfallhilfe}
  - {id: a6, traeger: cv, name: Beratung 6, leistungsart: suchtberatung}
  - {id: a7, traeger: cv, name: Beratung 7, leistungsart: begegnung}
  - {id: a8, traeger: cv, name: Beratung 8, leistungsart: sprachmittlung}
""",
    "{}",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Kita, leistungsart: kinderbetreuung}
  - {id: b, traeger: cv, name: Schuldnerberatung, leistungsart: schuldnerberatung}
  - {id: c, traeger: cv, name: Altenhilfe, leistungsart: altenhilfe}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: mbe}
  - {id: a1, traeger: cv, name: Beratung 1, leistungsart: jmd}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: st, name: Stadt, art: kommune}
angebote:
  - {id: a0, traeger: cv, name: Beratung 0, leistungsart: unterkunftsbetreuung}
  - {id: a1, traeger: cv, name: Beratung 1, leistungsart: mbe}
  - {id: a2, traeger: cv, name: Beratung 2, leistungsart: integrationskurs}
  - {id: a3, traeger: cv, name: Beratung 3, leistungsart: bildungsberatung}
  - {id: a4, traeger: cv, name: Beratung 4, leistungsart: qualifizierung}
  - {id: a5, traeger: cv, name: Beratung 5, leistungsart: auszugshilfe}
  - {id: a6, traeger: cv, name: Beratung 6, leistungsart: suchtberatung}
  - {id: a7, traeger: cv, name: Beratung 7, leistungsart: begegnung}
  - {id: a8, traeger: cv, name: Beratung 8, leistungsart: sprachmittlung}
""",
)


_LEAST = 3


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit for all empty Handlungsfelder and one for too few social codes; silent without any offer."""
    if not konzept.arten:
        return
    empty = [field.titel for key, field in konzept.werte["handlungsfelder"].items() if not konzept.angebote_im(key)]
    if empty:
        yield Treffer(
            ("angebote",),
            f"Kein Angebot ist erfasst zu: {'; '.join(empty)}.",
            "Fragen Sie die Träger nach Angeboten, auch nach solchen für alle Menschen.",
        )
    kinds = [konzept.werte["leistungsarten"][art] for art in konzept.arten]
    codes = sorted({str(art.marken["sgb"]) for art in kinds if "sgb" in art.marken})
    if len(codes) < _LEAST:
        found = f"nur: {aufzaehlung(codes)}" if codes else "keines"
        yield Treffer(
            ("angebote",),
            f"Von den Sozialgesetzbüchern berühren die Angebote {found}.",
            "Tragen Sie Regelangebote ein, etwa Kitas, Schuldnerberatung, Altenhilfe oder Behindertenhilfe.",
        )
