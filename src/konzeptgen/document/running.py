"""A document in → the words that stand above and below each of its pages, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from konzeptgen.document.tree import Document

_LONGEST_TITLE = 72


def short_title(title: str) -> str:
    """Return a title that fits on one line beside the words that mark a page."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def footer(document: Document) -> str:
    """Return who publishes the document and its date, as they stand below each page."""
    year, month, day = document.stand.split("-")
    parts = (document.cover.publisher, f"Stand {day}.{month}.{year}")
    return " · ".join(part for part in parts if part)
