"""Was: Eine Person darf nach dem Eintrag erscheinen, aber die Grundlage dafür trägt nicht.

Sie ist widerrufen, abgelaufen, für einen anderen Zweck gegeben, noch nicht gegeben oder nicht genannt. Steht bei einer
Einwilligung kein Datum, ist das ein Hinweis.

Warum: Ohne Grundlage darf ein Name nicht veröffentlicht werden. Die öffentliche Fassung lässt die Person weg.

Beispiel: Die Einwilligung galt bis zum 31.12.2025, das Dokument ist vom März 2026.

Abhilfe: Fragen Sie die Person und tragen Sie die neue Einwilligung mit Datum ein. Will sie nicht erscheinen, schreiben Sie
erlaubt: nein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import datum
from konzeptgen.base.schema import Feldregeln
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.dsg_hilfen import bei
from konzeptgen.checking.rules.pla_hilfen import eintraege
from konzeptgen.model.bausteine import Hindernis, Veroeffentlichung
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="DSG003",
    name="grundlage-traegt-nicht",
    bereich="Datenschutz",
    quellen=("dsgvo-6", "datenschutz"),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="verzeichnis",
    papier=True,
)
_PERSON = """
traeger:
  - id: cv
    name: Caritasverband
    art: freie_wohlfahrt
    ansprechperson: {name: Yusuf Probe, veroeffentlichung: {erlaubt: %s}}
"""
GUT = (
    _PERSON % "ja, grundlage: Einwilligung, datum: 01.02.2026, gueltig_bis: 31.12.2027, zweck: konzept",
    _PERSON % "nein, grundlage: Einwilligung, datum: 01.02.2026, widerrufen_am: 01.03.2026",
    _PERSON % "ja, grundlage: Dienstliche Außenaufgabe",
)
SCHLECHT = (
    _PERSON % "ja, grundlage: Einwilligung, datum: 01.02.2024, gueltig_bis: 31.12.2025",
    _PERSON % "ja, grundlage: Einwilligung, datum: 01.02.2024, widerrufen_am: 01.03.2026",
    _PERSON % "ja, grundlage: Einwilligung, datum: 01.02.2024, zweck: intern",
    _PERSON % "ja, grundlage: Einwilligung, datum: 01.02.2027",
    _PERSON % "ja, grundlage: noch offen",
    _PERSON % "ja",
    _PERSON % "ja, grundlage: Einwilligung",
)
_ABHILFE = "Tragen Sie die neue Einwilligung mit Datum ein, oder schreiben Sie erlaubt: nein."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per permission to publish whose ground does not hold, or cannot be shown for want of a day."""
    for eintrag in eintraege(konzept, _grundlagen):
        grant = eintrag.ding
        if not isinstance(grant, Veroeffentlichung) or grant.erlaubt != "ja":
            continue
        reason = grant.hindernis(konzept.heute)
        if reason:
            message = f"{bei(eintrag)} erscheint eine Person nicht in der öffentlichen Fassung: {_satz(grant, reason)}."
            yield Treffer((*eintrag.pfad, "erlaubt"), message, _ABHILFE, eintrag.bezug)
        elif grant.datum is None and "willig" in (grant.grundlage or ""):
            message = f"{bei(eintrag)} steht bei einer Person nicht, wann sie eingewilligt hat."
            remedy = "Tragen Sie das Datum der Einwilligung ein."
            yield Treffer((*eintrag.pfad, "grundlage"), message, remedy, eintrag.bezug, Severity.HINWEIS)


def _grundlagen(_: str, alle: Feldregeln) -> Feldregeln:
    """Pick the permission where it stands with its ground."""
    return {"erlaubt": alle["erlaubt"]} if "grundlage" in alle and "erlaubt" in alle else {}


def _satz(grant: Veroeffentlichung, reason: Hindernis) -> str:
    match reason:
        case Hindernis.WIDERRUFEN if grant.widerrufen_am:
            return f"Die Grundlage ist seit dem {datum(grant.widerrufen_am)} widerrufen"
        case Hindernis.ABGELAUFEN if grant.gueltig_bis:
            return f"Die Grundlage galt bis zum {datum(grant.gueltig_bis)}"
        case Hindernis.KUENFTIG if grant.datum:
            return f"Die Grundlage trägt ein Datum, das noch kommt, den {datum(grant.datum)}"
        case Hindernis.ANDERER_ZWECK if grant.zweck:
            return f"Die Grundlage gilt für einen anderen Zweck („{grant.zweck.titel}“)"
        case _:
            return "Eine Grundlage ist nicht genannt"
