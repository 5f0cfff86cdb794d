"""Sentences on counselling: who counsels, in which languages, and where people wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, zahlwort

if TYPE_CHECKING:
    from konzeptgen.model.anbieter import Angebot
    from konzeptgen.model.konzept import Konzept

_GENANNT = 6
_WENIGE = 5


def beratende_stellen(konzept: Konzept) -> str:
    """Return which offers of counselling public bodies run."""
    every = konzept.angebote_im("beratung")
    public = konzept.oeffentliche_angebote(every)
    opening = "Beratung ist freiwillig und braucht Vertrauen."
    if not public:
        none = "Das Beratungsangebot liegt nicht" if len(every) == 1 else "Kein Beratungsangebot liegt"
        return f"{opening} {none} bei einer öffentlichen Stelle."
    lie = anzahl(len(public), "Beratungsangebot liegt", "Beratungsangebote liegen", "n", gross=True)
    where = "einer öffentlichen Stelle" if len(public) == 1 else "öffentlichen Stellen"
    return f"{opening} {lie} bei {where}: {aufzaehlung(a.name for a in public)}."


def sprachen_der_beratung(konzept: Konzept) -> str:
    """Return in which languages counselling is given, of how many offers that is known; nothing where it is not."""
    every = konzept.angebote_im("beratung")
    named = [angebot for angebot in every if angebot.sprachen]
    if not named:
        return ""
    said = _languages([sprache.titel for sprache in konzept.sprachen(named)])
    if len(named) == len(every):
        return f"Beraten wird {said}."
    known = "einem" if len(named) == 1 else zahlwort(len(named))
    return (
        f"Zu {known} von {zahlwort(len(every))} Beratungsangeboten sind die Sprachen erfasst. Beraten wird dort {said}."
    )


def _languages(titles: list[str]) -> str:
    if not titles:
        return "auf Deutsch"
    if len(titles) == 1:
        return f"auch auf {titles[0]}"
    most = ", am häufigsten auf" if len(titles) > _GENANNT else ":"
    return f"neben Deutsch in {zahlwort(len(titles))} Sprachen{most} {aufzaehlung(titles[:_GENANNT])}"


def wartende_bei_der_beratung(konzept: Konzept) -> str:
    """Return at which offers of counselling people wait; small numbers are not told."""
    waiting = konzept.wartelisten(konzept.angebote_im("beratung"))
    where = anzahl(len(waiting), "Angebot", "Angeboten", "n", "dat")
    return f"Bei {where} stehen Menschen auf der Warteliste: {'; '.join(map(_queue, waiting))}."


def _queue(angebot: Angebot) -> str:
    few = angebot.wartet < _WENIGE
    people = "weniger als fünf Personen" if few else f"{zahlwort(angebot.wartet)} Personen"
    return f"{angebot.name} ({angebot.traeger.kurz}, {people})"
