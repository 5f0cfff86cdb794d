"""Sentences on reception: whether places suffice, who plans, who counsels, how long people stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import aufzaehlung, zahl, zahlwort
from konzeptgen.composing.lesarten import OFFEN
from konzeptgen.composing.saetze.nennung import mit_traeger
from konzeptgen.composing.zeitworte import ab

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konzeptgen.base.scalars import Jahr
    from konzeptgen.model.aufnahme import Aufnahmeplanung, Jahreskapazitaet, Verweildauer
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.runde_tische import RunderTisch

_SZENARIEN = ("niedrig", "mittel", "hoch")


def plaetze_im_szenario(konzept: Konzept) -> str:
    """Return in which years the middle scenario needs more places than there are, and for which it cannot be said."""
    compared, short = konzept.vergleichsjahre, konzept.engpassjahre
    if not compared:
        return "Für das mittlere Szenario liegen keine vergleichbaren Jahre vor."
    told = f"{_in(short)} nicht aus" if short else _enough(compared)
    unknown = [jahr for jahr in konzept.jahre_der_aufnahme if jahr not in compared]
    rest = f" Für {aufzaehlung(map(str, unknown))} fehlen dazu Angaben." if unknown else ""
    return f"Im mittleren Szenario reichen die Plätze {told}.{rest}"


def _enough(years: tuple[Jahr, ...]) -> str:
    if len(years) == 1:
        return f"im Jahr {years[0]}"
    every = "beiden" if len(years) == 2 else f"allen {zahlwort(len(years))}"  # noqa: PLR2004 - two are both
    gapless = years[-1] - years[0] == len(years) - 1 and len(years) > 2  # noqa: PLR2004
    named = f"{years[0]} bis {years[-1]}" if gapless else aufzaehlung(map(str, years))
    return f"in {every} verglichenen Jahren ({named})"


def _in(years: Iterable[Jahr]) -> str:
    named = [str(year) for year in years]
    return f"{'im Jahr' if len(named) == 1 else 'in den Jahren'} {aufzaehlung(named)}"


def erwartete_personen(konzept: Konzept, jahr: Jahr) -> tuple[str, ...]:
    """Return how many people are expected in a year by scenario: low, middle, high."""
    every = (konzept.prognose(jahr, szenario) for szenario in _SZENARIEN)
    return tuple(zahl(prognose.personen) if prognose else OFFEN for prognose in every)


def plaetze_im_jahr(kapazitaet: Jahreskapazitaet | None) -> str:
    """Return the places of a year."""
    return zahl(kapazitaet.plaetze) if kapazitaet else OFFEN


def reserve_im_jahr(kapazitaet: Jahreskapazitaet | None) -> str:
    """Return the places of a year that are kept free."""
    return zahl(kapazitaet.reserve) if kapazitaet and kapazitaet.reserve is not None else OFFEN


def planungsbeteiligte(planung: Aufnahmeplanung) -> str:
    """Return which providers take part in planning, the free ones first, and who is in charge."""
    free = [traeger.kurz for traeger in planung.beteiligte if traeger.frei]
    other = [traeger.kurz for traeger in planung.beteiligte if not traeger.frei]
    who = "ist ein freier Träger" if len(free) == 1 else f"sind {zahlwort(len(free))} freie Träger"
    parts = [
        f"An der Planung {who} beteiligt: {aufzaehlung(free)}." if free else "",
        f"{'Außerdem beteiligt' if free else 'An der Planung beteiligt'}: {aufzaehlung(other)}." if other else "",
        f"Zuständig für die Planung der Aufnahme ist: {planung.zustaendig}." if planung.zustaendig else "",
    ]
    return " ".join(part for part in parts if part)


def freie_planungsbeteiligte(planung: Aufnahmeplanung | None) -> bool:
    """Return whether a free provider takes part in planning."""
    return any(traeger.frei for traeger in planung.beteiligte) if planung else False


def tisch_der_aufnahme(tisch: RunderTisch) -> str:
    """Return which round table speaks about reception, and who sits there."""
    turn = f" ({tisch.turnus})" if tisch.turnus else ""
    verb = "sitzt" if len(tisch.sitze) == 1 else "sitzen"
    seats = f" Dort {verb} {aufzaehlung(sitz.name for sitz in tisch.sitze)}." if tisch.sitze else ""
    return f"Über die Aufnahme berät „{tisch.name}“{turn}.{seats}"


def beratung_nach_der_ankunft(konzept: Konzept) -> str:
    """Return which offers counsel after arrival on the day, and which are to come; nothing where there is none."""
    every = konzept.aufnahmeplanung.beratung if konzept.aufnahmeplanung else ()
    now, later = konzept.da(every), konzept.kuenftige(every)
    verb = "berät" if len(now) == 1 else "beraten"
    parts = [f"Nach der Ankunft {verb}: {mit_traeger(now)}."] if now else []
    parts += [f"Geplant ist: {mit_traeger([a])}{f', {ab(a.beginn)}' if a.beginn else ''}." for a in later]
    return " ".join(parts)


def verweildauer(dauer: Verweildauer) -> str:
    """Return how long people lived in a shelter, in which year and who says so."""
    months = "einen Monat" if dauer.monate == 1 else f"{zahl(dauer.monate)} Monate"
    source = f" (Quelle: {dauer.quelle})" if dauer.quelle else ""
    return f"Im Jahr {dauer.jahr} lebten Menschen im Mittel {months} in einer Unterkunft{source}."
