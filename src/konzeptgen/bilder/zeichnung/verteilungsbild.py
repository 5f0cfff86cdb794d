"""The specification of shares side by side: per Sozialraum two marks, joined by a line, each with its figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from konzeptgen.base.german import zahl
from konzeptgen.bilder.zeichnung.stil import (
    FIT,
    NAMES,
    Spec,
    Tone,
    categories,
    layer,
    text_mark,
    wrapped,
)
from konzeptgen.document.theme import INK, WHITE, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from konzeptgen.document.tree import Design

_PLACES, _PEOPLE = "Anteil an den Plätzen", "Anteil an der Bevölkerung"
_SHAPES = ("circle", "square")
# Pixels: a row, the lowest row, all rows together, axis and legend around them.
_STEP, _LEAST_STEP, _TALLEST, _AROUND = 32, 16, 700, 90
# Rows lower than so many pixels have no room for a second line of the name; letters of a line in both cases.
_TWO_LINES, _NAME, _LONG_NAME = 30, 28, 48
# Pixels between a mark and its figure, and the shares of the longest row that figures need left and right.
_AWAY, _ROOM_LEFT, _ROOM_RIGHT = 10, 0.09, 0.1
_MOST_TICKS = 6
_MARK = {"type": "point", "size": 110, "strokeWidth": 1.8, "opacity": 1}


@dataclass(frozen=True, slots=True)
class Zeile:
    """A Sozialraum with its shares in per cent."""

    name: str
    plaetze: float
    bevoelkerung: float | None

    @property
    def shares(self) -> list[tuple[str, float]]:
        """Return what is known, by name."""
        both = ((_PLACES, self.plaetze), (_PEOPLE, self.bevoelkerung))
        return [(name, share) for name, share in both if share is not None]


def spec(rows: Sequence[Zeile], design: Design) -> Spec:
    """Return the picture of ``rows`` in their order."""
    step = max(_LEAST_STEP, min(_STEP, _TALLEST / len(rows)))
    names = [wrapped(row.name, _NAME if step >= _TWO_LINES else _LONG_NAME) for row in rows]
    points = [point for name, row in zip(names, rows, strict=True) for point in _points(name, row)]
    spans = [_span(name, row) for name, row in zip(names, rows, strict=True)]
    x = _x(max(point["wert"] for point in points))
    y = {"field": "raum", "type": "nominal", "sort": names, "title": None, "axis": {**NAMES, "grid": True}}
    return {
        **FIT,
        "height": round(step * len(rows)) + _AROUND,
        "encoding": {"y": y},
        "layer": [
            layer(spans, {"type": "rule", "color": INK}, {"x": x, "x2": {"field": "bis"}}),
            layer(points, _MARK, {"x": x, **_look(rows, design)}),
            *_figures(points, x),
        ],
    }


def _x(most: float) -> Spec:
    """Return the axis with room for the figures left of 0 and right of the largest share."""
    axis = {"title": "Anteil in Prozent", "domain": False, "ticks": False, "values": _ticks(most)}
    scale = {"domain": [-_ROOM_LEFT * most, (1 + _ROOM_RIGHT) * most], "nice": False}
    return {"field": "wert", "type": "quantitative", "axis": axis, "scale": scale}


def _ticks(most: float) -> list[int]:
    step = next(step for step in (1, 2, 5, 10, 20) if most / step <= _MOST_TICKS)
    return list(range(0, int(most * (1 + _ROOM_RIGHT)) + 1, step))


def _look(rows: Sequence[Zeile], design: Design) -> Spec:
    known = {name for row in rows for name, _ in row.shares}
    names = [name for name in (_PLACES, _PEOPLE) if name in known]
    look = Theme.of(design)
    looks = [Tone(look.heading, look.heading), Tone(WHITE, look.accent_text)]
    fill, stroke = categories(names, looks[: len(names)])
    shape = {**fill, "scale": {"domain": names, "range": list(_SHAPES[: len(names)])}}
    return {"fill": fill, "stroke": stroke, "shape": shape}


def _span(name: str, row: Zeile) -> Spec:
    shares = [share for _, share in row.shares]
    return {"raum": name, "wert": min(shares), "bis": max(shares)}


def _points(name: str, row: Zeile) -> Iterator[Spec]:
    """Yield the marks of a Sozialraum; the figure of the smaller share stands left of it, the other right."""
    ordered = sorted(row.shares, key=lambda share: share[1])
    sides = ("right", "left") if len(ordered) > 1 else ("left",)
    for (group, share), side in zip(ordered, sides, strict=True):
        yield {"raum": name, "gruppe": group, "wert": share, "text": zahl(share, 1), "seite": side}


def _figures(points: Sequence[Spec], x: Spec) -> Iterator[Spec]:
    encoding = {"x": x, "text": {"field": "text", "type": "nominal"}}
    for side, away in (("right", -_AWAY), ("left", _AWAY)):
        rows = [point for point in points if point["seite"] == side]
        if rows:
            yield layer(rows, text_mark(align=side, dx=away), encoding)
