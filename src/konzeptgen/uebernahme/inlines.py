"""pandoc's inlines -> running text in our dialect; pictures and footnotes are handed on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from konzeptgen.document.links import SCHEMES
from konzeptgen.uebernahme.letters import emphasized, escaped, lowered, raised
from konzeptgen.uebernahme.traces import even

_INNER = {
    "Emph": lambda c: c,
    "Strong": lambda c: c,
    "Underline": lambda c: c,
    "SmallCaps": lambda c: c,
    "Strikeout": lambda c: c,
    "Superscript": lambda c: c,
    "Subscript": lambda c: c,
    "Quoted": lambda c: c[1],
    "Cite": lambda c: c[1],
    "Span": lambda c: c[1],
    "Link": lambda c: c[1],
}
_QUOTES = {"DoubleQuote": ("„", "“"), "SingleQuote": ("‚", "‘")}
_MARKS = {"Emph": "*", "Strong": "**"}
_PLAIN_LINK = re.compile(r"[^\s<>]+")


def plain(inlines: Sequence[Any]) -> str:
    """Return the words of inlines, without footnotes and descriptions of pictures."""
    return "".join(_plain(one) for one in inlines)


def _plain(one: Any) -> str:  # noqa: ANN401 - a node of pandoc's JSON
    kind, content = one["t"], one.get("c")
    if kind == "Str":
        return str(content)
    if kind in {"Space", "SoftBreak", "LineBreak"}:
        return " "
    if kind in {"Code", "Math"}:
        return str(content[1])
    if kind == "Quoted":
        left, right = _QUOTES[content[0]["t"]]
        return f"{left}{plain(content[1])}{right}"
    return plain(_INNER[kind](content)) if kind in _INNER else ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that a text names: its target, description and title."""

    target: str
    alt: str
    title: str


@dataclass(slots=True)
class Inliner:
    """Writes inlines; collects pictures, footnotes as pandoc's blocks, and how often something was lost."""

    marks: bool = True
    images: list[Image] = field(default_factory=list)
    notes: list[Sequence[Any]] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    first_note: int = 1

    def write(self, inlines: Sequence[Any], before: str = "", after: str = "") -> str:
        """Return inlines in our dialect; ``before`` and ``after`` are the letters around them."""
        text = ""
        for place, one in enumerate(inlines):
            rest = plain(inlines[place + 1 :])[:1] or after
            text += self._one(one, (before + text)[-1:], rest)
        return text

    def _one(self, one: Any, before: str, after: str) -> str:  # noqa: ANN401
        kind, content = one["t"], one.get("c")
        write = getattr(self, f"_{kind.lower()}", None)
        if write is not None:
            return str(write(content))
        if kind in _MARKS:
            inner = self.write(content)
            return emphasized(before, _MARKS[kind], inner, after) if self.marks else inner
        return self.write(_INNER[kind](content), before, after) if kind in _INNER else ""

    def _str(self, content: str) -> str:
        return escaped(content)

    def _space(self, _content: object) -> str:
        return " "

    _softbreak = _space

    def _linebreak(self, _content: object) -> str:
        return "\\\n"

    def _code(self, content: Sequence[str]) -> str:
        words = even(content[1])
        if "`" in words or not words:
            return escaped(words)
        return f"`{words}`"

    def _math(self, content: Sequence[str]) -> str:
        self.lost["Formel"] += 1
        return escaped(content[1])

    def _strikeout(self, content: Sequence[Any]) -> str:
        self.lost["durchgestrichene Stelle"] += 1
        return self.write(content)

    def _superscript(self, content: Sequence[Any]) -> str:
        return escaped(raised(plain(content))) if not _holds(content) else self.write(content)

    def _subscript(self, content: Sequence[Any]) -> str:
        return escaped(lowered(plain(content))) if not _holds(content) else self.write(content)

    def _quoted(self, content: Sequence[Any]) -> str:
        left, right = _QUOTES[content[0]["t"]]
        return f"{left}{self.write(content[1], left, right)}{right}"

    def _rawinline(self, _content: object) -> str:
        self.lost["HTML-Stelle"] += 1
        return ""

    def _image(self, content: Sequence[Any]) -> str:
        _, alt, (target, title) = content
        self.images.append(Image(target, even(plain(alt)), even(title)))
        return ""

    def _note(self, content: Sequence[Any]) -> str:
        self.notes.append(content)
        return f"[^{self.first_note + len(self.notes) - 1}]"

    def _link(self, content: Sequence[Any]) -> str:
        _, words, (target, _) = content
        text, address = self.write(words), target.strip()
        if not address.lower().startswith(SCHEMES) or not _PLAIN_LINK.fullmatch(address):
            self.lost["Link ins Dokument oder auf eine Datei"] += bool(even(text))
            return text
        if not even(plain(words)) or _holds(words):
            return text
        return f"[{text.strip()}](<{address}>)" if re.search(r"[()\\]", address) else f"[{text.strip()}]({address})"


def _holds(inlines: Sequence[Any]) -> bool:
    """Return whether a footnote, picture or link stands among inlines."""
    return any(one["t"] in {"Note", "Image", "Link"} for one in walk(inlines))


def walk(node: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield every node of pandoc's JSON, parents first."""
    if isinstance(node, dict):
        if "t" in node:
            yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)
