"""Words on measures: how many there are by state, what a single one is and costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, euro, zahl
from konzeptgen.composing.lesarten import OFFEN
from konzeptgen.composing.saetze.massnahmen import stand_der_massnahmen
from konzeptgen.composing.satzteile import stellen
from konzeptgen.composing.zeitworte import stand

if TYPE_CHECKING:
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.massnahmen import Massnahme


def massnahmen_nach_stand(konzept: Konzept) -> str:
    """Return how many measures the list names, and how many of them are new, run, are finished or put off."""
    named = anzahl(len(konzept.massnahmen), "Maßnahme", "Maßnahmen", "f", "akk")
    return f"Die Liste nennt {named}. {stand_der_massnahmen(konzept, konzept.massnahmen)}"


def nicht_mitgezaehlte_massnahmen(konzept: Konzept) -> str:
    """Return how many measures are left out of sums of money, since nothing more is to happen."""
    over, rest = len(konzept.vergangene_massnahmen), len(konzept.ruhende_massnahmen)
    parts = [f"{anzahl(over, 'abgeschlossene Maßnahme', 'abgeschlossene Maßnahmen', 'f')}"] if over else []
    if rest:
        parts.append(f"{anzahl(rest, 'zurückgestellte Maßnahme', 'zurückgestellte Maßnahmen', 'f')}")
    verb = "ist" if over + rest == 1 else "sind"
    return f"Nicht mitgezählt {verb} {aufzaehlung(parts)}." if parts else ""


def stand_der_massnahme(konzept: Konzept, massnahme: Massnahme) -> str:
    """Return how far a measure is on the day, and whether it is new."""
    new = {"ja": ", neue Maßnahme", "nein": ", bestehende Maßnahme"}.get(massnahme.neu, "")
    return f"{kurzer_stand(konzept, massnahme)}{new}"


def kurzer_stand(konzept: Konzept, massnahme: Massnahme) -> str:
    """Return how far a measure is on the day: "laufend bis 31.12.2027", "offen" where nothing is known."""
    told = stand(konzept, massnahme)
    if not konzept.ist_da(massnahme):
        return told
    named = massnahme.status.titel if massnahme.status else ""
    return " ".join(part for part in (named, told) if part) or OFFEN


def durchfuehrende(massnahme: Massnahme) -> str:
    """Return who carries a measure out, and who takes part."""
    who = massnahme.durchfuehrung.titel if massnahme.durchfuehrung else OFFEN
    if massnahme.durchfuehrung == "freier_traeger" and not any(traeger.frei for traeger in massnahme.beteiligte):
        who = f"{who} (ein freier Träger ist nicht genannt)"
    partners = aufzaehlung(partner.name for partner in massnahme.partner)
    return f"{who}{f', beteiligt: {partners}' if partners else ''}"


def mittel_im_jahr(massnahme: Massnahme) -> str:
    """Return what a measure costs in a year, in euros, for a column."""
    return zahl(massnahme.mittel, 0) if massnahme.mittel is not None else OFFEN


def mittel_der_massnahme(massnahme: Massnahme) -> str:
    """Return what a measure costs in a year and once, the municipality's own share, its posts and who pays."""
    own = massnahme.eigenmittel if massnahme.mittel is not None else None
    cost = f"{euro(massnahme.mittel)} im Jahr" if massnahme.mittel is not None else OFFEN
    parts = [
        f"{cost}{f', davon {euro(own or 0)} eigene Mittel' if own not in {None, massnahme.mittel} else ''}",
        f"einmalig {euro(massnahme.einmalig)}" if massnahme.einmalig is not None else "",
        stellen(massnahme.stellen) if massnahme.stellen is not None else "",
        f"Finanzierung: {aufzaehlung(geber.titel for geber in massnahme.finanzierung)}"
        if massnahme.finanzierung
        else "",
    ]
    return ", ".join(part for part in parts if part)
