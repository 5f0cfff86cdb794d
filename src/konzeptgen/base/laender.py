"""Where the Länder lie: the frame around each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from konzeptgen.base.geo import abstand, mitte
from konzeptgen.base.geojson import Point
from konzeptgen.base.hausdaten import lies

NAH_KM = 30
"""So far from the frame of a Land a place may lie and still be meant."""
Rahmen = tuple[Point, Point]


@cache
def rahmen() -> dict[str, Rahmen]:
    """Return the frame around each Land: its south-western and its north-eastern corner."""
    raw = lies(Path(__file__).with_name("laendergrenzen.yaml"))
    return {land: ((west, south), (east, north)) for land, (west, south, east, north) in raw.items()}


def entfernt(point: Point, land: str | None) -> float:
    """Return the kilometres from a point to the frame of a Land, to the nearest of all where none is named."""
    frames = [rahmen()[land]] if land else rahmen().values()
    return min(abstand(point, frame) for frame in frames)


def im_land(points: Iterable[Point], land: str | None) -> bool:
    """Return whether an area lies in a Land, any where none is named, or close to it."""
    return entfernt(mitte(points), land) <= NAH_KM
