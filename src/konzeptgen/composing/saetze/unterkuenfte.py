"""Sentences on shelters: places today and later, occupancy, who runs them, which close, how they protect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import alle, anzahl, aufzaehlung, datum, datum_lang, gross, numerus, zahl, zahlwort
from konzeptgen.composing.dreiwertig import Worte, dreiwertig
from konzeptgen.composing.lesarten import OFFEN
from konzeptgen.composing.zeitworte import ab
from konzeptgen.model.zeit import Zustand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.unterkuenfte import Unterkunft

_SCHUTZ = Worte("hat", "haben", "ein Schutzkonzept", "kein Schutzkonzept", "keins")


def unterkuenfte_im_ueberblick(konzept: Konzept) -> str:
    """Return how many places there are on the day, how many are taken, and how many come later."""
    parts = (_places_now(konzept), _occupancy(konzept.offene_unterkuenfte), _places_later(konzept))
    return " ".join(part for part in parts if part)


def _places_now(konzept: Konzept) -> str:
    houses, unknown = konzept.offene_unterkuenfte, konzept.ohne_platzzahl
    day = f"Am {datum_lang(konzept.tag)}"
    if not houses:
        return f"{day} ist keine offene Unterkunft erfasst."
    open_ = "ist eine Unterkunft" if len(houses) == 1 else f"sind {zahlwort(len(houses))} Unterkünfte"
    if len(unknown) == len(houses):
        return f"{day} {open_} offen; die Zahl der Plätze ist nicht erfasst."
    places = anzahl(konzept.plaetze_in_unterkuenften, "Platz", "Plätze", "m", "akk")
    if not unknown:
        together = "hat eine offene Unterkunft" if len(houses) == 1 else f"haben {zahlwort(len(houses))} offene"
        return f"{day} {together} {places}." if len(houses) == 1 else f"{day} {together} Unterkünfte zusammen {places}."
    known = len(houses) - len(unknown)
    told = "Eine davon hat" if known == 1 else f"{gross(zahlwort(known))} davon haben zusammen"
    rest = "der übrigen" if len(unknown) == 1 else "den übrigen"
    return f"{day} {open_} offen. {told} {places}; zu {rest} ist die Zahl nicht erfasst."


def _occupancy(houses: Iterable[Unterkunft]) -> str:
    every = [haus for haus in houses if haus.plaetze is not None]
    known = [haus for haus in every if haus.belegt is not None]
    if not known:
        return ""
    taken = sum(haus.belegt or 0 for haus in known)
    verb = "ist" if taken == 1 else "sind"
    if len(known) == len(every):
        return f"Belegt {verb} {anzahl(taken, 'Platz', 'Plätze', 'm')}{_as_of(known)}."
    places = sum(haus.plaetze or 0 for haus in known)
    where = "einer Unterkunft" if len(known) == 1 else f"{zahlwort(len(known))} Unterkünften"
    return f"Zu {where} ist die Belegung erfasst: {zahl(taken)} von {zahl(places)} Plätzen{_as_of(known)}."


def _as_of(houses: Iterable[Unterkunft]) -> str:
    days = sorted({haus.stichtag for haus in houses if haus.stichtag})
    if not days:
        return ""
    span = datum(days[0]) if len(days) == 1 else f"{datum(days[0])} bis {datum(days[-1])}"
    return f" (Stand {span})"


def _places_later(konzept: Konzept) -> str:
    parts = [_later(haus) for haus in konzept.kommende_unterkuenfte]
    return f"Hinzu {'kommt' if len(parts) == 1 else 'kommen'}: {'; '.join(parts)}." if parts else ""


def _later(haus: Unterkunft) -> str:
    places = f" mit {anzahl(haus.plaetze, 'Platz', 'Plätzen', 'm', 'dat')}" if haus.plaetze else ""
    return f"{haus.name}{places}{f' {ab(haus.eroeffnet_am)}' if haus.eroeffnet_am else ''}"


def betreiber_der_unterkuenfte(konzept: Konzept) -> str:
    """Return how many of the open shelters free providers run; where nobody is named, that is not known."""
    told = konzept.freie_betreiber
    if not told.alle:
        return ""
    if told.gar_nichts:
        return (
            f"Wer {numerus(told.alle, 'die offene Unterkunft', 'die offenen Unterkünfte')} betreibt, ist nicht erfasst."
        )
    if told.alle == 1:
        return f"Die offene Unterkunft betreibt {'ein' if told.ja else 'kein'} freier Träger."
    unknown = "einer" if len(told.unbekannt) == 1 else zahlwort(len(told.unbekannt))
    rest = f"; bei {unknown} ist der Betreiber nicht erfasst" if told.unbekannt else ""
    return f"{_run_by_free(len(told.ja), told.alle)}{rest}."


def _run_by_free(free: int, count: int) -> str:
    if not free:
        return "Kein erfasster Betreiber ist ein freier Träger"
    if free == count:
        return f"{alle(count)} offenen Unterkünfte betreiben freie Träger"
    one = "Eine der offenen Unterkünfte betreibt ein freier Träger"
    return one if free == 1 else f"{gross(zahlwort(free))} der offenen Unterkünfte betreiben freie Träger"


def haus_mit_stand(konzept: Konzept, haus: Unterkunft) -> str:
    """Return the name of a shelter with the day on which it opens or closes, if that lies ahead."""
    if haus.zeitraum.am(konzept.tag) is Zustand.KUENFTIG and haus.eroeffnet_am:
        return f"{haus.name} (öffnet {datum(haus.eroeffnet_am)})"
    return f"{haus.name} (schließt {datum(haus.schliessung_am)})" if haus.schliessung_am else haus.name


def belegung(konzept: Konzept, haus: Unterkunft) -> str:
    """Return how many places of a shelter are taken; a dash before it opens."""
    if not konzept.ist_da(haus):
        return "–"
    return zahl(haus.belegt) if haus.belegt is not None else OFFEN


def schliessungen(konzept: Konzept) -> str:
    """Return which shelters close and when, and which are closed already; nothing where there are none."""
    ahead, over = konzept.schliessende_unterkuenfte, konzept.vergangene(konzept.unterkuenfte)
    parts = [f"Geplante Schließungen: {', '.join(map(_closing, ahead))}."] if ahead else []
    if over:
        parts.append(f"Bereits geschlossen und nicht mitgezählt: {', '.join(map(_closing, over))}.")
    return " ".join(parts)


def _closing(haus: Unterkunft) -> str:
    places = f", {anzahl(haus.plaetze, 'Platz', 'Plätze', 'm')}" if haus.plaetze else ""
    return f"{haus.name} ({datum(haus.schliessung_am) if haus.schliessung_am else ''}{places})"


def schutzkonzepte(konzept: Konzept) -> str:
    """Return how many open Gemeinschaftsunterkünfte have a Schutzkonzept; nothing where that is not known at all."""
    told = konzept.schutz_in_gemeinschaft
    if told.gar_nichts:
        return ""
    coming = any(haus.ist_gemeinschaft for haus in konzept.kommende_unterkuenfte)
    ones, many = ("offene ", "offenen ") if coming else ("", "")
    if told.alle == 1:
        return f"Die {ones}Gemeinschaftsunterkunft hat {'ein' if told.ja else 'kein'} Schutzkonzept."
    if len(told.ja) == told.alle:
        return f"{alle(told.alle)} {many}Gemeinschaftsunterkünfte haben ein Schutzkonzept."
    return f"Von {zahlwort(told.alle)} {many}Gemeinschaftsunterkünften {dreiwertig(told, 'f', _SCHUTZ)}."


def nicht_verteilt(konzept: Konzept) -> str:
    """Return which open shelters are left out where places are told by Sozialraum; nothing where none is."""
    names = [haus.name for haus in konzept.unverortete]
    if not names:
        return ""
    return f"Nicht enthalten, weil Sozialraum oder Plätze nicht erfasst sind: {aufzaehlung(names)}."
