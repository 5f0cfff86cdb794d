"""pandoc's lists in → lists with styles of their own, set close to the margin with plain bullets, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.docx_parts.ooxml import NS, Element, Parts, node, parse, put, q, serialise, style_of, val

if TYPE_CHECKING:
    from collections.abc import Mapping

STEP = 340
_NUMBERING = "word/numbering.xml"
_BULLETS = "•–"
_OF_PANDOC = 990
_PLAIN = ("body text", "first paragraph", "compact")


def set_lists(parts: Parts, body: Element, styles: Mapping[str, str]) -> None:
    """Set the signs of lists and name the styles of items; those in boxes keep the box's."""
    root = parse(parts[_NUMBERING])
    for abstract in root.findall("w:abstractNum", NS):
        if int(str(abstract.get(q("w:abstractNumId")))) >= _OF_PANDOC:
            _set_levels(abstract)
    bullets, plain = bullet_ids(root), {styles[name] for name in _PLAIN}
    for paragraph in body.iter(q("w:p")):
        key = val(paragraph.find("w:pPr/w:numPr/w:numId", NS))
        if key and style_of(paragraph) in plain:
            put(paragraph, node("pStyle", val=styles["list bullet" if key in bullets else "list number"]))
    parts[_NUMBERING] = serialise(root)


def bullet_ids(root: Element) -> frozenset[str]:
    """Return the ids of all lists whose items begin with a sign instead of a number."""
    signs = {
        abstract.get(q("w:abstractNumId"))
        for abstract in root.findall("w:abstractNum", NS)
        if val(abstract.find("w:lvl[@w:ilvl='0']/w:numFmt", NS)) == "bullet"
    }
    lists = root.findall("w:num", NS)
    return frozenset(str(n.get(q("w:numId"))) for n in lists if val(n.find("w:abstractNumId", NS)) in signs)


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
