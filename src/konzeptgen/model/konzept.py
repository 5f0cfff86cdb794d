"""The whole Konzept: the fields of the author's files, and what follows from them, by subject."""

from __future__ import annotations

from dataclasses import dataclass

from konzeptgen.model.fragen.arbeit import Arbeitsfragen
from konzeptgen.model.fragen.aufnahme import Aufnahmefragen
from konzeptgen.model.fragen.bedarfe import Bedarfsfragen
from konzeptgen.model.fragen.beispiele import Beispielfragen
from konzeptgen.model.fragen.beteiligung import Beteiligungsfragen
from konzeptgen.model.fragen.ehrenamt import Ehrenamtsfragen
from konzeptgen.model.fragen.geld import Geldfragen
from konzeptgen.model.fragen.kurse import Kursfragen
from konzeptgen.model.fragen.massnahmen import Massnahmenfragen
from konzeptgen.model.fragen.sozialraeume import Sozialraumfragen
from konzeptgen.model.fragen.traeger import Traegerfragen
from konzeptgen.model.fragen.verzeichnis import Verzeichnisfragen
from konzeptgen.model.fragen.wartelisten import Wartelistenfragen
from konzeptgen.model.fragen.wohnen import Wohnfragen
from konzeptgen.model.fragen.zielgruppen import Zielgruppenfragen


@dataclass(frozen=True, kw_only=True, eq=False)
class Konzept(
    Traegerfragen,
    Zielgruppenfragen,
    Wartelistenfragen,
    Sozialraumfragen,
    Bedarfsfragen,
    Geldfragen,
    Massnahmenfragen,
    Beispielfragen,
    Beteiligungsfragen,
    Kursfragen,
    Aufnahmefragen,
    Wohnfragen,
    Arbeitsfragen,
    Ehrenamtsfragen,
    Verzeichnisfragen,
):
    """A municipality's data with the answers to what documents and rules ask of them."""
