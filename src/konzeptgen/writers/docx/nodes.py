"""Characters, styles, targets in → single nodes of pandoc's tree out."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Node: TypeAlias = dict[str, object]

NO_ATTR: Final = ["", [], []]
TAB = "<w:r><w:tab/></w:r>"
_SAFE_TARGET = re.compile(r"(https?://|mailto:|tel:|#)[^\s]+", re.IGNORECASE)
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a4944415478da6368000000820081dd436af40000000049454e44ae426082",
)


def raw(xml: str, kind: str = "RawInline") -> Node:
    """Return Word's own XML as a node."""
    return {"t": kind, "c": ["openxml", xml]}


def text(characters: str) -> Node:
    """Return characters as a node."""
    return {"t": "Str", "c": characters}


def para(nodes: Sequence[Node]) -> Node:
    """Return a paragraph."""
    return {"t": "Para", "c": list(nodes)}


def strong(nodes: Sequence[Node]) -> Node:
    """Return nodes set in bold."""
    return {"t": "Strong", "c": list(nodes)}


def link(nodes: Sequence[Node], target: str) -> Node:
    """Return a link; a target that could do more than show a page, a mail or a call raises."""
    if not _SAFE_TARGET.fullmatch(target):
        raise ValueError(f"Dieses Linkziel ist nicht erlaubt: {target!r}")
    return {"t": "Link", "c": [NO_ATTR, list(nodes), [target, ""]]}


def styled(style: str, blocks: Sequence[Node], key: str = "") -> Node:
    """Return blocks whose paragraphs have the style of that name, with an id as the target of links."""
    return {"t": "Div", "c": [[key, [], [["custom-style", style]] if style else []], list(blocks)]}


def image(name: str, alt: str) -> Node:
    """Return a place for a picture; the dot in it is exchanged after pandoc, so drawing may go on meanwhile."""
    source = "data:image/png;base64," + b64encode(_DOT + name.encode()).decode()
    return {"t": "Image", "c": [NO_ATTR, [text(alt)], [source, ""]]}
