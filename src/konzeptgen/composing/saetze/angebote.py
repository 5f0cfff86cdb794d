"""Sentences on offers: what comes, which areas and groups they name, in which languages, how fresh the data are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import alle, anzahl, aufzaehlung, datum_lang, gross, numerus, pronomen, zahlwort
from konzeptgen.composing.dreiwertig import soweit_bekannt
from konzeptgen.composing.zeitworte import ab

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from konzeptgen.model.anbieter import Angebot
    from konzeptgen.model.konzept import Konzept

_SPRACHEN = 5


def kommende_angebote(konzept: Konzept, angebote: Sequence[Angebot]) -> str:
    """Return how many offers are still to come and when the next of them begins; nothing without."""
    if not angebote:
        return ""
    first, number = angebote[0].zeitraum.beginn, len(angebote)
    day = ab(first) if first and konzept.steht_bevor(first) else ""
    if number == 1:
        whose = f"{angebote[0].traeger.kurz}{f', {day}' if day else ''}"
        return f"Geplant ist außerdem: {angebote[0].name} ({whose})."
    return f"Geplant sind {zahlwort(number)} weitere Angebote{f', das nächste {day}' if day else ''}."


def davon_frei(konzept: Konzept, angebote: Sequence[Angebot]) -> str:
    """Return how many of one or more offers free providers run."""
    frei, known = len(konzept.freie_angebote(angebote)), soweit_bekannt(konzept.traeger_von(angebote))
    if len(angebote) == 1:
        return f"Es liegt {'' if frei else 'nicht '}bei einem freien Träger{known}."
    whose = bei_freien(konzept, angebote)
    if frei == len(angebote):
        return f"Alle liegen {whose}."
    told, verb = pronomen(frei, "n"), "liegen" if frei > 1 else "liegt"
    if told[0].isdigit():
        return f"Davon {verb} {told} {whose}{known}."
    return f"{gross(told)} davon {verb} {whose}{known}."


def bei_freien(konzept: Konzept, angebote: Sequence[Angebot]) -> str:
    """Return with how many free providers the free ones among ``angebote`` lie: at most one, or more."""
    number = konzept.traegerzahl(konzept.freie_angebote(angebote))
    return "bei einem freien Träger" if number <= 1 else "bei freien Trägern"


def angebote_fuer(konzept: Konzept, handlungsfeld: str, dativ: str) -> str:
    """Return which offers serve a Handlungsfeld, which ``dativ`` names as in "der Aufnahme"."""
    coming = kommende_angebote(konzept, konzept.geplante_im(handlungsfeld))
    return f"{_laufende_fuer(konzept, handlungsfeld, dativ)} {coming}".strip()


def _laufende_fuer(konzept: Konzept, handlungsfeld: str, dativ: str) -> str:
    offers = konzept.angebote_im(handlungsfeld)
    if not offers:
        return f"{gross(dativ)} dient nach den vorliegenden Angaben zurzeit kein Angebot."
    if len(offers) == 1:
        return f"{gross(dativ)} dient zurzeit ein Angebot: {offers[0].name} ({offers[0].traeger.kurz})."
    providers = anzahl(konzept.traegerzahl(offers), "Träger", "Trägern", "m", "dat")
    count = f"{zahlwort(len(offers))} Angebote"
    frames = (
        f"{gross(dativ)} dienen zurzeit {count} von {providers}.",
        f"Zurzeit dienen {dativ} {count} von {providers}.",
        f"Von {providers} kommen {count}, die zurzeit {dativ} dienen.",
    )
    place = list(konzept.werte["handlungsfelder"]).index(handlungsfeld)  # neighbours do not begin alike
    return f"{frames[place % len(frames)]} {davon_frei(konzept, offers)}"


def eigene_gebiete(konzept: Konzept) -> str:
    """Return which Sozialräume no offer names as its area, and whether they are served all the same."""
    return f"{_eigens_genannte(konzept)}{_ohne_gebiet(konzept)}"


def _ohne_gebiet(konzept: Konzept) -> str:
    unknown = sum(not angebot.gebiet for angebot in konzept.aktive_angebote)
    if not unknown:
        return ""
    offers = anzahl(unknown, "Angebot", "Angebote", "n", "akk")
    return f" Für {offers} ist kein Gebiet erfasst; die Tabelle zählt {numerus(unknown, 'es', 'sie')} nicht."


def _eigens_genannte(konzept: Konzept) -> str:
    bare, everywhere = konzept.karge_sozialraeume, konzept.ueberall(konzept.aktive_angebote)
    if not bare:
        return "Jeden Sozialraum nennt mindestens ein laufendes Angebot eigens."
    names = aufzaehlung(raum.name for raum in bare)
    if konzept.unerreichte_sozialraeume:
        return f"Für {names} ist kein laufendes Angebot erfasst."
    whole = numerus(everywhere, "gilt das Angebot", f"gelten die {zahlwort(everywhere)} Angebote")
    also = f" Auch dort {whole} für das gesamte Gebiet." if everywhere else ""
    return f"Kein laufendes Angebot nennt eigens: {names}.{also}"


def genannte_gruppen(konzept: Konzept) -> str:
    """Return which groups by origin the offers name, and of how many offers that is not known."""
    named, rest = konzept.genannte_herkunft, _ohne_gruppe(konzept)
    if not named:
        return f"Keine der Gruppen ist eigens genannt.{rest}"
    return f"Eigens genannt sind {aufzaehlung(gruppe.titel for gruppe in named)}.{rest}"


def _ohne_gruppe(konzept: Konzept) -> str:
    unknown = sum(not angebot.zielgruppen for angebot in konzept.aktive_angebote)
    if not unknown:
        return ""
    offers = anzahl(unknown, "Angebot", "Angebote", "n", "akk")
    return f" Für {offers} ist nicht erfasst, für wen {numerus(unknown, 'es ist', 'sie sind')}."


def geprueft(konzept: Konzept) -> str:
    """Return how many offers were checked in the last twelve months, how many before, of how many that is unknown."""
    answers = konzept.pruefung_der_angaben
    if answers.gar_nichts:
        return ""
    until = f"in den zwölf Monaten bis zum {datum_lang(konzept.tag)} geprüft worden"
    if answers.alle == len(answers.ja):
        return f"{'Das Angebot ist' if answers.alle == 1 else f'{alle(answers.alle)} Angebote sind'} {until}."
    if answers.alle == 1:
        return f"Das Angebot ist zuletzt mehr als zwölf Monate vor dem {datum_lang(konzept.tag)} geprüft worden."
    fresh, older, unknown = (len(found) for found in (answers.ja, answers.nein, answers.unbekannt))
    parts = [f"{_von_wie_vielen(fresh, answers.alle)} {until}"]
    parts += [f"bei {pronomen(older, 'n', 'dat')} liegt die Prüfung länger zurück"] if older else []
    parts += [f"bei {pronomen(unknown, 'n', 'dat')} ist kein Tag der Prüfung erfasst"] if unknown else []
    return f"{'; '.join(parts)}."


def _von_wie_vielen(fresh: int, every: int) -> str:
    """Return "Von vier laufenden Angeboten sind zwei", "Keines der vier laufenden Angebote ist"."""
    if not fresh:
        return f"Keines der {zahlwort(every)} laufenden Angebote ist"
    return f"Von {zahlwort(every)} laufenden Angeboten {'sind' if fresh > 1 else 'ist'} {pronomen(fresh, 'n')}"


def sprachenliste(konzept: Konzept, angebote: Iterable[Angebot]) -> str:
    """Return the languages of ``angebote`` besides German for a table, the five most frequent of many."""
    offers = tuple(angebote)
    known = [angebot for angebot in offers if angebot.sprachen]
    names = [sprache.titel for sprache in konzept.sprachen(known)]
    if not known:
        return "nicht erfasst"
    listed = f"{', '.join(names[:_SPRACHEN])} und weitere" if len(names) > _SPRACHEN else aufzaehlung(names) or "keine"
    return listed if len(known) == len(offers) else f"{listed} (bekannt bei {len(known)} von {len(offers)})"


def dienste(konzept: Konzept, angebote: Iterable[Angebot]) -> str:
    """Return those of ``angebote`` that run, by kind and provider: "MBE (Caritas), JMD (Internationaler Bund)"."""
    return ", ".join(f"{angebot.leistungsart.kurz} ({angebot.traeger.kurz})" for angebot in konzept.da(angebote))
