"""Sentences on providers and their offers: how many there are, who runs them, who funds them, how fresh they are."""

from __future__ import annotations

from collections.abc import Iterable

from konzeptgen.base.german import alle, anzahl, aufzaehlung, gross, zahlwort
from konzeptgen.base.schreibweise import in_jeder_schreibweise
from konzeptgen.composing.subjects import MitBezug
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept

_SPRACHEN = 5


def traeger_am_ort(konzept: Konzept) -> str:
    """Return how many providers work here, with how many offers, and how many of them are free."""
    number = len(konzept.traeger)
    verb = "arbeitet" if number == 1 else "arbeiten"
    offers = anzahl(len(konzept.aktive_angebote), "laufenden Angebot", "laufenden Angeboten", "n", "dat")
    said = (
        f"{gross(konzept.kommune.ort)} {verb} {anzahl(number, 'Träger', 'Träger', 'm')} mit {offers} für Integration."
    )
    free = len(konzept.freie_traeger)
    if free == 1:
        return f"{said} {'Er' if number == 1 else 'Einer davon'} ist ein freier Träger."
    return f"{said} {gross(zahlwort(free))} davon sind freie Träger." if free else said


def erfasste_traeger(konzept: Konzept) -> str:
    """Return how many providers are recorded, and how many of them are free."""
    every = anzahl(len(konzept.traeger), "Träger ist", "Träger sind", "m", gross=True)
    free = len(konzept.freie_traeger)
    share = f", davon {anzahl(free, 'freier Träger', 'freie Träger', 'm')}" if free else ""
    return f"{every} {konzept.kommune.ort} erfasst{share}."


def fachdienste_am_ort(konzept: Konzept) -> str:
    """Return how many Migrationsfachdienste counsel here, and how many of them free providers run."""
    services = konzept.fachdienste
    every = anzahl(len(services), "Migrationsfachdienst berät", "Migrationsfachdienste beraten", "m", gross=True)
    return f"{every} {konzept.kommune.ort}; {_bei_freien(len(konzept.freie_angebote(services)), len(services))}."


def _bei_freien(free: int, every: int) -> str:
    if every == 1:
        return "er liegt bei einem freien Träger" if free else "er liegt nicht bei einem freien Träger"
    if free == every:
        return "alle liegen bei freien Trägern"
    if free > 1:
        return f"{zahlwort(free)} davon liegen bei freien Trägern"
    return f"{'einer' if free else 'keiner'} davon liegt bei einem freien Träger"


def fehlende_dienste(konzept: Konzept) -> str:
    """Return which kinds of Migrationsfachdienst are not recorded, nothing where all are."""
    missing = konzept.fehlende_fachdienste
    which = "ist dieser Dienst" if len(missing) == 1 else "sind diese Dienste"
    return f"Nicht erfasst {which}: {aufzaehlung(art.titel for art in missing)}." if missing else ""


def davon_frei(frei: int, zahl: int) -> str:
    """Return how many of one or more offers free providers run."""
    if zahl == 1:
        return f"Es liegt {'' if frei else 'nicht '}bei einem freien Träger."
    if frei == zahl:
        return "Alle liegen bei freien Trägern."
    if frei == 0:
        return "Keines davon liegt bei einem freien Träger."
    if frei == 1:
        return "Eines davon liegt bei einem freien Träger."
    return f"{gross(zahlwort(frei))} davon liegen bei freien Trägern."


def angebote_fuer(konzept: Konzept, handlungsfeld: str, dativ: str) -> str:
    """Return which offers serve a Handlungsfeld, which ``dativ`` names as in "der Aufnahme"."""
    offers = konzept.angebote_im(handlungsfeld)
    if not offers:
        return f"{gross(dativ)} dient nach den vorliegenden Angaben zurzeit kein Angebot."
    if len(offers) == 1:
        said = f"{gross(dativ)} dient zurzeit ein Angebot: {offers[0].name} ({offers[0].traeger.kurz})."
        return MitBezug(said, offers[0])
    providers = anzahl(konzept.traegerzahl(offers), "Träger", "Trägern", "m", "dat")
    said = f"{gross(dativ)} dienen zurzeit {anzahl(len(offers), 'Angebot', 'Angebote', 'n')} von {providers}."
    return f"{said} {davon_frei(len(konzept.freie_angebote(offers)), len(offers))}"


def eigene_gebiete(konzept: Konzept) -> str:
    """Return which Sozialräume no offer names as its area."""
    bare = konzept.karge_sozialraeume
    if not bare:
        return "Jeder Sozialraum hat mindestens ein eigenes Angebot."
    verb = "hat der Sozialraum" if len(bare) == 1 else "haben die Sozialräume"
    return MitBezug(f"Kein eigenes Angebot {verb} {aufzaehlung(raum.name for raum in bare)}.", *bare)


def genannte_gruppen(konzept: Konzept) -> str:
    """Return which groups by origin the offers name."""
    named = konzept.genannte_herkunft
    if not named:
        return "Keine der Gruppen ist eigens genannt."
    return in_jeder_schreibweise(
        lambda wort: f"Eigens genannt sind {aufzaehlung((wort(gruppe.titel) for gruppe in named), 'sowie')}."
    )


def geprueft(konzept: Konzept) -> str:
    """Return how many offers were checked in the last twelve months."""
    said = _geprueft(len(konzept.frisch_gepruefte), len(konzept.angebote))
    return f"{said} in den letzten zwölf Monaten geprüft worden."


def _geprueft(fresh: int, every: int) -> str:
    if fresh == every:
        return "Das Angebot ist" if fresh == 1 else f"{alle(fresh)} Angebote sind"
    whole = f"Von {anzahl(every, 'Angebot', 'Angeboten', 'n', 'dat')}"
    return f"{whole} sind {zahlwort(fresh)}" if fresh > 1 else f"{whole} ist {'eines' if fresh else 'keines'}"


def foerderung_bekannt(konzept: Konzept) -> str:
    """Return for how many of the offers of free providers the funding is known."""
    known, every = len(konzept.gefoerderte_angebote), len(konzept.gefoerderte_angebote + konzept.ungefoerderte_angebote)
    if known == every:
        word = {1: "dem einzigen Angebot", 2: "beiden Angeboten"}.get(known, f"allen {zahlwort(known)} Angeboten")
        return f"Bei {word} freier Träger ist die Förderung bekannt."
    offers = anzahl(every, "Angebot freier Träger", "Angeboten freier Träger", "n", "dat")
    of_which = zahlwort(known) if known > 1 else "einem" if known else "keinem"
    return f"Von {offers} ist bei {of_which} die Förderung bekannt."


def sprachenliste(konzept: Konzept, angebote: Iterable[Angebot]) -> str:
    """Return the languages of ``angebote`` besides German, the five most frequent of many."""
    names = [sprache.titel for sprache in konzept.sprachen(angebote)]
    if len(names) > _SPRACHEN:
        return f"{', '.join(names[:_SPRACHEN])} und weitere"
    return aufzaehlung(names) or "keine Angabe"


def dienste(angebote: Iterable[Angebot]) -> str:
    """Return offers by kind and provider: "MBE (Caritas), JMD (Internationaler Bund)"."""
    return ", ".join(f"{angebot.leistungsart.kurz} ({angebot.traeger.kurz})" for angebot in angebote)
