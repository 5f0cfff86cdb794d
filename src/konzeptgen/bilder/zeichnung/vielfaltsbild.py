"""The specification of offers per Handlungsfeld: bars parted by group of providers, each part with its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from konzeptgen.base.german import aufzaehlung, zahl
from konzeptgen.bilder.zeichnung.stil import (
    FIT,
    FREI,
    GRUPPEN,
    NAMES,
    Gruppe,
    Spec,
    Tone,
    categories,
    layer,
    pixels,
    text_mark,
    tones,
    wrapped,
)
from konzeptgen.document.theme import INK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from konzeptgen.document.tree import Design

# Pixels: a row, the legend above the rows, what the names leave for the bars and the figures behind them.
_STEP, _LEGEND, _ROOM = 40, 40, 420
# Pixels around a figure within its part of a bar, and between a bar and the figure behind it.
_TIGHT, _BEHIND = 3, 8
# Letters of a line of a name.
_NAME = 28
_BAR = {"type": "bar", "strokeWidth": 1, "height": {"band": 0.62}}


@dataclass(frozen=True, slots=True)
class Feld:
    """A Handlungsfeld with its offers per group of providers."""

    titel: str
    zahlen: Mapping[Gruppe, int]

    @property
    def zusammen(self) -> int:
        """Return all offers of the field."""
        return sum(self.zahlen.values())

    @property
    def vor_allem_frei(self) -> bool:
        """Return whether free providers run more than half of the offers."""
        return 2 * self.zahlen[FREI] > self.zusammen


def spec(fields: Sequence[Feld], design: Design) -> Spec:
    """Return the bars of ``fields`` in their order."""
    look, scale = tones(design), _pixels_per_offer(fields)
    present = [group for group in GRUPPEN if any(field.zahlen[group] for field in fields)]
    fill, stroke = categories([group.name for group in present], [look[group] for group in present])
    names = [_name(field) for field in fields]
    x = {"field": "von", "type": "quantitative", "scale": {"domain": [0, _ROOM / scale]}, "axis": None}
    colour = {"field": "farbe", "type": "nominal", "scale": None, "legend": None}
    words = {"x": x, "text": {"field": "text", "type": "nominal"}, "color": colour}
    segments = [row for field in fields for row in _segments(field)]
    figures = [row for field in fields for row in _figures(field, look, scale)]
    ends = [_end(field, scale) for field in fields]
    return {
        **FIT,
        "height": len(fields) * _STEP + _LEGEND,
        "encoding": {"y": {"field": "feld", "type": "nominal", "sort": names, "title": None, "axis": NAMES}},
        "layer": [
            layer(segments, _BAR, {"x": x, "x2": {"field": "bis"}, "fill": fill, "stroke": stroke}),
            layer(figures, text_mark(), words),
            layer(ends, text_mark(align="left", dx=_BEHIND), words),
        ],
    }


def _name(field: Feld) -> str:
    return wrapped(field.titel, _NAME)


def _pixels_per_offer(fields: Sequence[Feld]) -> float:
    """Return how long an offer is drawn so that the figures behind each bar still fit."""
    scale = min(_ROOM / (field.zusammen + 1) for field in fields)
    for _ in range(2):
        scale = min((_ROOM - _BEHIND - pixels(_behind(field, scale))) / field.zusammen for field in fields)
    return scale


def _fits(count: int, scale: float) -> bool:
    return count * scale >= pixels(zahl(count)) + _TIGHT


def _behind(field: Feld, scale: float) -> str:
    """Return the total, with the numbers that do not fit into their segment."""
    left = [f"{zahl(n)} {group.adjektiv}" for group, n in field.zahlen.items() if n and not _fits(n, scale)]
    return zahl(field.zusammen) + (f" (davon {aufzaehlung(left)})" if left else "")


def _segments(field: Feld) -> Iterator[Spec]:
    start = 0
    for group, count in field.zahlen.items():
        if count:
            yield {"feld": _name(field), "gruppe": group.name, "von": start, "bis": start + count, "zahl": count}
            start += count


def _figures(field: Feld, look: Mapping[Gruppe, Tone], scale: float) -> Iterator[Spec]:
    colours = {group.name: look[group].text for group in GRUPPEN}
    for row in _segments(field):
        if _fits(row["zahl"], scale):
            middle, colour = (row["von"] + row["bis"]) / 2, colours[row["gruppe"]]
            yield {"feld": row["feld"], "von": middle, "text": zahl(row["zahl"]), "farbe": colour}


def _end(field: Feld, scale: float) -> Spec:
    return {"feld": _name(field), "von": field.zusammen, "text": _behind(field, scale), "farbe": INK}
