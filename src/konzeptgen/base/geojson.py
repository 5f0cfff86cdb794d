"""GeoJSON files read: areas with id, name and polygons in degrees; shapes that cannot be read are left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]
_LEAST_CORNERS = 3
_MAX_LATITUDE = 85.0
_FARTHEST = 1e9
"""No system counts further, in degrees or metres."""
_AREAS = frozenset(("Polygon", "MultiPolygon"))
HERKUNFT = "herkunft"


@dataclass(frozen=True, slots=True)
class Area:
    """An area on the map: id, name, and polygons in degrees, each an outer ring and its holes."""

    id: str
    name: str
    polygons: list[Polygon]

    @property
    def points(self) -> Iterable[Point]:
        """Return all corners of the outer rings."""
        return (point for polygon in self.polygons for point in polygon[0])


def areas(data: bytes, names: Mapping[str, str]) -> list[Area]:
    """Return the areas that ``names`` knows by id, or all where it is empty; unreadable shapes are left out."""
    try:
        features = json.loads(data)["features"]
        found = [_area(feature, names, index) for index, feature in enumerate(features)]
    except Exception:  # noqa: BLE001 - whatever a strange file breaks, it holds no areas
        return []
    merged: dict[str, Area] = {}
    for area in found:
        if area.polygons and (not names or area.id in names):
            merged.setdefault(area.id, Area(area.id, area.name, [])).polygons.extend(area.polygons)
    order = {key: index for index, key in enumerate(names)}
    return sorted(merged.values(), key=lambda area: order.get(area.id, 0))


def _area(feature: Mapping[str, Any], names: Mapping[str, str], index: int) -> Area:
    key, geometry = feature_id(feature) or f"#{index}", feature["geometry"]
    coordinates = geometry.get("coordinates", [])
    raw = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(geometry["type"], [])
    name = names.get(key) or str((feature.get("properties") or {}).get("name") or "")
    polygons = (_polygon(rings) for rings in raw)
    return Area(key, name, [polygon for polygon in polygons if polygon])


def _polygon(rings: Sequence[Sequence[Sequence[float]]]) -> Polygon:
    read = [[(float(point[0]), float(point[1])) for point in ring] for ring in rings]
    sound = all(abs(lon) <= 180 and abs(lat) <= _MAX_LATITUDE for ring in read for lon, lat in ring)  # noqa: PLR2004
    return [ring for ring in read if len(set(ring)) >= _LEAST_CORNERS] if read and sound else []


def polygons(collection: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - whatever a file holds
    """Return the features that are areas; raise KeyError or TypeError where it is no collection of features."""
    return [f for f in collection["features"] if (f["geometry"] or {}).get("type") in _AREAS]


def corners(coordinates: Any) -> Iterator[Point]:  # noqa: ANN401 - nested lists of any depth
    """Yield the points of nested lists; raise ValueError where one has no number that counts."""
    if coordinates and isinstance(coordinates[0], int | float):
        x, y = float(coordinates[0]), float(coordinates[1])
        if not (abs(x) <= _FARTHEST and abs(y) <= _FARTHEST):  # nor what is no number at all
            raise ValueError("a corner is nowhere")
        yield x, y
        return
    for inner in coordinates:
        yield from corners(inner)


def named_system(collection: Mapping[str, Any]) -> str:
    """Return the coordinate system that a file names in the way of GeoJSON before 2016, empty where it names none."""
    named = ((collection.get("crs") or {}).get("properties") or {}).get("name")
    return named if isinstance(named, str) else ""


def herkunft(data: bytes) -> Mapping[str, Any]:
    """Return how the areas of a file came to be as they are: their system, whether it is guessed, uncertain names."""
    try:
        found = json.loads(data).get(HERKUNFT)
    except Exception:  # noqa: BLE001 - whatever a strange file breaks, it tells nothing
        return {}
    return found if isinstance(found, dict) else {}


def feature_id(feature: Mapping[str, Any]) -> str:
    """Return a feature's id: ``id`` or ``properties.id``."""
    return str(feature.get("id") or (feature.get("properties") or {}).get("id", ""))
