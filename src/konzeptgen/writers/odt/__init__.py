"""Document tree in → bytes of an OpenDocument text (ODT) out, written in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.theme import Theme
from konzeptgen.writers.odt import fonts, front
from konzeptgen.writers.odt.blocks import Blocks
from konzeptgen.writers.odt.body import Body
from konzeptgen.writers.odt.elements import NS, VERSION, add, new
from konzeptgen.writers.odt.figures import Figures
from konzeptgen.writers.odt.inlines import Inliner
from konzeptgen.writers.odt.looks import Looks
from konzeptgen.writers.odt.package import meta, pack, settings
from konzeptgen.writers.odt.pages import sheet
from konzeptgen.writers.odt.skeleton import styles
from konzeptgen.writers.odt.tables import Tabler

if TYPE_CHECKING:
    from konzeptgen.document.tree import Document
    from konzeptgen.writers.odt.elements import Element

SUFFIX = "odt"


def write(document: Document) -> bytes:
    """Return the document as an OpenDocument text; the same document gives the same bytes.

    Raises:
        ValueError: a link or a drawing leads where it must not.
    """
    font = document.design.font
    named = styles(document, sheet(document.layout))
    named_fonts = named.find("office:font-face-decls", NS)
    if named_fonts is not None:
        fonts.declare(named_fonts, font)
    figures = Figures(document.pictures)
    parts = {
        "content.xml": _content(document, figures),
        "styles.xml": named,
        "meta.xml": meta(document),
        "settings.xml": settings(),
    }
    return pack(parts, {**figures.files, **fonts.files(font)})


def _content(document: Document, figures: Figures) -> Element:
    root = new("office:document-content", office__version=VERSION)
    fonts.declare(add(root, "office:font-face-decls"), document.design.font)
    looks, page = Looks(), sheet(document.layout)
    root.append(looks.root)
    inlines = Inliner(looks)
    body = Body(add(add(root, "office:body"), "office:text"), looks, inlines, document.stand)
    front.cover(body, document, figures)
    if document.layout.inhalt:
        front.contents(body, document)
    tables = Tabler(looks, inlines, Theme.of(document.design))
    Blocks(body, tables, figures, document.layout, page).write(document.blocks)
    return root
