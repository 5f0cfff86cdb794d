"""Capacity: how many of the places that a measure offers are free at an offer, or can be created there soon."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from konzeptgen.base.german import anzahl, datum, pronomen, zahlwort
from konzeptgen.checking.abgleich.vergleich import Vergleich
from konzeptgen.model.bausteine import Kapazitaet

Kapazitaetslage = Literal["frei", "ausbaubar", "ausgelastet", "unbekannt"]

_FELD = ("angebote.kapazitaet",)
_FRISCH = timedelta(days=366)
"""How old a count of places may be; our own measure."""


def lage(kapazitaet: Kapazitaet | None) -> Kapazitaetslage | None:
    """Return how much room an offer has, None where it is full and cannot be extended."""
    if kapazitaet is None or kapazitaet.plaetze is None or kapazitaet.belegt is None:
        return "unbekannt"
    if kapazitaet.plaetze > kapazitaet.belegt:
        return "frei"
    lagen: dict[str, Kapazitaetslage | None] = {"ja": "ausbaubar", "nein": None}
    return lagen.get(kapazitaet.ausbaubar, "ausgelastet")


def vergleich(kapazitaet: Kapazitaet | None, umfang: int | None, tag: date, *, ausbau: bool) -> Vergleich | None:
    """Return how far the places of an offer go; ``ausbau``: places that can be created soon count too."""
    state = lage(kapazitaet)
    if state == "unbekannt":
        return Vergleich(offen=(platz(kapazitaet),), felder=_FELD)
    if state is None or (state != "frei" and not ausbau) or kapazitaet is None:
        return None
    if state == "ausgelastet":
        return Vergleich(offen=("ausgelastet, Ausbau unbekannt",), felder=_FELD)
    if state == "ausbaubar":
        return Vergleich(("ausbaubar",), offen=("Umfang des Ausbaus unbekannt",))
    words, whole = _frei(kapazitaet, umfang, ausbau=ausbau)
    counted = _stand(kapazitaet, tag)
    return Vergleich(words if whole else (), () if whole else words, counted, _FELD if counted else ())


def platz(kapazitaet: Kapazitaet | None) -> str:
    """Return in words how much room an offer has."""
    if kapazitaet is None or lage(kapazitaet) != "frei":
        return "Kapazität unbekannt" if lage(kapazitaet) == "unbekannt" else "ausgelastet"
    free = (kapazitaet.plaetze or 0) - (kapazitaet.belegt or 0)
    return f"{anzahl(free, 'Platz', 'Plätze', 'm')} frei"


def _frei(kapazitaet: Kapazitaet, umfang: int | None, *, ausbau: bool) -> tuple[tuple[str, ...], bool]:
    """Return what is free in words and whether that is enough."""
    free = (kapazitaet.plaetze or 0) - (kapazitaet.belegt or 0)
    said = platz(kapazitaet)
    if umfang is None:
        return (said,), True
    if free >= umfang:
        return (f"{said}, {pronomen(umfang, 'm')} nötig",), True
    more = ("ausbaubar",) if ausbau and kapazitaet.ausbaubar == "ja" else ()
    return (f"deckt {pronomen(free, 'm', 'akk')} von {zahlwort(umfang)} Plätzen", *more), False


def _stand(kapazitaet: Kapazitaet, tag: date) -> tuple[str, ...]:
    counted = kapazitaet.stichtag
    if counted is None or timedelta(0) <= tag - counted <= _FRISCH:
        return ()
    return (f"Plätze zum {datum(counted)} gezählt",)
