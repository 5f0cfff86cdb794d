"""HTML of other people's pages -> lines of text, each with what it links to; nothing is fetched or run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

_BREAKS = frozenset(("p", "div", "li", "ul", "ol", "tr", "td", "th", "table", "br", "section", "article", "blockquote"))
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNREADABLE = re.compile("[^\\t\\n\\r -\\ud7ff\\ue000-\\U0010ffff]")
_SILENT = frozenset(("script", "style", "template", "noscript", "iframe", "object"))


@dataclass(slots=True)
class Line:
    """A line as people see it: its words, whether it is a heading, an item of a list or all bold, and its links."""

    text: str = ""
    head: bool = False
    item: bool = False
    bold: bool = False
    links: list[str] = field(default_factory=list)


def lines(markup: str) -> list[Line]:
    """Return the lines of a page that hold words."""
    found = list(_lines(markup)) if markup.strip() else []
    for line in found:
        line.text = " ".join(line.text.replace("\u00ad", "").replace("\u200b", "").split())
    return [line for line in found if line.text]


def plain(markup: str) -> str:
    """Return a page as text, a line each."""
    return "\n".join(line.text for line in lines(markup))


def _lines(markup: str) -> Iterator[Line]:
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    clean = _UNREADABLE.sub(" ", markup)
    root = html.document_fromstring(f"<div>{clean}</div>".encode(), parser)
    line, depth, silent = Line(), {"head": 0, "item": 0, "bold": 0}, 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = str(node.tag)
        starts = event == "start"
        if tag in _BREAKS or tag in _HEADS:
            yield line
            line = Line()
        step = 1 if starts else -1
        silent += step * (tag in _SILENT)
        depth["head"] += step * (tag in _HEADS)
        depth["item"] += step * (tag == "li")
        depth["bold"] += step * (tag in {"strong", "b"})
        words = (node.text if starts else node.tail) or ""
        if not silent:
            _add(line, words, depth)
        if starts and tag == "a" and node.get("href"):
            line.links.append(str(node.get("href")))
    yield line


def _add(line: Line, words: str, depth: dict[str, int]) -> None:
    if words.strip():
        line.head, line.item = bool(depth["head"]), bool(depth["item"])
        line.bold = bool(depth["bold"]) and (line.bold or not line.text.strip())
    line.text += words
