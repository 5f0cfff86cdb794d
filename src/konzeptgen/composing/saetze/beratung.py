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
        lie = "Das Beratungsangebot liegt" if len(every) == 1 else "Alle Beratungsangebote liegen"
        return f"{opening} {lie} nicht bei öffentlichen Stellen."
    lie = anzahl(len(public), "Beratungsangebot liegt", "Beratungsangebote liegen", "n", gross=True)
    return f"{opening} {lie} bei öffentlichen Stellen: {aufzaehlung(a.name for a in public)}."


def sprachen_der_beratung(konzept: Konzept) -> str:
    """Return in which languages counselling is given besides German."""
    titles = [sprache.titel for sprache in konzept.sprachen(konzept.angebote_im("beratung"))]
    if len(titles) == 1:
        return f"Beraten wird außer auf Deutsch auf {titles[0]}."
    most = ", am häufigsten" if len(titles) > _GENANNT else ":"
    named = aufzaehlung(titles[:_GENANNT])
    return f"Beraten wird außer auf Deutsch in {zahlwort(len(titles))} Sprachen{most} auf {named}."


def wartende_bei_der_beratung(konzept: Konzept) -> str:
    """Return at which offers of counselling people wait; small numbers are not told."""
    waiting = konzept.wartelisten(konzept.angebote_im("beratung"))
    where = anzahl(len(waiting), "Angebot", "Angeboten", "n", "dat")
    return f"Bei {where} stehen Menschen auf der Warteliste: {'; '.join(map(_queue, waiting))}."


def _queue(angebot: Angebot) -> str:
    few = angebot.wartet < _WENIGE
    people = "weniger als fünf Personen" if few else anzahl(angebot.wartet, "Person", "Personen", "f")
    return f"{angebot.name} ({angebot.traeger.kurz}, {people})"
