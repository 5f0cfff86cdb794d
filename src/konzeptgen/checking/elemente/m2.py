"""Erfüllt, wenn mehr als die Hälfte der laufenden Beratungsangebote bei freien Trägern liegt.

Gezählt werden die Angebote im Handlungsfeld Beratung.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import anzahl, zahlwort
from konzeptgen.checking.elemente import Element, Erfuellt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import anteil, einmal, laufzeit, namen, ohne_freie
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="M2",
    titel="Beratung vor allem bei freien Trägern",
    fundstelle="B1, B2",
    handlungsfeld="beratung",
    forderung="Beratung liegt vor allem bei freien Trägern, weil sie freiwillig ist und Vertrauen braucht.",
    rechtslage="Einen allgemeinen gesetzlichen Vorrang freier Träger in der Beratung gibt es nicht. An der Entwicklung des Integrationsprogramms des Bundes sollen sie beteiligt werden.",
    normen=("aufenthg-45-4",),
)
FELDER: Felder = {
    "angebote": (Verdorben(None, "kein laufendes Beratungsangebot"),),
    "angebote.traeger": (Verdorben("stadt", "Kein Beratungsangebot liegt bei einem freien Träger"),),
    "angebote.leistungsart": (Verdorben("schulsozialarbeit", "kein laufendes Beratungsangebot"),),
    **laufzeit("kein laufendes Beratungsangebot"),
    "traeger.art": (Verdorben("kommune", "Kein Beratungsangebot liegt bei einem freien Träger"),),
    "traeger.beherrscht_von": (Verdorben("kommune", "Kein Beratungsangebot liegt bei einem freien Träger"),),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}, {id: st, name: Stadt, art: kommune}]
angebote:
"""
_FREI = "  - {id: f, traeger: cv, name: MBE, leistungsart: mbe}\n"
_STADT = "  - {id: s, traeger: st, name: Sozialberatung, leistungsart: sozialberatung}\n"
_ANDERE = "  - {id: k, traeger: st, name: Kita, leistungsart: kinderbetreuung}\n"
ERFUELLT = (_BASIS + _FREI + _ANDERE, _BASIS + _FREI + _STADT.replace("}", ", status: beendet}"))
TEILWEISE = ((_BASIS + _FREI + _STADT, "Nur eines von zwei Beratungsangeboten liegt bei einem freien Träger."),)
OFFEN = ((_BASIS + _STADT, "Kein Beratungsangebot liegt bei einem freien Träger."),)
OHNE_DATEN = (_BASIS + _ANDERE, (_BASIS + _STADT).replace("art: kommune", "art: unbekannt"))


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield who counsels, and that it is not mostly free providers where that is so."""
    offers = konzept.angebote_im("beratung")
    free = konzept.freie_angebote(offers)
    if not offers:
        yield Unbekannt("Es ist kein laufendes Beratungsangebot erfasst.", ("angebote",))
    elif not free:
        sentence = "Kein Beratungsangebot liegt bei einem freien Träger."
        yield ohne_freie(konzept.traeger_von(offers), sentence, ("angebote", "traeger"))
    elif 2 * len(free) > len(offers):
        share = anteil(len(free), len(offers), len(offers), ("Beratungsangebot", "Beratungsangeboten", "n"))
        yield Erfuellt(f"Bei {share} berät ein freier Träger.", ("angebote", "traeger"))
    else:
        yield Erfuellt(
            f"Freie Träger beraten: {namen(t.kurz for t in einmal(a.traeger for a in free))}.", ("angebote", "traeger")
        )
        every = anzahl(len(offers), "Beratungsangebot", "Beratungsangeboten", "n", "dat")
        few = "eines" if len(free) == 1 else zahlwort(len(free))
        whose = "bei einem freien Träger" if konzept.traegerzahl(free) == 1 else "bei freien Trägern"
        verb = f"liegt {whose}" if len(free) == 1 else f"liegen {whose}"
        yield ohne_freie(konzept.traeger_von(offers), f"Nur {few} von {every} {verb}.", ("angebote", "traeger"))
