"""A municipality's design in → the colours, sizes and widths from which every format and picture takes its look, out.

Colours are written #RRGGBB in capitals. What can be read follows WCAG 2.2: text stands out from its ground 4.5 to 1
(success criterion 1.4.3), a line or shape that says something 3 to 1 (1.4.11).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.document.tree import Design, NoticeKind

WHITE = "#FFFFFF"
BLACK = "#000000"

# Tones that no design changes, from dark to light; on white they have contrasts of 16, 7.5, 5.4, 3.1, 1.6 and 1.1.
INK = "#1B2228"
"""Text on a screen and words in pictures; text on paper is black, which printers set sharper."""
GREY = "#4A5660"
"""Quieter text: sources, terms, heads and feet of pages."""
EDGE = "#5F6C77"
"""Borders of hints, controls and shapes in pictures, axes, text of what is switched off."""
FRAME = "#8895A0"
"""Borders of quotations and of what is switched off."""
LINE = "#C8D0D6"
"""Hairlines between rows and in grids."""
WASH = "#F4F6F8"
"""The ground of hints, contents, code and filters."""

SIZES_PT: Mapping[str, float] = {
    "title": 28,
    "subtitle": 14,
    "heading1": 20,
    "heading2": 14.5,
    "heading3": 12,
    "heading4": 10.5,
    "text": 10.5,
    "text_a5": 9.5,
    "caption": 9.5,
    "table": 9,
    "small": 8.5,
}
"""Sizes of text on paper in points; a screen keeps the proportion of headings to text."""

POINTS_PER_PIXEL = 0.75
"""Paper counts 72 points to the inch, pictures and screens 96 pixels."""

LINES_PT: Mapping[str, float] = {"hair": 0.5, "end": 1, "total": 1.5}
"""Widths of lines on paper in points: between rows, at a table's end, above a sum."""

# Shares of the main colour in the five steps of a table of shaded numbers. Each step stands out from white 1.3 times or
# more as strongly as the one before, so that the eye tells them apart in grey too.
_HEAT = (0.08, 0.24, 0.44, 0.66, 1.0)
# The share of a colour in its tint: seen as a surface, yet as good to read on as white.
_TINT = 0.07
_READABLE = 4.5
# In so many steps a colour goes to black or white.
_SHADES = 50


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a table of shaded numbers: the colour of its cells and of the figures in them."""

    ground: str
    ink: str


@dataclass(frozen=True, slots=True)
class Box:
    """How a notice looks: its ground, its border and the words with which it begins."""

    ground: str
    border: str
    label: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What depends on the design.

    ``colour`` and ``accent`` are the design's own and fill surfaces; ``on_colour`` is text on ``colour``. ``heading``
    and ``accent_text`` are the same colours as text and telling lines: darkened just so far that they can be read on
    white, on ``WASH`` and on their tints. ``tint`` and ``accent_tint`` are the palest surfaces; ``colour_light`` and
    ``accent_light`` fill shapes that must differ from white (contrast 1.25 and 1.7). ``heat`` are five steps from
    light to dark.
    """

    colour: str
    on_colour: str
    accent: str
    heading: str
    accent_text: str
    tint: str
    accent_tint: str
    colour_light: str
    accent_light: str
    heat: tuple[Step, ...]
    notices: Mapping[NoticeKind, Box]

    @staticmethod
    def of(design: Design) -> Theme:
        """Return the theme of ``design``.

        Raises:
            ValueError: a colour is not written #RRGGBB.
        """
        return _theme(design.colour, design.accent)


@cache
def _theme(colour: str, accent: str) -> Theme:
    colour, accent = _checked(colour), _checked(accent)
    heading, accent_text = on_white(colour), on_white(accent)
    tint, accent_tint = _tint(colour), _tint(accent)
    return Theme(
        colour=colour,
        on_colour=ink(colour),
        accent=accent,
        heading=heading,
        accent_text=accent_text,
        tint=tint,
        accent_tint=accent_tint,
        colour_light=lighter(colour, 1.25),
        accent_light=lighter(accent, 1.7),
        heat=tuple(Step(ground, ink(ground)) for ground in (mix(WHITE, heading, share) for share in _HEAT)),
        notices={
            "luecke": Box(accent_tint, accent_text, accent_text),
            "hinweis": Box(WASH, EDGE, INK),
            "forderung": Box(tint, heading, heading),
        },
    )


def _checked(colour: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise ValueError(f"Die Farbe „{colour}“ hat nicht die Form #RRGGBB.")
    return colour.upper()


def _tint(colour: str) -> str:
    return mix(WHITE, colour, _TINT)


def ratio(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """Return ``colour`` with ``share`` (0 to 1) of ``other`` in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def ink(ground: str) -> str:
    """Return white where it can be read on ``ground``, else black, which then can."""
    return WHITE if ratio(WHITE, ground) >= _READABLE else BLACK


def on_white(colour: str) -> str:
    """Return ``colour``, darkened just so far that text in it can be read on white, ``WASH`` and its own tint."""
    grounds = (WASH, _tint(colour))
    shades = (mix(colour, BLACK, step / _SHADES) for step in range(_SHADES + 1))
    return next(shade for shade in shades if all(ratio(shade, ground) >= _READABLE for ground in grounds))


def lighter(colour: str, contrast: float) -> str:
    """Return ``colour`` mixed with white until its contrast to white is at most ``contrast``."""
    mixed = (mix(colour, WHITE, step / _SHADES) for step in range(_SHADES + 1))
    return next(shade for shade in mixed if ratio(shade, WHITE) <= contrast)


def bare(colour: str) -> str:
    """Return ``colour`` as Word writes it: six hex digits, no hash."""
    return colour.removeprefix("#").upper()


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - WCAG's bound


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
