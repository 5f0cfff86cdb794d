"""Sentences of the short version, in plain language: they say what is known, and where little is known they say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, datum_lang, euro, zahlwort
from konzeptgen.composing.dreiwertig import soweit_bekannt

if TYPE_CHECKING:
    from konzeptgen.model.fragen.geld import Kosten
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.massnahmen import Massnahme

_FEW = 3


def soweit_freie(konzept: Konzept) -> str:
    """Return what limits a count of offers of free providers; nothing where the kind of each provider is known."""
    return ", soweit bekannt" if soweit_bekannt(konzept.traeger_von(konzept.aktive_angebote)) else ""


def hilfe_in_sprachen(konzept: Konzept) -> str:
    """Return in which languages help is given, of how many offers that is known; nothing where it is not."""
    named = konzept.mit_sprachen
    titles = [sprache.titel for sprache in konzept.sprachen(named)]
    if not titles:
        return ""
    if len(named) < len(konzept.aktive_angebote):
        known = anzahl(len(named), "Angebot", "Angeboten", "n", "dat")
        said = _languages(titles, "und in weiteren Sprachen")
        return f"Von {known} wissen wir die Sprachen. Dort hilft man auch auf {said}."
    count = "einer anderen Sprache" if len(titles) == 1 else f"{zahlwort(len(titles))} anderen Sprachen"
    return f"Hilfe gibt es nicht nur auf Deutsch. Es gibt sie in {count}: {_languages(titles, 'und weitere')}."


def _languages(titles: list[str], more: str) -> str:
    if len(titles) <= _FEW:
        return aufzaehlung(titles)
    return f"{', '.join(titles[:_FEW])} {more}"


def wartende_menschen(konzept: Konzept) -> str:
    """Return how many people wait, "mindestens" where a queue is not known; nothing where nobody is known to wait."""
    if not konzept.wartende:
        return ""
    people = anzahl(konzept.wartende, "Mensch", "Menschen", "m")
    verb = "steht" if konzept.wartende == 1 else "stehen"
    least = "" if konzept.wartelisten_bekannt.vollstaendig else "mindestens "
    return f"Auf Wartelisten {verb} {least}{people}."


def fehlende_plaetze(konzept: Konzept) -> str:
    """Return in which years to come places may lack; nothing where no forecast says so."""
    years = konzept.kommende_engpassjahre
    if not years:
        return ""
    when = "Im Jahr" if len(years) == 1 else "In den Jahren"
    return f"{when} {aufzaehlung(map(str, years))} fehlen vielleicht Plätze in Unterkünften."


def was_fehlt(konzept: Konzept) -> tuple[str, ...]:
    """Return what the data show to be missing, the people who wait first."""
    services = fehlende_hilfen(konzept)
    every = (wartende_menschen(konzept), fehlende_plaetze(konzept), services, gemeldete_probleme(konzept))
    return tuple(sentence for sentence in every if sentence)


def fehlende_hilfen(konzept: Konzept) -> str:
    """Return to which kinds of help no offer runs, and which of them are planned; nothing without any offer at all."""
    coming = {angebot.leistungsart for angebot in konzept.geplante_angebote}
    missing = konzept.fehlende_fachdienste if konzept.angebote else ()
    named = [f"{art.titel} (geplant)" if art in coming else art.titel for art in missing]
    which = "dieser Hilfe" if len(named) == 1 else "diesen Hilfen"
    return f"Zu {which} ist uns kein laufendes Angebot bekannt: {aufzaehlung(named)}." if named else ""


def gemeldete_probleme(konzept: Konzept) -> str:
    """Return how many needs are reported and for how many of them the Konzept names a measure."""
    needs, without = len(konzept.bedarfe), len(konzept.unbeantwortete_bedarfe)
    if not needs:
        return ""
    told = f"Uns {'ist' if needs == 1 else 'sind'} {anzahl(needs, 'Problem', 'Probleme', 'n')} gemeldet."
    if needs == 1:
        return f"{told} Dazu nennt das Konzept {'noch keinen' if without else 'einen'} Plan."
    if without == needs:
        return f"{told} Zu keinem davon nennt das Konzept schon einen Plan."
    if not without:
        return f"{told} Zu jedem nennt das Konzept einen Plan."
    return f"{told} Zu {'einem' if without == 1 else zahlwort(without)} davon nennt das Konzept noch keinen Plan."


def plaene_im_konzept(konzept: Konzept) -> str:
    """Return how many measures run or are still to come, to stand before the nearest of them."""
    count = len(konzept.offene_massnahmen)
    if not count:
        return "Zurzeit steht kein Plan an: Was im Konzept steht, ist erledigt oder ruht."
    if count == 1:
        return "Im Konzept steht ein Plan, der läuft oder noch kommt:"
    few = "Das sind sie:" if count <= len(konzept.naechste_massnahmen[:_SHOWN]) else "Zum Beispiel:"
    return f"Im Konzept stehen {zahlwort(count)} Pläne, die laufen oder noch kommen. {few}"


_SHOWN = 6


def naechste_plaene(konzept: Konzept) -> tuple[Massnahme, ...]:
    """Return the measures that the short version names."""
    return konzept.naechste_massnahmen[:_SHOWN]


def plan_mit_termin(konzept: Konzept, massnahme: Massnahme) -> str:
    """Return a measure with its date ahead, or that it runs already."""
    name = massnahme.einfach or massnahme.name
    if massnahme.termin and massnahme.termin >= konzept.tag:
        return f"{name} (bis {datum_lang(massnahme.termin)})"
    return f"{name} (läuft schon)" if konzept.begonnene([massnahme]) else name


def einfache_angebote(konzept: Konzept) -> tuple[str, ...]:
    """Return some offers that run and have an easy name, each with who offers it."""
    named = [angebot for angebot in konzept.aktive_angebote if angebot.einfach]
    return tuple(f"{angebot.einfach} ({angebot.traeger.kurz})" for angebot in named[:_SHOWN])


def anrufen(konzept: Konzept) -> str:
    """Return which number the publisher can be called at; nothing where none is known."""
    publisher = konzept.herausgeber
    numbers = publisher.kontakt.alle_telefone if publisher and publisher.kontakt else ()
    first = next((number.ohne_zweck for number in numbers if not number.fax), "")
    return f"Sie können uns auch anrufen: {first}." if first else ""


def kosten_der_plaene(konzept: Konzept) -> str:
    """Return what the measures cost in a year: what runs and what is new apart; nothing where nothing is known."""
    running, new, untold = konzept.kosten_laufend, konzept.kosten_neu, konzept.kosten_ohne_stand
    if not (running.im_jahr or new.im_jahr):
        who = "Der Plan kostet" if untold.massnahmen == 1 else "Die Pläne kosten zusammen"
        return f"{who} im Jahr etwa {euro(untold.im_jahr)}.{_unknown(untold)}" if untold.im_jahr else ""
    pairs = (
        ("Was schon läuft, kostet im Jahr etwa", running),
        ("Was neu dazukommt, kostet im Jahr etwa", new),
        ("Andere Pläne sind weder als neu noch als laufend angegeben. Sie kosten im Jahr etwa", untold),
    )
    return " ".join(f"{words} {euro(cost.im_jahr)}.{_unknown(cost)}" for words, cost in pairs if cost.im_jahr)


def _unknown(cost: Kosten) -> str:
    if cost.vollstaendig:
        return ""
    known = "einem" if cost.beziffert == 1 else zahlwort(cost.beziffert)
    return f" Wir kennen die Kosten von {known} der {zahlwort(cost.massnahmen)} Pläne."


def beratungen(konzept: Konzept) -> str:
    """Return which bodies will still speak about the draft and when, as one sentence; nothing where none is known."""
    ahead = konzept.anstehende_beratungen
    if not ahead:
        return ""
    named = (f"{s.gremium} am {datum_lang(s.datum)}" if s.datum else s.gremium for s in ahead)
    return f"Darüber sprechen noch: {aufzaehlung(named)}."


def hilfe_finden(konzept: Konzept) -> str:
    """Return where somebody finds help: a Beratungsstelle only where one is recorded."""
    if konzept.angebote_im("beratung"):
        return "Fragen Sie eine Beratungsstelle. Die Beratung ist freiwillig."
    if konzept.aktive_angebote:
        return "Schauen Sie in das Verzeichnis der Angebote."
    return "Fragen Sie bei der Verwaltung."


def ansprechgruppen(konzept: Konzept) -> str:
    """Return whom somebody can turn to who wants to help."""
    offices = [koordination.stelle for koordination in konzept.da(konzept.ehrenamtskoordination)]
    if offices:
        return f"Melden Sie sich hier: {'; '.join(offices)}."
    groups = [initiative.name for initiative in konzept.aktive_initiativen[:_FEW]]
    if groups:
        return f"Fragen Sie eine Gruppe am Ort, zum Beispiel: {aufzaehlung(groups)}."
    return "Fragen Sie einen Verein in Ihrer Nähe."
