"""Pictures' specifications -> drawn pictures (SVG), in the house's font and colours.

Drawing runs in a process of its own (``python -m`` and this module): the library holds the interpreter while it draws,
and its start takes longer than most of the build.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from lxml import etree

from konzeptgen.base.finding import EnvironmentTrouble
from konzeptgen.base.zwischenspeicher import ZWISCHENSPEICHER, schluessel
from konzeptgen.bilder.zeichnung import lettering
from konzeptgen.bilder.zeichnung.stil import TEXT_SIZE
from konzeptgen.document.fonts import folders
from konzeptgen.document.theme import EDGE, INK, LINE, WHITE
from konzeptgen.document.tree import Design, Picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from konzeptgen.bilder import Bild

# The newest Vega-Lite that vl-convert 1.9 brings along; another version moves lines and legends.
VEGA_LITE = "6.4"
# Pixels: the longest label of a legend, and the space between the legends below a picture.
_LONGEST_LABEL, _BETWEEN_LEGENDS = 320, 6
# English words for programs and screen readers; the picture's German text alternative stands in the document.
_WORDS_FOR_PROGRAMS = re.compile(r"aria-.*|role|class|pointer-events")


@cache
def _vega() -> Any:  # noqa: ANN401 - a module without types
    import vl_convert  # noqa: PLC0415 - loads a large library

    for folder in folders():
        vl_convert.register_font_directory(str(folder))
    return vl_convert


class Drawer:
    """A process that gets ready while the data are read, draws once and ends."""

    def __init__(self, *, early: bool = True) -> None:
        """Start the process, or leave that until there is something to draw."""
        self._process = _started() if early else None

    def __enter__(self) -> Self:
        """Return the drawer."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process, whether it has drawn or not."""
        if self._process:
            self._process.kill()
            self._process.communicate()

    def draw(self, bilder: Mapping[str, Bild], design: Design) -> dict[str, Picture]:
        """Draw every picture; the same specification gives the same bytes.

        Raises:
            EnvironmentTrouble: the library is missing or gives up.
        """
        if not bilder:
            return {}
        specs = {name: json.dumps({**bild.spec, "config": _config(design)}) for name, bild in bilder.items()}
        drawn = {name: _kept(spec) for name, spec in specs.items()}
        if missing := [name for name, picture in drawn.items() if picture is None]:
            for name, made in zip(missing, self._drawn([specs[name] for name in missing]), strict=True):
                drawn[name] = ZWISCHENSPEICHER.behalte(_key(specs[name]), _picture(made))
        return {name: picture for name, picture in drawn.items() if picture}

    def _drawn(self, specs: Iterable[str]) -> list[str]:
        self._process = self._process or _started()
        drawn, complaint = self._process.communicate(f"[{','.join(specs)}]".encode())
        if self._process.returncode:
            last = complaint.decode("utf-8", "replace").strip().split("\n")[-1]
            message = f"Die Bilder ließen sich nicht zeichnen ({last})."
            raise EnvironmentTrouble(message, "Sehen Sie nach, was fehlt: konzeptgen doctor")
        made: list[str] = json.loads(drawn)
        return made


def _key(spec: str) -> str:
    return schluessel("bild", spec)


def _kept(spec: str) -> Picture | None:
    """Return a picture of the same specification that was drawn before."""
    picture = ZWISCHENSPEICHER.ding(_key(spec))
    return picture if isinstance(picture, Picture) else None


def _started() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", __name__]  # -P: no module from the folder that we stand in
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _picture(drawn: str) -> Picture:
    root = etree.fromstring(drawn.encode())
    _clean(root)
    lettering.dress(root)
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
    sizes = {"labelFontSize": TEXT_SIZE, "titleFontSize": TEXT_SIZE}
    words = {**sizes, "labelColor": INK, "titleColor": INK, "titleFontWeight": "normal"}
    lines = {"gridColor": LINE, "domainColor": EDGE, "tickColor": EDGE}
    return {
        "background": WHITE,
        "font": design.font,
        "view": {"stroke": None},
        "axis": {**words, **lines},
        "legend": {
            "layout": {"bottom": {"anchor": "start", "direction": "vertical", "margin": _BETWEEN_LEGENDS}},
            **words,
            "labelLimit": _LONGEST_LABEL,
            "titleLimit": _LONGEST_LABEL,
        },
        "text": {"font": design.font, "color": INK, "fontSize": TEXT_SIZE},
    }


def _serve() -> None:
    """Get ready, read specifications from standard input, write the SVGs to standard output."""
    vega = _vega()
    vega.vegalite_to_svg({"mark": "point", "data": {"values": []}}, vl_version=VEGA_LITE)
    specs = json.load(sys.stdin)
    json.dump([vega.vegalite_to_svg(spec, vl_version=VEGA_LITE, format_locale="de-DE") for spec in specs], sys.stdout)


if __name__ == "__main__":
    _serve()
