"""Sentences and figures on the people and the parts of a municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, datum, gross, numerus, prozent, zahl
from konzeptgen.composing.dreiwertig import Worte, dreiwertig
from konzeptgen.composing.lesarten import OFFEN

if TYPE_CHECKING:
    from konzeptgen.model.bausteine import Kennzahl
    from konzeptgen.model.kommune import Kommune
    from konzeptgen.model.konzept import Konzept

_LAENDER = 5
_BETEILIGT = Worte("ist", "sind", "am Konzept beteiligt", "nicht am Konzept beteiligt", "es nicht")


def bevoelkerung(kommune: Kommune) -> str:
    """Return how many people live here and how many of them have immigrated, each with its day, as far as known."""
    residents = kommune.bewohner
    if residents is None:
        return ""
    people = anzahl(int(residents.wert), "Mensch", "Menschen", "m")
    verb = numerus(int(residents.wert), "lebt", "leben")
    said = [f"{gross(kommune.ort)} ({kommune.land.titel}) {verb} {people}{_stand(residents)}."]
    groups = (
        (kommune.migrationsgeschichte, "haben eine Einwanderungsgeschichte"),
        (kommune.auslaender, "haben keine deutsche Staatsangehörigkeit"),
    )
    said += [f"{_teil(group, residents)} {words}." for group, words in groups if group and group.wert]
    fled = kommune.gefluechtete
    if fled and fled.wert:
        day = _stand(fled) if fled.stichtag != residents.stichtag else ""
        people = anzahl(int(fled.wert), "geflüchteter Mensch lebt", "Geflüchtete leben", "m", gross=True)
        said.append(f"{people} hier{day}.")
    return " ".join(said)


def _stand(figure: Kennzahl) -> str:
    return f" (Stand {datum(figure.stichtag)})" if figure.stichtag else ""


def _teil(group: Kennzahl, residents: Kennzahl) -> str:
    """Return a group as a share of the residents, as a number with its day where the two are not of one day."""
    if _von_einem_tag(group, residents):
        return f"{prozent(group.wert, residents.wert, 1)} von ihnen"
    return f"{zahl(group.wert)} Menschen{_stand(group)}"


def _von_einem_tag(one: Kennzahl, other: Kennzahl) -> bool:
    return one.stichtag == other.stichtag or None in {one.stichtag, other.stichtag}


def bevoelkerungszahlen(konzept: Konzept) -> tuple[tuple[str, Kennzahl], ...]:
    """Return the figures on residents that are given, each with what it counts."""
    kommune = konzept.kommune
    rows = (
        (konzept.personengruppe("einwohner"), kommune.bewohner),
        ("Menschen mit Einwanderungsgeschichte", kommune.migrationsgeschichte),
        ("Menschen ohne deutsche Staatsangehörigkeit", kommune.auslaender),
        ("Geflüchtete", kommune.gefluechtete),
    )
    return tuple((said, figure) for said, figure in rows if figure)


def herkunft(kommune: Kommune) -> str:
    """Return the most frequent of the nationalities that the municipality names, five at most."""
    ordered = sorted((land for land in kommune.herkunft if land.personen), key=lambda land: -land.personen)
    named = [f"{land.land} ({zahl(land.personen)})" for land in ordered[:_LAENDER]]
    if not named:
        return ""
    first = numerus(named, "Die häufigste Staatsangehörigkeit nach der deutschen ist", "")
    return f"{first or 'Die häufigsten Staatsangehörigkeiten nach der deutschen sind'} {aufzaehlung(named)}."


def gemeinden(kommune: Kommune) -> str:
    """Return how many municipalities of a Kreis are recorded, and which of them take part in the Konzept."""
    answers = kommune.beteiligung_der_gemeinden
    every = anzahl(answers.alle, "kreisangehörige Gemeinde ist", "kreisangehörige Gemeinden sind", "f", gross=True)
    said = f"{every} erfasst."
    if answers.gar_nichts:
        return said
    if answers.alle == 1:
        return f"{said} Sie ist {'' if answers.ja else 'nicht '}am Konzept beteiligt."
    names = aufzaehlung(gemeinde.name for gemeinde in answers.ja)
    part = f" Beteiligt {numerus(answers.ja, 'ist', 'sind')}: {names}." if names else ""
    return f"{said} Davon {dreiwertig(answers, 'f', _BETEILIGT)}.{part}"


def kennzahl(figure: Kennzahl | None) -> str:
    """Return a figure for a table, "offen" where it is not given."""
    return zahl(figure.wert) if figure else OFFEN


def kennzahlanteil(part: Kennzahl | None, whole: Kennzahl | None) -> str:
    """Return the share of ``part`` in ``whole`` for a table, "offen" where one is unknown or of another day."""
    comparable = part and whole and whole.wert and _von_einem_tag(part, whole)
    return prozent(part.wert, whole.wert, 1) if part and whole and comparable else OFFEN
