"""Names of areas on a map: inside their area, clear of each other and, where possible, of the places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from konzeptgen.base.geojson import Point, Polygon
from konzeptgen.bilder.zeichnung.geo import area, crossings
from konzeptgen.bilder.zeichnung.stil import pixels, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Pixels: a line of a label, the least gap between two labels, the space left and right of one in its area.
LINE_HEIGHT = 14
_GAP, _MARGIN = 2, 4
# At so many heights of an area a place for its label is looked for.
_ROWS = 48


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels around its centre."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Return whether two boxes overlap or nearly touch."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2 + _GAP
            and abs(self.y - other.y) < (self.height + other.height) / 2 + _GAP
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place: lines are parted by a line break."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels on the map and the names that stand below it because their area has no room."""

    placed: tuple[Label, ...]
    key: tuple[tuple[str, str], ...]


def labels(shapes: Mapping[str, list[Polygon]], names: Mapping[str, str], places: Sequence[Box]) -> Labels:
    """Return a label for each area (polygons in pixels): its name where that fits, else a number."""
    main = {key: max(polygons, key=lambda polygon: abs(area(polygon[0]))) for key, polygons in shapes.items()}
    small_first = sorted(main, key=lambda key: abs(area(main[key][0])))
    found: dict[str, Label] = {}
    for key in small_first:
        taken = [label.box for label in found.values()]
        fitting = [label for text in _forms(names[key]) if (label := _place(text, main[key], places, taken))]
        if fitting:
            found[key] = min(fitting, key=lambda label: _covered(label.box, places))
    unfit = [key for key in shapes if key not in found]
    for number, key in enumerate(unfit, 1):
        taken = [label.box for label in found.values()]
        found[key] = _place(str(number), main[key], places, taken) or _middle(str(number), main[key])
    return Labels(
        tuple(found[key] for key in shapes), tuple((str(number), names[key]) for number, key in enumerate(unfit, 1))
    )


def _forms(name: str) -> Iterator[str]:
    yield name
    longest = max((len(word) for word in name.replace("-", "- ").split()), default=0)
    half = max(longest, (len(name) + 1) // 2)
    if half < len(name):
        yield wrapped(name, half)


def _place(text: str, polygon: Polygon, places: Sequence[Box], taken: Sequence[Box]) -> Label | None:
    free = [box for box in _candidates(text, polygon) if not any(box.meets(other) for other in taken)]
    if not free:
        return None
    centre = _centre(polygon)
    return Label(text, min(free, key=lambda box: _cost(box, centre, places)))


def _cost(box: Box, centre: Point, places: Sequence[Box]) -> tuple[int, float]:
    return _covered(box, places), (box.x - centre[0]) ** 2 / 4 + (box.y - centre[1]) ** 2


def _covered(box: Box, places: Sequence[Box]) -> int:
    return sum(1 for place in places if box.meets(place))


def _centre(polygon: Polygon) -> Point:
    xs, ys = [x for x, _ in polygon[0]], [y for _, y in polygon[0]]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _candidates(text: str, polygon: Polygon) -> Iterator[Box]:
    width, height = pixels(text) + 2 * _MARGIN, LINE_HEIGHT * (text.count("\n") + 1)
    ys = [y for _, y in polygon[0]]
    low, high = min(ys) + height / 2, max(ys) - height / 2
    for row in range(_ROWS + 1 if high >= low else 0):
        y = low + (high - low) * row / _ROWS
        for left, right in _room(polygon, y, height):
            if right - left >= width:
                yield from (Box(x, y, width, height) for x in _slide(left + width / 2, right - width / 2))


def _slide(low: float, high: float) -> tuple[float, ...]:
    return low, (3 * low + high) / 4, (low + high) / 2, (low + 3 * high) / 4, high


def _room(polygon: Polygon, y: float, height: float) -> Iterator[tuple[float, float]]:
    """Yield the stretches of a row of text that lie inside at its top, middle and bottom."""
    top, bottom = _spans(polygon, y - height / 2 + 1), _spans(polygon, y + height / 2 - 1)
    for left, right in _spans(polygon, y):
        for a in top:
            for b in bottom:
                yield max(left, a[0], b[0]), min(right, a[1], b[1])


def _spans(polygon: Polygon, y: float) -> list[tuple[float, float]]:
    cuts = sorted(cut for ring in polygon for cut in crossings(ring, y))
    return list(zip(cuts[::2], cuts[1::2], strict=False))


def _middle(text: str, polygon: Polygon) -> Label:
    x, y = _centre(polygon)
    return Label(text, Box(x, y, pixels(text), LINE_HEIGHT))
