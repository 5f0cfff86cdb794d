"""Paragraphs, one after the other, in → a text in which neighbours keep their distance, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from konzeptgen.document.tree import LineBreak, plain
from konzeptgen.writers.odt.elements import add, q
from konzeptgen.writers.odt.looks import Form, Looks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from konzeptgen.document.tree import Inline, Remark
    from konzeptgen.writers.odt.elements import Element
    from konzeptgen.writers.odt.inlines import Inliner

_AUTHOR = "Prüfung"


@dataclass(slots=True)
class Line:
    """A paragraph that is written and what holds for it."""

    element: Element
    form: Form


class Body:
    """Writes paragraphs; what waits (a kind of page, remarks of the check) goes to the next one."""

    def __init__(self, root: Element, looks: Looks, inlines: Inliner, stand: str) -> None:
        """Begin with an empty text."""
        self.root, self.looks, self.inlines = root, looks, inlines
        self.last: Line | None = None
        self.page = ""
        self._day = f"{stand}T12:00:00"
        self._remarks: list[Remark] = []
        self._count = 0

    def remark(self, remarks: Iterable[Remark]) -> None:
        """Put remarks beside the next words."""
        self._remarks.extend(remarks)

    def line(self, parent: Element, form: Form, inlines: tuple[Inline, ...], key: str = "") -> None:
        """Write a paragraph; ``key`` is the id to which links lead."""
        element = self.begin(parent, form._replace(keep_next=form.keep_next or _leads(inlines)))
        names = self.mark(element, key)
        self.inlines.write(element, inlines)
        self.leave(element, names)

    def begin(self, parent: Element, form: Form) -> Element:
        """Begin a paragraph, or a heading where the form has a level, and return it, empty."""
        if form.box is not None and self.last is not None and self.last.form.box is form.box:
            self.amend(keep_next=True)
        element = add(parent, "text:h" if form.level else "text:p")
        self.last = Line(element, form._replace(page=form.page or self.take_page()))
        element.set(q("text:style-name"), self.looks.paragraph(self.last.form))
        if form.level:
            element.set(q("text:outline-level"), str(form.level))
        return element

    def take_page(self) -> str:
        """Return the kind of page that is to begin, once."""
        page, self.page = self.page, ""
        return page

    def amend(self, *, keep_next: bool = False, after: float | None = None) -> None:
        """Set of the last paragraph what the next one wants of it."""
        if self.last is not None:
            form = self.last.form
            self.last.form = form._replace(
                keep_next=form.keep_next or keep_next, after=form.after if after is None else after
            )
            self.last.element.set(q("text:style-name"), self.looks.paragraph(self.last.form))

    def lead(self) -> None:
        """Let running text stay with what follows it."""
        if self.last is not None and self.last.form.running:
            self.amend(keep_next=True)

    def mark(self, element: Element, key: str) -> list[str]:
        """Set a mark to which links lead, and the remarks that wait; return the names of these."""
        names = [self._annotate(element, remark) for remark in self._remarks]
        self._remarks.clear()
        if key:  # behind the remarks: LibreOffice finds no mark that stands right before one
            add(element, "text:bookmark", text__name=key)
        return names

    def leave(self, element: Element, names: Iterable[str]) -> None:
        """Say where the words end that remarks are about."""
        for name in names:
            add(element, "office:annotation-end", office__name=name)

    def _annotate(self, element: Element, remark: Remark) -> str:
        self._count += 1
        name = f"pruefhinweis{self._count}"
        note = add(element, "office:annotation", office__name=name)
        add(note, "dc:creator").text = _AUTHOR
        add(note, "dc:date").text = self._day
        self.inlines.write(add(note, "text:p", text__style_name="Anmerkung"), tuple(_lines(remark)))
        return name


def _lines(remark: Remark) -> Iterator[Inline]:
    for number, line in enumerate(remark.lines):
        if number:
            yield LineBreak()
        yield from line


def _leads(inlines: tuple[Inline, ...]) -> bool:
    """Return whether words end with a colon."""
    last = next((words for inline in reversed(inlines) if (words := plain((inline,)).rstrip())), "")
    return last.endswith(":")
