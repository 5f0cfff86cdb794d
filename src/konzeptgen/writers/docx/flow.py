"""Paragraphs and tables, one after the other, in → a body in which neighbours keep their distance, out.

What two neighbours do to each other is settled when the second one comes; then the first is written for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from konzeptgen.writers.docx.elements import Format, add, new

if TYPE_CHECKING:
    from konzeptgen.wordvorlage.ooxml import Element
    from konzeptgen.writers.docx.pages import Page

# Space in twips: below a list, and below a table without a line for its source.
_BELOW_LIST = 120
_BELOW_TABLE = 240


_NONE = Format("")


class Kind(Enum):
    """What a part of the flow is, as far as its neighbours care."""

    TEXT = auto()
    LIST = auto()
    BOX = auto()
    SHEET = auto()
    TABLE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """A box around paragraphs, drawn by their style; ``parted`` from one of the same style before it."""

    style: str
    parted: bool


@dataclass(slots=True)
class Item:
    """A part of the flow: a paragraph with its format, or a table; ``top`` is the child of the body that holds it."""

    kind: Kind
    page: Page
    element: Element
    top: Element
    format: Format = _NONE
    box: Box | None = None


class Flow:
    """The body while it is written, from top to bottom."""

    def __init__(self, body: Element, page: Page) -> None:
        """Begin with an empty body, on a page."""
        self.page = page
        self.last: Item | None = None
        self._body = self._into = body
        self._first_section = True

    def paragraph(self, kind: Kind, form: Format, box: Box | None = None) -> Element:
        """Begin a paragraph and return it, empty."""
        element = add(self._into, "p")
        top = element if self._into is self._body else self._body[-1]
        self._follow(Item(kind, self.page, element, top, form, box))
        return element

    def table(self) -> Element:
        """Begin a table and return it, empty."""
        element = add(self._into, "tbl")
        self._follow(Item(Kind.TABLE, self.page, element, element))
        return element

    def control(self) -> Element:
        """Begin a content control, into which all goes until ``leave``; return its properties."""
        control = add(self._body, "sdt")
        properties = add(control, "sdtPr")
        self._into = add(control, "sdtContent")
        return properties

    def leave(self) -> None:
        """End the content control."""
        self._into = self._body

    def end(self) -> None:
        """Write the last part and the last section."""
        if self.last is not None:
            self._write(self.last, None)
        page = self.page if self.last is None else self.last.page
        self._body.append(page.end(cover=self._first_section))

    def _follow(self, item: Item) -> None:
        last, self.last = self.last, item
        if last is not None:
            self._write(last, item)

    def _write(self, item: Item, after: Item | None) -> None:
        _settle(item, after)
        if item.kind is not Kind.TABLE:
            item.element.insert(0, item.format.properties())
        if after is not None and after.page is not item.page:
            self._end_section(item)

    def _end_section(self, item: Item) -> None:
        """End a section with its last paragraph; after a table or control one as flat as can be is added."""
        paragraph = item.element
        if item.kind is Kind.TABLE or item.top is not paragraph:
            paragraph = new("p")
            add(add(paragraph, "pPr"), "spacing", before="0", after="0", line="20", lineRule="exact")
            item.top.addnext(paragraph)
        paragraph[0].append(item.page.end(cover=self._first_section))
        self._first_section = False


def _settle(item: Item, after: Item | None) -> None:
    """Set what an item and the one after it want of each other."""
    listed = after is not None and after.format.listed
    if item.kind is Kind.TABLE:
        if after is not None and after.kind in {Kind.TEXT, Kind.LIST, Kind.BOX}:
            after.format = after.format._replace(before=_BELOW_TABLE)
    elif item.format.listed and not listed:
        item.format = item.format._replace(after=_BELOW_LIST)
    elif item.kind is Kind.TEXT and (listed or (after is not None and after.kind is Kind.SHEET)):
        item.format = item.format._replace(keep_next=True)
    if item.box is not None and after is not None and after.box is item.box:
        item.format = item.format._replace(keep_next=True)
