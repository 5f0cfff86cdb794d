"""Erfüllt, wenn in jedem Handlungsfeld, zu dem Angebote laufen, mindestens zwei freie Träger arbeiten.

Ein Träger allein ist keine Vielfalt. Handlungsfelder ohne Angebot beurteilt diese Forderung nicht.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Verdorben
from konzeptgen.checking.elemente.hilfen import laufzeit, ohne_angebote
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="G4",
    titel="Viele verschiedene Träger",
    fundstelle="A3",
    forderung="In jedem Handlungsfeld arbeiten mehrere freie Träger, damit Ratsuchende wählen können.",
    adressat=("kreis",),
)
FELDER: Felder = {
    "angebote": (Verdorben(None, "keine Angebote erfasst"),),
    "angebote.traeger": (Verdorben("caritas", "nur ein freier Träger"), Verdorben("stadt", "kein freier Träger")),
    "angebote.leistungsart": (
        Verdorben("unterkunftsbetrieb", "nur ein freier Träger", auch={"angebote.traeger": "awo"}),
    ),
    **laufzeit("kein laufendes Angebot"),
    "traeger.art": (Verdorben("kommune", "kein freier Träger"),),
    "traeger.beherrscht_von": (Verdorben("kommune", "kein freier Träger"),),
}
_BASIS = """
traeger:
  - {id: cv, name: Caritas, art: freie_wohlfahrt}
  - {id: dw, name: Diakonie, art: freie_wohlfahrt}
  - {id: st, name: Stadt, art: kommune}
angebote:
"""
_ZWEI = """
  - {id: a, traeger: cv, name: MBE, leistungsart: mbe}
  - {id: b, traeger: dw, name: JMD, leistungsart: jmd}
"""
ERFUELLT = (_BASIS + _ZWEI,)
TEILWEISE = (
    (
        f"{_BASIS}{_ZWEI}  - {{id: c, traeger: cv, name: Treff, leistungsart: begegnung}}\n",
        "Im Handlungsfeld „Teilhabe“ arbeitet nur ein freier Träger, „Caritas“.",
    ),
    (
        f"{_BASIS}{_ZWEI}  - {{id: c, traeger: st, name: Treff, leistungsart: begegnung}}\n",
        "Im Handlungsfeld „Teilhabe“ arbeitet kein freier Träger.",
    ),
)
OFFEN = (
    (f"{_BASIS}  - {{id: a, traeger: cv, name: MBE, leistungsart: mbe}}\n", "nur ein freier Träger"),
    (_BASIS + _ZWEI.replace("}", ", status: beendet}"), "kein laufendes Angebot"),
)
OHNE_DATEN = (
    "traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}, {id: dw, name: Diakonie, art: freie_wohlfahrt}]",
)

_MEHRERE = 2


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield the Handlungsfelder with several free providers, and each other one that has offers."""
    yield from ohne_angebote(konzept)
    plural = []
    for key, feld in konzept.werte["handlungsfelder"].items():
        offers = konzept.angebote_im(key)
        providers = {traeger.id: traeger.kurz for traeger in konzept.traeger_von(konzept.freie_angebote(offers))}
        if len(providers) >= _MEHRERE:
            plural.append(feld.kurz)
        elif offers:
            lack = f"nur ein freier Träger, „{next(iter(providers.values()))}“" if providers else "kein freier Träger"
            yield Fehlt(f"Im Handlungsfeld „{feld.kurz}“ arbeitet {lack}.", ("angebote",), key)
    if plural:
        fields = "Im Handlungsfeld" if len(plural) == 1 else "In den Handlungsfeldern"
        yield Erfuellt(f"{fields} {aufzaehlung(plural)} arbeiten mehrere freie Träger.", ("angebote",))
