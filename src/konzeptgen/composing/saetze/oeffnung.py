"""When an offer is open: one line per group of days, and on which days it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import aufzaehlung, datum
from konzeptgen.base.wochentage import benannt, einzeln
from konzeptgen.model.zeit import Zustand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from konzeptgen.base.scalars import Wert
    from konzeptgen.model.anbieter import Angebot
    from konzeptgen.model.bausteine import Oeffnungszeit, Schliesszeit
    from konzeptgen.model.konzept import Konzept


def oeffnung(angebot: Angebot) -> str:
    """Return the opening hours on one line: "Mo bis Mi 9:00–12:00 Uhr; Do 14:00–18:00 Uhr; nach Vereinbarung"."""
    return "; ".join(oeffnungszeilen(angebot))


def oeffnungszeilen(angebot: Angebot) -> list[str]:
    """Return the opening hours, a line for each group of days with the same times, then the lines of the note."""
    groups: dict[tuple[str, frozenset[Wert], str], list[str]] = {}
    for zeit in angebot.oeffnungszeiten:
        groups.setdefault((_when(zeit), frozenset(einzeln(zeit.tage)), _added(zeit)), []).extend(_spans(zeit))
    times: dict[tuple[str, str], set[Wert]] = {}
    for (when, days, added), spans in groups.items():
        times.setdefault((when, f"{_hours(spans)}{added}"), set()).update(days)
    lines = [f"{when.format(tage=benannt(einzeln(tuple(days))))}{hours}" for (when, hours), days in times.items()]
    return [*lines, *(line.strip() for line in (angebot.oeffnungshinweis or "").splitlines() if line.strip())]


def geschlossen(konzept: Konzept, angebot: Angebot) -> list[str]:
    """Return when and why an offer is closed for now or soon, a line each; what is over is left out."""
    day = konzept.stichtag
    return [_closed(shut) for shut in angebot.schliesszeiten if shut.zeitraum.am(day) is not Zustand.VORBEI]


def _when(zeit: Oeffnungszeit) -> str:
    """Return on which of some days an entry holds, with a place for the days: all of them, of a month, of a season."""
    weeks = aufzaehlung(f"{week.titel}n" for week in zeit.im_monat)
    days = f"jeden {weeks} {{tage}} im Monat" if weeks else "{tage}"
    return f"{_season(zeit)}{days}"


def _season(zeit: Oeffnungszeit) -> str:
    first, last = zeit.saison_von, zeit.saison_bis
    if first and last:
        return f"{first}: " if first == last else f"{first} bis {last}: "
    return f"ab {first}: " if first else f"bis {last}: " if last else ""


def _hours(spans: list[str]) -> str:
    return f" {aufzaehlung(spans)} Uhr" if spans else ""


def _added(zeit: Oeffnungszeit) -> str:
    """Return what an entry says beside its times, with a blank before it."""
    agreed = " nach Vereinbarung" if zeit.nach_vereinbarung == "ja" else ""
    shut = " geschlossen" if zeit.geschlossen == "ja" else ""
    return f"{agreed}{shut}{f' ({zeit.hinweis})' if zeit.hinweis else ''}"


def _spans(zeit: Oeffnungszeit) -> Iterator[str]:
    if zeit.von and zeit.bis:
        yield f"{zeit.von}–{zeit.bis}"
    elif zeit.von or zeit.bis:
        yield f"ab {zeit.von}" if zeit.von else f"bis {zeit.bis}"
    yield from (span if "–" in span else f"ab {span}" for span in zeit.zeiten)


def _closed(shut: Schliesszeit) -> str:
    if shut.von and shut.bis:
        days = datum(shut.von) if shut.von == shut.bis else f"{datum(shut.von)} bis {datum(shut.bis)}"
    elif shut.von:
        days = f"ab {datum(shut.von)} bis auf Weiteres"
    else:
        days = f"bis {datum(shut.bis)}" if shut.bis else "bis auf Weiteres"
    return f"{days} ({shut.grund})"
