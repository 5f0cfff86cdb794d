"""Areas and places on a map: projected as Vega does, and turned as Vega needs it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from konzeptgen.base.geo import EARTH_KM
from konzeptgen.base.geojson import Point, Polygon, Ring

if TYPE_CHECKING:
    from collections.abc import Iterable

# Half of the land that is shown at least, in radians: a single place still needs some around it, about a kilometre.
_HALF_LEAST = math.radians(0.01)


@dataclass(frozen=True, slots=True)
class Frame:
    """Mercator projection onto a canvas of ``width`` by ``height`` pixels, as d3-geo computes it."""

    scale: float
    left: float
    top: float
    width: int
    height: int

    def pixel(self, point: Point) -> Point:
        """Return where a point given in degrees lies on the canvas."""
        return self.scale * math.radians(point[0]) + self.left, self.top - self.scale * _northing(point[1])

    def degrees(self, pixel: Point) -> Point:
        """Return longitude and latitude of a point on the canvas."""
        longitude = math.degrees((pixel[0] - self.left) / self.scale)
        latitude = math.degrees(math.atan(math.sinh((self.top - pixel[1]) / self.scale)))
        return round(longitude, 6), round(latitude, 6)

    def km_per_pixel(self) -> float:
        """Return the kilometres that a pixel in the middle of the canvas stands for."""
        latitude = self.degrees((self.width / 2, self.height / 2))[1]
        return EARTH_KM * math.cos(math.radians(latitude)) / self.scale

    def snapped(self, ring: Ring) -> Ring:
        """Return a ring in pixels without steps below half a pixel; neighbours keep their common border."""
        rough = [(round(x * 2) / 2, round(y * 2) / 2) for x, y in map(self.pixel, ring)]
        return [point for point, before in zip(rough, [None, *rough], strict=False) if point != before]


def _northing(latitude: float) -> float:
    return math.asinh(math.tan(math.radians(latitude)))


def frame(points: Iterable[Point], size: tuple[int, int], margin: int) -> Frame:
    """Return the frame that shows ``points`` as large as ``size`` allows, as high as they need."""
    pairs = [(math.radians(lon), _northing(lat)) for lon, lat in points]
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    half_x = max((max(xs) - min(xs)) / 2, _HALF_LEAST)
    half_y = max((max(ys) - min(ys)) / 2, _HALF_LEAST)
    width, room = size[0], size[1] - 2 * margin
    scale = min((width - 2 * margin) / (2 * half_x), room / (2 * half_y))
    height = round(2 * half_y * scale) + 2 * margin
    left = width / 2 - scale * (min(xs) + max(xs)) / 2
    top = height / 2 + scale * (min(ys) + max(ys)) / 2
    return Frame(scale, left, top, width, height)


def wound(polygon: Polygon) -> Polygon:
    """Return the outer ring clockwise (north is up) and the holes the other way, since Vega fills to the right."""
    return [ring if (area(ring) < 0) == (index == 0) else ring[::-1] for index, ring in enumerate(polygon)]


def area(ring: Ring) -> float:
    """Return the signed area of a ring: positive where it runs anticlockwise and the second axis points up."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2


def crossings(ring: Ring, y: float) -> Iterable[float]:
    """Return where a ring crosses the horizontal line at ``y``."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return (x0 + (y - y0) * (x1 - x0) / (y1 - y0) for (x0, y0), (x1, y1) in pairs if (y0 <= y) != (y1 <= y))
