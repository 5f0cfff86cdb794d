"""Inlines of the document tree in → words, links and breaks in a paragraph, out; one that it does not know raises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from konzeptgen.document.joined import joined
from konzeptgen.document.scripts import right_to_left, script
from konzeptgen.document.tree import Code, Emph, Footnote, Foreign, LineBreak, Link, Strong, Text
from konzeptgen.writers.odt.elements import add, q, write
from konzeptgen.writers.odt.looks import slant, weight

if TYPE_CHECKING:
    from konzeptgen.document.tree import Inline
    from konzeptgen.writers.odt.elements import Element
    from konzeptgen.writers.odt.looks import Looks

_SAFE_TARGET = re.compile(r"(https?://|mailto:|tel:|#)[^\s]+", re.IGNORECASE)
_MARK = "und-"
# Letters of a country in a language tag.
_COUNTRY = 2
_NO_LANGUAGE = {"language": "zxx", "country": "none"}
_LINK = "Internet_20_link"


class Look(NamedTuple):
    """How characters look beside what the paragraph's style says; ``lang`` is a BCP 47 tag."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    lang: str = ""

    def properties(self) -> dict[str, str]:
        """Return it as the properties of words."""
        return {
            **(weight() if self.bold else {}),
            **(slant() if self.italic else {}),
            **(_language(self.lang) if self.lang else {}),
        }


PLAIN = Look()


class Inliner:
    """Writes inlines into paragraphs."""

    def __init__(self, looks: Looks) -> None:
        """Begin with nothing written."""
        self._looks = looks

    def write(self, parent: Element, inlines: tuple[Inline, ...], look: Look = PLAIN) -> None:
        """Write a run of inlines at the end of a paragraph or link."""
        for inline in joined(inlines):
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
                self.write(_link(parent, target), inlines, look._replace(style=_LINK))
            case Code(characters):
                self._text(parent, characters, look._replace(style="Source_20_Text"))
            case Foreign(inlines, lang):
                self._foreign(parent, inlines, lang, look)
            case _:
                self._sign(parent, inline)

    def _sign(self, parent: Element, inline: object) -> None:
        match inline:
            case LineBreak():
                add(parent, "text:line-break")
            case Footnote(inlines, number):
                self._note(parent, inlines, number)
            case _:
                raise TypeError(f"unknown inline {type(inline).__name__}")

    def _foreign(self, parent: Element, inlines: tuple[Inline, ...], lang: str, look: Look) -> None:
        self.write(parent, inlines, look._replace(lang=lang))
        if right_to_left(lang):
            write(parent, "\N{LEFT-TO-RIGHT MARK}")  # what follows keeps its place

    def _text(self, parent: Element, characters: str, look: Look) -> None:
        properties = look.properties()
        if not properties and (not look.style or parent.tag == q("text:a")):
            write(parent, characters)
            return
        style = self._looks.style("text", {"style:text-properties": properties}, look.style)
        write(add(parent, "text:span", text__style_name=style), characters)

    def _note(self, parent: Element, inlines: tuple[Inline, ...], number: int) -> None:
        note = add(parent, "text:note", text__id=f"fussnote{number}", text__note_class="footnote")
        add(note, "text:note-citation").text = str(number)
        line = add(add(note, "text:note-body"), "text:p", text__style_name="Footnote")
        self.write(line, inlines)


def _link(parent: Element, target: str) -> Element:
    """Add a link; a target that could do more than show a page, a mail or a call raises."""
    if not _SAFE_TARGET.fullmatch(target):
        raise ValueError(f"Dieses Linkziel ist nicht erlaubt: {target!r}")
    style = {"text__style_name": _LINK, "text__visited_style_name": _LINK}
    return add(parent, "text:a", xlink__type="simple", xlink__href=target, **style)


def _language(lang: str) -> dict[str, str]:
    """Return the properties of words in another language; where only the script is known, nobody looks for faults."""
    language, *others = lang.split("-")
    country = next((part.upper() for part in others if len(part) == _COUNTRY), "none")
    said = _NO_LANGUAGE if lang.startswith(_MARK) else {"language": language, "country": country}
    scripts = ("asian", "complex") if script(lang) else ()
    return {
        **{f"fo:{part}": value for part, value in said.items()},
        **{f"style:{part}-{kind}": value for kind in scripts for part, value in said.items()},
    }
