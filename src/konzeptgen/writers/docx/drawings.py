"""Dots that pandoc placed and the tree's pictures in → pictures with their size and alt text out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from konzeptgen.wordvorlage.ooxml import NS, RELS, TYPES, Element, Parts, detach, parse, q, serialise
from konzeptgen.writers.docx.pictures import suffix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from konzeptgen.document.tree import Picture
    from konzeptgen.writers.docx.pictures import Size


class Placed(NamedTuple):
    """A picture at its place: its key, its size on the page and the words for those who do not see it."""

    name: str
    size: Size
    alt: str


def exchange(parts: Parts, body: Element, placed: Sequence[Placed], data: Mapping[str, bytes]) -> dict[str, str]:
    """Put ``data`` where the dots are; return the name of each part that now holds a picture."""
    targets = {str(relation.get("Id")): str(relation.get("Target")) for relation in parse(parts[RELS])}
    names: dict[str, str] = {}
    drawings = list(body.iter(q("w:drawing")))
    for key, (drawing, picture) in enumerate(zip(drawings, placed, strict=True), start=_first_key(parts)):
        _describe(drawing, picture, key)
        part = "word/" + targets[_embedded(drawing)]
        parts[part] = data[picture.name]
        names[picture.name] = part
    return names


def _first_key(parts: Parts) -> int:
    """Return the first number for a picture that no header or footer uses."""
    edges = (parse(data) for name, data in parts.items() if name.startswith(("word/header", "word/footer")))
    return 1 + max((int(str(p.get("id"))) for edge in edges for p in edge.iter(q("wp:docPr"))), default=0)


def retype(parts: Parts, names: Mapping[str, str], pictures: Mapping[str, Picture]) -> None:
    """Give photographs, for which a PNG dot stood, the suffix and the type of a JPEG."""
    for name, old in names.items():
        kind = suffix(pictures[name])
        if kind == "png":
            continue
        new = old.removesuffix("png") + kind
        parts[new] = parts.pop(old)
        _replace(parts, RELS, "Target", old.removeprefix("word/"), {"Target": new.removeprefix("word/")})
        _replace(parts, TYPES, "PartName", f"/{old}", {"PartName": f"/{new}", "ContentType": f"image/{kind}"})


def _replace(parts: Parts, part: str, attribute: str, old: str, new: Mapping[str, str]) -> None:
    root = parse(parts[part])
    for element in root:
        if element.get(attribute) == old:
            for key, value in new.items():
                element.set(key, value)
    parts[part] = serialise(root)


def _embedded(drawing: Element) -> str:
    return next(str(blip.get(q("r:embed"))) for blip in drawing.iter(q("a:blip")))


def _describe(drawing: Element, picture: Placed, key: int) -> None:
    width, height = (str(length) for length in picture.size)
    for extent in (*drawing.iter(q("wp:extent")), *drawing.iter(q("a:ext"))):
        extent.set("cx", width)
        extent.set("cy", height)
    for properties in drawing.iter(q("wp:docPr"), q("pic:cNvPr")):
        properties.attrib.pop("title", "")
        properties.set("id", str(key))
        properties.set("name", f"Bild {key}")
        properties.set("descr", picture.alt)
    for inline in drawing.iter(q("wp:inline")):
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
    for line in drawing.iterfind(".//pic:spPr/a:ln", NS):
        detach(line)
