"""A thing and the Stichtag -> whether it is there on that day; no element itself."""

from __future__ import annotations

from datetime import date

_BEGINN = ("beginn", "datum", "zugelassen_von", "eroeffnet_am", "vereinbarung_am")
_ENDE = ("ende", "bis", "zugelassen_bis", "schliessung_am")


def besteht(ding: object, stichtag: date) -> bool:
    """Return whether a thing has begun and not ended on ``stichtag``; what names no day is there."""
    begun = all(day <= stichtag for day in _tage(ding, _BEGINN))
    return begun and all(day >= stichtag for day in _tage(ding, _ENDE))


def ausgelaufen(ding: object, stichtag: date) -> date | None:
    """Return the day on which a thing ended before ``stichtag``, None where it has not."""
    return next((day for day in _tage(ding, _ENDE) if day < stichtag), None)


def _tage(ding: object, namen: tuple[str, ...]) -> list[date]:
    found = (getattr(ding, name, None) for name in namen)
    return [day for day in found if isinstance(day, date)]
