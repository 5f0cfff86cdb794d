"""pandoc's DOCX and the document in → the finished DOCX out: what pandoc cannot say is set here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.theme import WHITE, Theme, bare
from konzeptgen.document.tree import PREFIXES, Figure, Table
from konzeptgen.wordvorlage.ooxml import (
    NS,
    RELS,
    Element,
    Parts,
    drop,
    node,
    pack,
    parse,
    put,
    q,
    serialise,
    style_ids,
    style_of,
    unpack,
    val,
    words_of,
)
from konzeptgen.writers.docx import (
    contents,
    drawings,
    embedding,
    foreign,
    house,
    layout,
    lists,
    sections,
    spacing,
    tables,
)
from konzeptgen.writers.docx.bridge import NOTICE_STYLES
from konzeptgen.writers.docx.front import LOGO
from konzeptgen.writers.docx.pictures import EMU_PER_TWIP, Size, fitted
from konzeptgen.writers.docx.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from konzeptgen.document.tree import Document, Picture
    from konzeptgen.wordvorlage.template import Vorlage

_DOCUMENT = "word/document.xml"
_SETTINGS = "word/settings.xml"
_COMMENTS = "word/comments.xml"
_WIDEST = 9072
_BESIDE_FIGURE = 2400
_LOGO_ROOM = Size(3402 * EMU_PER_TWIP, 1701 * EMU_PER_TWIP)


def finish(
    written: bytes, document: Document, own: Parts, data: Mapping[str, bytes], template: Vorlage | None
) -> bytes:
    """Return the finished file; ``own`` is our reference document, ``data`` the pictures as Word gets them."""
    parts = unpack(written)
    root = parse(parts[_DOCUMENT])
    body = root[0]
    layout.set_paper(body, document.layout, house=template is None)
    _set_up_pages(body, parts, template)
    styles = style_ids(parts)
    _dress_tables(body, document, styles)
    lists.set_lists(parts, body, styles)
    _set_boxes(body, styles)
    spacing.even_out(body, styles)
    contents.set_contents(body, styles, _rooms(body)[False].width)
    layout.set_beginnings(body, document.layout, styles)
    layout.hold_leads(body)
    names = drawings.exchange(parts, body, list(_placed(body, document)), data)
    drawings.retype(parts, names, all_pictures(document))
    if template is None:
        parts[_SETTINGS] = own[_SETTINGS]
    else:
        house.move_in(parts, body, document, styles, template)
    embedding.embed(parts)
    foreign.dress(body)
    parts[_DOCUMENT] = serialise(root)
    _set_comments(parts)
    _set_properties(parts, own)
    return pack(parts)


def all_pictures(document: Document) -> dict[str, Picture]:
    """Return the pictures that the document shows, the logo with them."""
    used = {block.name for block, _ in walk(document.blocks) if isinstance(block, Figure)}
    pictures = {name: document.pictures[name] for name in sorted(used)}
    return pictures if document.design.logo is None else {LOGO: document.design.logo, **pictures}


def _set_up_pages(body: Element, parts: Parts, template: Vorlage | None) -> None:
    furniture: dict[str, str] = {}
    if template is None:
        ids = {str(relation.get("Target")): str(relation.get("Id")) for relation in parse(parts[RELS])}
        furniture = {ids[f"{kind}1.xml"]: ids[f"{kind}2.xml"] for kind in ("header", "footer")}
    sections.divide(body, furniture)


def _rooms(body: Element) -> dict[bool, sections.Room]:
    section = sections.model(body)
    size = section.find("w:pgSz", NS)
    lies = size is not None and size.get(q("w:orient")) == "landscape"
    return {wide: sections.room(section, wide=wide != lies) for wide in (False, True)}


def _dress_tables(body: Element, document: Document, styles: Mapping[str, str]) -> None:
    rooms, look = _rooms(body), Theme.of(document.design)
    planned = [(block, wide) for block, wide in walk(document.blocks) if isinstance(block, Table)]
    for element, (table, wide) in zip(list(body.iter(q("w:tbl"))), planned, strict=True):
        tables.dress(element, table, rooms[wide].width, look, styles)


def _placed(body: Element, document: Document) -> Iterator[drawings.Placed]:
    rooms, logo = _rooms(body), document.design.logo
    if logo is not None:
        yield drawings.Placed(LOGO, fitted(logo, _LOGO_ROOM), document.design.logo_alt)
    for block, wide in walk(document.blocks):
        if isinstance(block, Figure):
            width = rooms[wide].width if wide else min(rooms[wide].width, _WIDEST)
            room = Size(width * EMU_PER_TWIP, (rooms[wide].height - _BESIDE_FIGURE) * EMU_PER_TWIP)
            yield drawings.Placed(block.name, fitted(document.pictures[block.name], room), block.alt)


def _set_boxes(body: Element, styles: Mapping[str, str]) -> None:
    """Align lists with the edge of their box, part boxes that follow each other and keep each on one page."""
    kinds = {styles[name.lower()]: PREFIXES[kind] for kind, name in NOTICE_STYLES.items()}
    count, last = 0, None
    for paragraph in body.iterfind("w:p", NS):
        prefix = kinds.get(style_of(paragraph))
        follows = last is not None and style_of(last) == style_of(paragraph)
        begins = prefix is not None and words_of(paragraph).startswith(prefix)
        count = (count if follows else 0) + begins
        if prefix is not None:
            _set_box(paragraph, even=count % 2 == 0)
            if last is not None and follows and not begins:
                put(last, node("keepNext"))
        last = paragraph


def _set_box(paragraph: Element, *, even: bool) -> None:
    if even:
        # Word and LibreOffice join boxes with the same borders into one.
        borders = node("pBdr")
        borders.append(node("top", val="single", sz="36", space="4", color=bare(WHITE)))
        put(paragraph, borders)
    level = paragraph.find("w:pPr/w:numPr/w:ilvl", NS)
    if level is not None:
        put(paragraph, node("spacing", before="0", after="60"))
        left = lists.BOX + lists.STEP * (int(val(level)) + 1)
        put(paragraph, node("ind", left=str(left), hanging=str(lists.STEP)))


def _set_comments(parts: Parts) -> None:
    if b"<w:comment " not in parts.get(_COMMENTS, b""):
        drop(parts, _COMMENTS)
        return
    root = parse(parts[_COMMENTS])
    foreign.dress(root)
    parts[_COMMENTS] = serialise(root)


def _set_properties(parts: Parts, own: Parts) -> None:
    drop(parts, "docProps/custom.xml")
    parts.pop("word/_rels/footnotes.xml.rels", None)  # pandoc repeats every link of the text in it
    for name in ("docProps/core.xml", "docProps/app.xml"):
        parts[name] = own[name]
