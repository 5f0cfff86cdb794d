"""Picture: how many running offers free, public and other providers have in each Handlungsfeld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, zahl, zahlwort
from konzeptgen.bilder import Bild
from konzeptgen.bilder.zeichnung.stil import GRUPPEN, gruppe
from konzeptgen.bilder.zeichnung.vielfaltsbild import Feld, spec
from konzeptgen.model.quellenzeile import daten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from konzeptgen.document.tree import Design
    from konzeptgen.model.konzept import Konzept


def bild(konzept: Konzept, design: Design) -> Bild | None:
    """Return the bars, None where no offer in a Handlungsfeld runs whose provider is of a known kind."""
    fields = _fields(konzept)
    if not fields:
        return None
    every = len(konzept.werte["handlungsfelder"])
    known = all(traeger.art_bekannt for traeger in konzept.traeger_von(konzept.aktive_angebote))
    whose = "" if known else " von Trägern bekannter Art"
    return Bild(_title(fields, every, whose), _alt(fields, whose), daten(konzept), spec(fields, design))


def _fields(konzept: Konzept) -> list[Feld]:
    found = []
    for key, wert in konzept.werte["handlungsfelder"].items():
        groups = [gruppe(one.traeger) for one in konzept.angebote_im(key) if one.traeger.art_bekannt]
        if groups:
            found.append(Feld(str(wert.titel), {group: groups.count(group) for group in GRUPPEN}))
    return found


def _title(fields: Sequence[Feld], every: int, whose: str) -> str:
    led, here = sum(field.vor_allem_frei for field in fields), len(fields)
    rest = f"die Hälfte der laufenden Angebote{whose}"
    if here == 1:
        share = "mehr als" if led else "höchstens"
        return f"Im Handlungsfeld „{fields[0].titel}“ stellen freie Träger {share} {rest}"
    among = "Handlungsfeldern" if here == every else "Handlungsfeldern mit Angeboten"
    if led == here:
        which = "beiden" if here == 2 else f"allen {zahlwort(here)}"  # noqa: PLR2004 - two are both
        return f"Freie Träger stellen in {which} {among} mehr als {rest}"
    where = {0: "keinem", 1: "einem"}.get(led, zahlwort(led))
    return f"Freie Träger stellen in {where} von {zahlwort(here)} {among} mehr als {rest}"


def _alt(fields: Sequence[Feld], whose: str) -> str:
    total = sum(field.zusammen for field in fields)
    offers = f"die {zahlwort(total)} laufenden Angebote" if total > 1 else "das laufende Angebot"
    shown = f"Liegende Balken zeigen je Handlungsfeld {offers}{whose}, geteilt nach Art des Trägers ({_parts(fields)})."
    longest, *others = sorted(fields, key=lambda field: -field.zusammen)
    if others and others[0].zusammen == longest.zusammen:
        return shown
    count = anzahl(longest.zusammen, "Angebot", "Angeboten", "n", "dat")
    return f"{shown} Am längsten ist der Balken „{longest.titel}“ mit {count} ({_parts([longest])})."


def _parts(fields: Sequence[Feld]) -> str:
    totals = {group: sum(field.zahlen[group] for field in fields) for group in GRUPPEN}
    return aufzaehlung(f"{zahl(count)} bei {group.adjektiv}n Trägern" for group, count in totals.items() if count)
