"""What the data show to be missing, in whole sentences; silent where they allow no judgement.

A Konzept says it of the municipality (``fehlstellen``), papers of each Handlungsfeld (``luecken``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Self

from konzeptgen.base.german import anzahl, aufzaehlung, numerus, pronomen, prozent, zahl
from konzeptgen.checking.elemente import kriterien
from konzeptgen.checking.elemente.adressat import zustaendig
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.bedarfe import Bedarf
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.kurse import Kursergebnis
from konzeptgen.model.sozialraeume import Sozialraum

_HOUSES = 3
"""Fewer houses than these say nothing about how places spread."""
_UNEVEN = 2
"""A Sozialraum bears much where its share of places is this many times its share of residents."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Konzeptsicht(Konzept):
    """A Konzept as templates see it: with sentences on what is missing."""

    @classmethod
    def von(cls, konzept: Konzept) -> Self:
        """Return ``konzept`` as templates see it."""
        return cls(**{field.name: getattr(konzept, field.name) for field in fields(konzept)})

    @property
    def fehlstellen(self) -> tuple[str, ...]:
        """Return what the data show to be missing, as sentences for the summary, the weightiest first."""
        return tuple(fehlstellen(self))


def fehlstellen(konzept: Konzept) -> Iterator[str]:
    """Yield one sentence per kind of gap in the municipality, the weightiest first."""
    yield from _unrecorded_services(konzept)
    yield from _too_few_places(konzept, "Plätze in Unterkünften reichen im mittleren Szenario nicht")
    if konzept.angebote and konzept.unerreichte_sozialraeume:
        yield f"Ohne laufendes Angebot: {aufzaehlung(raum.name for raum in konzept.unerreichte_sozialraeume)}."
    yield from _waiting(konzept, konzept.aktive_angebote)
    yield from _unanswered(konzept.unbeantwortete_bedarfe, " aus der Beratung")
    if konzept.ungeplante_massnahmen:
        measures = anzahl(len(konzept.ungeplante_massnahmen), "Maßnahme", "Maßnahmen", "f", "dat")
        yield f"Bei {measures} fehlt Zuständigkeit, Termin, Indikator oder der Betrag der Mittel."


def luecken(konzept: Konzept, handlungsfeld: str) -> Iterator[str]:
    """Yield one sentence per gap in a Handlungsfeld, those that hold for every one last."""
    if konzept.profil.nur_eigene:
        yield from _waiting(konzept, konzept.angebote_im(handlungsfeld))
        return
    own = _OWN.get(handlungsfeld)
    if own is not None and konzept.angebote:
        yield from own(konzept)
    yield from _waiting(konzept, konzept.angebote_im(handlungsfeld))
    bare = _bare(konzept, handlungsfeld)
    if bare:
        verb = "bleibt" if len(bare) == 1 else "bleiben"
        yield f"Ohne Angebot {verb}: {aufzaehlung(raum.name for raum in bare)}."
    yield from _unanswered(konzept.unbeantwortete_bedarfe_im(handlungsfeld))


def _bare(konzept: Konzept, handlungsfeld: str) -> Sequence[Sozialraum]:
    """Return the Sozialräume that a Handlungsfeld leaves out; reception is for those with a house that is open."""
    bare = konzept.karge_sozialraeume_im(handlungsfeld)
    if handlungsfeld != "aufnahme":
        return bare
    housing = {haus.sozialraum for haus in konzept.offene_unterkuenfte}
    return [raum for raum in bare if raum in housing]


def _waiting(konzept: Konzept, angebote: Sequence[Angebot]) -> Iterator[str]:
    """Yield how many people the waiting lists of ``angebote`` count, and for how many offers it is not known."""
    answers = konzept.wartelisten_von(angebote)
    if answers.ja:
        waiting = konzept.wartende_bei(answers.ja)
        people = f"{numerus(waiting, 'steht', 'stehen')} {anzahl(waiting, 'Mensch', 'Menschen', 'm')}"
        offers = anzahl(len(answers.ja), "Angebot", "Angeboten", "n", "dat")
        unknown = pronomen(len(answers.unbekannt), "n", "dat")
        rest = f"; bei {unknown} ist es nicht erfasst" if answers.unbekannt else ""
        yield f"Auf Wartelisten {people} bei {offers}{rest}."


