"""Document tree in → bytes of a Word file (DOCX) out: pandoc writes it, our own steps finish it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from konzeptgen.document.tree import headings
from konzeptgen.wordvorlage.template import Vorlage
from konzeptgen.writers.docx import front, pictures
from konzeptgen.writers.docx.bridge import Bridge
from konzeptgen.writers.docx.finish import all_pictures, finish
from konzeptgen.writers.docx.process import started
from konzeptgen.writers.docx.reference import own_parts, reference

if TYPE_CHECKING:
    from konzeptgen.document.tree import Document

SUFFIX = "docx"


def write(document: Document) -> bytes:
    """Return the document as a Word file; the same document gives the same bytes."""
    own, template = own_parts(document), Vorlage.of(document.design)
    blocks = [
        *front.cover(document),
        *(front.contents(headings(document.blocks)) if document.layout.inhalt else ()),
        *Bridge(template.numbered if template else frozenset()).top(document.blocks),
    ]
    with started(blocks, reference(own, template), _noon(document.stand)) as written:
        data = {name: pictures.raster(picture) for name, picture in all_pictures(document).items()}
        return finish(written(), document, own, data, template)


def _noon(stand: str) -> int:
    return int(datetime.fromisoformat(f"{stand}T12:00:00").replace(tzinfo=UTC).timestamp())
