"""A picture in, the element that shows it out: a drawing is written anew, with nothing in it that is not allowed."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from konzeptgen.writers.html.embedding import data_uri
from konzeptgen.writers.html.inlines import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from konzeptgen.document.tree import Picture

_SVG = "{http://www.w3.org/2000/svg}"
_SVG_TAGS = re.compile(
    "circle|clipPath|defs|ellipse|g|line|linearGradient|marker|mask|path|pattern|polygon|polyline|radialGradient|rect|"
    "stop|symbol|text|tspan|use"
)
_SVG_ATTRIBUTES = re.compile(
    "baseline-shift|clip-path|clip-rule|clipPathUnits|color|cx|cy|d|display|dominant-baseline|dx|dy|fill|fill-opacity|"
    "fill-rule|font-size|font-style|font-weight|fx|fy|gradientTransform|gradientUnits|height|href|id|letter-spacing|"
    "marker-end|marker-mid|marker-start|markerHeight|markerUnits|markerWidth|mask|maskContentUnits|maskUnits|offset|"
    "opacity|orient|paint-order|patternContentUnits|patternTransform|patternUnits|points|preserveAspectRatio|r|refX|"
    "refY|rotate|rx|ry|spreadMethod|stop-color|stop-opacity|stroke|stroke-dasharray|stroke-dashoffset|stroke-linecap|"
    "stroke-linejoin|stroke-miterlimit|stroke-opacity|stroke-width|text-anchor|text-decoration|textLength|transform|"
    "vector-effect|viewBox|visibility|width|x|x1|x2|y|y1|y2"
)
_OWN_ON_ROOT = frozenset(("id", "width", "height", "x", "y", "viewBox"))
_REFERENCE = re.compile(r"""url\(\s*["']?#([\w.:-]+)["']?\s*\)""")
# No backslash: CSS would read an escaped "url" behind it.
_SVG_VALUE = re.compile(r"[\w\s.,;#%()+-]*")


def picture(drawn: Picture, alt: str, prefix: str) -> str:
    """Return the element that shows a picture; ``prefix`` makes the ids in a drawing its own."""
    size = f'width="{drawn.width}" height="{drawn.height}"'
    if drawn.media_type == "image/svg+xml":
        return _svg(drawn, f'{size} role="img" aria-label="{escape(alt)}"', prefix)
    return f'<img src="{data_uri(drawn.media_type, drawn.data)}" alt="{escape(alt)}" {size}>'


def _svg(drawn: Picture, given: str, prefix: str) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(drawn.data, parser)
    if root.tag != f"{_SVG}svg":
        raise ValueError("Das Bild ist als SVG angegeben, beginnt aber nicht mit dem Element „svg“.")
    box = escape(root.get("viewBox") or f"0 0 {drawn.width} {drawn.height}")
    attributes = "".join(
        f' {name}="{escape(value)}"' for name, value in _svg_attributes(root, prefix) if name not in _OWN_ON_ROOT
    )
    return f'<svg {given} viewBox="{box}"{attributes}>{_svg_children(root, prefix)}</svg>'


def _svg_children(parent: etree._Element, prefix: str) -> str:
    # Whitespace counts in text only; everywhere else it is the drawing program's indentation.
    spoken = parent.tag in {f"{_SVG}text", f"{_SVG}tspan"}
    parts = [escaped(parent.text or "")] if spoken else []
    for child in parent:
        parts.append(_svg_element(child, prefix))
        if spoken:
            parts.append(escaped(child.tail or ""))
    return "".join(parts)


def _svg_element(node: etree._Element, prefix: str) -> str:
    tag = node.tag.removeprefix(_SVG) if isinstance(node.tag, str) else ""
    if not _SVG_TAGS.fullmatch(tag):
        return ""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in _svg_attributes(node, prefix))
    return f"<{tag}{attributes}>{_svg_children(node, prefix)}</{tag}>"


def _svg_attributes(node: etree._Element, prefix: str) -> Iterator[tuple[str, str]]:
    own = {str(name).rpartition("}")[2]: str(value) for name, value in node.items()}
    given = own | _declarations(own.get("style", ""))
    for name, value in given.items():
        if _SVG_ATTRIBUTES.fullmatch(name):
            safe = _svg_value(name, value, prefix)
            if safe:
                yield name, safe


def _declarations(style: str) -> dict[str, str]:
    """Return the properties of a style attribute, which the page's policy would switch off."""
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}


def _svg_value(name: str, value: str, prefix: str) -> str:
    """Return ``value`` with every id made the figure's own, or nothing where it would leave the page."""
    if name == "id":
        return f"{prefix}.{value}" if re.fullmatch(r"[\w.:-]+", value) else ""
    if name == "href":
        return f"#{prefix}.{value[1:]}" if re.fullmatch(r"#[\w.:-]+", value) else ""
    rest = _REFERENCE.sub("", value)
    if not _SVG_VALUE.fullmatch(rest) or "url" in rest.lower():
        return ""
    return _REFERENCE.sub(lambda found: f"url(#{prefix}.{found[1]})", value)
