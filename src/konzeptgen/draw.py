"""Pictures' specifications -> drawn pictures (SVG), in the house's font and colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from konzeptgen.bilder import Bild
from konzeptgen.document import Design, Picture

_INK = "#222222"


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
    svg: str = _vega().vegalite_to_svg({**bild.spec, "config": _config(design)}, vl_version="5.20", format_locale="de-DE")
    size = re.search(r'<svg[^>]* width="([0-9.]+)" height="([0-9.]+)"', svg)
    if size is None:
        raise ValueError("the drawn picture names no size")
    return Picture(svg.encode(), "image/svg+xml", round(float(size[1])), round(float(size[2])))


def _config(design: Design) -> dict[str, Any]:
    text = {"font": design.font, "color": _INK}
    return {
        "background": "#FFFFFF",
        "font": design.font,
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": 12,
            "titleFontSize": 12,
            "labelColor": _INK,
            "titleColor": _INK,
            "titleFontWeight": "normal",
            "gridColor": "#DDDDDD",
            "domainColor": "#777777",
            "tickColor": "#777777",
        },
        "legend": {"labelFontSize": 12, "titleFontSize": 12, "labelColor": _INK, "titleColor": _INK, "labelLimit": 320},
        "text": {**text, "fontSize": 12},
    }
