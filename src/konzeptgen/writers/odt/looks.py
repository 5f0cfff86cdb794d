"""What holds for single paragraphs, words and tables beside their style in → styles without a name for people, out."""

from __future__ import annotations

from typing import NamedTuple

from konzeptgen.writers.odt.elements import add, new, points, q

# Programs join boxes that lie one below the other and look the same; a hair's breadth keeps two notices apart.
_PARTED = {"fo:margin-left": "14.2pt", "fo:margin-right": "5.85pt"}


class Form(NamedTuple):
    """What holds for a paragraph: its style, and what is set beside it. Lengths are points.

    ``page`` is the kind of page that begins with the paragraph; ``parted`` keeps its box from
    joining the one above. ``level`` makes
    it a heading; ``box`` is the notice in which it stands; ``running`` text wants a list or facts behind it to follow;
    ``bidi`` lets it run from right to left.
    """

    style: str
    keep_next: bool = False
    page_break: bool = False
    page: str = ""
    parted: bool = False
    hyphenate: bool = False
    before: float | None = None
    after: float | None = None
    align: str = ""
    colour: str = ""
    bold: bool = False
    level: int = 0
    box: object = None
    running: bool = False
    bidi: bool = False

    def paragraph(self) -> dict[str, str]:
        """Return the properties of the paragraph."""
        space = {"fo:margin-top": self.before, "fo:margin-bottom": self.after}
        return {
            **({"fo:keep-with-next": "always"} if self.keep_next else {}),
            **({"fo:break-before": "page"} if self.page_break else {}),
            **(_PARTED if self.parted else {}),
            **{name: points(length) for name, length in space.items() if length is not None},
            **({"style:writing-mode": "rl-tb", "fo:text-align": "right"} if self.bidi else {}),
            **({"fo:text-align": self.align} if self.align else {}),
            **({"fo:hyphenation-ladder-count": "no-limit"} if self.hyphenate else {}),
        }

    def text(self) -> dict[str, str]:
        """Return the properties of its words."""
        return {
            **({"fo:color": self.colour} if self.colour else {}),
            **(weight() if self.bold else {}),
            **({"fo:hyphenate": "true"} if self.hyphenate else {}),
        }


def weight() -> dict[str, str]:
    """Return the properties of bold words."""
    return dict.fromkeys(("fo:font-weight", "style:font-weight-asian", "style:font-weight-complex"), "bold")


def slant() -> dict[str, str]:
    """Return the properties of words in italics."""
    return dict.fromkeys(("fo:font-style", "style:font-style-asian", "style:font-style-complex"), "italic")


class Looks:
    """The styles that the text makes for itself; the same wish gets the same style."""

    def __init__(self) -> None:
        """Begin without any."""
        self.root = new("office:automatic-styles")
        self._names: dict[tuple[object, ...], str] = {}

    def paragraph(self, form: Form) -> str:
        """Return the name of the style for a paragraph: its own where nothing is set beside it."""
        parts = {"style:paragraph-properties": form.paragraph(), "style:text-properties": form.text()}
        return self.style("paragraph", parts, form.style, form.page)

    def style(self, family: str, parts: dict[str, dict[str, str]], parent: str = "", page: str = "") -> str:
        """Return the name of a style of a family with these properties by the element that holds them."""
        given = {name: properties for name, properties in parts.items() if properties}
        if not given and not page:
            return parent
        key = (family, parent, page, tuple((name, tuple(properties.items())) for name, properties in given.items()))
        if key not in self._names:
            self._names[key] = f"{family.title().replace('-', '')}{len(self._names) + 1}"
            self._add(self._names[key], family, given, parent, page)
        return self._names[key]

    def _add(self, name: str, family: str, parts: dict[str, dict[str, str]], parent: str, page: str) -> None:
        made = add(self.root, "style:style", style__name=name, style__family=family)
        if parent:
            made.set(q("style:parent-style-name"), parent)
        if page:
            made.set(q("style:master-page-name"), page)
        for part, properties in parts.items():
            element = add(made, part)
            for key, value in properties.items():
                element.set(q(key), value)
