"""Values with types in → elements of Word's XML out, their parts in the order that the schema wants."""

from __future__ import annotations

import re
from copy import copy
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from konzeptgen.document.theme import WHITE, bare
from konzeptgen.wordvorlage.ooxml import NS

if TYPE_CHECKING:
    from konzeptgen.wordvorlage.ooxml import Element

NO_LIST = "0"
"""The id that stands for no list: a paragraph drops the number of its style with it."""
_W = f"{{{NS['w']}}}"
_MARK_NAME = re.compile(r"[^\W\d_][^\s]{0,39}")
_SPACE = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}


def new(name: str) -> Element:
    """Return an element of the main namespace that takes text and drawings."""
    return etree.Element(_W + name, nsmap={prefix: NS[prefix] for prefix in ("w", "r", "wp", "a", "pic")})


def add(parent: Element, name: str, /, **attributes: str) -> Element:
    """Add an element of the main namespace, with attributes of the same, at the end of ``parent``."""
    named = {_W + key: value for key, value in attributes.items()} if attributes else None
    return etree.SubElement(parent, _W + name, named)


class Format(NamedTuple):
    """What holds for a paragraph: its style, and what is set beside it. Lengths are twips (1/20 point).

    ``sign`` is the level (from 0) and the id of the list that gives the paragraph its sign or number; ``parted`` sets
    a white line above it; ``tab`` is the place of a tab to whose left text ends;
    ``bidi`` lets the paragraph run from right to left.
    """

    style: str
    keep_next: bool = False
    page_break: bool | None = None
    sign: tuple[int, str] | None = None
    parted: bool = False
    tab: int = 0
    hyphenate: bool = False
    before: int | None = None
    after: int | None = None
    left: int | None = None
    hanging: int = 0
    align: str = ""
    bidi: bool = False
    outline: int | None = None

    @property
    def listed(self) -> bool:
        """Return whether the paragraph bears a sign or number."""
        return self.sign is not None and self.sign[1] != NO_LIST

    def properties(self) -> Element:
        """Return it as the properties of a paragraph."""
        return copy(_properties(self))


@lru_cache(maxsize=2048)
def _properties(form: Format) -> Element:
    properties = new("pPr")
    add(properties, "pStyle", val=form.style)
    if form.keep_next:
        add(properties, "keepNext")
    if form.page_break is not None:
        add(properties, "pageBreakBefore", **({} if form.page_break else {"val": "0"}))
    _add_frame(properties, form)
    _add_shape(properties, form)
    if form.outline is not None:
        add(properties, "outlineLvl", val=str(form.outline))
    return properties


def _add_frame(properties: Element, form: Format) -> None:
    if form.sign:
        level, number = form.sign
        numbering = add(properties, "numPr")
        add(numbering, "ilvl", val=str(level))
        add(numbering, "numId", val=number)
    if form.parted:
        # Word and LibreOffice join boxes with the same borders into one.
        add(add(properties, "pBdr"), "top", val="single", sz="36", space="4", color=bare(WHITE))
    if form.tab:
        add(add(properties, "tabs"), "tab", val="right", leader="none", pos=str(form.tab))
    if form.hyphenate:
        add(properties, "suppressAutoHyphens", val="false")
    if form.bidi:
        add(properties, "bidi")


def _add_shape(properties: Element, form: Format) -> None:
    space = {"before": form.before, "after": form.after}
    if given := {name: str(length) for name, length in space.items() if length is not None}:
        add(properties, "spacing", **given)
    if form.left is not None:
        add(properties, "ind", left=str(form.left), **({"hanging": str(form.hanging)} if form.hanging else {}))
    if form.align:
        add(properties, "jc", val=form.align)


class Look(NamedTuple):
    """How characters look beside what the paragraph's style says; ``colour`` is six hex digits."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    colour: str = ""
    font: str = ""
    right_to_left: bool = False
    lang: str = ""
    all_lang: bool = False


PLAIN = Look()


def run(parent: Element, look: Look = PLAIN) -> Element:
    """Add an empty run of that look."""
    made = add(parent, "r")
    if look != PLAIN:
        made.append(copy(_run_properties(look)))
    return made


@lru_cache(maxsize=2048)
def _run_properties(look: Look) -> Element:
    properties = new("rPr")
    if look.style:
        add(properties, "rStyle", val=look.style)
    if look.font:
        add(properties, "rFonts", ascii=look.font, hAnsi=look.font, eastAsia=look.font, cs=look.font)
    for name, holds in (("b", look.bold), ("bCs", look.bold), ("i", look.italic), ("iCs", look.italic)):
        if holds:
            add(properties, name)
    if look.colour:
        add(properties, "color", val=look.colour)
    if look.right_to_left:
        add(properties, "rtl")
    if look.lang:
        add(properties, "lang", **dict.fromkeys(("val", "eastAsia", "bidi") if look.all_lang else ("val",), look.lang))
    return properties


def text(parent: Element, characters: str) -> None:
    """Add characters to a run, spaces and all."""
    kept = _SPACE if "  " in characters or characters != characters.strip() else None
    etree.SubElement(parent, f"{_W}t", kept).text = characters


def field(parent: Element, code: str) -> None:
    """Add a field that shows nothing until Word fills it."""
    begin_field(parent, code)
    end_field(parent)


def begin_field(parent: Element, code: str) -> None:
    """Begin a field; what is added before its end is what it shows until Word renews it."""
    add(run(parent), "fldChar", fldCharType="begin")
    etree.SubElement(run(parent), f"{_W}instrText", _SPACE).text = f" {code} "
    add(run(parent), "fldChar", fldCharType="separate")


def end_field(parent: Element) -> None:
    """End a field."""
    add(run(parent), "fldChar", fldCharType="end")


def anchor(key: str) -> str:
    """Return the name of the bookmark for the block of that id; Word wants a letter first and 40 characters at most."""
    return key if _MARK_NAME.fullmatch(key) else f"X{sha256(key.encode()).hexdigest()[:39]}"
