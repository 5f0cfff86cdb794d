"""pandoc's lists in → lists with styles of their own, set close to the margin with plain bullets, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.wordvorlage.ooxml import NS, Element, Parts, detach, node, parse, put, q, serialise, style_of, val

if TYPE_CHECKING:
    from collections.abc import Mapping

STEP = 340
BOX = 284
"""How far the text of a box stands in from the margin."""
_NUMBERING = "word/numbering.xml"
_BULLETS = "•–"
_OF_PANDOC = 990
_PLAIN = ("body text", "first paragraph", "compact")
_STYLES = {"sign": "list bullet", "number": "list number", "nothing": "compact"}


def set_lists(parts: Parts, body: Element, styles: Mapping[str, str]) -> None:
    """Set the signs of lists and name the styles of items; those in boxes keep the box's."""
    root = parse(parts[_NUMBERING])
    begins, plain = beginnings(root), {styles[name] for name in _PLAIN} | {""}
    for paragraph in body.iter(q("w:p")):
        numbering = paragraph.find("w:pPr/w:numPr", NS)
        begin = "" if numbering is None else begins[val(numbering.find("w:numId", NS))]
        boxed = style_of(paragraph) not in plain
        if begin and not boxed:
            put(paragraph, node("pStyle", val=styles[_STYLES[begin]]))
        if begin == "nothing" and numbering is not None:
            depth = int(val(numbering.find("w:ilvl", NS))) + 1
            put(paragraph, node("ind", left=str(STEP * depth + (BOX if boxed else 0))))
            detach(numbering)
    for abstract in root.findall("w:abstractNum", NS):
        if int(str(abstract.get(q("w:abstractNumId")))) >= _OF_PANDOC:
            _set_levels(abstract)
    parts[_NUMBERING] = serialise(root)


def beginnings(root: Element) -> dict[str, str]:
    """Return for the id of each list whether its items begin with a sign, a number or, going on, with nothing."""
    kinds = {abstract.get(q("w:abstractNumId")): _beginning(abstract) for abstract in root.findall("w:abstractNum", NS)}
    lists = root.findall("w:num", NS)
    return {str(n.get(q("w:numId"))): kinds.get(val(n.find("w:abstractNumId", NS)), "number") for n in lists}


def _beginning(abstract: Element) -> str:
    level = abstract.find("w:lvl", NS)
    if level is None or val(level.find("w:numFmt", NS)) != "bullet":
        return "number"
    return "sign" if val(level.find("w:lvlText", NS)).strip() else "nothing"


def _set_levels(abstract: Element) -> None:
    for level in abstract.iter(q("w:lvl")):
        depth = int(str(level.get(q("w:ilvl"))))
        for indent in level.iter(q("w:ind")):
            indent.set(q("w:left"), str(STEP * (depth + 1)))
            indent.set(q("w:hanging"), str(STEP))
        if val(level.find("w:numFmt", NS)) == "bullet":
            _set_bullet(level, _BULLETS[depth % len(_BULLETS)])


def _set_bullet(level: Element, bullet: str) -> None:
    for sign in level.findall("w:lvlText", NS):
        sign.set(q("w:val"), bullet)
    for properties in level.findall("w:rPr", NS):
        level.remove(properties)
