"""What all pictures share: colours that also differ in grey, groups of providers, the width of words."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from konzeptgen.document import fonts
from konzeptgen.document.theme import INK, POINTS_PER_PIXEL, SIZES_PT, WHITE, Theme, ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from konzeptgen.document.tree import Design
    from konzeptgen.model.anbieter import Traeger

Spec = dict[str, Any]
# Pixels, of which a printed page is about 640 wide: words as large as in tables, the picture, the space around it.
TEXT_SIZE = round(SIZES_PT["table"] / POINTS_PER_PIXEL)
WIDTH = 640
PADDING = 5
# Pixels of a symbol in a legend (area), between a legend and the picture, of a line of a name beside an axis, and
# between such a name and the axis.
_SYMBOL, _LEGEND_GAP, _NAME_LINE, _NAME_GAP = 140, 18, 15, 8
_MOST_NAME_LINES = 4


@dataclass(frozen=True, slots=True)
class Tone:
    """The fill and the outline of a mark; at least one of them stands out from white."""

    fill: str
    stroke: str

    @property
    def text(self) -> str:
        """Return the colour of text on the fill."""
        return max(WHITE, INK, key=lambda colour: ratio(colour, self.fill))


@dataclass(frozen=True, slots=True)
class Gruppe:
    """A group of providers: how legends and sentences name it and the shape of its marks."""

    name: str
    adjektiv: str
    form: str
    zeichen: str


FREI = Gruppe("freie Träger", "freie", "circle", "Kreise")
OEFFENTLICH = Gruppe("öffentliche Träger", "öffentliche", "square", "Quadrate")
ANDERE = Gruppe("andere Träger", "andere", "triangle-up", "Dreiecke")
UNBEKANNT = Gruppe("Träger unbekannter Art", "unbekannte", "diamond", "Rauten")
GRUPPEN = (FREI, OEFFENTLICH, ANDERE, UNBEKANNT)


def gruppe(traeger: Traeger) -> Gruppe:
    """Return the group to which a provider belongs."""
    if traeger.frei:
        return FREI
    if not traeger.art_bekannt:
        return UNBEKANNT
    return OEFFENTLICH if traeger.oeffentlich else ANDERE


def tones(design: Design) -> Mapping[Gruppe, Tone]:
    """Return dark, light and white, so that groups differ without colour; what is unknown differs by its sign alone."""
    dark, light = shades(design)
    return {FREI: dark, OEFFENTLICH: light, ANDERE: Tone(WHITE, INK), UNBEKANNT: Tone(WHITE, INK)}


def shades(design: Design) -> tuple[Tone, Tone]:
    """Return a dark tone of the main colour and a light one of the accent."""
    look = Theme.of(design)
    return Tone(look.heading, WHITE), Tone(look.accent_light, look.accent_text)


def pixels(text: str) -> float:
    """Return how many pixels the longest line of ``text`` takes."""
    return fonts.text_width(text) * TEXT_SIZE


def wrapped(text: str, letters: int) -> str:
    """Return ``text`` broken into lines of at most ``letters`` letters where words allow it."""
    return "\n".join(textwrap.wrap(text, letters, break_long_words=False)) or text


def legend(**more: object) -> Spec:
    """Return a legend that stands in one row above the picture."""
    place = {"orient": "top", "direction": "horizontal", "offset": _LEGEND_GAP}
    return {**place, "title": None, "symbolSize": _SYMBOL, **more}


def categories(names: Sequence[str], tones_: Sequence[Tone], **more: object) -> tuple[Spec, Spec]:
    """Return the encodings of fill and outline for named groups; they share one legend."""
    fills, strokes = [tone.fill for tone in tones_], [tone.stroke for tone in tones_]
    base = {"field": "gruppe", "type": "nominal", "legend": legend(**more)}
    domain = list(names)
    return (
        {**base, "scale": {"domain": domain, "range": fills}},
        {**base, "scale": {"domain": domain, "range": strokes}},
    )


def text_mark(**more: object) -> Spec:
    """Return a mark for words and figures in the picture."""
    return {"type": "text", **more}


def layer(rows: Sequence[Mapping[str, object]], mark: Spec, encoding: Spec) -> Spec:
    """Return a layer with its own data."""
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


FIT: Spec = {
    "width": WIDTH,
    "autosize": {"type": "fit", "contains": "padding"},
    "padding": PADDING,
}
# Vega sets the first of several lines at the middle of the label's place; half the lines must move up.
_LIFT = [
    {"test": f"length(split(datum.label, '\\n')) === {count}", "value": -_NAME_LINE / 2 * (count - 1)}
    for count in range(2, _MOST_NAME_LINES + 1)
]
NAMES: Spec = {
    "labelExpr": "split(datum.label, '\\n')",
    "labelLimit": 0,
    "labelLineHeight": _NAME_LINE,
    "labelOffset": {"condition": _LIFT, "value": 0},
    "labelPadding": _NAME_GAP,
    "ticks": False,
    "domain": False,
}
