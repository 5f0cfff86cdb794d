"""Where a point lies: in an area of the GeoJSON file, and how far from the middle of others."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from konzeptgen.base.geojson import Point, Polygon, areas

EARTH_KM = 6371.0
"""The earth's mean radius in kilometres."""
_BANDS = 64
_Edge = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Flaeche:
    """A polygon whose edges are sorted into bands of latitude, so that a point meets only those at its height."""

    ecken: list[Point]
    rahmen: tuple[Point, Point]
    kanten: dict[int, list[_Edge]]

    def enthaelt(self, point: Point) -> bool:
        """Return whether a point (longitude, latitude) lies in the polygon and in none of its holes."""
        x, y = point
        (west, south), (east, north) = self.rahmen
        if not (west <= x <= east and south <= y <= north):
            return False
        return sum(_right_of(edge, x, y) for edge in self.kanten.get(_band(y, south, north), ())) % 2 == 1


def flaechen(data: bytes) -> list[Flaeche]:
    """Return all polygons of a GeoJSON file, none where it cannot be read."""
    return [flaeche(polygon) for area in areas(data, {}) for polygon in area.polygons]


def flaeche(polygon: Polygon) -> Flaeche:
    """Return a polygon with its edges sorted."""
    frame = rahmen(polygon[0])
    (_, south), (_, north) = frame
    bands: dict[int, list[_Edge]] = {}
    for ring in polygon:
        for edge in zip(ring, [*ring[1:], ring[0]], strict=True):
            first, last = sorted(_band(y, south, north) for _, y in edge)
            for band in range(max(first, 0), min(last, _BANDS) + 1):
                bands.setdefault(band, []).append(edge)
    return Flaeche(polygon[0], frame, bands)


def _band(y: float, south: float, north: float) -> int:
    return math.floor((y - south) / (north - south) * _BANDS) if north > south else -1


def _right_of(edge: _Edge, x: float, y: float) -> bool:
    (x0, y0), (x1, y1) = edge
    return (y0 <= y) != (y1 <= y) and x0 + (y - y0) * (x1 - x0) / (y1 - y0) > x


def mitte(points: Iterable[Point]) -> Point:
    """Return the median of longitudes and of latitudes, which single strays do not move."""
    found = list(points)
    return median(x for x, _ in found), median(y for _, y in found)


def rahmen(points: Iterable[Point]) -> tuple[Point, Point]:
    """Return the corners of the smallest frame around ``points``: south-west and north-east."""
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys)), (max(xs), max(ys))


def abstand(point: Point, frame: tuple[Point, Point]) -> float:
    """Return the kilometres from a point to a frame, 0 within it."""
    (west, south), (east, north) = frame
    nearest = min(max(point[0], west), east), min(max(point[1], south), north)
    return entfernung(point, nearest)


def entfernung(one: Point, other: Point) -> float:
    """Return the kilometres between two points (longitude, latitude)."""
    (lon0, lat0), (lon1, lat1) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((lat1 - lat0) / 2) ** 2 + math.cos(lat0) * math.cos(lat1) * math.sin((lon1 - lon0) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
