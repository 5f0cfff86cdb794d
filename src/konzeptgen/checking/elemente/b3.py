"""Erfüllt, wenn eine Anlaufstelle oder ein laufendes Angebot bei der Anerkennung hilft und angegeben ist, wie man sie erreicht.

Nennt eine Anlaufstelle ein Angebot, muss es laufen. Ohne eigenen Kontakt gilt der des Angebots oder des Trägers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konzeptgen.base.german import numerus
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import laufzeit, namen
from konzeptgen.model.arbeit import Anerkennungsstelle
from konzeptgen.model.bausteine import Kontakt
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="B3",
    titel="Hilfe bei der Anerkennung ausländischer Abschlüsse",
    fundstelle="N2",
    handlungsfeld="arbeit",
    leistungsarten=("anerkennungsberatung",),
    forderung="Am Ort gibt es eine erreichbare Anlaufstelle für die Anerkennung ausländischer Abschlüsse.",
    adressat=("kreis",),
)
_KEINE = "Eine Anlaufstelle für die Anerkennung ausländischer Abschlüsse ist nicht erfasst"
_VORBEI = "Von den erfassten Anlaufstellen für die Anerkennung besteht am Stichtag keine"
_STUMM = "Nicht angegeben ist, wie"
_OHNE_STELLEN: dict[str, object] = {"anerkennungsstellen": None}
_OHNE_ANGEBOT = {"angebote.leistungsart": "mbe"}
FELDER: Felder = {
    "anerkennungsstellen": (Verdorben(None, _KEINE, auch=_OHNE_ANGEBOT),),
    "anerkennungsstellen.beginn": (Verdorben("01.01.2099", _VORBEI, auch=_OHNE_ANGEBOT),),
    "anerkennungsstellen.ende": (Verdorben("31.12.2025", _VORBEI, auch=_OHNE_ANGEBOT),),
    "anerkennungsstellen.angebot": (Verdorben("sport-vorbei", _VORBEI, auch=_OHNE_ANGEBOT),),
    "anerkennungsstellen.traeger": (
        Verdorben(None, _STUMM, auch={"anerkennungsstellen.angebot": None, **_OHNE_ANGEBOT}),
    ),
    "angebote": (
        Verdorben(None, "keine Anlaufstelle für die Anerkennung und keine Angebote erfasst", auch=_OHNE_STELLEN),
    ),
    "angebote.leistungsart": (Verdorben("mbe", _KEINE, auch=_OHNE_STELLEN),),
    **laufzeit(_VORBEI),
    "traeger.kontakt": (Verdorben(None, _STUMM),),
    "traeger.kontakt.telefon": (Verdorben(None, _STUMM, auch={"traeger.kontakt.email": None}),),
    "traeger.kontakt.email": (Verdorben(None, _STUMM, auch={"traeger.kontakt.telefon": None}),),
}
_BASIS = "traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt, kontakt: {telefon: 0999 1234}}]\n"
_OHNE_KONTAKT = _BASIS.replace(", kontakt: {telefon: 0999 1234}", "")
_ANGEBOT = "angebote: [{id: a, traeger: cv, name: Anerkennung, leistungsart: anerkennungsberatung}]\n"
_ANDERES = _ANGEBOT.replace("leistungsart: anerkennungsberatung", "leistungsart: mbe")
_STELLE = "anerkennungsstellen: [{name: Anlaufstelle%s}]\n"
ERFUELLT = (
    _BASIS + _ANGEBOT,
    _BASIS + _STELLE % ", traeger: cv",
    _BASIS + _ANGEBOT + _STELLE % ", angebot: a",
    _STELLE % ", kontakt: {email: post@stelle.example}",
)
TEILWEISE = (
    (_OHNE_KONTAKT + _ANGEBOT, "Nicht angegeben ist, wie „Anerkennung“ zu erreichen ist."),
    (_STELLE % "", "Nicht angegeben ist, wie „Anlaufstelle“ zu erreichen ist."),
)
OFFEN = (
    (_BASIS + _ANDERES, _KEINE),
    (_STELLE % ", ende: 31.12.2025", _VORBEI),
    (_BASIS + _ANGEBOT.replace("}]", ", status: beendet}]") + _STELLE % ", angebot: a", _VORBEI),
)
OHNE_DATEN = (_BASIS,)


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield the places to turn to that are there, and whether it is said how to reach one."""
    path = ("anerkennungsstellen",)
    there = _anlaufstellen(konzept)
    if there:
        names = list(there)
        verb = numerus(names, "hilft", "helfen")
        yield Erfuellt(f"Bei der Anerkennung ausländischer Abschlüsse {verb}: {namen(names)}.", path)
        silent = [name for name in names if not _erreichbar(there[name])]
        if silent:
            sentence = f"Nicht angegeben ist, wie {namen(silent)} zu erreichen {numerus(silent, 'ist', 'sind')}."
            yield Unbekannt(sentence, (*path, "kontakt"), daneben=len(silent) < len(names))
    elif konzept.anerkennungsstellen:
        yield Fehlt(f"{_VORBEI}.", path)
    elif konzept.angebote:
        yield Fehlt(f"{_KEINE}.", path)
    else:
        yield Unbekannt("Es sind keine Anlaufstelle für die Anerkennung und keine Angebote erfasst.", path)


def _anlaufstellen(konzept: Konzept) -> dict[str, Sequence[Kontakt | None]]:
    """Return the places and offers that are there, by name, each with the contacts that could be used."""
    offers = {a.name: (a.erreichbar,) for a in konzept.angebote_der("anerkennungsberatung")}
    places = konzept.da(konzept.anerkennungsstellen)
    running = (stelle for stelle in places if stelle.angebot is None or konzept.ist_da(stelle.angebot))
    return {**offers, **{stelle.name: _kontakte(stelle) for stelle in running}}


def _kontakte(stelle: Anerkennungsstelle) -> Sequence[Kontakt | None]:
    offer = stelle.angebot.erreichbar if stelle.angebot else None
    return (stelle.kontakt, offer, stelle.traeger.kontakt if stelle.traeger else None)


def _erreichbar(kontakte: Sequence[Kontakt | None]) -> bool:
    return any(one is not None and one.angegeben for one in kontakte)
