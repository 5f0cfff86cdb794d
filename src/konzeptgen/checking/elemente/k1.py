"""Erfüllt, wenn zu jedem laufenden Angebot außer dem Träger auch Zielgruppen und Gebiet angegeben sind.

Ein Gebiet ist ein Sozialraum, eine Gemeinde oder die ganze Kommune. Fehlt eine Angabe bei einigen Angeboten, werden sie
genannt: Die Übersicht zeigt sie nicht ganz.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import anzahl
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import angebote, anteil, laufzeit, ohne_angebote, pfad
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="K1",
    titel="Übersicht aller Angebote: wer, was, wo",
    fundstelle="C2",
    forderung="Das Konzept zeigt alle Angebote: wer sie trägt, für wen und in welchem Sozialraum.",
)
FELDER: Felder = {
    "angebote": (Verdorben(None, "keine Angebote erfasst"),),
    **laufzeit("kein laufendes Angebot"),
    "angebote.zielgruppen": (
        Verdorben(None, "sind Zielgruppen angegeben"),
        Verdorben([], "sind Zielgruppen angegeben"),
    ),
    "angebote.gebiet": (Verdorben(None, "ist ein Gebiet angegeben"), Verdorben([], "ist ein Gebiet angegeben")),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]
angebote:
"""
_GANZ = "  - {id: mbe, traeger: cv, name: MBE, leistungsart: mbe, zielgruppen: [zugewanderte], gebiet: [gesamt]}\n"
_ZWEITES = "  - {id: jmd, traeger: cv, name: JMD, leistungsart: jmd, zielgruppen: [jugendliche], gebiet: [gesamt]}\n"
ERFUELLT = (_BASIS + _GANZ, _BASIS + _GANZ + _ZWEITES)
TEILWEISE = (
    (
        _BASIS + _GANZ + _ZWEITES.replace(", zielgruppen: [jugendliche]", ""),
        "Zielgruppen sind nicht angegeben bei „JMD“.",
    ),
    (_BASIS + _GANZ + _ZWEITES.replace(", gebiet: [gesamt]", ""), "Ein Gebiet ist nicht angegeben bei „JMD“."),
    (_BASIS + _GANZ.replace(", gebiet: [gesamt]", ""), "Bei keinem laufenden Angebot ist ein Gebiet angegeben."),
)
OFFEN = ((_BASIS + _GANZ.replace("}", ", status: beendet}"), "kein laufendes Angebot"),)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]",)

_ANGABEN = (("zielgruppen", "sind", "Zielgruppen"), ("gebiet", "ist", "ein Gebiet"))


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield the offers with their providers, and of how many it is said for whom and where they are."""
    offers = konzept.aktive_angebote
    if not offers:
        yield from ohne_angebote(konzept)
        return
    count = anzahl(len(offers), "laufendes Angebot", "laufende Angebote", "n")
    providers = anzahl(konzept.traegerzahl(offers), "Träger", "Trägern", "m", "dat")
    yield Erfuellt(f"Erfasst {'ist' if len(offers) == 1 else 'sind'} {count} von {providers}.", ("angebote",))
    for feld, verb, was in _ANGABEN:
        yield from _angegeben(konzept, feld, verb, was)


def _angegeben(konzept: Konzept, feld: str, verb: str, was: str) -> Iterator[Teil]:
    """Yield of how many offers a list is filled, and those of which it is not; nothing is known where it never is."""
    offers = konzept.aktive_angebote
    named = [angebot for angebot in offers if getattr(angebot, feld)]
    silent = [angebot for angebot in offers if not getattr(angebot, feld)]
    if not named:
        yield Unbekannt(f"Bei keinem laufenden Angebot {verb} {was} angegeben.", ("angebote", feld))
        return
    share = anteil(len(named), len(offers), len(offers), ("Angebot", "Angeboten", "n"))
    yield Erfuellt(f"Bei {share} {verb} {was} angegeben.", ("angebote", feld))
    if silent:
        who = angebote(silent, dativ=True)
        sentence = f"{was[0].upper()}{was[1:]} {verb} nicht angegeben bei {who}."
        yield Fehlt(sentence, pfad(konzept, "angebote", silent[0], feld), silent[0].id)
