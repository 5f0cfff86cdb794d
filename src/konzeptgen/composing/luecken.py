"""What the data show to be missing in a Handlungsfeld, in whole sentences; silent where they allow no judgement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from konzeptgen.base.german import anzahl, aufzaehlung, prozent, zahl
from konzeptgen.model.konzept import Konzept

_HOUSES = 3
"""Fewer houses than these say nothing about how places spread."""
_UNEVEN = 2
"""A Sozialraum bears much where its share of places is this many times its share of residents."""


def luecken(konzept: Konzept, handlungsfeld: str) -> Iterator[str]:
    """Yield one sentence per gap, those that hold for every Handlungsfeld last."""
    own = _OWN.get(handlungsfeld)
    if own is not None and konzept.angebote:
        yield from own(konzept)
    yield from _waiting(konzept, handlungsfeld)
    yield from _bare(konzept, handlungsfeld)
    yield from _unanswered(konzept, handlungsfeld)


def _waiting(konzept: Konzept, handlungsfeld: str) -> Iterator[str]:
    waiting = [angebot for angebot in konzept.angebote_im(handlungsfeld) if angebot.wartet]
    if waiting:
        people = sum(angebot.wartet for angebot in waiting)
        verb = "wartet" if people == 1 else "warten"
        offers = anzahl(len(waiting), "Angebot", "Angeboten", "n", "dat")
        yield f"Auf einen Platz {verb} {anzahl(people, 'Mensch', 'Menschen', 'm')} bei {offers}."


def _bare(konzept: Konzept, handlungsfeld: str) -> Iterator[str]:
    offers = konzept.angebote_im(handlungsfeld)
    if not offers or konzept.ueberall(offers) or not all(angebot.gebiet for angebot in offers):
        return  # an offer that names no area may serve any
    bare = [raum.name for raum in konzept.sozialraeume if not konzept.deckung_im(handlungsfeld, raum)]
    if bare:
        yield f"Ohne Angebot {'bleibt' if len(bare) == 1 else 'bleiben'}: {aufzaehlung(bare)}."


def _unanswered(konzept: Konzept, handlungsfeld: str) -> Iterator[str]:
    count = sum(not konzept.antworten_auf(bedarf) for bedarf in konzept.bedarfe_im(handlungsfeld))
    if count:
        needs = anzahl(count, "gemeldeten Bedarf", "gemeldete Bedarfe", "m", "akk")
        yield f"Auf {needs} antwortet noch keine Maßnahme."


def _reception(konzept: Konzept) -> Iterator[str]:
    if konzept.engpassjahre:
        years = aufzaehlung(str(jahr) for jahr in konzept.engpassjahre)
        yield f"Im mittleren Szenario reichen die Plätze in Unterkünften nicht: {years}."


def _counselling(konzept: Konzept) -> Iterator[str]:
    if konzept.fehlende_fachdienste:
        yield f"Nicht erfasst: {aufzaehlung(art.titel for art in konzept.fehlende_fachdienste)}."


def _courses(konzept: Konzept) -> Iterator[str]:
    results = sorted(konzept.kursergebnisse, key=lambda ergebnis: ergebnis.jahr)
    last = results[-1] if results else None
    if last and last.begonnen and last.abgebrochen:
        share = prozent(last.abgebrochen, last.begonnen)
        verb, gone = ("hat", "eine Person") if last.abgebrochen == 1 else ("haben", zahl(last.abgebrochen))
        yield f"{last.jahr} {verb} {gone} von {zahl(last.begonnen)} Teilnehmenden den Kurs abgebrochen ({share})."


def _work(konzept: Konzept) -> Iterator[str]:
    if not (konzept.jobcenter and konzept.jobcenter.ansprechstellen):
        yield "Eine Ansprechstelle im Jobcenter je Branche ist nicht erfasst."
    if not (konzept.anerkennungsstellen or konzept.angebote_der("anerkennungsberatung")):
        yield "Eine Anlaufstelle für die Anerkennung ausländischer Abschlüsse ist nicht erfasst."


def _housing(konzept: Konzept) -> Iterator[str]:
    for art, words in (("auszugshilfe", "beim Auszug aus Unterkünften"), ("wohnungssuche", "bei der Wohnungssuche")):
        if not konzept.angebote_der(art):
            yield f"Ein Angebot, das {words} hilft, ist nicht erfasst."
    houses = [haus for haus in konzept.unterkuenfte if haus.sozialraum and haus.plaetze]
    crowded = [
        v.sozialraum.name
        for v in konzept.verteilung
        if len(houses) >= _HOUSES
        and v.anteil_bevoelkerung
        and v.anteil_plaetze > Decimal(_UNEVEN) * v.anteil_bevoelkerung
    ]
    if crowded:
        yield f"Gemessen an der Bevölkerung liegen mehr als doppelt so viele Plätze in: {aufzaehlung(crowded)}."


def _volunteers(konzept: Konzept) -> Iterator[str]:
    if konzept.initiativen and not (konzept.ehrenamtskoordination or konzept.angebote_der("ehrenamtskoordination")):
        yield "Eine hauptamtliche Koordination des Ehrenamts ist nicht erfasst."


def _interpreters(konzept: Konzept) -> Iterator[str]:
    if not konzept.angebote_der("sprachmittlung"):
        yield "Ein Angebot zur Sprachmittlung ist nicht erfasst."


_OWN: Mapping[str, Callable[[Konzept], Iterator[str]]] = {
    "aufnahme": _reception,
    "beratung": _counselling,
    "sprache": _courses,
    "arbeit": _work,
    "wohnen": _housing,
    "teilhabe": _volunteers,
    "verwaltung": _interpreters,
}
