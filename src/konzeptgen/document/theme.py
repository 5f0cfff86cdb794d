"""Colours and what is readable on them, after WCAG 2.2, success criterion 1.4.3."""

from __future__ import annotations

BLACK = "000000"
WHITE = "FFFFFF"
_READABLE = 4.5
_STEPS = 20


def ratio(one: str, other: str) -> float:
    """Return the contrast ratio (1 to 21) of two colours given as #RRGGBB."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - WCAG's bound


def bare(colour: str) -> str:
    """Return ``colour`` as Word writes it: six hex digits, no hash."""
    return colour.removeprefix("#").upper()


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    return ratio(f"#{one}", f"#{other}")


def mix(colour: str, other: str, share: float) -> str:
    """Return ``colour`` with ``share`` of ``other`` in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def ink(ground: str) -> str:
    """Return white or black, whichever reads better on ``ground``; white where both are readable."""
    if contrast(ground, WHITE) >= _READABLE:
        return WHITE
    return BLACK


def on_white(colour: str) -> str:
    """Return ``colour``, darkened just so far that text in it can be read on white and light tints."""
    shades = (mix(colour, BLACK, step / _STEPS) for step in range(_STEPS + 1))
    ground = mix(colour, WHITE, 0.9)
    return next(shade for shade in shades if contrast(shade, ground) >= _READABLE)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[0:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)
