"""A design and the text of a page in, the page's stylesheet out: the theme's values and fonts before ``seite.css``."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from konzeptgen.base.paths import TEMPLATES
from konzeptgen.document import fonts, theme
from konzeptgen.document.theme import SIZES_PT, Theme
from konzeptgen.writers.html.fontfaces import by_script, embedded, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from konzeptgen.document.tree import Design

FOLDER = TEMPLATES / "stile" / "html"
# How much of the ink a shadow holds, as CSS writes it behind a colour: about a third.
_SHADOW = "59"


def stylesheet(design: Design, page: str, mark: str) -> str:
    """Return the CSS; ``page`` is all that is read, with its marks, ``mark`` stands on each printed page.

    Raises:
        ValueError: a colour or the name of the font is not written as one.
    """
    used = letters(page)
    parts = (
        _root(design, used),
        embedded(design.font, used),
        by_script(used),
        _widths(),
        _rules(),
        _marked_pages(mark),
    )
    return "".join(parts)


def _root(design: Design, fallbacks: Iterable[str]) -> str:
    if not re.fullmatch(r"[\w .-]+", design.font):
        raise ValueError(f"Der Schriftname „{design.font}“ enthält unerlaubte Zeichen.")
    families = ", ".join(
        [*(f'"{family}"' for family in dict.fromkeys((design.font, fonts.HOUSE, *fallbacks))), "sans-serif"]
    )
    values = {**_colours(Theme.of(design)), **_sizes(), "schrift": families}
    return ":root {\n" + "".join(f"  --{name}: {value};\n" for name, value in values.items()) + "}\n"


def _colours(look: Theme) -> Mapping[str, str]:
    return {
        "farbe": look.heading,
        "akzent": look.accent_text,
        "flaeche": look.colour,
        "auf-flaeche": look.on_colour,
        "streifen": look.accent,
        "farbe-zart": look.tint,
        "tinte": theme.INK,
        "grau": theme.GREY,
        "kante": theme.EDGE,
        "rand": theme.FRAME,
        "linie": theme.LINE,
        "ton": theme.WASH,
        "schatten": f"{theme.INK}{_SHADOW}",
        **{f"stufe{number}": step.ground for number, step in enumerate(look.heat, start=1)},
        **{f"schrift{number}": step.ink for number, step in enumerate(look.heat, start=1)},
        **{f"{kind}-grund": box.ground for kind, box in look.notices.items()},
        **{f"{kind}-rand": box.border for kind, box in look.notices.items()},
        **{f"{kind}-wort": box.label for kind, box in look.notices.items()},
    }


def _sizes() -> Mapping[str, str]:
    """Return the size of printed text, and of headings in proportion to text."""
    headings = {f"h{level + 1}": SIZES_PT[f"heading{level}"] / SIZES_PT["text"] for level in (1, 2, 3, 4)}
    return {"text-papier": f"{SIZES_PT['text']}pt", **{tag: f"{size:.2f}rem" for tag, size in headings.items()}}


@functools.cache
def _widths() -> str:
    """Return one class for each whole percent, since the policy forbids style attributes."""
    return "".join(f".b{percent} {{ width: {percent}%; }}\n" for percent in range(1, 101))


@functools.cache
def _rules() -> str:
    return (FOLDER / "seite.css").read_text(encoding="utf-8")


def _marked_pages(mark: str) -> str:
    """Return the rule that marks each printed page; the words are ours."""
    corner = f'@top-right {{ content: "{mark}"; font-size: 9pt; font-weight: bold; }}'
    return f"@page vermerk {{ {corner} }}\n" if mark else ""
