"""Where the running offers are: one entry per place and group of providers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from konzeptgen.base.geo import flaeche
from konzeptgen.base.geojson import Area, Point
from konzeptgen.bilder.zeichnung.stil import GRUPPEN, Gruppe, gruppe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from konzeptgen.model.anbieter import Angebot
    from konzeptgen.model.konzept import Konzept

# Digits behind the point of a degree, about ten metres: offers behind one door may differ in the last ones.
_DIGITS = 4
# How far beyond the areas, as a share of their extent, the map still reaches for a place.
_REACH = 0.15


@dataclass(frozen=True, slots=True)
class Ort:
    """A place (longitude, latitude) with the running offers of one group of providers there, by id."""

    punkt: Point
    gruppe: Gruppe
    angebote: frozenset[str]

    @property
    def zahl(self) -> int:
        """Return the number of offers at the place."""
        return len(self.angebote)


def orte(konzept: Konzept) -> tuple[Ort, ...]:
    """Return the places of the running offers whose coordinates are known, in a fixed order."""
    found: dict[tuple[Point, Gruppe], set[str]] = {}
    for point, angebot in _located(konzept):
        found.setdefault((point, gruppe(angebot.traeger)), set()).add(angebot.id)
    order = {group: index for index, group in enumerate(GRUPPEN)}
    ordered = sorted(found.items(), key=lambda item: (item[0][0], order[item[0][1]]))
    return tuple(Ort(point, group, frozenset(offers)) for (point, group), offers in ordered)


def _located(konzept: Konzept) -> Iterator[tuple[Point, Angebot]]:
    """Yield every place of every running offer whose coordinates are known."""
    for angebot in konzept.aktive_angebote:
        for ort in angebot.standorte:
            where = ort.adresse
            if where and where.breite is not None and where.laenge is not None:
                yield (round(float(where.laenge), _DIGITS), round(float(where.breite), _DIGITS)), angebot


def zusammen(places: Sequence[Ort]) -> int:
    """Return the number of offers at ``places``; one with several places counts once."""
    return len({offer for place in places for offer in place.angebote})


def standorte(places: Sequence[Ort]) -> int:
    """Return the number of different places."""
    return len({place.punkt for place in places})


def in_reach(places: Sequence[Ort], areas: Sequence[Area]) -> tuple[Ort, ...]:
    """Return the places in and close around the areas, all where there are no areas."""
    corners = [point for area in areas for point in area.points]
    if not corners:
        return tuple(places)
    bounds = [_stretched([point[axis] for point in corners]) for axis in (0, 1)]
    return tuple(p for p in places if all(low <= p.punkt[axis] <= high for axis, (low, high) in enumerate(bounds)))


def _stretched(values: Sequence[float]) -> tuple[float, float]:
    reach = (max(values) - min(values)) * _REACH
    return min(values) - reach, max(values) + reach


def je_flaeche(places: Sequence[Ort], areas: Sequence[Area]) -> Counter[str]:
    """Return the number of offers located in each area, by the area's name; in each area an offer counts once."""
    named = [(area.name, [flaeche(polygon) for polygon in area.polygons]) for area in areas if area.name]
    here: dict[str, list[Ort]] = {name: [] for name, _ in named}
    for place in places:
        for name, parts in named:
            if any(part.enthaelt(place.punkt) for part in parts):
                here[name].append(place)
                break
    return Counter({name: zusammen(found) for name, found in here.items()})
