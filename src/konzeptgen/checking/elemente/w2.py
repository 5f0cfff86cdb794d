"""Erfüllt, wenn ein laufendes Angebot zur Wohnungssuche allen Menschen oder allen Zugewanderten offensteht.

An wen sich ein Angebot richtet, sagen seine Zielgruppen.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import aufzaehlung, numerus
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import angebote, laufzeit, ohne_angebote, pfad
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="W2",
    titel="Hilfe bei der Wohnungssuche für alle Eingewanderten",
    fundstelle="F2",
    handlungsfeld="wohnen",
    leistungsarten=("wohnungssuche",),
    forderung="Hilfe bei der Wohnungssuche steht allen Eingewanderten offen, nicht nur Geflüchteten.",
)
FELDER: Felder = {
    "angebote": (Verdorben(None, "keine Angebote erfasst"),),
    "angebote.leistungsart": (Verdorben("mbe", "Ein laufendes Angebot zur Wohnungssuche ist nicht erfasst"),),
    **laufzeit("kein laufendes Angebot"),
    "angebote.zielgruppen": (
        Verdorben(["gefluechtete"], "richtet sich nur an: Geflüchtete"),
        Verdorben(None, "an wen sich"),
    ),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]
angebote:
"""
_ALLE = "  - {id: a, traeger: cv, name: Suche, leistungsart: wohnungssuche, zielgruppen: [zugewanderte]}\n"
_ENG = "  - {id: b, traeger: cv, name: Lotsen, leistungsart: wohnungssuche, zielgruppen: [gefluechtete]}\n"
_OHNE = "  - {id: c, traeger: cv, name: Börse, leistungsart: wohnungssuche}\n"
ERFUELLT = (_BASIS + _ALLE, _BASIS + _ALLE + _ENG, _BASIS + _ALLE + _OHNE)
TEILWEISE = ((_BASIS + _ENG, "„Lotsen“ richtet sich nur an: Geflüchtete."),)
OFFEN = (
    (_BASIS + _ALLE.replace("wohnungssuche", "mbe"), "Ein laufendes Angebot zur Wohnungssuche ist nicht erfasst."),
)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]", _BASIS + _OHNE)

_OFFEN = frozenset({"alle", "zugewanderte"})


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield which offers help everybody to find a flat, which only some, and of which it is not known."""
    if not konzept.aktive_angebote:
        yield from ohne_angebote(konzept)
        return
    offers = konzept.angebote_der("wohnungssuche")
    if not offers:
        yield Fehlt("Ein laufendes Angebot zur Wohnungssuche ist nicht erfasst.", ("angebote", "leistungsart"))
    wide = [angebot for angebot in offers if _OFFEN.intersection(angebot.zielgruppen)]
    narrow = [angebot for angebot in offers if angebot.zielgruppen and angebot not in wide]
    silent = [angebot for angebot in offers if not angebot.zielgruppen]
    if wide:
        verb = numerus(wide, "steht", "stehen")
        sentence = f"Allen Eingewanderten {verb} bei der Wohnungssuche offen: {angebote(wide)}."
        yield Erfuellt(sentence, pfad(konzept, "angebote", wide[0], "zielgruppen"), wide[0].id)
    elif narrow:
        sentence = f"Bei der Wohnungssuche {numerus(narrow, 'hilft', 'helfen')}: {angebote(narrow)}."
        yield Erfuellt(sentence, pfad(konzept, "angebote", narrow[0]), narrow[0].id)
        yield from (_eng(konzept, angebot) for angebot in narrow)
    if silent:
        sentence = f"Nicht bekannt ist, an wen sich diese Angebote richten: {angebote(silent)}."
        path = pfad(konzept, "angebote", silent[0], "zielgruppen")
        yield Unbekannt(sentence, path, silent[0].id, daneben=bool(wide))


def _eng(konzept: Konzept, angebot: Angebot) -> Fehlt:
    groups = aufzaehlung(gruppe.titel for gruppe in angebot.zielgruppen)
    path = pfad(konzept, "angebote", angebot, "zielgruppen")
    return Fehlt(f"„{angebot.name}“ richtet sich nur an: {groups}.", path, angebot.id)
