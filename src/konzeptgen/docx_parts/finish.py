"""pandoc's DOCX and the document in → the finished DOCX out: what pandoc cannot say is set here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document import PREFIXES, Figure, Table
from konzeptgen.docx_parts import colours, drawings, sections, spacing, tables
from konzeptgen.docx_parts.bridge import NOTICE_STYLES
from konzeptgen.docx_parts.front import LOGO
from konzeptgen.docx_parts.ooxml import (
    NS,
    RELS,
    Element,
    Parts,
    detach,
    drop,
    node,
    pack,
    parse,
    q,
    serialise,
    style_ids,
    unpack,
    val,
)
from konzeptgen.docx_parts.pictures import EMU_PER_TWIP, Size, fitted
from konzeptgen.docx_parts.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from konzeptgen.document import Document, Picture

_DOCUMENT = "word/document.xml"
_SETTINGS = "word/settings.xml"
_NUMBERING = "word/numbering.xml"
_BULLETS = "•–"
_AFTER_UPDATE = (
    *("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema"),
    *("themeFontLang", "clrSchemeMapping", "shapeDefaults", "captions", "decimalSymbol", "listSeparator"),
)
_AFTER_LANGUAGE = _AFTER_UPDATE[_AFTER_UPDATE.index("clrSchemeMapping") :]
_WIDEST = 9072
_BESIDE_FIGURE = 2400
_LOGO_ROOM = Size(3402 * EMU_PER_TWIP, 1701 * EMU_PER_TWIP)
_INDENT = 284
_STEP = 340


def finish(written: bytes, document: Document, own: Parts, data: Mapping[str, bytes]) -> bytes:
    """Return the finished file; ``own`` is our reference document, ``data`` the pictures as Word gets them."""
    parts = unpack(written)
    root = parse(parts[_DOCUMENT])
    body = root[0]
    _set_up_pages(body, parts, document)
    styles = style_ids(parts)
    _dress_tables(body, document, styles)
    _set_boxes(body, styles)
    spacing.even_out(body, styles)
    _set_numbering(parts)
    _set_contents(body, styles)
    names = drawings.exchange(parts, body, list(_placed(body, document)), data)
    drawings.retype(parts, names, all_pictures(document))
    parts[_DOCUMENT] = serialise(root)
    _set_settings(parts, own, house=document.design.reference_docx is None)
    _set_properties(parts, own)
    return pack(parts)


def all_pictures(document: Document) -> dict[str, Picture]:
    """Return the pictures that the document shows, the logo with them."""
    used = {block.name for block, _ in walk(document.blocks) if isinstance(block, Figure)}
    pictures = {name: document.pictures[name] for name in sorted(used)}
    return pictures if document.design.logo is None else {LOGO: document.design.logo, **pictures}


def _set_up_pages(body: Element, parts: Parts, document: Document) -> None:
    furniture: dict[str, str] = {}
    if document.design.reference_docx is None:
        ids = {str(relation.get("Target")): str(relation.get("Id")) for relation in parse(parts[RELS])}
        furniture = {ids[f"{kind}1.xml"]: ids[f"{kind}2.xml"] for kind in ("header", "footer")}
    sections.divide(body, furniture)


def _rooms(body: Element) -> dict[bool, sections.Room]:
    section = sections.model(body)
    size = section.find("w:pgSz", NS)
    lies = size is not None and size.get(q("w:orient")) == "landscape"
    return {wide: sections.room(section, wide=wide != lies) for wide in (False, True)}


def _dress_tables(body: Element, document: Document, styles: Mapping[str, str]) -> None:
    rooms, colour = _rooms(body), colours.bare(document.design.colour)
    planned = [(block, wide) for block, wide in walk(document.blocks) if isinstance(block, Table)]
    for element, (table, wide) in zip(list(body.iter(q("w:tbl"))), planned, strict=True):
        tables.dress(element, table, rooms[wide].width, colour, styles)


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
    """Align lists with the edge of their box and part boxes that follow each other."""
    kinds = {styles[name.lower()]: PREFIXES[kind] for kind, name in NOTICE_STYLES.items()}
    count, last = 0, ""
    for paragraph in body.iterfind("w:p", NS):
        style = val(paragraph.find("w:pPr/w:pStyle", NS))
        count, last, prefix = (count if style == last else 0), style, kinds.get(style)
        if prefix is None:
            continue
        count += "".join(str(text.text) for text in paragraph.iter(q("w:t"))).startswith(prefix)
        _set_box(paragraph[0], even=count % 2 == 0)


def _set_box(properties: Element, *, even: bool) -> None:
    if even:
        # Word and LibreOffice join boxes with the same borders into one.
        borders = node("pBdr")
        borders.append(node("top", val="single", sz="36", space="4", color=colours.WHITE))
        properties.append(borders)
    level = properties.find("w:numPr/w:ilvl", NS)
    if level is not None:
        properties.append(node("spacing", before="0", after="60"))
        left = _INDENT + _STEP * (int(val(level)) + 1)
        properties.append(node("ind", left=str(left), hanging=str(_STEP)))


def _set_numbering(parts: Parts) -> None:
    """Set lists closer to the margin, with dots and dashes of the text's own font."""
    root = parse(parts[_NUMBERING])
    for level in root.iter(q("w:lvl")):
        depth = int(str(level.get(q("w:ilvl"))))
        for indent in level.iter(q("w:ind")):
            indent.set(q("w:left"), str(_STEP * (depth + 1)))
            indent.set(q("w:hanging"), str(_STEP))
        if val(level.find("w:numFmt", NS)) == "bullet":
            _set_bullet(level, _BULLETS[depth % len(_BULLETS)])
    parts[_NUMBERING] = serialise(root)