def _unanswered(bedarfe: Sequence[Bedarf], origin: str = "") -> Iterator[str]:
    if bedarfe:
        needs = anzahl(len(bedarfe), "gemeldeten Bedarf", "gemeldete Bedarfe", "m", "akk", gross=True)
        yield f"{needs}{origin} greift noch keine Maßnahme auf."


def _too_few_places(konzept: Konzept, said: str) -> Iterator[str]:
    if konzept.kommende_engpassjahre:
        yield f"{said}: {aufzaehlung(str(jahr) for jahr in konzept.kommende_engpassjahre)}."


def _reception(konzept: Konzept) -> Iterator[str]:
    yield from _too_few_places(konzept, "Im mittleren Szenario reichen die Plätze in Unterkünften nicht")


def _unrecorded_services(konzept: Konzept) -> Iterator[str]:
    if konzept.angebote and konzept.fehlende_fachdienste:
        yield f"Kein laufendes Angebot erfasst: {aufzaehlung(art.titel for art in konzept.fehlende_fachdienste)}."


def _courses(konzept: Konzept) -> Iterator[str]:
    last = next(reversed(konzept.kursergebnisse_nach_jahr), None)
    if last and last.begonnen and last.abgebrochen and not _told_as_success(konzept, last):
        share = prozent(last.abgebrochen, last.begonnen)
        verb, gone = ("hat", "eine Person") if last.abgebrochen == 1 else ("haben", zahl(last.abgebrochen))
        many = zahl(last.begonnen)
        yield f"Im Jahr {last.jahr} {verb} {gone} von {many} Teilnehmenden den Kurs abgebrochen ({share})."


def _told_as_success(konzept: Konzept, last: Kursergebnis) -> bool:
    """Return whether good practice already tells the same share of the same year as its effect."""
    effects = (effect for beispiel in konzept.beispiele_im("sprache") for effect in beispiel.wirkung)
    share = round(last.abbruchquote, 1) if last.abbruchquote is not None else None
    return any(effect.jahr == last.jahr and effect.wert == share for effect in effects)


def _work(konzept: Konzept) -> Iterator[str]:
    asked = zustaendig(konzept.kommune, kriterien()["B3"].element.adressat)
    if asked and not konzept.hat_anerkennungsberatung:
        yield "Eine Anlaufstelle für die Anerkennung ausländischer Abschlüsse ist nicht erfasst."


def _housing(konzept: Konzept) -> Iterator[str]:
    for art, words in (("auszugshilfe", "beim Auszug aus Unterkünften"), ("wohnungssuche", "bei der Wohnungssuche")):
        if not konzept.angebote_der(art):
            yield f"Ein Angebot, das {words} hilft, ist nicht erfasst."
    crowded = [
        row.sozialraum.name
        for row in konzept.verteilung
        if row.anteil_bevoelkerung and row.anteil_plaetze > Decimal(_UNEVEN) * row.anteil_bevoelkerung
    ]
    if crowded and len(konzept.verortete(konzept.offene_unterkuenfte)) >= _HOUSES:
        yield f"Gemessen an der Bevölkerung liegen mehr als doppelt so viele Plätze in: {aufzaehlung(crowded)}."


def _volunteers(konzept: Konzept) -> Iterator[str]:
    if konzept.ehrenamtskoordination and not konzept.hat_ehrenamtskoordination:
        yield "Eine Stelle, die das Ehrenamt jetzt koordiniert, ist nicht erfasst."


def _interpreters(konzept: Konzept) -> Iterator[str]:
    if not konzept.angebote_der("sprachmittlung"):
        yield "Ein Angebot zur Sprachmittlung ist nicht erfasst."


_OWN: Mapping[str, Callable[[Konzept], Iterator[str]]] = {
    "aufnahme": _reception,
    "beratung": _unrecorded_services,
    "sprache": _courses,
    "arbeit": _work,
    "wohnen": _housing,
    "teilhabe": _volunteers,
    "verwaltung": _interpreters,
}
