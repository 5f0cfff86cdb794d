"""Inlines of the document tree in → runs, links and breaks in a paragraph, out; one that it does not know raises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from konzeptgen.document.joined import joined
from konzeptgen.document.scripts import right_to_left, script
from konzeptgen.document.tree import Code, Emph, Footnote, Foreign, LineBreak, Link, Strong, Text
from konzeptgen.wordvorlage.ooxml import q
from konzeptgen.writers.docx.elements import PLAIN, Look, add, anchor, run, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from konzeptgen.document.tree import Inline
    from konzeptgen.wordvorlage.ooxml import Element

_SAFE_TARGET = re.compile(r"(https?://|mailto:|tel:|#)[^\s]+", re.IGNORECASE)
_SIGNS = {"\t": "tab", "\n": "br", "\N{SOFT HYPHEN}": "softHyphen"}
_PARTS = re.compile(f"([{''.join(_SIGNS)}])")
_MARK = "und-"
_NO_LANGUAGE = "x-none"
_SCRIPT = re.compile(r"-[A-Za-z]{4}\b")
_INDIC = ("Deva", "Beng", "Gujr", "Guru", "Knda", "Mlym", "Orya", "Sinh", "Taml", "Telu")
# The fonts of Windows and Office, since a reader's machine rarely has the shipped ones; other systems take their own
# for the script. Latin, Cyrillic and Greek letters stand in nearly every font.
_FONTS = {
    "Arab": "Arial",
    "Hebr": "Arial",
    "Geor": "Sylfaen",
    "Armn": "Sylfaen",
    "Ethi": "Ebrima",
    **dict.fromkeys(_INDIC, "Nirmala UI"),
    **dict.fromkeys(("Thai", "Laoo", "Khmr"), "Leelawadee UI"),
    "Mymr": "Myanmar Text",
    "Hani": "Microsoft YaHei",
    "Jpan": "Yu Gothic",
    "Kore": "Malgun Gothic",
}


class Inliner:
    """Writes inlines into paragraphs; ``styles`` names a style of ours as the file knows it, ``link`` adds an address.

    ``link`` gets an address and returns the id by which the file leads to it; ``note`` does so with a footnote.
    """

    def __init__(
        self,
        styles: Callable[[str], str],
        link: Callable[[str], str],
        note: Callable[[tuple[Inline, ...]], str] | None = None,
    ) -> None:
        """Begin with nothing written."""
        self._style, self._link, self._note = styles, link, note
        self._after_right_to_left: Element | None = None

    def write(self, parent: Element, inlines: tuple[Inline, ...], look: Look = PLAIN) -> None:
        """Write a run of inlines at the end of a paragraph or link."""
        for inline in joined(inlines) if len(inlines) > 1 else inlines:
            self._one(parent, inline, look)

    def _one(self, parent: Element, inline: Inline, look: Look) -> None:
        match inline:
            case Text(characters):
                self._text(parent, characters, look)
            case Strong(inlines):
                self.write(parent, inlines, look._replace(bold=True))
            case Emph(inlines):
                self.write(parent, inlines, look._replace(italic=True))
            case Link(inlines, target):
                self.write(self._open(parent, target), inlines, look._replace(style=self._style("Hyperlink")))
            case Code(characters):
                self._text(parent, characters, look._replace(style=self._style("VerbatimChar")))
            case Foreign(inlines, lang):
                self.write(parent, inlines, _foreign(look, lang))
            case LineBreak():
                add(self._run(parent, PLAIN), "br")
            case _:
                self._mark(parent, inline, look)

    def _mark(self, parent: Element, inline: object, look: Look) -> None:
        """Add the mark of a footnote; there are none within footnotes and comments."""
        if not isinstance(inline, Footnote) or self._note is None:
            raise TypeError(f"unknown inline {type(inline).__name__}")
        mark = self._run(parent, look._replace(style=self._style("FootnoteReference")))
        add(mark, "footnoteReference", id=self._note(inline.inlines))

    def _text(self, parent: Element, characters: str, look: Look) -> None:
        for part in _PARTS.split(characters):
            if part in _SIGNS:
                add(self._run(parent, PLAIN), _SIGNS[part])
            elif part:
                text(self._run(parent, look), part)

    def _run(self, parent: Element, look: Look) -> Element:
        self._turn_back(parent)
        if look.right_to_left:
            self._after_right_to_left = parent
        return run(parent, look)

    def _open(self, parent: Element, target: str) -> Element:
        """Add a link; a target that could do more than show a page, a mail or a call raises."""
        if not _SAFE_TARGET.fullmatch(target):
            raise ValueError(f"Dieses Linkziel ist nicht erlaubt: {target!r}")
        self._turn_back(parent)
        if target.startswith("#"):
            return add(parent, "hyperlink", anchor=anchor(target[1:]))
        link = add(parent, "hyperlink")
        link.set(q("r:id"), self._link(target))
        return link

    def _turn_back(self, parent: Element) -> None:
        """Add an invisible sign behind words from right to left: what follows keeps its place."""
        if self._after_right_to_left is parent:
            text(run(parent), "\N{LEFT-TO-RIGHT MARK}")
        self._after_right_to_left = None


def _foreign(look: Look, lang: str) -> Look:
    """Return the look of words in another language; where only the script is known, Word shall not look for faults."""
    font, turned = _FONTS.get(script(lang), ""), right_to_left(lang)
    named = _NO_LANGUAGE if lang.startswith(_MARK) else _SCRIPT.sub("", lang)
    everywhere = bool(script(lang))
    return look._replace(font=font or look.font, right_to_left=turned, lang=named, all_lang=everywhere)