def _set_bullet(level: Element, bullet: str) -> None:
    for sign in level.findall("w:lvlText", NS):
        sign.set(q("w:val"), bullet)
    for properties in level.findall("w:rPr", NS):
        level.remove(properties)


def _set_contents(body: Element, styles: Mapping[str, str]) -> None:
    """Give the contents a page of their own and print their links as plain lines."""
    for contents in body.findall("w:sdt", NS):
        opening = contents.find("w:sdtContent/w:p", NS)
        following = next(contents.itersiblings(q("w:p")), None)
        for paragraph in (opening, following):
            if paragraph is not None and val(paragraph.find("w:pPr/w:pStyle", NS)) in _openers(styles):
                paragraph[0].insert(1, node("pageBreakBefore"))
        for style in list(contents.iter(q("w:rStyle"))):
            detach(style)


def _openers(styles: Mapping[str, str]) -> tuple[str, str]:
    return styles["toc heading"], styles["heading 1"]


def _set_settings(parts: Parts, own: Parts, *, house: bool) -> None:
    if house:
        parts[_SETTINGS] = own[_SETTINGS]
        return
    root = parse(parts[_SETTINGS])
    _put(root, node("updateFields", val="true"), _AFTER_UPDATE)
    _put(root, node("themeFontLang", val="de-DE"), _AFTER_LANGUAGE)
    parts[_SETTINGS] = serialise(root)


def _put(root: Element, made: Element, after: tuple[str, ...]) -> None:
    for old in root.findall(str(made.tag)):
        root.remove(old)
    places = (index for index, child in enumerate(root) if str(child.tag).partition("}")[2] in after)
    root.insert(next(places, len(root)), made)


def _set_properties(parts: Parts, own: Parts) -> None:
    drop(parts, "docProps/custom.xml")
    if b"<w:comment " not in parts.get("word/comments.xml", b""):
        drop(parts, "word/comments.xml")
    parts.pop("word/_rels/footnotes.xml.rels", None)  # pandoc repeats every link of the text in it
    for name in ("docProps/core.xml", "docProps/app.xml"):
        parts[name] = own[name]
