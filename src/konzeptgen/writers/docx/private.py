"""The parts of a finished file in a template → the same without what the template says of people and machines, out."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from PIL import Image

from konzeptgen.wordvorlage.ooxml import NS, Element, detach, parse, q, serialise

if TYPE_CHECKING:
    from konzeptgen.wordvorlage.ooxml import Parts

_EDGES = re.compile(r"word/(?:header|footer)\d*\.xml")
_PICTURE = re.compile(r"word/media/[^/]+\.(png|jpe?g)", re.IGNORECASE)
_SETTINGS_LINKS = "word/_rels/settings.xml.rels"


def forget(parts: Parts) -> None:
    """Drop links to files of the office, revisions with their authors in headers, and notes inside pictures."""
    parts.pop(_SETTINGS_LINKS, None)
    for name in [name for name in parts if _EDGES.fullmatch(name)]:
        root = parse(parts[name])
        _accept(root)
        parts[name] = serialise(root)
    for name in [name for name in parts if _PICTURE.fullmatch(name)]:
        parts[name] = _bare(parts[name])


def _accept(root: Element) -> None:
    """Accept every revision: what was deleted goes, what was inserted stays without its author."""
    for gone in [e for tag in ("w:del", "w:moveFrom") for e in root.iter(q(tag))]:
        detach(gone)
    for kept in [e for tag in ("w:ins", "w:moveTo") for e in root.iter(q(tag))]:
        parent = kept.getparent()
        if parent is not None:
            place = parent.index(kept)
            parent[place : place + 1] = list(kept)
    for change in [e for tag in ("w:rPrChange", "w:pPrChange") for e in root.iterfind(f".//{tag}", NS)]:
        detach(change)


def _bare(data: bytes) -> bytes:
    """Return a picture without comments, profiles and camera data, in its own format; others as they are."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            kind = str(image.format)
            image.load()
            clean = image.copy()
    except (OSError, SyntaxError):
        return data
    clean.info.clear()
    out = io.BytesIO()
    clean.save(out, kind, **({"quality": 92} if kind == "JPEG" else {}))
    return out.getvalue()
