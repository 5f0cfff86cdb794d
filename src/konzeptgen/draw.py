"""Pictures' specifications -> drawn pictures (SVG), in the house's font and colours."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from konzeptgen.document import Design, Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.bilder import Bild

# The newest Vega-Lite that vl-convert 1.9 brings along; another version moves lines and legends.
VEGA_LITE = "6.4"
_INK = "#222222"
_GREY = "#6B6B6B"
# English words for programs and screen readers; the picture's German text alternative stands in the document.
_WORDS_FOR_PROGRAMS = re.compile(r"aria-.*|role|class|pointer-events")


def font_folder() -> Path:
    """Return the folder of the font files that all formats use."""
    import fontpkg_atkinson_hyperlegible  # noqa: PLC0415 - only where something is drawn or set

    return Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"


@cache
def _vega() -> Any:  # noqa: ANN401 - a module without types
    import vl_convert  # noqa: PLC0415 - loads a large library

    vl_convert.register_font_directory(str(font_folder()))
    return vl_convert


def draw(bilder: Mapping[str, Bild], design: Design) -> dict[str, Picture]:
    """Draw every picture; the same specification gives the same bytes."""
    return {name: _picture(bild, design) for name, bild in bilder.items()}


def _picture(bild: Bild, design: Design) -> Picture:
    spec = {**bild.spec, "config": _config(design)}
    drawn: str = _vega().vegalite_to_svg(spec, vl_version=VEGA_LITE, format_locale="de-DE")
    root = etree.fromstring(drawn.encode())
    _clean(root)
    size = [round(float(root.attrib[name])) for name in ("width", "height")]
    return Picture(etree.tostring(root), "image/svg+xml", *size)


def _clean(root: etree._Element) -> None:
    """Drop what only programs read, and the invisible shapes that carry nothing else."""
    for node in list(root.iter()):
        if node.get("display") == "none":
            _parent(node).remove(node)
        for name in [name for name in node.attrib if _WORDS_FOR_PROGRAMS.fullmatch(str(name))]:
            del node.attrib[name]


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    if parent is None:
        raise ValueError("the drawn picture is invisible")
    return parent


def _config(design: Design) -> dict[str, Any]:
    words = {"labelFontSize": 12, "titleFontSize": 12, "labelColor": _INK, "titleColor": _INK}
    lines = {"gridColor": "#DDDDDD", "domainColor": _GREY, "tickColor": _GREY}
    return {
        "background": "#FFFFFF",
        "font": design.font,
        "view": {"stroke": None},
        "axis": {**words, **lines, "titleFontWeight": "normal"},
        "legend": {
            "layout": {"bottom": {"anchor": "start", "direction": "vertical", "margin": 6}},
            **words,
            "titleFontWeight": "normal",
            "labelLimit": 320,
            "titleLimit": 320,
        },
        "text": {"font": design.font, "color": _INK, "fontSize": 12},
    }
