"""Sentences of the Beschlussvorlage: what is decided, what runs already, and what each of them costs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, euro, gross, zahl, zahlwort
from konzeptgen.composing.lesarten import OFFEN
from konzeptgen.composing.saetze.angebote import davon_frei
from konzeptgen.composing.saetze.massnahmen import OHNE_STAND
from konzeptgen.composing.satzteile import stellen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konzeptgen.model.fragen.geld import Kosten
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.massnahmen import Massnahme


def umzusetzende_massnahmen(konzept: Konzept) -> str:
    """Return the proposal to carry out what is new and to go on with what runs, not what is finished or shelved."""
    new, running = len(konzept.neue_massnahmen), len(konzept.laufende_massnahmen)
    other = len(konzept.massnahmen_ohne_stand)
    parts = []
    if new:
        parts.append(f"setzt {_measures(new, 'neue', 'neuen')} um")
    if running:
        parts.append(f"führt {_measures(running, 'laufende', 'laufenden')} fort")
    if other:
        parts.append(
            f"setzt {_measures(other, 'weitere' if parts else 'genannte', 'weiteren' if parts else 'genannten')} um"
        )
    does = aufzaehlung(parts) if parts else "setzt das Konzept um"
    return f"Die Verwaltung {does}, wo vorgesehen mit freien Trägern{_reservation(konzept.kosten_neu)}."


def laufzeit_im_beschluss(konzept: Konzept) -> str:
    """Return for which years the Konzept is made: "für die Jahre 2027 bis 2031", "für das Jahr 2027"."""
    if konzept.laufzeit.isdecimal():
        return f"für das Jahr {konzept.laufzeit}"
    return f"für die Jahre {konzept.laufzeit}"


def _measures(count: int, one: str, many: str) -> str:
    return f"die {one} Maßnahme" if count == 1 else f"die {zahlwort(count)} {many} Maßnahmen"


def _reservation(cost: Kosten) -> str:
    if not cost.im_jahr and not cost.einmalig:
        return ""
    once = f" und einmalig {euro(cost.einmalig)}" if cost.einmalig else ""
    sums = f"jährlich {euro(cost.im_jahr)}{once}"
    return f"; die Mittel für neue Maßnahmen von {sums} stehen unter dem Vorbehalt des Haushalts"


def finanzielle_auswirkungen(konzept: Konzept) -> str:
    """Return what the measures cost: new, running and those without a state apart, gross and from own means, once."""
    parts = [
        _group(konzept.kosten_neu, "Neu ist", "Neu sind"),
        _group(konzept.kosten_laufend, "Bereits läuft", "Bereits laufen"),
        _group(konzept.kosten_ohne_stand, f"{gross(OHNE_STAND)} ist", f"{gross(OHNE_STAND)} sind"),
    ]
    return " ".join(part for part in parts if part)


def _group(cost: Kosten, one: str, many: str) -> str:
    if not cost.massnahmen:
        return ""
    opening = f"{one if cost.massnahmen == 1 else many} {anzahl(cost.massnahmen, 'Maßnahme', 'Maßnahmen', 'f')}"
    if not cost.beziffert:
        return f"{opening}; {'sie ist nicht' if cost.massnahmen == 1 else 'keine davon ist'} beziffert.{_once(cost)}"
    return f"{opening} mit {euro(cost.im_jahr)} im Jahr{_of_how_many(cost)}.{_own(cost)}{_once(cost)}"


def _of_how_many(cost: Kosten) -> str:
    if cost.vollstaendig:
        return ""
    verb = "ist eine" if cost.beziffert == 1 else f"sind {zahlwort(cost.beziffert)}"
    return f" (beziffert {verb} davon)"


def _own(cost: Kosten) -> str:
    if not cost.eigen_bekannt:
        return " Welchen Teil davon die Kommune selbst trägt, ist nicht angegeben."
    if cost.eigen_vollstaendig:
        return f" Davon trägt die Kommune selbst {euro(cost.eigen)}."
    rest = "der übrigen" if cost.beziffert - cost.eigen_bekannt == 1 else "den übrigen"
    if cost.eigen_bekannt == 1:
        known = f"Bei einer Maßnahme ist der eigene Anteil bekannt: {euro(cost.eigen)}"
    else:
        known = (
            f"Bei {zahlwort(cost.eigen_bekannt)} Maßnahmen ist der eigene Anteil bekannt, zusammen {euro(cost.eigen)}"
        )
    return f" {known}; bei {rest} ist er nicht angegeben."


def _once(cost: Kosten) -> str:
    return f" Hinzu kommen einmalig {euro(cost.einmalig)}." if cost.einmalig else ""


def vorgesehene_stellen(konzept: Konzept) -> str:
    """Return how many full-time posts new and running measures need, as far as it is given; nothing without."""
    groups = (
        (konzept.neue_massnahmen, "neue Maßnahmen"),
        (konzept.laufende_massnahmen, "laufende Maßnahmen"),
        (konzept.massnahmen_ohne_stand, "weitere Maßnahmen"),
    )
    counted = [(sum((m.stellen or Decimal(0) for m in found), Decimal(0)), which) for found, which in groups]
    parts = [f"{stellen(posts)} für {which}" for posts, which in counted if posts]
    first = next((posts for posts, _ in counted if posts), None)
    return f"Vorgesehen {'ist' if first == 1 and len(parts) == 1 else 'sind'} {aufzaehlung(parts)}." if parts else ""


def beteiligte_spitzenverbaende(konzept: Konzept) -> str:
    """Return which associations of the free welfare took part in the Konzept; nothing where none is recorded."""
    names = [entry.verband.titel for entry in konzept.beteiligte_verbaende]
    if not names:
        return ""
    every = len(names) == len(konzept.werte["spitzenverbaende"])
    who = (
        "war ein Spitzenverband"
        if len(names) == 1
        else f"waren {'alle ' if every else ''}{zahlwort(len(names))} Spitzenverbände"
    )
    return f"Am Konzept {who} der Freien Wohlfahrtspflege beteiligt: {aufzaehlung(names)}."


def laufende_angebote_am_ort(konzept: Konzept) -> str:
    """Return how many offers run here, of how many providers, and how many of them free providers run."""
    offers = konzept.aktive_angebote
    if not offers:
        return f"{gross(konzept.kommune.ort)} ist zurzeit kein laufendes Angebot erfasst."
    providers = konzept.traegerzahl(offers)
    verb = "arbeitet ein Träger" if providers == 1 else f"arbeiten {zahlwort(providers)} Träger"
    count = anzahl(len(offers), "laufenden Angebot", "laufenden Angeboten", "n", "dat")
    free = davon_frei(konzept, offers)
    return f"{gross(konzept.kommune.ort)} {verb} mit {count} für Integration. {free}"


@dataclass(frozen=True, slots=True)
class Kostenzeile:
    """A row on what measures cost; sums in euros a year, "offen" where no measure of the row names one."""

    titel: str
    neue: int
    neu: str
    laufende: int
    laufend: str
    stellen: str


def kostenzeilen(konzept: Konzept) -> tuple[Kostenzeile, ...]:
    """Return a row per Handlungsfeld and one for all together; measures without a state stand in the text only."""
    fields = [
        _row(field.titel, new, running, (m for m in konzept.offene_massnahmen if m.handlungsfeld == field))
        for field, running, new, _ in konzept.kosten_je_feld
        if running.massnahmen or new.massnahmen
    ]
    return (*fields, _row("Zusammen", konzept.kosten_neu, konzept.kosten_laufend, konzept.offene_massnahmen))


def _row(titel: str, new: Kosten, running: Kosten, massnahmen: Iterable[Massnahme]) -> Kostenzeile:
    posts = [m.stellen for m in massnahmen if m.stellen is not None]
    return Kostenzeile(
        titel, new.massnahmen, _sum(new), running.massnahmen, _sum(running), zahl(sum(posts)) if posts else OFFEN
    )


def _sum(cost: Kosten) -> str:
    if not cost.massnahmen:
        return "–"
    return zahl(cost.im_jahr, 0) if cost.beziffert else OFFEN
