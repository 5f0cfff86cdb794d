"""The fields of an offer -> its opening hours in OpenStreetMap's syntax; ``oeffnung.aus_osm`` reads them back.

An entry is a rule. The first of a day replaces nothing, further ones of the same day are joined by a comma, which adds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from konzeptgen.base.lines import ScalarFault
from konzeptgen.base.schema import schemas
from konzeptgen.base.tageszeit import LAENGEN, Jahrestag, jahrestag
from konzeptgen.base.wochentage import einzeln
from konzeptgen.exchange.oeffnung import APPOINTMENT, MONTHS, OSM_DAYS, OSM_WEEKS
from konzeptgen.validating.typed import reader

_DAYS = {ours: theirs for theirs, ours in OSM_DAYS.items()}
_WEEKS = {ours: theirs for theirs, ours in OSM_WEEKS.items()}
_ENDS = (("saison_von", False), ("saison_bis", True))
_RUN = 3
_WEEK = 7


def geschrieben(angebot: Mapping[str, Any]) -> str:
    """Return the opening hours of an offer as its file holds them; nothing where it has none."""
    rules: list[str] = []
    told: set[str] = set()
    for zeit in _typed(angebot, "oeffnungszeiten"):
        days = [str(day) for day in einzeln(zeit["tage"])]
        rules += [", " if told.intersection(days) else "; ", _rule(zeit, days)]
        told.update(days)
    for shut in _typed(angebot, "schliesszeiten"):
        rules += ["; ", _closure(shut)]
    note = str(angebot.get("oeffnungshinweis") or "")
    rules += [" || ", _quoted(note)] if note else []
    return "".join(rules[1:])


def _typed(angebot: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    feld = schemas()["anbieter"].felder["angebote"]["schema"]["schema"][name]
    read: list[dict[str, Any]] = reader(feld)(angebot.get(name) or [], (), [])
    return read


def _rule(zeit: Mapping[str, Any], days: Sequence[str]) -> str:
    hours = ",".join(_spans(zeit)) or ("off" if zeit.get("geschlossen") == "ja" else "")
    comment = "; ".join(_comments(zeit))
    nothing = "" if hours or comment else "unknown"
    shown = _quoted(comment) if comment else nothing
    return " ".join(part for part in (_season(zeit), _selected(zeit, days), hours, shown) if part)


def _spans(zeit: Mapping[str, Any]) -> Iterator[str]:
    if "von" in zeit:
        begin = f"{zeit['von']:0>5}"
        yield f"{begin}-{zeit['bis']:0>5}" if "bis" in zeit else f"{begin}+"
    for span in zeit.get("zeiten", ()):
        hours = [f"{hour:0>5}" for hour in span.split("–")]
        yield "-".join(hours) if len(hours) > 1 else f"{hours[0]}+"


def _comments(zeit: Mapping[str, Any]) -> Iterator[str]:
    if zeit.get("nach_vereinbarung") == "ja":
        yield APPOINTMENT
    if "bis" in zeit and "von" not in zeit:
        yield f"bis {zeit['bis']} Uhr"
    yield from (zeit[name] for name, _ in _ENDS if zeit.get(name) and not _known(zeit[name]))
    if zeit.get("hinweis"):
        yield str(zeit["hinweis"])


def _quoted(text: str) -> str:
    return '"' + "; ".join(text.replace('"', "'").splitlines()) + '"'


def _season(zeit: Mapping[str, Any]) -> str:
    ends = [(end, last) for name, last in _ENDS if (end := _known(zeit.get(name)))]
    exact = any(end.tag for end, _ in ends)
    return "-".join(dict.fromkeys(_point(end, last=last) if exact else MONTHS[end.monat - 1] for end, last in ends))


def _known(text: str | None) -> Jahrestag | None:
    """Return a day or month of the year, None for other words, such as "im Sommer"."""
    try:
        return jahrestag(text) if text else None
    except ScalarFault:
        return None


def _point(end: Jahrestag, *, last: bool) -> str:
    day = end.tag or (LAENGEN[end.monat - 1] if last else 1)
    return f"{MONTHS[end.monat - 1]} {day:02}"


def _selected(zeit: Mapping[str, Any], days: Sequence[str]) -> str:
    weeks = ",".join(_WEEKS[week] for week in zeit.get("im_monat", ()))
    if weeks:
        return ",".join(f"{_DAYS[day]}[{weeks}]" for day in days)
    order = list(_DAYS)
    groups: list[list[str]] = []
    for day in days:
        follows = groups and order.index(day) < _WEEK and order.index(day) == order.index(groups[-1][-1]) + 1
        groups = [*groups[:-1], [*groups[-1], day]] if follows else [*groups, [day]]
    return ",".join(_group([_DAYS[day] for day in group]) for group in groups)


def _group(days: Sequence[str]) -> str:
    return f"{days[0]}-{days[-1]}" if len(days) >= _RUN else ",".join(days)


def _closure(shut: Mapping[str, Any]) -> str:
    """Return a time of closure; the syntax knows no last day without a first, so that goes into the comment."""
    first, last = shut.get("von"), shut.get("bis")
    if first is None:
        until = f" (bis {last:%d.%m.%Y})" if last else ""
        return f"off {_quoted(shut['grund'] + until)}"
    dated = f"{_date(first)}+" if last is None else "-".join(dict.fromkeys((_date(first), _date(last))))
    return f"{dated} off {_quoted(shut['grund'])}"


def _date(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02}"
