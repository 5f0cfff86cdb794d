"""Erfüllt, wenn kein Sozialraum mindestens doppelt so viele Plätze in Unterkünften trägt, wie es seiner Bevölkerung entspricht.

Gezählt werden die Plätze in Häusern, die am Stichtag offen sind. Ein einziges Haus sagt über die Verteilung nichts.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import zahl
from konzeptgen.base.typography import NBSP
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import namen
from konzeptgen.model.fragen.wohnen import Verteilung
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="W3",
    titel="Gute Mischung in den Wohnquartieren",
    fundstelle="F1, F2",
    handlungsfeld="wohnen",
    forderung="Unterkünfte verteilen sich über die Kommune, damit kein Quartier allein gelassen wird.",
)
FELDER: Felder = {
    "unterkuenfte": (Verdorben(None, "keine Unterkünfte erfasst"),),
    "unterkuenfte.sozialraum": (
        Verdorben("nord", "liegen 100 % der Plätze"),
        Verdorben(None, "in welchem Sozialraum"),
    ),
    "unterkuenfte.plaetze": (Verdorben(None, "wie viele Plätze"), Verdorben("0", "wie viele Plätze")),
    "unterkuenfte.eroeffnet_am": (Verdorben("01.01.2099", "Am Stichtag ist keine Unterkunft offen"),),
    "unterkuenfte.schliessung_am": (Verdorben("01.01.2001", "Am Stichtag ist keine Unterkunft offen"),),
    "sozialraeume.einwohner": (Verdorben(None, "wie viele Menschen"),),
    "sozialraeume.einwohner.wert": (Verdorben("0", "wie viele Menschen"),),
}
_RAEUME = """
sozialraeume:
  - {id: nord, name: Nord, einwohner: {wert: 10000}}
  - {id: sued, name: Süd, einwohner: {wert: 10000}}
  - {id: ost, name: Ost, einwohner: {wert: 10000}}
unterkuenfte:
"""
_HAUS = "  - {id: %s, name: Haus %s, art: gemeinschaftsunterkunft, sozialraum: %s, plaetze: 50}\n"
_NORD, _SUED, _OST = (_HAUS % (key, key, raum) for key, raum in (("a", "nord"), ("b", "sued"), ("c", "ost")))
_NORD_ZWEI = _HAUS % ("d", "d", "nord")
_OHNE_RAUM = "  - {id: e, name: Haus e, art: wohnung, plaetze: 20}\n"
ERFUELLT = (_RAEUME + _NORD + _SUED + _OST, _RAEUME + _NORD + _SUED + _OST + _OHNE_RAUM)
TEILWEISE = ((_RAEUME + _NORD + _NORD_ZWEI + _SUED, "In „Nord“ liegen 67 % der Plätze bei 33 % der Bevölkerung."),)
OFFEN = ((_RAEUME + _NORD + _NORD_ZWEI, "In „Nord“ liegen 100 % der Plätze bei 33 % der Bevölkerung."),)
OHNE_DATEN = (
    "sozialraeume: [{id: nord, name: Nord, einwohner: {wert: 10000}}]",
    _RAEUME + _NORD,
    _RAEUME + _OHNE_RAUM + _OHNE_RAUM.replace("id: e", "id: f"),
    (_RAEUME + _NORD + _SUED).replace(", einwohner: {wert: 10000}", ""),
)

_OHNE_ORT = "Nicht bekannt ist, in welchem Sozialraum die Unterkünfte liegen."
_OHNE_LEUTE = "Nicht bekannt ist, wie viele Menschen in den Sozialräumen leben."
_DOPPELT = 2
_MINDESTENS = 2
"""Fewer houses than these say nothing about how places spread."""


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield how the places in open shelters spread, which Sozialräume bear much, and what is not known for it."""
    unknown = _nicht_zu_beurteilen(konzept)
    if unknown:
        yield Unbekannt(*unknown)
        return
    rows = [row for row in konzept.verteilung if row.plaetze]
    heavy = [row for row in rows if _traegt_viel(row)]
    rest = [row.sozialraum.name for row in rows if row not in heavy]
    if rest:
        sentence = f"Im Verhältnis zur Bevölkerung liegen die Plätze nicht gehäuft in: {namen(rest)}."
        yield Erfuellt(sentence, ("unterkuenfte", "sozialraum"))
    for row in heavy:
        share, people = (f"{zahl(part, 0)}{NBSP}%" for part in (row.anteil_plaetze, row.anteil_bevoelkerung or 0))
        sentence = f"In „{row.sozialraum.name}“ liegen {share} der Plätze bei {people} der Bevölkerung."
        yield Fehlt(sentence.replace(NBSP, " "), ("unterkuenfte", "sozialraum"), row.sozialraum.id)
    silent = [haus.name for haus in konzept.unverortete]
    if silent:
        sentence = f"Nicht bekannt ist, in welchem Sozialraum oder mit wie vielen Plätzen: {namen(silent)}."
        yield Unbekannt(sentence, ("unterkuenfte", "sozialraum"), daneben=True)


def _nicht_zu_beurteilen(konzept: Konzept) -> tuple[str, tuple[str, ...]] | None:
    """Return why the spread cannot be judged, with the field that it is about; None where it can."""
    houses = konzept.offene_unterkuenfte
    located = konzept.verortete(houses)
    questions = (
        (not konzept.unterkuenfte, "Es sind keine Unterkünfte erfasst.", ("unterkuenfte",)),
        (not houses, "Am Stichtag ist keine Unterkunft offen.", ("unterkuenfte",)),
        (not any(haus.sozialraum for haus in houses), _OHNE_ORT, ("unterkuenfte", "sozialraum")),
        (not located, "Nicht bekannt ist, wie viele Plätze die Unterkünfte haben.", ("unterkuenfte", "plaetze")),
        (len(located) < _MINDESTENS, "Ein einziges Haus sagt über die Verteilung nichts.", ("unterkuenfte",)),
        (
            any(row.anteil_bevoelkerung is None for row in konzept.verteilung),
            _OHNE_LEUTE,
            ("sozialraeume", "einwohner"),
        ),
    )
    return next(((sentence, path) for asked, sentence, path in questions if asked), None)


def _traegt_viel(row: Verteilung) -> bool:
    return row.anteil_bevoelkerung is not None and row.anteil_plaetze >= _DOPPELT * row.anteil_bevoelkerung
