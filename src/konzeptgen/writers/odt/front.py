"""Cover and headings in → the first two pages, cover and contents, out.

Behind each entry of the contents stands a field that names the page of its heading: programs fill it when they lay out
the text, so the numbers are there without a question. The contents can be renewed like any others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.scripts import marked
from konzeptgen.document.tree import Strong, Text, headings, plain
from konzeptgen.writers.odt.elements import add, write
from konzeptgen.writers.odt.looks import Form
from konzeptgen.writers.odt.pages import COVER, UPRIGHT

if TYPE_CHECKING:
    from konzeptgen.document.tree import Document, Heading
    from konzeptgen.writers.odt.body import Body
    from konzeptgen.writers.odt.elements import Element
    from konzeptgen.writers.odt.figures import Figures

_DEEPEST = 2
_LOGO = (170.0, 85.0)
_NAME = "Inhalt"
_STYLE = {"text__style_name": "Index_20_Link", "text__visited_style_name": "Index_20_Link"}


def cover(body: Body, document: Document, figures: Figures) -> None:
    """Write the cover."""
    front, alone = document.cover, document.layout.deckblatt
    body.page = COVER if alone else UPRIGHT
    if document.design.logo is not None:
        paragraph = body.begin(body.root, Form("Deckblatt_20_Logo"))
        figures.logo(paragraph, document.design.logo, document.design.logo_alt, _LOGO)
    title = Form("Title") if alone else Form("Title", before=18, after=6)
    lines = (
        (Form("Deckblatt_20_Herausgeber"), front.publisher),
        (title, front.title),
        (Form("Subtitle"), front.subtitle),
        (Form("Deckblatt_20_Entwurf"), front.mark.upper()),
    )
    for form, words in lines:
        if words:
            body.line(body.root, form, marked(words))
    for label, value in front.lines:
        said = (Strong((Text(label),)), Text("\t"), *marked(value))
        body.line(body.root, Form("Deckblatt_20_Angaben"), said)


def contents(body: Body, document: Document) -> None:
    """Write the table of contents: what it is made from, and its entries, so that it reads well at once."""
    shown = [heading for heading in headings(document.blocks) if heading.level <= _DEEPEST]
    if not shown:
        return
    table = add(body.root, "text:table-of-content", text__name=_NAME)
    _source(add(table, "text:table-of-content-source", text__outline_level=str(_DEEPEST)))
    lines = add(table, "text:index-body")
    title = add(lines, "text:index-title", text__name=f"{_NAME}_Titel")
    body.line(title, Form("Contents_20_Heading", page_break=True), (Text(_NAME),))
    for heading in shown:
        _entry(body, lines, heading)


def _source(source: Element) -> None:
    """Say how entries are made when the contents are renewed."""
    add(source, "text:index-title-template", text__style_name="Contents_20_Heading").text = _NAME
    for level in range(1, _DEEPEST + 1):
        style = {"text__style_name": f"Contents_20_{level}"}
        template = add(source, "text:table-of-content-entry-template", text__outline_level=str(level), **style)
        add(template, "text:index-entry-link-start", text__style_name="Index_20_Link")
        add(template, "text:index-entry-text")
        add(template, "text:index-entry-tab-stop", style__type="right", style__leader_char=".")
        add(template, "text:index-entry-page-number")
        add(template, "text:index-entry-link-end")


def _entry(body: Body, parent: Element, heading: Heading) -> None:
    """Write a link to a heading and, behind a tab, the number of its page."""
    line = body.begin(parent, Form(f"Contents_20_{heading.level}"))
    link = add(line, "text:a", xlink__type="simple", xlink__href=f"#{heading.id}", **_STYLE)
    number = (Text(f"{heading.number} "),) if heading.number else ()
    body.inlines.write(link, (*number, *marked(plain(heading.inlines))))
    write(link, "\t")
    add(link, "text:bookmark-ref", text__reference_format="page", text__ref_name=heading.id)
