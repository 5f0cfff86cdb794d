"""Lines of text, pictures and tables, one after the other, in → the body of a Word file out."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from konzeptgen.document.tree import Remark, plain
from konzeptgen.writers.docx.elements import Format, add, anchor, new, run
from konzeptgen.writers.docx.figures import Figures
from konzeptgen.writers.docx.flow import Box, Flow, Kind
from konzeptgen.writers.docx.inlines import Inliner
from konzeptgen.writers.docx.notes import Noter
from konzeptgen.writers.docx.remarks import Commenter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from konzeptgen.document.tree import Inline, Picture
    from konzeptgen.wordvorlage.ooxml import Element
    from konzeptgen.writers.docx.package import Package
    from konzeptgen.writers.docx.pages import Page
    from konzeptgen.writers.docx.styles import Stylesheet


class Body:
    """Writes the body; formats name our styles, the file gets the ids under which it knows them."""

    def __init__(self, package: Package, styles: Stylesheet, page: Page, pictures: Mapping[str, Picture]) -> None:
        """Begin with an empty body."""
        self.styles = styles
        self._element = new("body")
        self.flow = Flow(self._element, page)
        self._notes = Noter(styles, Inliner(styles.id, package.link_of_footnotes), package.footnotes)
        self.inlines = Inliner(styles.id, package.link, self._notes.note)
        self._figures = Figures(pictures, package)
        self._comments = Commenter(styles, Inliner(styles.id, package.link_of_comments), package.comments)
        self._remarks: list[Remark] = []
        self._marks = 0

    def remark(self, remarks: Iterable[Remark]) -> None:
        """Put remarks beside the next words."""
        self._remarks.extend(remarks)

    def line(
        self,
        form: Format,
        inlines: tuple[Inline, ...],
        kind: Kind = Kind.OTHER,
        *,
        key: str = "",
        box: Box | None = None,
    ) -> None:
        """Write a paragraph; words that lead to something stay with it, ``key`` is the id to which links lead."""
        paragraph = self._paragraph(form._replace(keep_next=True) if _leads(inlines) else form, kind, box)
        with self.marked(paragraph, key):
            self.inlines.write(paragraph, inlines)

    def entry(self, form: Format) -> Element:
        """Begin a line of the contents and return it, empty."""
        return self._paragraph(form, Kind.OTHER)

    def drawing(self, form: Format, name: str, alt: str, *, key: str = "") -> None:
        """Write a paragraph that holds a picture."""
        paragraph = self._paragraph(form, Kind.OTHER)
        with self.marked(paragraph, key):
            add(run(paragraph), "drawing").append(self._figures.drawing(name, alt, self.flow.page))

    def _paragraph(self, form: Format, kind: Kind, box: Box | None = None) -> Element:
        return self.flow.paragraph(kind, form._replace(style=self.styles.id(form.style)), box)

    @contextmanager
    def marked(self, paragraph: Element, key: str) -> Iterator[None]:
        """Put around words the remarks that wait for them and, where they have an id, a bookmark."""
        comments = [self._comments.begin(paragraph, remark) for remark in self._remarks]
        self._remarks.clear()
        if key:
            self._marks += 1
            add(paragraph, "bookmarkStart", id=str(self._marks), name=anchor(key))
        yield
        if key:
            add(paragraph, "bookmarkEnd", id=str(self._marks))
        for comment in comments:
            self._comments.end(paragraph, comment)

    def end(self) -> Element:
        """Return the body."""
        self.flow.end()
        return self._element


def _leads(inlines: tuple[Inline, ...]) -> bool:
    """Return whether words end with a colon."""
    last = next((words for inline in reversed(inlines) if (words := plain((inline,)).rstrip())), "")
    return last.endswith(":")
