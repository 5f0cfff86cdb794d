"""What the rules on courses share: which types belong together, and who sits at the table for whom."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date

from konzeptgen.model.konzept import Konzept
from konzeptgen.model.kurse import Kurs
from konzeptgen.model.sitz import Sitz

ENTFALLENE_KURSE = frozenset({"eltern", "frauen", "jugend"})
BESONDERE_KURSE = ENTFALLENE_KURSE | {"alphabetisierung", "zweitschrift", "foerderkurs"}
INTEGRATIONSKURSE = BESONDERE_KURSE | {"allgemein", "intensiv"}
BERUFSSPRACHKURSE = frozenset({"berufssprache_basis", "berufssprache_spezial"})
MIGRATIONSBERATUNG = frozenset({"mbe", "jmd"})


def bezeichnung(kurs: Kurs) -> str:
    """Return the course's name in quotation marks, its id without a name."""
    return f"„{kurs.name or kurs.id}“"


def jahre_spaeter(tag: date, jahre: int) -> date:
    """Return the same day ``jahre`` later; 29 February becomes 28 February."""
    day = 28 if (tag.month, tag.day) == (2, 29) else tag.day
    return date(tag.year + jahre, tag.month, day)


def beratende(konzept: Konzept) -> frozenset[str]:
    """Return the ids of the providers that run MBE or JMD here."""
    return frozenset(angebot.traeger.id for angebot in konzept.angebote_der(*MIGRATIONSBERATUNG))


def ist_beratung(sitz: Sitz, beratende_traeger: AbstractSet[str]) -> bool:
    """Return whether the seat brings in Migrationsberatung; other bodies of the Wohlfahrtspflege count as well."""
    if sitz.traeger is not None:
        return sitz.traeger.id in beratende_traeger
    return sitz.art == "freie_wohlfahrt" or "beratung" in sitz.name.lower()


def ist_jobcenter(sitz: Sitz) -> bool:
    """Return whether the seat belongs to Jobcenter or Agentur für Arbeit."""
    name = sitz.traeger.name if sitz.traeger else sitz.organisation or ""
    return sitz.gruppe == "jobcenter" or "jobcenter" in name.lower() or "agentur für arbeit" in name.lower()
