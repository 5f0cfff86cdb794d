"""Sentences on reception: whether places suffice, who plans, which shelters there are and who runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, datum, gross, zahl, zahlwort

if TYPE_CHECKING:
    from konzeptgen.base.scalars import Jahr
    from konzeptgen.model.aufnahme import Aufnahmeplanung, Jahreskapazitaet
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.runde_tische import RunderTisch

_SZENARIEN = ("niedrig", "mittel", "hoch")


def plaetze_im_szenario(konzept: Konzept) -> str:
    """Return in which years the middle scenario needs more places than there are."""
    years = konzept.engpassjahre
    if not konzept.mittleres_szenario:
        return "Für das mittlere Szenario liegen keine vergleichbaren Jahre vor."
    if not years:
        return "Im mittleren Szenario reichen die Plätze in allen betrachteten Jahren."
    when = "im Jahr" if len(years) == 1 else "in den Jahren"
    return f"Im mittleren Szenario reichen die Plätze {when} {aufzaehlung(map(str, years))} nicht aus."


def erwartete_personen(konzept: Konzept, jahr: Jahr) -> tuple[str, ...]:
    """Return how many people are expected in a year by scenario: low, middle, high."""
    every = (konzept.prognose(jahr, szenario) for szenario in _SZENARIEN)
    return tuple(zahl(prognose.personen) if prognose else "offen" for prognose in every)


def plaetze_im_jahr(kapazitaet: Jahreskapazitaet | None) -> str:
    """Return the places of a year."""
    return zahl(kapazitaet.plaetze) if kapazitaet else "offen"


def reserve_im_jahr(kapazitaet: Jahreskapazitaet | None) -> str:
    """Return the places of a year that are kept free."""
    return zahl(kapazitaet.reserve) if kapazitaet and kapazitaet.reserve is not None else "offen"


def planungsbeteiligte(planung: Aufnahmeplanung) -> str:
    """Return which providers take part in planning, and who is in charge."""
    count = len(planung.beteiligte)
    who = "ist ein freier Träger" if count == 1 else f"sind {zahlwort(count)} freie Träger"
    charge = f" Zuständig ist: {planung.zustaendig}." if planung.zustaendig else ""
    return f"An der Planung {who} beteiligt: {aufzaehlung(t.kurz for t in planung.beteiligte)}.{charge}"


def tisch_der_aufnahme(tisch: RunderTisch) -> str:
    """Return which round table speaks about reception, and who sits there."""
    turn = f" ({tisch.turnus})" if tisch.turnus else ""
    seats = f" Dort sitzen {aufzaehlung(sitz.name for sitz in tisch.sitze)}." if tisch.sitze else ""
    return f"Über die Aufnahme berät „{tisch.name}“{turn}.{seats}"


def unterkuenfte_im_ueberblick(konzept: Konzept) -> str:
    """Return how many shelters there are, with how many places, and how many of them free providers run."""
    count = len(konzept.unterkuenfte)
    have = "Eine Unterkunft hat" if count == 1 else f"{gross(zahlwort(count))} Unterkünfte haben zusammen"
    places = anzahl(konzept.plaetze_in_unterkuenften, "Platz", "Plätze", "m", "akk")
    free = sum(haus.frei_betrieben for haus in konzept.unterkuenfte)
    return f"{have} {places}. {_free(free, count)}"


def _free(free: int, count: int) -> str:
    if not free:
        return "Kein freier Träger ist als Betreiber genannt."
    if count == 1:
        return "Ein freier Träger betreibt sie."
    if free == count:
        return "Freie Träger betreiben sie alle."
    many = f"{gross(zahlwort(free))} davon betreiben freie Träger."
    return "Eine davon betreibt ein freier Träger." if free == 1 else many


def geplante_schliessungen(konzept: Konzept) -> str:
    """Return which shelters close and when."""
    parts = []
    for haus in konzept.haeuser_mit_schliessung:
        places = f", {anzahl(haus.plaetze, 'Platz', 'Plätze', 'm')}" if haus.plaetze else ""
        day = datum(haus.schliessung_am) if haus.schliessung_am else ""
        parts.append(f"{haus.name} ({day}{places})")
    return f"Geplante Schließungen: {', '.join(parts)}."
