"""Sentences on who takes part: associations, round tables, and what was decided when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, datum, datum_lang, numerus, pronomen, zahlwort
from konzeptgen.composing.lesarten import OFFEN

if TYPE_CHECKING:
    from konzeptgen.base.scalars import Wert
    from konzeptgen.model.auskunft import Auskunft
    from konzeptgen.model.kommune import Auftrag, Entstehungsschritt, Ratsbeschluss
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.runde_tische import RunderTisch


def verbaende_am_konzept(konzept: Konzept) -> str:
    """Return how the associations of free welfare stand to the Konzept: how many take part, were asked and so on."""
    part, every = len(konzept.beteiligte_verbaende), len(konzept.werte["spitzenverbaende"])
    if part == every:
        return f"Alle {zahlwort(every)} Spitzenverbände der Freien Wohlfahrtspflege sind am Konzept beteiligt."
    whole = f"Von den {zahlwort(every)} Spitzenverbänden der Freien Wohlfahrtspflege"
    said = [f"{whole} {'sind' if part > 1 else 'ist'} {pronomen(part, 'm')} am Konzept beteiligt"]
    coming = len(konzept.kuenftige_verbaende)
    said += [f"{pronomen(coming, 'm')} {'sind' if coming > 1 else 'ist'} es noch nicht"] if coming else []
    said += [_verband(state, len(names)) for state, names in konzept.verbaende_je_stand if state != "beteiligt"]
    return f"{'; '.join(said)}."


def _verband(state: Wert | None, count: int) -> str:
    if state is None:
        return f"zu {pronomen(count, 'm', 'dat')} ist nichts erfasst"
    if state == "abgelehnt":
        return f"{pronomen(count, 'm')} {'haben' if count > 1 else 'hat'} nicht teilgenommen"
    return f"{pronomen(count, 'm')} {'sind' if count > 1 else 'ist'} {state.titel}"


def gremium(schritt: Auftrag | Ratsbeschluss) -> str:
    """Return who ordered or decided, when and by which paper, on one line."""
    day = datum_lang(schritt.datum) if schritt.datum else ""
    paper = f"Vorlage {schritt.vorlage}" if schritt.vorlage else ""
    return ", ".join(part for part in (schritt.gremium, day, paper) if part)


def entstehungsschritt(konzept: Konzept, schritt: Entstehungsschritt) -> str:
    """Return a step in which the Konzept came about; one that lies ahead is called planned."""
    return f"{schritt.schritt}{' (geplant)' if konzept.steht_bevor(schritt.datum) else ''}"


def tische_am_ort(konzept: Konzept) -> str:
    """Return how many round tables there are, and at how many of them free providers sit."""
    answers = konzept.freie_am_tisch
    if not answers.alle:
        return f"Zurzeit besteht {konzept.kommune.ort} kein Runder Tisch."
    tables = anzahl(answers.alle, "Runder Tisch besteht", "Runde Tische bestehen", "m", gross=True)
    said = f"{tables} {konzept.kommune.ort}."
    return said if answers.gar_nichts else f"{said} {_freie_am_tisch(answers)}."


def _freie_am_tisch(answers: Auskunft[RunderTisch]) -> str:
    yes, no, unknown = (len(found) for found in (answers.ja, answers.nein, answers.unbekannt))
    if answers.alle == 1:
        return f"Freie Träger sitzen {'' if yes else 'nicht '}mit am Tisch"
    if yes == answers.alle:
        return f"An {'beiden' if yes == 2 else 'allen'} sitzen freie Träger mit am Tisch"  # noqa: PLR2004 - two are both
    without = f", an {pronomen(no, 'm', 'dat')} nicht" if yes and no else ""
    untold = f"; bei {pronomen(unknown, 'm', 'dat')} ist es nicht erfasst" if unknown else ""
    return f"Freie Träger sitzen an {pronomen(yes, 'm', 'dat')} davon mit am Tisch{without}{untold}"


def andere_tische(konzept: Konzept) -> str:
    """Return which round tables are dissolved and which are still to be founded, nothing without."""
    gone, ahead = konzept.vergangene(konzept.runde_tische), konzept.kuenftige(konzept.runde_tische)
    over = [f"{t.name} ({datum(t.ende)})" if t.ende else t.name for t in gone]
    parts = (([f"{t.name} (ab {t.gegruendet})" for t in ahead], "Geplant"), (over, "Aufgelöst"))
    said = (f"{word} {numerus(names, 'ist', 'sind')}: {aufzaehlung(names)}." for names, word in parts if names)
    return " ".join(said)


def tischgebiet(konzept: Konzept, tisch: RunderTisch) -> str:
    """Return the area of a round table, "offen" where none is named."""
    if not tisch.sozialraeume:
        return OFFEN
    every = len(tisch.sozialraeume) == len(konzept.sozialraeume)
    return "gesamtes Gebiet" if every else aufzaehlung(raum.name for raum in tisch.sozialraeume)


def turnus_des_tisches(tisch: RunderTisch) -> str:
    """Return how often a Runder Tisch meets, in the author's words or as a number a year; "offen" without both."""
    number = tisch.sitzungen_pro_jahr
    if tisch.turnus or number is None:
        return tisch.turnus or OFFEN
    return f"{anzahl(number, 'Sitzung', 'Sitzungen', 'f') if number else 'keine Sitzung'} im Jahr"


def tischsitze(tisch: RunderTisch) -> str:
    """Return who sits at a round table, with their parts, "offen" where nobody is named."""
    return "; ".join(f"{s.name} ({s.rolle})" if s.rolle else s.name for s in tisch.sitze) or OFFEN


def sitzungen(konzept: Konzept, tisch: RunderTisch) -> str:
    """Return when a round table last met, for how many meetings minutes are named, and when it meets next."""
    held, coming = tisch.gehaltene_sitzungen(konzept.tag), tisch.naechste_sitzung(konzept.tag)
    said = []
    if held:
        topics = f" ({held[-1].themen})" if held[-1].themen else ""
        said.append(f"Zuletzt tagte der Runde Tisch am {datum_lang(held[-1].datum)}{topics}.")
        said.append(_protokolle(sum(bool(sitzung.protokoll) for sitzung in held), len(held)))
    if coming:
        said.append(f"Die nächste Sitzung ist für den {datum_lang(coming.datum)} vorgesehen.")
    return " ".join(said)


def _protokolle(kept: int, every: int) -> str:
    if every == 1:
        return f"Zu der Sitzung ist {'ein' if kept else 'kein'} Protokoll genannt."
    if kept == every:
        return f"Zu {'beiden' if every == 2 else f'allen {zahlwort(every)}'} Sitzungen ist ein Protokoll genannt."  # noqa: PLR2004
    return f"Von {zahlwort(every)} erfassten Sitzungen ist zu {pronomen(kept, 'f', 'dat')} ein Protokoll genannt."
