"""Sentences of papers: what free providers contribute in a place, and how town and associations work together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, gross, zahlwort
from konzeptgen.composing.dreiwertig import soweit_bekannt
from konzeptgen.composing.saetze.beteiligung import tische_am_ort, verbaende_am_konzept
from konzeptgen.composing.saetze.massnahmen import gemeldete_bedarfe
from konzeptgen.composing.saetze.zusammenarbeit import geltende_vereinbarungen

if TYPE_CHECKING:
    from konzeptgen.composing.lage import Feldlage, Lage

_ARTEN = 4


def beitrag_freier(lage: Feldlage) -> str:
    """Return what free providers offer in a Handlungsfeld, with places as far as they are known."""
    if lage.ort.nur_eigene:
        return _eigene(lage)
    free, others = lage.freie, len(lage.angebote) - len(lage.freie)
    if not lage.angebote:
        return "Zu diesem Handlungsfeld ist kein laufendes Angebot erfasst."
    if not free and (known := soweit_bekannt(angebot.traeger for angebot in lage.angebote)):
        return f"Hier ist kein laufendes Angebot eines freien Trägers erfasst{known}."
    if not free:
        one = "das eine erfasste Angebot liegt bei einem anderen Träger"
        many = f"die {zahlwort(others)} erfassten Angebote liegen bei anderen Trägern"
        return f"Freie Träger bieten hier zurzeit nichts an; {one if others == 1 else many}."
    if len(free) == 1:
        said = f"Hier arbeitet ein freier Träger mit einem Angebot: „{free[0].name}“ ({free[0].traeger.kurz})."
        return f"{said}{_plaetze(lage)}"
    offers = f"{zahlwort(len(free))} Angeboten"
    if len(lage.traeger) == 1:
        said = f"Hier arbeitet ein freier Träger ({lage.traeger[0].kurz}) mit {offers}{_arten(lage)}."
    else:
        said = f"{gross(zahlwort(len(lage.traeger)))} freie Träger arbeiten hier mit {offers}{_arten(lage)}."
    return f"{said}{_plaetze(lage)}"


def _eigene(lage: Feldlage) -> str:
    """Return what an association itself offers, where nothing is known of others."""
    named = aufzaehlung(f"„{angebot.name}“ ({angebot.traeger.kurz})" for angebot in lage.angebote)
    if not named:
        return "Zu diesem Handlungsfeld nennt der Absender kein eigenes laufendes Angebot."
    said = f"Eigenes Angebot: {named}." if len(lage.angebote) == 1 else f"Eigene Angebote: {named}."
    return f"{said}{_plaetze(lage)}"


def _arten(lage: Feldlage) -> str:
    kinds = "; ".join(art.titel for art in lage.arten[:_ARTEN])
    return f"{', vor allem' if len(lage.arten) > _ARTEN else ''}: {kinds}"


def _plaetze(lage: Feldlage) -> str:
    known = lage.mit_plaetzen
    if not known:
        return ""
    if len(known) == len(lage.freie):
        who = "Es hat" if len(known) == 1 else "Sie haben zusammen"
        return f" {who} {anzahl(lage.plaetze, 'Platz', 'Plätze', 'm', 'akk')}."
    offers = anzahl(len(known), "Angebot", "Angeboten", "n", "dat")
    verb = "ist" if lage.plaetze == 1 else "sind"
    return f" Bekannt {verb} {anzahl(lage.plaetze, 'Platz', 'Plätze', 'm')} bei {offers}."


def freie_am_ort(ort: Lage) -> str:
    """Return how many free providers work in a place with running offers, and what needs are reported there."""
    konzept = ort.konzept
    if ort.nur_eigene:
        own = "Dieses Papier stützt sich auf Angaben des Absenders zu eigenen Angeboten"
        return f"{own} {konzept.kommune.ort}. {_NICHT_BEKANNT}"
    providers, offers = konzept.traegerzahl(ort.freie_angebote), len(ort.freie_angebote)
    if providers:
        verb = "arbeitet" if providers == 1 else "arbeiten"
        who = anzahl(providers, "freier Träger", "freie Träger", "m")
        count = anzahl(offers, "laufenden Angebot", "laufenden Angeboten", "n", "dat")
        said = f"{gross(konzept.kommune.ort)} {verb} {who} mit {count} für Integration."
    else:
        known = soweit_bekannt(konzept.traeger_von(konzept.aktive_angebote))
        said = f"{gross(konzept.kommune.ort)} ist kein laufendes Angebot eines freien Trägers erfasst{known}."
    return f"{said} {gemeldete_bedarfe(konzept)}" if konzept.bedarfe else said


def zusammenarbeit_am_ort(ort: Lage) -> str:
    """Return who takes part in the Konzept, how many round tables meet and which agreements hold."""
    konzept = ort.konzept
    if ort.nur_eigene:
        return _NICHTS_DAZU
    sentences = [verbaende_am_konzept(konzept) if konzept.spitzenverbaende else _KEINE_BETEILIGUNG]
    sentences += [tische_am_ort(konzept)] if konzept.runde_tische else []
    sentences += [geltende_vereinbarungen(konzept)] if konzept.vereinbarungen else []
    return " ".join(sentences)


_NICHT_BEKANNT = "Was andere dort anbieten und was die Kommune plant, liegt nicht vor."
_NICHTS_DAZU = "Zur Zusammenarbeit am Ort liegt nichts vor."
_KEINE_BETEILIGUNG = "Eine Beteiligung der Spitzenverbände am Konzept ist nicht festgehalten."


def eigene_ohne_grund(ort: Lage, *, allein: bool) -> str:
    """Return the lead to the measures that the municipality carries out itself although offers of others match them."""
    if allein and len(ort.ohne_begruendung) == 1:
        which, them = "Bei dieser Maßnahme", "ihr"
    else:
        which, them = "Bei diesen Maßnahmen", "ihnen"
    said = f"{which} handelt die Kommune selbst, obwohl Angebote anderer Träger {them} ganz oder zum Teil gleichen."
    return f"{said} Ein gültiger Grund dafür ist nicht genannt."
