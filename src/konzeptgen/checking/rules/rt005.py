"""Was: An einem Runden Tisch zu Arbeit, Wohnen oder Sprache fehlt der wichtigste Partner.

Das sind Jobcenter, Wohnungswirtschaft und Kursträger.

Warum: Die Anregungen und das Interview von 2019 nennen diese Partner, weil die Beratungsstellen auf kurze Wege zu
ihnen angewiesen sind.

Beispiel: Am Runden Tisch Wohnen sitzen Ämter und Verbände, aber keine Genossenschaft.

Abhilfe: Laden Sie den Partner ein und tragen Sie den Sitz mit seiner Art in runde_tische.yaml ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import namen, ohne_art, tische
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.sitz import Sitz

REGEL = Regel(
    code="RT005",
    name="runder-tisch-ohne-partner",
    bereich="Runde Tische",
    quellen=("anregungen-2019-e2", "anregungen-2019-g2", "interview-2019-n6"),
    schwere=Severity.WARNUNG,
    elemente=("K4", "B1", "W4", "I5"),
    kapitel="beteiligung",
)
GUT = (
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, ende: 31.12.2001, thema: wohnen, sitze: [{organisation: Stadt, art: kommune}]}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, thema: arbeit, sitze: [{organisation: Jobcenter Musterstadt}]}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, thema: wohnen, sitze: [{organisation: Bauverein, art: wohnungswirtschaft}]}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
kurstraeger:
  - {traeger: cv}
runde_tische:
  - {id: rt, name: Runder Tisch Nord, thema: sprache, sitze: [{traeger: cv}]}
""",
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, thema: gesundheit, sitze: [{organisation: Klinikum, art: behoerde}]}
""",
)
SCHLECHT = (
    """
runde_tische:
  - {id: rt, name: Runder Tisch Nord, thema: arbeit, sitze: [{organisation: Handwerkskammer, art: wirtschaft}]}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
runde_tische:
  - {id: rt, name: Runder Tisch Nord, thema: wohnen, sitze: [{traeger: cv}]}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
runde_tische:
  - {id: rt, name: Runder Tisch Nord, thema: sprache, sitze: [{traeger: cv}]}
""",
)


_PARTNERS = {
    "arbeit": ("jobcenter", "kein Jobcenter und keine Agentur für Arbeit"),
    "wohnen": ("wohnungswirtschaft", "niemand aus der Wohnungswirtschaft"),
    "sprache": ("kurstraeger", "kein Kursträger"),
}
_OFFICES = ("jobcenter", "agentur für arbeit")
_COURSES = ("integrationskurs", "berufssprachkurs", "erstorientierungskurs", "sprachkurs")


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per table on one of the three themes whose partner has no seat."""
    known = _known(konzept)
    for index, tisch in tische(konzept):
        if tisch.thema not in _PARTNERS or not tisch.sitze:
            continue
        group, nobody = _PARTNERS[tisch.thema]
        if not any(_is(sitz, group, known) for sitz in tisch.sitze):
            unclear = ohne_art(tisch.sitze)
            remedy = "Laden Sie den Partner ein, und tragen Sie den Sitz mit seiner Art in runde_tische.yaml ein."
            if unclear:
                remedy = f"Prüfen Sie die Sitze, und tragen Sie die Art ein bei: {namen(unclear)}."
            yield Treffer(
                ("runde_tische", index, "sitze"),
                f"Bei „{tisch.name}“ ist {nobody} mit einem Sitz erfasst.",
                remedy,
                tisch.id,
                Severity.HINWEIS if unclear else None,
            )


def _known(konzept: Konzept) -> dict[str, set[str]]:
    """Return by group the names that other files give to its members; course providers by id."""
    teachers = {t.traeger.id for t in konzept.kurstraeger} | {kurs.kurstraeger.id for kurs in konzept.kurse}
    return {
        "jobcenter": {konzept.jobcenter.name} if konzept.jobcenter else set(),
        "wohnungswirtschaft": {partner.name for partner in konzept.wohnpartner},
        "kurstraeger": teachers | {angebot.traeger.id for angebot in konzept.angebote_der(*_COURSES)},
    }


def _is(sitz: Sitz, group: str, known: dict[str, set[str]]) -> bool:
    names = {sitz.traeger.id, sitz.traeger.name} if sitz.traeger else {sitz.name}
    office = group == "jobcenter" and any(word in name.casefold() for word in _OFFICES for name in names)
    return sitz.gruppe == group or office or not known[group].isdisjoint(names)
