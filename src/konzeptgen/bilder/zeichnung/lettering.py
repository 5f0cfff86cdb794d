"""A drawn picture in → the same picture, with the labels in other scripts as every program can show them, out.

Words in another script name the font that has them. The programs that draw pictures lose signs where several make one
letter, as in Hindi or Thai, and take the thinnest weight of the fonts for East Asia: there the label becomes an
outline, set by Typst.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from konzeptgen.document.fonts import EAST_ASIA, FALLBACKS, FAMILIES, HOUSE, folders
from konzeptgen.document.scripts import marked, script
from konzeptgen.document.tree import Foreign, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    Element = etree._Element  # noqa: SLF001 - lxml has no public name for it

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_SIZE = 10
_LOOK = frozenset(("transform", "fill", "opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-linejoin"))
_SHIFTS = {"middle": 0.5, "end": 1.0}
_SETTING = """#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: sys.inputs.families.split("|"), size: 10pt, top-edge: "baseline", bottom-edge: "baseline")
#set text(weight: sys.inputs.weight)
#box(sys.inputs.label)"""


def dress(picture: Element) -> None:
    """Change the labels of ``picture`` that leave the house's font."""
    for label in list(picture.iter(f"{_SVG}text")):
        lines = list(label.iter(f"{_SVG}text", f"{_SVG}tspan"))
        if any(_is_hard(line.text or "") for line in lines):
            _outline(label, lines)
        else:
            for line in lines:
                _name_fonts(line)


def _is_hard(words: str) -> bool:
    """Return whether the programs that draw pictures would set ``words`` wrongly."""
    if any(unicodedata.category(sign).startswith("M") for sign in unicodedata.normalize("NFC", words)):
        return True
    hard = EAST_ASIA & FAMILIES.keys()
    return any(isinstance(piece, Foreign) and script(piece.lang) in hard for piece in marked(words))


def _name_fonts(line: Element) -> None:
    pieces = marked(line.text or "")
    if not any(isinstance(piece, Foreign) for piece in pieces):
        return
    line.text = ""
    for piece in pieces:
        part = etree.SubElement(line, f"{_SVG}tspan")
        part.text = plain((piece,))
        if isinstance(piece, Foreign) and (family := FAMILIES.get(script(piece.lang))):
            part.set("font-family", family)


def _outline(label: Element, lines: list[Element]) -> None:
    """Put the outlines of all lines in the place of the label."""
    group = etree.Element(f"{_SVG}g")
    for name in sorted(_LOOK.intersection(map(str, label.attrib))):
        group.set(name, label.attrib[name])
    scale = float(label.get("font-size", f"{_SIZE}px").removesuffix("px")) / _SIZE
    down = 0.0
    for line in lines:
        down += float(line.get("dy", "0"))
        if line.text:
            width, shapes = _shapes(line.text, label.get("font-weight", "regular"))
            along = float(line.get("x", "0")) - _SHIFTS.get(label.get("text-anchor", "start"), 0.0) * width * scale
            place = etree.SubElement(group, f"{_SVG}g", transform=f"translate({along:g},{down:g}) scale({scale:g})")
            place.extend(shapes)
    parent = label.getparent()
    if parent is not None:
        parent.replace(label, group)


def _shapes(words: str, weight: str) -> tuple[float, list[Element]]:
    """Return how wide ``words`` are, and their outlines with the base line at 0."""
    typst, fonts = _typst()
    inputs = {"label": words, "weight": weight, "families": "|".join((HOUSE, *FALLBACKS))}
    drawn = typst.compile(
        {"main.typ": _SETTING.encode()}, font_paths=fonts, ignore_system_fonts=True, format="svg", sys_inputs=inputs
    )
    root = etree.fromstring(drawn)
    return float(root.attrib["viewBox"].split()[2]), list(_paths(root))


def _paths(root: Element) -> Iterator[Element]:
    """Yield each glyph as a path of its own."""
    glyphs = {f"#{symbol.get('id')}": symbol[0].get("d", "") for symbol in root.iter(f"{_SVG}symbol")}
    for run in root.iter(f"{_SVG}g"):
        for glyph in run.findall(f"{_SVG}use"):
            moved = f"{run.get('transform', '')} translate({glyph.get('x')},{glyph.get('y')})"
            yield etree.Element(f"{_SVG}path", d=glyphs[str(glyph.get(_HREF))], transform=moved.strip())


@cache
def _typst() -> tuple[Any, Any]:
    import typst  # noqa: PLC0415 - loads a large library, for rare labels

    paths = [str(folder) for folder in folders()]
    return typst, typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
