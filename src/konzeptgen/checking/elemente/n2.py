"""Erfüllt, wenn es Initiativen, eine hauptamtliche Koordination und laufende Förderung für Ehrenamt und Patenschaften gibt.

Hauptamtlich ist eine Koordination mit Stellenanteil. Gefördert sind laufende Angebote der Koordination und der
Patenschaften, deren Förderung am Stichtag gilt.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import anzahl, numerus, zahl, zahlwort
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import angebote, anteil, laufzeit, namen, pfad
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="N2",
    titel="Ehrenamt und Patenschaften",
    fundstelle="N4, D1",
    handlungsfeld="teilhabe",
    leistungsarten=("ehrenamtskoordination", "patenschaften"),
    forderung="Ehrenamt und Patenschaften haben eine hauptamtliche Koordination und laufende Förderung.",
)
_KEIN_ANGEBOT = "kein laufendes Angebot für Ehrenamt und Patenschaften"
FELDER: Felder = {
    "ehrenamtskoordination": (Verdorben(None, "keine Stelle erfasst, die das Ehrenamt koordiniert"),),
    "ehrenamtskoordination.umfang": (
        Verdorben("0", "hat keinen Stellenanteil"),
        Verdorben(None, "mit welchem Stellenanteil"),
    ),
    "ehrenamtskoordination.beginn": (Verdorben("01.01.2099", "Am Stichtag koordiniert keine"),),
    "ehrenamtskoordination.ende": (Verdorben("01.01.2001", "Am Stichtag koordiniert keine"),),
    "initiativen": (Verdorben(None, "keine Initiativen erfasst"),),
    "initiativen.beginn": (Verdorben("01.01.2099", "Am Stichtag gibt es keine der erfassten Initiativen"),),
    "initiativen.ende": (Verdorben("01.01.2001", "Am Stichtag gibt es keine der erfassten Initiativen"),),
    "angebote.leistungsart": (Verdorben("mbe", _KEIN_ANGEBOT),),
    **laufzeit(_KEIN_ANGEBOT),
    "angebote.foerderung": (Verdorben(None, "wer diese Angebote fördert"),),
    "angebote.foerderung.bis": (Verdorben("31.12.2025", "Ohne laufende Förderung"),),
    "angebote.foerderung.beginn": (Verdorben("01.01.2099", "Ohne laufende Förderung"),),
    "angebote.foerderung.jahr": (Verdorben("2099", "Ohne laufende Förderung"),),
}
_TRAEGER = "traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]\n"
_ANGEBOT = (
    "angebote: [{id: p, traeger: cv, name: Paten, leistungsart: patenschaften, foerderung: [{geber: land, bis: %s}]}]\n"
)
_STELLE = "ehrenamtskoordination: [{stelle: Freiwilligenbüro%s}]\n"
_INITIATIVE = "initiativen: [{name: Lesepaten, art: patenschaft%s}]\n"
_GUT = _TRAEGER + _ANGEBOT % "31.12.2027" + _STELLE % ', umfang: "0,5"' + _INITIATIVE % ""
ERFUELLT = (_GUT,)
TEILWEISE = (
    (_GUT.replace("2027", "2025"), "Ohne laufende Förderung ist „Paten“."),
    (_GUT.replace(', umfang: "0,5"', ""), "mit welchem Stellenanteil"),
    (_GUT.replace("0,5", "0"), "„Freiwilligenbüro“ hat keinen Stellenanteil."),
)
OFFEN = (
    (_STELLE % ", ende: 31.12.2025", "Am Stichtag koordiniert keine der erfassten Stellen das Ehrenamt."),
    (_INITIATIVE % ", ende: 31.12.2025", "Am Stichtag gibt es keine der erfassten Initiativen."),
)
OHNE_DATEN = (_TRAEGER, _STELLE % "")


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield what there is of initiatives, paid co-ordination and funding."""
    yield _initiativen(konzept)
    yield from _koordination(konzept)
    yield from _foerderung(konzept)


def _initiativen(konzept: Konzept) -> Teil:
    there = konzept.aktive_initiativen
    if not konzept.initiativen:
        return Unbekannt("Es sind keine Initiativen erfasst.", ("initiativen",))
    if not there:
        return Fehlt("Am Stichtag gibt es keine der erfassten Initiativen.", ("initiativen",))
    count = anzahl(len(there), "Initiative ist", "Initiativen sind", "f", gross=True)
    return Erfuellt(f"{count} erfasst: {namen(initiative.name for initiative in there)}.", ("initiativen",))


def _koordination(konzept: Konzept) -> Iterator[Teil]:
    path, there = ("ehrenamtskoordination",), konzept.da(konzept.ehrenamtskoordination)
    if not konzept.ehrenamtskoordination:
        yield Unbekannt("Es ist keine Stelle erfasst, die das Ehrenamt koordiniert.", path)
    elif not there:
        yield Fehlt("Am Stichtag koordiniert keine der erfassten Stellen das Ehrenamt.", path)
    paid = [stelle for stelle in there if stelle.umfang]
    if paid:
        volume = sum(stelle.umfang or 0 for stelle in paid)
        posts = (
            "einer Vollzeitstelle"
            if volume == 1
            else f"{zahlwort(int(volume)) if volume == int(volume) else zahl(volume)} Vollzeitstellen"
        )
        verb = numerus(paid, "koordiniert", "koordinieren")
        sentence = f"Hauptamtlich {verb} das Ehrenamt, mit {posts}: {namen(s.stelle for s in paid)}."
        yield Erfuellt(sentence, path)
    for stelle in there:
        here = pfad(konzept, "ehrenamtskoordination", stelle, "umfang")
        if stelle.umfang is None:
            sentence = f"Nicht bekannt ist, mit welchem Stellenanteil „{stelle.stelle}“ koordiniert."
            yield Unbekannt(sentence, here, daneben=bool(paid))
        elif not stelle.umfang:
            yield Fehlt(f"„{stelle.stelle}“ hat keinen Stellenanteil.", here)


def _foerderung(konzept: Konzept) -> Iterator[Teil]:
    offers = konzept.angebote_der(*ELEMENT.leistungsarten)
    if not offers:
        yield Unbekannt(f"Es ist {_KEIN_ANGEBOT} erfasst.", ("angebote", "leistungsart"))
        return
    told = [angebot for angebot in offers if angebot.foerderung]
    funded = [angebot for angebot in told if konzept.da(angebot.foerderung)]
    if funded:
        share = anteil(len(funded), len(told), len(offers), ("Angebot", "Angeboten", "n")).rstrip(",")
        path = pfad(konzept, "angebote", funded[0], "foerderung")
        yield Erfuellt(f"Laufende Förderung gibt es bei {share}: {angebote(funded)}.", path, funded[0].id)
    for angebot in told:
        if angebot not in funded:
            path = pfad(konzept, "angebote", angebot, "foerderung")
            yield Fehlt(f"Ohne laufende Förderung ist „{angebot.name}“.", path, angebot.id)
    silent = [angebot for angebot in offers if angebot not in told]
    if silent:
        sentence = f"Nicht bekannt ist, wer diese Angebote fördert: {angebote(silent)}."
        path = pfad(konzept, "angebote", silent[0], "foerderung")
        yield Unbekannt(sentence, path, silent[0].id, daneben=bool(told))
