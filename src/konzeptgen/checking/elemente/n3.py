"""Erfüllt, wenn es für Geflüchtete, für Menschen aus Drittstaaten und für Menschen aus der EU laufende Angebote gibt.

Ein Angebot für alle Menschen oder alle Zugewanderten zählt bei jeder Gruppe. An wen sich ein Angebot ohne Zielgruppen
richtet, ist nicht bekannt.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import laufzeit, ohne_angebote, pfad
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="N3",
    titel="Angebote für Geflüchtete, Menschen aus Drittstaaten und aus der EU",
    fundstelle="N3",
    handlungsfeld="teilhabe",
    forderung="Angebote gibt es für Geflüchtete, für Menschen aus Drittstaaten und für Menschen aus der EU.",
)
FELDER: Felder = {
    "angebote": (Verdorben(None, "keine Angebote erfasst"),),
    **laufzeit("kein laufendes Angebot"),
    "angebote.zielgruppen": (
        Verdorben(["aeltere"], "Kein laufendes Angebot ist erfasst für"),
        Verdorben(None, "an wen sich die Angebote richten"),
    ),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]
angebote:
"""
_FUER = "  - {id: %s, traeger: cv, name: Angebot %s, leistungsart: mbe, zielgruppen: [%s]}\n"
_OHNE = "  - {id: o, traeger: cv, name: Offen, leistungsart: mbe}\n"
_FLUCHT, _EU, _ALLE = (
    _FUER % (key, key, gruppe) for key, gruppe in (("a", "gefluechtete"), ("b", "eu"), ("c", "alle"))
)
ERFUELLT = (_BASIS + _ALLE, _BASIS + _FLUCHT + _EU + _FUER % ("d", "d", "drittstaaten"), _BASIS + _ALLE + _OHNE)
TEILWEISE = ((_BASIS + _FLUCHT + _EU, "Kein laufendes Angebot ist erfasst für: "),)
OFFEN = ((_BASIS + _FUER % ("e", "e", "aeltere"), "Kein laufendes Angebot ist erfasst für: Geflüchtete"),)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]", _BASIS + _OHNE)

_GRUPPEN = ("gefluechtete", "drittstaaten", "eu")


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield for which groups by origin an offer runs, for which none does, and whether that can be said."""
    if not konzept.aktive_angebote:
        yield from ohne_angebote(konzept)
        return
    groups = [konzept.werte["zielgruppen"][key] for key in _GRUPPEN]
    reached = [gruppe for gruppe in groups if konzept.offen_fuer(gruppe)]
    missing = [gruppe for gruppe in groups if gruppe not in reached]
    silent = [angebot for angebot in konzept.aktive_angebote if not angebot.zielgruppen]
    path = ("angebote", "zielgruppen")
    if reached:
        yield Erfuellt(f"Laufende Angebote gibt es für: {aufzaehlung(gruppe.titel for gruppe in reached)}.", path)
    if missing and silent:
        sentence = "Nicht von allen Angeboten ist bekannt, an wen sich die Angebote richten."
        yield Unbekannt(sentence, pfad(konzept, "angebote", silent[0], "zielgruppen"), silent[0].id)
    elif missing:
        names = aufzaehlung(gruppe.titel for gruppe in missing)
        yield Fehlt(f"Kein laufendes Angebot ist erfasst für: {names}.", path)
