"""Was: Der kurze Draht zum Jobcenter fehlt.

Gemeint sind eine Telefonnummer, Ansprechstellen je Branche und Absprachen der Dienste mit dem Jobcenter.

Warum: Die Agenturen für Arbeit und die kommunalen Träger arbeiten nach § 18 Abs. 1 SGB II mit der Freien
Wohlfahrtspflege zusammen. Die Beratungsstellen brauchen dafür einen kurzen Draht, wie das Interview von 2019 am
Beispiel des Bauwesens zeigt.

Beispiel: In arbeit.yaml steht das Jobcenter nur mit seinem Namen.

Abhilfe: Tragen Sie unter jobcenter eine Nummer der Stelle und die Ansprechstellen ein. Durchwahlen erscheinen nur in
der internen Fassung.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import ort
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="ARB001",
    name="kein-kurzer-draht-zum-jobcenter",
    bereich="Arbeit",
    quellen=("sgb2-18", "anregungen-2019-e2", "interview-2019-n6"),
    schwere=Severity.FEHLER,
    elemente=("B1",),
    kapitel="arbeit",
)
GUT = (
    """
jobcenter:
  name: Jobcenter Musterstadt
  kontakt: {telefon: 0351 123456-0}
  ansprechstellen:
    - {branche: Bau, durchwahl: 0351 123456-21}
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
arbeitskooperationen:
  - {angebot: a, partner: Jobcenter, gegenstand: Fallgespräche}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
arbeitskooperationen:
  - {angebot: a, partner: Jobcenter, gegenstand: Fallgespräche}
jobcenter: {name: Jobcenter, kontakt: {email: info@jobcenter.example}, ansprechstellen: [{branche: Bau}]}
""",
    "{}",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
arbeitskooperationen:
  - {angebot: a, partner: Jobcenter, gegenstand: Fallgespräche}
jobcenter: {name: Jobcenter}
""",
    """
jobcenter:
  name: Jobcenter Musterstadt
  kontakt: {telefon: 0351 123456-0}
  ansprechstellen:
    - {branche: Bau, durchwahl: 0351 123456-21}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
arbeitskooperationen:
  - {angebot: a, partner: Jobcenter, gegenstand: Fallgespräche}
jobcenter: {name: Jobcenter, kontakt: {telefon: 0351 123456-0}}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a fault without any number, a warning without offices by trade and one without cooperation."""
    jobcenter = konzept.jobcenter
    offices = konzept.ansprechstellen
    if not (jobcenter and jobcenter.kontakt and jobcenter.kontakt.alle_telefone) and not any(
        o.durchwahl for o in offices
    ):
        yield Treffer(
            ort(konzept, "jobcenter"),
            "Für das Jobcenter ist keine Telefonnummer erfasst.",
            "Tragen Sie in arbeit.yaml unter jobcenter eine Sammel- oder Funktionsnummer ein.",
        )
    elif not offices:
        yield Treffer(
            ("jobcenter",),
            "Für das Jobcenter sind keine Ansprechstellen je Branche erfasst.",
            "Bitten Sie das Jobcenter um Ansprechstellen, und tragen Sie sie unter ansprechstellen ein.",
            schwere=Severity.HINWEIS,
        )
    if not konzept.arbeitskooperationen:
        yield Treffer(
            ort(konzept, "jobcenter"),
            "Es ist nicht erfasst, wie die Dienste der freien Träger mit dem Jobcenter zusammenarbeiten.",
            "Tragen Sie bestehende Absprachen in arbeit.yaml unter arbeitskooperationen ein.",
            schwere=Severity.WARNUNG,
        )
