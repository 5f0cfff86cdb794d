"""Erfüllt, wenn das Konzept dem Profil des Landes folgt und die Zahlen des Ortes zur Einwanderung nennt.

Nennt das Konzept kein Profil, gilt das des Landes von selbst, und dieser Teil bleibt außer Betracht.
Zu den Zahlen gehören die Bevölkerung, die Menschen mit Einwanderungsgeschichte oder ohne deutsche Staatsangehörigkeit und
die Geflüchteten.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.model.konzept import Konzept
from konzeptgen.profile import profiles

ELEMENT = Element(
    code="G7",
    titel="Besonderheiten von Land und Kommune",
    fundstelle="A5",
    forderung="Das Konzept richtet sich nach dem, was im Land gilt, und geht von den Zahlen des Ortes zur Einwanderung aus.",
)
FELDER: Felder = {
    "kommune.land": (Verdorben("nw", "nicht dem des Landes Nordrhein-Westfalen"),),
    "rahmen.profil": (Verdorben("basis", "nicht dem des Landes Hessen"),),
    "kommune.einwohner": (Verdorben(None, "zur Bevölkerung"),),
    "kommune.einwohner.wert": (Verdorben("0", "zur Bevölkerung"),),
    "kommune.migrationsgeschichte": (
        Verdorben(None, "zu Menschen mit Einwanderungsgeschichte", auch={"kommune.auslaender": None}),
    ),
    "kommune.auslaender": (
        Verdorben(None, "zu Menschen mit Einwanderungsgeschichte", auch={"kommune.migrationsgeschichte": None}),
    ),
    "kommune.gefluechtete": (Verdorben(None, "zu Geflüchteten"),),
}
_KOMMUNE = "kommune: {{name: Teststadt, typ: kreisfreie_stadt, land: {land}{zahlen}}}\n"
_ZAHLEN = ", einwohner: {wert: 60.000}, auslaender: {wert: 9.000}, gefluechtete: {wert: 900}"
_NRW = _KOMMUNE.format(land="nw", zahlen=_ZAHLEN)
ERFUELLT = (
    f"{_NRW}rahmen: {{profil: nrw}}",
    f"{_NRW}rahmen: {{profil: basis}}\neigenes_profil: {{titel: Unser Profil, erweitert: nrw}}",
    _KOMMUNE.format(land="th", zahlen=_ZAHLEN),
)
TEILWEISE = (
    (f"{_NRW}rahmen: {{profil: basis}}", "folgt dem Profil „Grundanforderungen“, nicht dem des Landes"),
    (_KOMMUNE.format(land="nw", zahlen="") + "rahmen: {profil: nrw}", "Nicht angegeben sind Zahlen zur Bevölkerung"),
)
OFFEN = (
    (_KOMMUNE.format(land="nw", zahlen="") + "rahmen: {profil: basis}", "nicht dem des Landes Nordrhein-Westfalen"),
)
OHNE_DATEN = (_KOMMUNE.format(land="nw", zahlen=""), _KOMMUNE.format(land="th", zahlen=""))


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield whether the Konzept follows the profile of its Land, and which figures of the place it has."""
    yield from _landesprofil(konzept)
    kommune = konzept.kommune
    foreign = kommune.auslaender and not kommune.migrationsgeschichte
    figures = {
        "zur Bevölkerung": kommune.bewohner,
        f"zu Menschen {'ohne deutsche Staatsangehörigkeit' if foreign else 'mit Einwanderungsgeschichte'}": (
            kommune.migrationsgeschichte or kommune.auslaender
        ),
        "zu Geflüchteten": kommune.gefluechtete,
    }
    there = [name for name, figure in figures.items() if figure]
    missing = [name for name, figure in figures.items() if not figure]
    if there:
        yield Erfuellt(f"Das Konzept nennt Zahlen {aufzaehlung(there)}.", ("kommune",))
    if missing:
        yield Unbekannt(f"Nicht angegeben sind Zahlen {aufzaehlung(missing)}.", ("kommune",))


def _landesprofil(konzept: Konzept) -> Iterator[Teil]:
    land, own = konzept.kommune.land, konzept.eigenes_profil
    shipped = next(name for name, profil in profiles().items() if profil.land == land)
    chosen = (own.erweitert if own else None) or (konzept.rahmen.profil if konzept.rahmen else None)
    if own and shipped in {chosen, None}:
        yield Erfuellt(f"Das Konzept folgt dem eigenen Profil „{own.titel}“.", ("eigenes_profil",))
    elif chosen is None:
        return
    elif chosen == shipped:
        yield Erfuellt(f"Das Konzept folgt dem Profil des Landes {land.titel}.", ("rahmen", "profil"))
    else:
        other = profiles()[chosen].titel
        sentence = f"Das Konzept folgt dem Profil „{other}“, nicht dem des Landes {land.titel}."
        yield Fehlt(sentence, ("rahmen", "profil"))
