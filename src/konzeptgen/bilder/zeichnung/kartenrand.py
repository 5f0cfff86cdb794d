"""The rim of a map: scale bar, arrow to the north, names of small areas, and a border where no area is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from konzeptgen.base.german import zahl
from konzeptgen.base.typography import NBSP
from konzeptgen.bilder.zeichnung.stil import PADDING, WIDTH, Spec, layer, pixels, text_mark
from konzeptgen.document.theme import EDGE, INK, WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from konzeptgen.bilder.zeichnung.geo import Frame

# All in pixels: the strip under the map, the place in it of what stands there, and the ends of the scale bar.
RIM = 30
_BASE, _LEFT, _RIGHT, _TICK = 10, 4, 12, 4
_LONGEST_BAR = 150
# Words beside the bar, "N" beside the arrow, the note beside "N"; the arrow's area.
_BESIDE_BAR, _BESIDE_ARROW, _BESIDE_N, _ARROW = 8, 12, 22, 420
# A row of the names under the map, its number, the space behind the number and behind the name.
_ROW, _NUMBER, _BEHIND_NUMBER, _BEHIND_NAME = 17, 18, 8, 10
_MOST_COLUMNS = 4
_PARTED = "Dicht liegende Zeichen sind auseinandergerückt."


@dataclass(frozen=True, slots=True)
class Wort:
    """Words on the canvas and the side on which they stand at their place."""

    text: str
    x: float
    y: float
    align: str = "center"


def strip(view: Frame, *, parted: bool) -> tuple[list[Spec], list[Wort]]:
    """Return scale bar, arrow to the north and a note on marks moved apart, in the strip under the map."""
    metres = _length(view.km_per_pixel() * 1000 * _LONGEST_BAR)
    end = _LEFT + metres / 1000 / view.km_per_pixel()
    y, right = view.height + RIM - _BASE, view.width - _RIGHT
    words = [Wort(_distance(metres), end + _BESIDE_BAR, y, "left"), Wort("N", right - _BESIDE_ARROW, y, "right")]
    if parted:
        words.append(Wort(_PARTED, right - _BESIDE_ARROW - _BESIDE_N, y, "right"))
    arrow = {"type": "point", "shape": "arrow", "size": _ARROW, "filled": True, "color": INK, "opacity": 1}
    return [_bar(end, y), layer([{"x": right, "y": y - 2}], arrow, _free("x", "y"))], words


def _bar(end: float, y: float) -> Spec:
    strokes = [(_LEFT, y, end, y), *((x, y - _TICK, x, y + _TICK) for x in (_LEFT, end))]
    rows = [dict(zip(("x", "y", "x2", "y2"), stroke, strict=True)) for stroke in strokes]
    return layer(rows, {"type": "rule", "color": INK, "strokeWidth": 1.5}, _free("x", "y", "x2", "y2"))


def written(words: Sequence[Wort]) -> list[Spec]:
    """Return the layers that write ``words``; names on the map get a white rim, which parts them from lines."""
    encoding = {**_free("x", "y"), "text": {"field": "text", "type": "nominal"}}
    layers = []
    for align in ("center", "left", "right"):
        rows = [{"text": word.text, "x": word.x, "y": word.y} for word in words if word.align == align]
        marks = [text_mark(align=align, baseline="middle")]
        if align == "center":
            marks.insert(0, text_mark(stroke=WHITE, strokeWidth=3, strokeJoin="round", strokeOpacity=0.9))
        layers += [layer(rows, mark, encoding) for mark in marks if rows]
    return layers


def _free(*axes: str) -> Spec:
    """Return encodings in pixels of the canvas."""
    plain = {"type": "quantitative", "scale": None, "axis": None}
    return {axis: {"field": axis} if axis.endswith("2") else {"field": axis, **plain} for axis in axes}


def _length(most: float) -> int:
    """Return the largest of 1, 2, 5, 10, … metres that is at most ``most``."""
    power = 10 ** math.floor(math.log10(most))
    return int(next(step * power for step in (5, 2, 1) if step * power <= most))


def _distance(metres: int) -> str:
    return f"{zahl(metres // 1000)}{NBSP}km" if metres >= 1000 else f"{zahl(metres)}{NBSP}m"  # noqa: PLR2004 - a kilometre


def border(view: Frame) -> Spec:
    """Return a thin border around a map without areas."""
    mark = {"type": "rect", "fill": None, "stroke": EDGE, "strokeWidth": 1}
    box = {"x": 1, "y": 1, "x2": view.width - 1, "y2": view.height - 1}
    return layer([box], mark, _free("x", "y", "x2", "y2"))


def key_height(pairs: Sequence[tuple[str, str]]) -> int:
    """Return the height that the names under the map take."""
    return _ROW * len(_columns(pairs)[0]) + _ROW // 2 if pairs else 0


def key(pairs: Sequence[tuple[str, str]], view: Frame) -> list[Wort]:
    """Return the names of the areas that bear only a number on the map, in columns under it."""
    words, left = [], 0.0
    for column in _columns(pairs):
        for row, (number, name) in enumerate(column):
            y = view.height + RIM + _ROW * (row + 1)
            words += [Wort(number, left + _NUMBER, y, "right"), Wort(name, left + _NUMBER + _BEHIND_NUMBER, y, "left")]
        left += _column_width(column)
    return words


def _columns(pairs: Sequence[tuple[str, str]]) -> list[Sequence[tuple[str, str]]]:
    """Return ``pairs`` in as many columns as fit side by side."""
    for count in range(_MOST_COLUMNS, 0, -1):
        rows = math.ceil(len(pairs) / count) or 1
        columns = [pairs[start : start + rows] for start in range(0, len(pairs), rows)]
        if count == 1 or sum(map(_column_width, columns)) <= WIDTH - 2 * PADDING:
            return columns
    raise AssertionError("one column always remains")


def _column_width(column: Sequence[tuple[str, str]]) -> float:
    return _NUMBER + _BEHIND_NUMBER + _BEHIND_NAME + max(pixels(name) for _, name in column)
