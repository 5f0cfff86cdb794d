"""The events of an offer that are still to come, and what else people ask before they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import datum

if TYPE_CHECKING:
    from konzeptgen.model.anbieter import Angebot
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.veranstaltung import Veranstaltung


def veranstaltungen(konzept: Konzept, angebot: Angebot) -> list[str]:
    """Return the events that are not over, a line each, the nearest first."""
    coming = sorted(konzept.da(angebot.veranstaltungen), key=lambda event: (event.datum, event.von or ""))
    return [_line(event) for event in coming]


def _line(event: Veranstaltung) -> str:
    days = f"{datum(event.datum)} bis {datum(event.letzter_tag)}" if event.letzter_tag else datum(event.datum)
    when = ", ".join(part for part in (days, _hours(event)) if part)
    return ", ".join(part for part in (f"{when}: {event.name}", event.ort, event.hinweis) if part)


def _hours(event: Veranstaltung) -> str:
    if event.von and event.bis:
        return f"{event.von}–{event.bis} Uhr"
    return f"{event.von} Uhr" if event.von else f"bis {event.bis} Uhr" if event.bis else ""


def kosten(angebot: Angebot) -> str:
    """Return what an offer costs those who come, nothing where that is not known."""
    return angebot.kosten or ("keine" if angebot.kostenfrei == "ja" else "")


def besonderes(angebot: Angebot) -> list[str]:
    """Return what an offer says yes to: care of children, children welcome, helpers wanted."""
    said = (
        (angebot.kinderbetreuung, "mit Kinderbetreuung"),
        (angebot.fuer_kinder, "auch für Kinder"),
        (angebot.helfende_gesucht, "Freiwillige gesucht"),
    )
    return [words for answer, words in said if answer == "ja"]
