"""What all pictures share: colours that also differ in grey, groups of providers, the width of words."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from PIL import ImageFont

from konzeptgen.document.fonts import house_folder
from konzeptgen.document.theme import ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from konzeptgen.document.tree import Design
    from konzeptgen.model.anbieter import Traeger

Spec = dict[str, Any]
INK = "#222222"
WHITE = "#FFFFFF"
GREY = "#6B6B6B"
TEXT_SIZE = 12
WIDTH = 640
PADDING = 5
_TEXT_RATIO = 4.5
_STEPS = 50


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
GRUPPEN = (FREI, OEFFENTLICH, ANDERE)


def gruppe(traeger: Traeger) -> Gruppe:
    """Return the group to which a provider belongs."""
    if traeger.frei:
        return FREI
    return OEFFENTLICH if traeger.oeffentlich else ANDERE


def tones(design: Design) -> Mapping[Gruppe, Tone]:
    """Return dark, light and white for the three groups, so that they differ without colour."""
    return {
        FREI: Tone(darker(design.colour), WHITE),
        OEFFENTLICH: Tone(lighter(design.accent, 1.7), darker(design.accent)),
        ANDERE: Tone(WHITE, INK),
    }


def lighter(colour: str, contrast: float) -> str:
    """Return ``colour`` mixed with white until its contrast to white is at most ``contrast``."""
    mixed = (_mix(colour, WHITE, step / _STEPS) for step in range(_STEPS + 1))
    return next(shade for shade in mixed if ratio(shade, WHITE) <= contrast)


def darker(colour: str, contrast: float = _TEXT_RATIO) -> str:
    """Return ``colour`` mixed with black until its contrast to white is at least ``contrast``."""
    mixed = (_mix(colour, "#000000", step / _STEPS) for step in range(_STEPS + 1))
    return next(shade for shade in mixed if ratio(shade, WHITE) >= contrast)


def _mix(one: str, other: str, share: float) -> str:
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def text_width(text: str, size: int = TEXT_SIZE) -> float:
    """Return how many pixels the longest line of ``text`` takes."""
    return max(_font().getlength(line) for line in text.split("\n")) * size / _font().size


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(house_folder() / "AtkinsonHyperlegible-Regular.ttf", 100)


def wrapped(text: str, letters: int) -> str:
    """Return ``text`` broken into lines of at most ``letters`` letters where words allow it."""
    return "\n".join(textwrap.wrap(text, letters, break_long_words=False)) or text


def legend(**more: object) -> Spec:
    """Return a legend that stands in one row above the picture."""
    return {"orient": "top", "direction": "horizontal", "title": None, "symbolSize": 140, "offset": 18, **more}


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
    return {"type": "text", "color": INK, "fontSize": TEXT_SIZE, **more}


def layer(rows: Sequence[Mapping[str, object]], mark: Spec, encoding: Spec) -> Spec:
    """Return a layer with its own data."""
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


FIT: Spec = {
    "width": WIDTH,
    "autosize": {"type": "fit", "contains": "padding"},
    "padding": PADDING,
}
# Vega sets the first of several lines at the middle of the label's place; half the lines must move up.
_LIFT = [{"test": f"length(split(datum.label, '\\n')) === {count}", "value": -7.5 * (count - 1)} for count in (2, 3, 4)]
NAMES: Spec = {
    "labelExpr": "split(datum.label, '\\n')",
    "labelLimit": 0,
    "labelLineHeight": 15,
    "labelOffset": {"condition": _LIFT, "value": 0},
    "labelPadding": 8,
    "ticks": False,
    "domain": False,
}
