"""The marks of a map: one per place and group of providers, as large as it has offers, moved clear of each other."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from konzeptgen.base.geojson import Point
    from konzeptgen.bilder.zeichnung.geo import Frame
    from konzeptgen.bilder.zeichnung.orte import Ort

# Areas in square pixels: of the mark of one offer, of each further one, of the largest.
_SMALLEST, _STEP, _LARGEST = 80, 45, 620
# Marks push each other away so many times, each so many pixels from its place at most.
_ROUNDS, _FARTHEST = 40, 18.0
# Round marks may still overlap a little, which their outlines show; more distance would misplace them.
_CLEAR = {"circle": 0.85, "square": 1.05, "triangle-up": 1.05, "diamond": 1.05}
# The golden angle (in radians) starts marks of one place in different directions, always the same ones, a tenth of a
# pixel away.
_TURN, _START = 2.399963, 0.1
# Pixels from which on the reader is told that marks were moved.
_NOTICEABLE = 3.0


@dataclass(slots=True)
class Marke:
    """A mark on the canvas: what it stands for, where it is drawn, where it belongs and its diameter."""

    ort: Ort
    x: float
    y: float
    home: Point
    diameter: float

    @property
    def reach(self) -> float:
        """Return how near another mark may come."""
        return self.diameter / 2 * _CLEAR[self.ort.gruppe.form]


def sizes(places: Sequence[Ort]) -> dict[int, float]:
    """Return the area of a mark in square pixels by number of offers."""
    most = max((place.zahl for place in places), default=1)
    step = min(_STEP, (_LARGEST - _SMALLEST) / max(most - 1, 1))
    return {count: _SMALLEST + step * (count - 1) for count in range(1, most + 1)}


def marken(view: Frame, places: Sequence[Ort]) -> list[Marke]:
    """Return the marks, large ones first so that small ones stay visible."""
    area = sizes(places)
    found = []
    for index, place in enumerate(places):
        x, y = view.pixel(place.punkt)
        start = x + _START * math.cos(index * _TURN), y + _START * math.sin(index * _TURN)
        found.append(Marke(place, *start, home=(x, y), diameter=math.sqrt(area[place.zahl])))
    _part(found)
    return sorted(found, key=lambda mark: -mark.ort.zahl)


def moved(marks: Sequence[Marke]) -> bool:
    """Return whether a mark stands noticeably away from its place."""
    return any(math.dist((mark.x, mark.y), mark.home) > _NOTICEABLE for mark in marks)


def _part(marks: Sequence[Marke]) -> None:
    reach = max((mark.diameter for mark in marks), default=0) + 2 * _FARTHEST
    near = [(a, b) for a, b in combinations(marks, 2) if math.dist(a.home, b.home) < reach]
    for _ in range(_ROUNDS):
        pushed = [_push(a, b) for a, b in near]
        if not any(pushed):
            return
        for mark in marks:
            _hold(mark)


def _push(one: Marke, other: Marke) -> bool:
    dx, dy = other.x - one.x, other.y - one.y
    apart = math.hypot(dx, dy) or 1e-6
    lacking = one.reach + other.reach - apart
    if lacking <= 0:
        return False
    dx, dy = dx / apart * lacking / 2, dy / apart * lacking / 2
    one.x, one.y, other.x, other.y = one.x - dx, one.y - dy, other.x + dx, other.y + dy
    return True


def _hold(mark: Marke) -> None:
    """Bring a mark back that was pushed too far from its place."""
    away = math.dist((mark.x, mark.y), mark.home)
    if away > _FARTHEST:
        share = _FARTHEST / away
        mark.x = mark.home[0] + (mark.x - mark.home[0]) * share
        mark.y = mark.home[1] + (mark.y - mark.home[1]) * share
