"""Names and values in → elements of OpenDocument out, text with all its spaces."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NS: Final[dict[str, str]] = {
    "office": f"{_OASIS}:office:1.0",
    "style": f"{_OASIS}:style:1.0",
    "text": f"{_OASIS}:text:1.0",
    "table": f"{_OASIS}:table:1.0",
    "draw": f"{_OASIS}:drawing:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "meta": f"{_OASIS}:meta:1.0",
    "manifest": f"{_OASIS}:manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
VERSION = "1.3"
# A space that stands alone between letters is kept as it is; any other one needs a name of its own.
_PARTS = re.compile(r"(\t|\n|^ +| +$|(?<= ) +)")


def q(name: str) -> str:
    """Return a name such as "text:p" as lxml knows it."""
    prefix, local = name.split(":")
    return f"{{{NS[prefix]}}}{local}"


def new(name: str, /, **attributes: str) -> Element:
    """Return an element; an attribute is called like "text__style_name" for ``text:style-name``."""
    return etree.Element(q(name), _named(attributes), nsmap=NS)


def add(parent: Element, name: str, /, **attributes: str) -> Element:
    """Add an element at the end of ``parent``."""
    return etree.SubElement(parent, q(name), _named(attributes))


def _named(attributes: dict[str, str]) -> dict[str, str]:
    return {q(name.replace("__", ":").replace("_", "-")): value for name, value in attributes.items()}


def write(parent: Element, characters: str) -> None:
    """Add characters at the end of ``parent``, tabs, breaks and all spaces as elements where XML would lose them."""
    for part in _PARTS.split(characters):
        if part == "\t":
            add(parent, "text:tab")
        elif part == "\n":
            add(parent, "text:line-break")
        elif part.startswith(" ") and not part.strip(" "):
            add(parent, "text:s", **({"text__c": str(len(part))} if len(part) > 1 else {}))
        elif part:
            _append(parent, part)


def _append(parent: Element, words: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def points(length: float) -> str:
    """Return a length in points as OpenDocument writes it."""
    return f"{round(length, 2):g}pt"
