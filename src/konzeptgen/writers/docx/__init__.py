"""Document tree in → bytes of a Word file (DOCX) out, written in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.theme import Theme
from konzeptgen.wordvorlage.ooxml import STYLES, parse
from konzeptgen.wordvorlage.styles import Styles
from konzeptgen.writers.docx import front, pages
from konzeptgen.writers.docx.blocks import Blocks
from konzeptgen.writers.docx.body import Body
from konzeptgen.writers.docx.embedding import embed
from konzeptgen.writers.docx.figures import LOGO
from konzeptgen.writers.docx.numbering import Numbering
from konzeptgen.writers.docx.package import Package
from konzeptgen.writers.docx.skeleton import skeleton
from konzeptgen.writers.docx.stamp import stamp
from konzeptgen.writers.docx.styles import Stylesheet
from konzeptgen.writers.docx.tables import Tabler

if TYPE_CHECKING:
    from konzeptgen.document.tree import Design, Document
    from konzeptgen.wordvorlage.template import Wordvorlage

SUFFIX = "docx"
_WIDE = {"header1.xml": "header2.xml", "footer1.xml": "footer2.xml"}


def write(document: Document) -> bytes:
    """Return the document as a Word file; the same document gives the same bytes.

    Raises:
        ValueError: the template is no Word file, a link or a drawing leads where it must not.
    """
    own, template = skeleton(document), _template(document.design)
    package = Package(embed({**own, **template.parts} if template else own))
    styles = Stylesheet(Styles(parse(own[STYLES])), template)
    if template is not None and document.cover.mark:
        stamp(package.word, document.cover.mark, styles.theirs("Header"))
    body = _body(document, package, styles, house=template is None)
    if template is not None:
        styles.complete(package.styles)
    package.describe(document.cover, document.stand)
    return package.save(body.end())


def _template(design: Design) -> Wordvorlage | None:
    """Return the municipality's template; what reads such files is loaded only where there is one."""
    if design.reference_docx is None:
        return None
    from konzeptgen.wordvorlage.template import Wordvorlage  # noqa: PLC0415 - see above

    return Wordvorlage(design.reference_docx, design.styles)


def _body(document: Document, package: Package, styles: Stylesheet, *, house: bool) -> Body:
    page = pages.upright(package.section, document.layout, house=house)
    logo = {} if document.design.logo is None else {LOGO: document.design.logo}
    body = Body(package, styles, page, {**document.pictures, **logo})
    front.cover(body, document)
    if document.layout.inhalt:
        front.contents(body, document)
    furniture = {package.relation(name): package.relation(wide) for name, wide in _WIDE.items()} if house else {}
    tables = Tabler(styles, body.inlines, Theme.of(document.design))
    Blocks(body, tables, Numbering(package.numbering), document.layout, furniture).write(document.blocks)
    return body
