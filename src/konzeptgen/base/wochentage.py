"""Weekdays as people write them: Mo, Montag, montags, mo-fr, Di und Do, täglich."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from konzeptgen.base.german import aufzaehlung
from konzeptgen.base.lines import ScalarFault, line
from konzeptgen.base.near import fold
from konzeptgen.base.scalars import Wert
from konzeptgen.base.wahl import choice

WEEK = 7
_RANGE = re.compile(r"\s*(?:-|–|—|\bbis\b)\s*")
_PARTS = re.compile(r"\s*(?:[,;/+&]|\bund\b|\bu\b)\s*")
_WHOLE = frozenset(("taeglich", "jedentag", "alletage", "moso", "montagbissonntag"))
_EVEN = re.compile(r"^(?:an|in|jeden|jede|am|den)\s+(?:den\s+)?", re.IGNORECASE)


def wochentag(values: Mapping[str, Wert]) -> Callable[[str], Wert]:
    """Return a reader for a day or several; several come as one value whose mark ``tage`` holds them."""
    one, words = choice(values), _words(values)

    def parse(text: str) -> Wert:
        value = line(text)
        if fold(value) == "werktags" or fold(value) == "werktage":
            message = f"„{value}“ ist nicht eindeutig: Für manche gehört der Samstag dazu."
            raise ScalarFault("SCH013", message, "Schreiben Sie mo-fr oder mo-sa.")
        found = _days(value, words, list(values.values())[:WEEK])
        if not found:
            return one(value)
        return found[0] if len(found) == 1 else _several(found, list(values.values())[:WEEK])

    return parse


def einzeln(tage: Sequence[Wert]) -> tuple[Wert, ...]:
    """Return each day by itself, in the order of the week, those that stand for several taken apart."""
    found = {day for value in tage for day in value.marken.get("tage", (value,))}
    return tuple(sorted(found, key=lambda day: day.stelle))


def _words(values: Mapping[str, Wert]) -> Mapping[str, Wert]:
    """Return the days by the words for them, without case, umlauts and the s of "montags"."""
    words = {fold(word): day for key, day in values.items() for word in (key, day.titel, day.kurz)}
    more = {fold(f"{day.titel}s"): day for day in list(values.values())[:WEEK]}
    return more | words | {fold(also): day for day in values.values() for also in day.marken.get("auch", ())}


def _days(text: str, words: Mapping[str, Wert], week: Sequence[Wert]) -> tuple[Wert, ...]:
    """Return the days that a text names, none where one of its words is no day."""
    even = _EVEN.sub("", text.replace(".", "")).strip()
    if fold(even) in _WHOLE:
        return tuple(week)
    if fold(even) in {"wochenende", "wochenenden"}:
        return tuple(week[-2:])
    found: list[Wert] = []
    for part in _PARTS.split(even):
        days = _span(part, words, week)
        if not days:
            return ()
        found += [day for day in days if day not in found]
    return tuple(found)


def _span(text: str, words: Mapping[str, Wert], week: Sequence[Wert]) -> tuple[Wert, ...]:
    ends = [words.get(fold(end)) for end in _RANGE.split(text.strip())]
    first, last = ends[0], ends[-1]
    if first is None or last is None or len(ends) > 2:  # noqa: PLR2004 - a range has two ends
        return ()
    if len(ends) == 1:
        return (first,)
    if first.stelle >= WEEK or last.stelle >= WEEK:
        return ()
    count = (last.stelle - first.stelle) % WEEK + 1
    return tuple(week[(first.stelle + step) % WEEK] for step in range(count))


def _several(days: tuple[Wert, ...], week: Sequence[Wert]) -> Wert:
    key = "-".join((days[0], days[-1])) if _run(days) else ",".join(days)
    if len(days) == WEEK and set(days) == set(week):
        return Wert("taeglich", "täglich", {"tage": days, "kurz": "täglich"})
    titel, kurz = (benannt(days, name) for name in ("titel", "kurz"))
    return Wert(key, titel, {"tage": days, "kurz": kurz})


def benannt(days: Sequence[Wert], name: str = "kurz") -> str:
    """Return days in words, "Mo bis Mi" from three in a row on, "täglich" for all of the week."""
    groups: list[list[Wert]] = []
    for day in days:
        if groups and day.stelle < WEEK and day.stelle == groups[-1][-1].stelle + 1:
            groups[-1].append(day)
        else:
            groups.append([day])
    if len(groups) == 1 and len(groups[0]) == WEEK:
        return "täglich"
    parts = [part for group in groups for part in _group([getattr(day, name) for day in group])]
    return aufzaehlung(parts) if name == "titel" else ", ".join(parts)


def _group(names: list[str]) -> list[str]:
    return [f"{names[0]} bis {names[-1]}"] if len(names) > 2 else names  # noqa: PLR2004 - "Mo bis Mi" from three days on


def _run(days: Sequence[Wert]) -> bool:
    follow = all((after.stelle - before.stelle) % WEEK == 1 for before, after in pairwise(days))
    return follow and len(days) > 2  # noqa: PLR2004 - as above
