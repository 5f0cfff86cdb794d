"""What the data of a Konzept show to be missing, said in whole sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung

if TYPE_CHECKING:
    from konzeptgen.model.konzept import Konzept


def fehlstellen(konzept: Konzept) -> Iterator[str]:
    """Yield one sentence per kind of gap; silent where the data do not allow a judgement."""
    if konzept.angebote and konzept.fehlende_fachdienste:
        yield f"Nicht erfasst: {aufzaehlung(art.titel for art in konzept.fehlende_fachdienste)}."
    if konzept.engpassjahre:
        years = aufzaehlung(str(jahr) for jahr in konzept.engpassjahre)
        yield f"Plätze in Unterkünften reichen im mittleren Szenario nicht: {years}."
    if konzept.angebote and konzept.karge_sozialraeume:
        yield f"Ohne eigenes Angebot: {aufzaehlung(s.name for s in konzept.karge_sozialraeume)}."
    yield from _waiting(konzept)
    yield from _unanswered(konzept)
    yield from _unplanned(konzept)


def _waiting(konzept: Konzept) -> Iterator[str]:
    waiting = [angebot for angebot in konzept.aktive_angebote if angebot.wartet]
    if waiting:
        people = sum(angebot.wartet for angebot in waiting)
        offers = anzahl(len(waiting), "Angebot", "Angeboten", "n", "dat")
        verb = "steht" if people == 1 else "stehen"
        yield f"Auf Wartelisten {verb} {anzahl(people, 'Mensch', 'Menschen', 'm')} bei {offers}."


def _unanswered(konzept: Konzept) -> Iterator[str]:
    count = len(konzept.unbeantwortete_bedarfe)
    if count:
        needs = anzahl(count, "gemeldeten Bedarf", "gemeldete Bedarfe", "m", "akk")
        yield f"Auf {needs} aus der Beratung antwortet noch keine Maßnahme."


def _unplanned(konzept: Konzept) -> Iterator[str]:
    fields = ("verantwortlich", "termin", "indikator", "mittel")
    count = sum(any(getattr(m, name) is None for name in fields) for m in konzept.massnahmen)
    if count:
        measures = anzahl(count, "Maßnahme", "Maßnahmen", "f", "dat")
        yield f"Bei {measures} fehlen Zuständigkeit, Termin, Indikator oder Mittel."
