"""Coordinates in metres (UTM, Gauß-Krüger) -> degrees, by PROJ; which system they stand in, where nobody says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from konzeptgen.base.extras import library
from konzeptgen.base.geojson import Point
from konzeptgen.base.laender import NAH_KM, entfernt

DEGREES = "4326"
NORTHINGS = range(5_200_000, 6_150_000)
"""Metres from the equator between the Alps and Denmark."""
_SAME = {"4647": "25832", "5650": "25833", "4258": DEGREES, "CRS84": DEGREES}
"""Systems that differ from another of ours in the zone written before the easting, or in nothing that shows."""
_UTM = {32: "25832", 33: "25833"}
_UTM_EASTINGS = range(100_000, 900_000)
_ZONE = 1_000_000
_GAUSS = range(2, 6)


def benannt(name: str) -> str:
    """Return the number of a system as people and files name it: EPSG:25832, urn:ogc:def:crs:EPSG::25832, CRS84."""
    number = name.strip().rpartition(":")[2].upper()
    return _SAME.get(number, number)


def in_metern(point: Point) -> bool:
    """Return whether a point (easting, northing) cannot stand in degrees."""
    return abs(point[0]) > 180 or abs(point[1]) > 180  # noqa: PLR2004 - degrees around the earth


def moegliche(easting: float) -> tuple[str, ...]:
    """Return the systems that an easting may stand in: its zone tells, written before it or not."""
    zone = int(easting // _ZONE)
    if zone in _UTM:
        return (_UTM[zone],)
    if zone in _GAUSS:
        return (f"3146{zone + 4}",)
    return tuple(_UTM.values()) if int(easting) in _UTM_EASTINGS else ()


def passt(system: str, point: Point) -> bool:
    """Return whether a point in metres may stand in a system that is named, with its zone before the easting or not."""
    easting, northing = point
    ours = easting // _ZONE == 0 or system in moegliche(easting)
    return system != DEGREES and ours and int(northing) in NORTHINGS


def geraten(point: Point, land: str | None) -> str | None:
    """Return the system in which a point in metres lies in or near the Land, else in Germany, else None."""
    found = moegliche(point[0]) if int(point[1]) in NORTHINGS else ()
    at = {system: in_grad([point], system)[0] for system in found}
    near = (system for where in (land, None) for system in found if entfernt(at[system], where) <= NAH_KM)
    return next(near, None)


def in_grad(points: Sequence[Point], system: str) -> list[Point]:
    """Return points (easting, northing) as (longitude, latitude).

    Raises:
        EnvironmentTrouble: the library is not installed.
        ValueError: there is no such system.
    """
    if not points:
        return []
    eastings, northings = zip(*((_easting(x, system), y) for x, y in points), strict=True)
    longitudes, latitudes = _transformer(system).transform(eastings, northings)
    return list(zip(longitudes, latitudes, strict=True))


def _easting(x: float, system: str) -> float:
    """Return an easting as its system has it: Gauß-Krüger with its zone before it, UTM without."""
    if system.startswith("3146"):
        return x if x >= _ZONE else x + (int(system[-1]) - 4) * _ZONE
    return x % _ZONE if system in _UTM.values() else x


@cache
def _transformer(system: str) -> Any:  # noqa: ANN401 - pyproj comes only with an extra
    what = "Zum Umrechnen von Koordinaten in Metern (UTM, Gauß-Krüger)"
    proj = library("pyproj", "geo", what, "Ohne das Paket geben Sie die Koordinaten in Grad an.")
    try:
        return proj.Transformer.from_crs(int(system), int(DEGREES), always_xy=True)
    except proj.exceptions.CRSError as error:
        raise ValueError(system) from error
