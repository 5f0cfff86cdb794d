"""Sentences and figures on the people and the parts of a municipality."""

from __future__ import annotations

from konzeptgen.base.german import anzahl, aufzaehlung, datum, gross, prozent, zahl, zahlwort
from konzeptgen.model.bausteine import Kennzahl
from konzeptgen.model.kommune import Kommune
from konzeptgen.model.konzept import Konzept

_LAENDER = 5


def bevoelkerung(kommune: Kommune) -> str:
    """Return how many people live here and how many of them have immigrated, as far as it is known."""
    residents = kommune.einwohner
    if residents is None:
        return ""
    day = f" (Stand {datum(residents.stichtag)})" if residents.stichtag else ""
    said = [f"{gross(kommune.ort)} ({kommune.land.titel}) leben {zahl(residents.wert)} Menschen{day}."]
    if kommune.migrationsgeschichte and residents.wert:
        share = prozent(kommune.migrationsgeschichte.wert, residents.wert, 1)
        said.append(f"{share} von ihnen haben eine Einwanderungsgeschichte.")
    if kommune.auslaender and residents.wert:
        said.append(f"{prozent(kommune.auslaender.wert, residents.wert, 1)} haben keine deutsche Staatsangehörigkeit.")
    if kommune.gefluechtete:
        said.append(f"{zahl(kommune.gefluechtete.wert)} Menschen sind hierher geflüchtet.")
    return " ".join(said)


def bevoelkerungszahlen(konzept: Konzept) -> tuple[tuple[str, Kennzahl], ...]:
    """Return the figures on residents that are given, each with what it counts."""
    kommune = konzept.kommune
    rows = (
        (konzept.personengruppe("einwohner"), kommune.einwohner),
        ("Menschen mit Einwanderungsgeschichte", kommune.migrationsgeschichte),
        ("Menschen ohne deutsche Staatsangehörigkeit", kommune.auslaender),
        ("Geflüchtete", kommune.gefluechtete),
    )
    return tuple((said, figure) for said, figure in rows if figure)


def herkunft(kommune: Kommune) -> str:
    """Return the five nationalities that the municipality names first, with their numbers."""
    named = [f"{land.land} ({zahl(land.personen)})" for land in kommune.herkunft[:_LAENDER]]
    return f"Die häufigsten Staatsangehörigkeiten nach der deutschen sind {aufzaehlung(named)}."


def gemeinden(kommune: Kommune) -> str:
    """Return how many municipalities belong to a Kreis, and which of them take part in the Konzept."""
    every = anzahl(len(kommune.gemeinden), "kreisangehörige Gemeinde", "kreisangehörige Gemeinden", "f", "akk")
    said, part = f"{gross(kommune.kurz)} hat {every}.", kommune.beteiligte_gemeinden
    if not part:
        return said
    which = "ist eine Gemeinde" if len(part) == 1 else f"sind {zahlwort(len(part))} Gemeinden"
    return f"{said} Am Konzept {which} beteiligt: {aufzaehlung(gemeinde.name for gemeinde in part)}."


def kennzahl(figure: Kennzahl | None) -> str:
    """Return a figure for a table, "offen" where it is not given."""
    return zahl(figure.wert) if figure else "offen"


def anteil(part: Kennzahl | None, whole: Kennzahl | None) -> str:
    """Return the share of ``part`` in ``whole`` for a table, "offen" where one of them is not known."""
    return prozent(part.wert, whole.wert, 1) if part and whole and whole.wert else "offen"
