"""The specification of places against expected people: columns, lines, and their names at the right end."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from konzeptgen.base.german import zahl
from konzeptgen.bilder.zeichnung.stil import PADDING, WIDTH, Spec, layer, pixels, text_mark
from konzeptgen.document.theme import GREY, WHITE, Theme

if TYPE_CHECKING:
    from konzeptgen.document.tree import Design

Years = Mapping[int, int]

# Pixels: the plot's height, the figures of the axis left of it, the names of the lines right of it.
_HEIGHT, _LEFT, _RIGHT = 300, 42, 58
_PLOT = WIDTH - PADDING - _LEFT - _RIGHT
_SHAPES = {"hoch": "triangle-up", "mittel": "circle", "niedrig": "square"}
_DASHES = {"hoch": [8, 4], "mittel": [1, 0], "niedrig": [2, 3]}
# Pixels: the title above the plot, the years below it, the area of a point.
_TITLE, _YEARS, _POINT = 12, 6, 95
# Pixels between two names of lines, and between a line's end and its name.
_NAME_STEP, _BESIDE, _AFTER_END = 16, 8, 12
# The share of a year that its column takes, and that the axis reaches above the highest mark.
_BAND, _ABOVE = 0.66, 0.05


def spec(places: Years, scenarios: Mapping[str, Years], design: Design) -> Spec:
    """Return the picture of ``places`` and of the people that ``scenarios`` expect, each by year."""
    years = [str(year) for year in sorted({year for values in (places, *scenarios.values()) for year in values})]
    top = _top(max(value for values in (places, *scenarios.values()) for value in values.values()))
    return {
        "width": WIDTH,
        "height": _HEIGHT,
        "padding": {"left": PADDING, "right": _RIGHT, "top": PADDING, "bottom": PADDING},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "encoding": {"x": _x(years), "y": _y(top)},
        "layer": [
            *_columns(places, len(years), design),
            *_lines(scenarios, design),
            *_ends(scenarios, years[-1], top, design),
        ],
    }


def _colours(design: Design) -> dict[str, str]:
    look = Theme.of(design)
    return {"hoch": look.accent_text, "mittel": look.heading, "niedrig": GREY}


def _top(most: int) -> int:
    """Return the end of the axis: the next round number that leaves a little room above the highest mark."""
    step = int("5" + "0" * max(len(str(most)) - 2, 0))
    return math.ceil(max(most, 1) * (1 + _ABOVE) / step) * step


def _x(years: Sequence[str]) -> Spec:
    axis = {"title": None, "labelAngle": 0, "ticks": False, "labelPadding": _YEARS}
    scale = {"domain": list(years), "paddingInner": 1 - _BAND, "paddingOuter": (1 - _BAND) / 2}
    return {"field": "jahr", "type": "ordinal", "axis": axis, "scale": scale}


def _y(top: int) -> Spec:
    axis = {
        "title": "Plätze (Säulen) und erwartete Personen (Linien)",
        "titleAngle": 0,
        "titleAlign": "left",
        "titleAnchor": "end",
        "titleBaseline": "bottom",
        "titleX": -_LEFT,
        "titleY": -_TITLE,
        "tickCount": 6,
        "domain": False,
        "ticks": False,
        "format": ",d",
    }
    return {"field": "wert", "type": "quantitative", "axis": axis, "scale": {"domain": [0, top], "nice": False}}


def _columns(places: Years, years: int, design: Design) -> Iterator[Spec]:
    rows = [{"jahr": str(year), "wert": value, "text": zahl(value)} for year, value in places.items()]
    look = Theme.of(design)
    mark = {"type": "bar", "fill": look.colour_light, "stroke": look.heading, "strokeWidth": 1}
    yield layer(rows, mark, {})
    if max(pixels(zahl(value)) for value in places.values()) <= _PLOT / years * _BAND:
        words = {"y": {"value": _HEIGHT - 6}, "text": {"field": "text", "type": "nominal"}}
        yield layer(rows, text_mark(baseline="bottom"), words)


def _lines(scenarios: Mapping[str, Years], design: Design) -> list[Spec]:
    rows = [
        {"jahr": str(year), "wert": value, "szenario": name}
        for name, people in scenarios.items()
        for year, value in people.items()
    ]
    names, colours = list(scenarios), _colours(design)
    colour = _by_scenario(names, [colours[name] for name in names])
    dash = _by_scenario(names, [_DASHES[name] for name in names])
    shape = _by_scenario(names, [_SHAPES[name] for name in names])
    points = {"type": "point", "stroke": WHITE, "size": _POINT, "strokeWidth": 1, "opacity": 1}
    return [
        layer(rows, {"type": "line", "strokeWidth": 2}, {"color": colour, "strokeDash": dash}),
        layer(rows, points, {"fill": colour, "shape": shape}),
    ]


def _by_scenario(names: list[str], values: list[Any]) -> Spec:
    return {"field": "szenario", "type": "nominal", "scale": {"domain": names, "range": values}, "legend": None}


def _ends(scenarios: Mapping[str, Years], last: str, top: int, design: Design) -> Iterator[Spec]:
    """Yield the names of the lines: beside the last year, or at the last point of a line that ends before."""
    rows = _end_rows(scenarios, top)
    colours = _colours(design)
    words = {
        "y": {"field": "hoehe", "type": "quantitative", "scale": None, "axis": None},
        "text": {"field": "szenario", "type": "nominal"},
    }
    colour = _by_scenario(list(scenarios), [colours[name] for name in scenarios])
    beside = [row for row in rows if row["jahr"] == last]
    yield layer(beside, text_mark(align="left", dx=_BESIDE), {**words, "x": {"value": "width"}, "color": colour})
    before = [row for row in rows if row["jahr"] != last]
    if before:
        # The white rim keeps the word readable on the columns of the following years.
        yield layer(before, text_mark(align="left", dx=_AFTER_END, stroke=WHITE, strokeWidth=3), words)
        yield layer(before, text_mark(align="left", dx=_AFTER_END), {**words, "color": colour})


def _end_rows(scenarios: Mapping[str, Years], top: int) -> list[Spec]:
    """Return where each name stands, moved down where two of a year would overlap."""
    rows: list[Spec] = []
    free: dict[int, float] = {}
    ends = ((name, max(people), people[max(people)]) for name, people in scenarios.items())
    for name, year, value in sorted(ends, key=lambda end: -end[2]):
        y = max(_HEIGHT * (1 - value / top), free.get(year, 0.0))
        free[year] = y + _NAME_STEP
        rows.append({"jahr": str(year), "hoehe": round(y, 1), "szenario": name})
    return rows
