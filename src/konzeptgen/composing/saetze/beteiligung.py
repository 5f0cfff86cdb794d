"""Sentences on who takes part: associations, round tables, agreements, planning."""

from __future__ import annotations

from konzeptgen.base.german import alle, aufzaehlung, datum_lang, zahlwort
from konzeptgen.model.kommune import Auftrag, Ratsbeschluss
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.runde_tische import RunderTisch
from konzeptgen.model.zusammenarbeit import Vereinbarung


def verbaende_am_konzept(konzept: Konzept) -> str:
    """Return how many of the associations of free welfare take part in the Konzept."""
    part = len(konzept.beteiligte_verbaende)
    if part == len(konzept.werte["spitzenverbaende"]):
        return "Alle sechs Spitzenverbände der Freien Wohlfahrtspflege sind am Konzept beteiligt."
    which = f"sind {zahlwort(part)}" if part > 1 else f"ist {'einer' if part else 'bisher keiner'}"
    return f"Von den sechs Spitzenverbänden der Freien Wohlfahrtspflege {which} am Konzept beteiligt."


def gremium(schritt: Auftrag | Ratsbeschluss) -> str:
    """Return who ordered or decided, when and by which paper, on one line."""
    day = datum_lang(schritt.datum) if schritt.datum else ""
    paper = f"Vorlage {schritt.vorlage}" if schritt.vorlage else ""
    return ", ".join(part for part in (schritt.gremium, day, paper) if part)


def tischgebiet(konzept: Konzept, tisch: RunderTisch) -> str:
    """Return the area of a round table."""
    some = tisch.sozialraeume and len(tisch.sozialraeume) < len(konzept.sozialraeume)
    return aufzaehlung(raum.name for raum in tisch.sozialraeume) if some else "gesamtes Gebiet"


def tischsitze(tisch: RunderTisch) -> str:
    """Return who sits at a round table, with their parts, "offen" where nobody is named."""
    return "; ".join(f"{s.name} ({s.rolle})" if s.rolle else s.name for s in tisch.sitze) or "offen"


def sitzungen(tisch: RunderTisch) -> str:
    """Return when a round table last met, and how many of its meetings have minutes."""
    last = tisch.letzte_sitzung
    if last is None:
        return ""
    topics = f" ({last.themen})" if last.themen else ""
    met = f"Zuletzt tagte der Runde Tisch am {datum_lang(last.datum)}{topics}."
    return f"{met} {_protokolle(len(tisch.belegte_sitzungen), len(tisch.sitzungen))} durch ein Protokoll belegt."


def _protokolle(kept: int, every: int) -> str:
    if every == 1:
        return f"Die erfasste Sitzung ist{'' if kept else ' nicht'}"
    if kept == every:
        return f"{alle(every)} erfassten Sitzungen sind"
    which = "ist keine" if not kept else "ist eine" if kept == 1 else f"sind {zahlwort(kept)}"
    return f"Von {zahlwort(every)} erfassten Sitzungen {which}"


def weisungsfrei(vereinbarung: Vereinbarung) -> str:
    """Return whether the provider works free of instructions: "ja", "nein" or "offen"."""
    return {"ja": "nein", "nein": "ja"}.get(vereinbarung.weisungsgebunden, "offen")


def jugendhilfeplanung(konzept: Konzept) -> str:
    """Return in which phases of youth welfare planning free providers take part, nothing where none is recorded."""
    phases = ", ".join(
        f"{entry.phase.titel} ({aufzaehlung(traeger.kurz for traeger in entry.traeger) or 'offen'})"
        for entry in konzept.jugendhilfeplanung
    )
    return f"An der Jugendhilfeplanung sind freie Träger beteiligt: {phases}." if phases else ""
