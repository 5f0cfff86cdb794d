"""A document in a template and the words that mark every page in → the same with the words in each header, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from konzeptgen.wordvorlage.ooxml import NS, RELS, TYPES, Element, Parts, node, parse, put, q, serialise, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS = "word/settings.xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def stamp(parts: Parts, body: Element, mark: str, style: str) -> None:
    """Print ``mark`` at the right edge of every header but the cover's, which bears it already."""
    even = parse(parts[_SETTINGS]).find("w:evenAndOddHeaders", NS) is not None
    first = next(body.iter(q("w:sectPr")))
    for kind in ("default", "even") if even else ("default",):
        if first.find(f"w:headerReference[@w:type='{kind}']", NS) is None:
            key = _new_header(parts, kind)
            for section in body.iter(q("w:sectPr")):
                section.insert(0, _reference(kind, key))
    for name in set(_headers(parts, body)):
        header = parse(parts[name])
        if mark not in words_of(header):
            _print(header, mark, style)
            parts[name] = serialise(header)


def _reference(kind: str, key: str) -> Element:
    reference = node("headerReference", type=kind)
    reference.set(q("r:id"), key)
    return reference


def _headers(parts: Parts, body: Element) -> Iterator[str]:
    targets = {str(relation.get("Id")): str(relation.get("Target")) for relation in parse(parts[RELS])}
    for reference in body.iter(q("w:headerReference")):
        if reference.get(q("w:type")) != "first":
            yield "word/" + targets[str(reference.get(q("r:id")))].removeprefix("/word/")


def _new_header(parts: Parts, kind: str) -> str:
    name, key = f"kopf-{kind}.xml", f"rIdKopf{kind}"
    parts[f"word/{name}"] = serialise(etree.Element(q("w:hdr"), nsmap={"w": NS["w"]}))
    _add(parts, RELS, "Relationship", Id=key, Type=_KIND, Target=name)
    _add(parts, TYPES, "Override", PartName=f"/word/{name}", ContentType=_TYPE)
    return key


def _add(parts: Parts, part: str, tag: str, **attributes: str) -> None:
    root = parse(parts[part])
    etree.SubElement(root, f"{{{etree.QName(root).namespace}}}{tag}", attributes)
    parts[part] = serialise(root)


def _print(header: Element, mark: str, style: str) -> None:
    """Set the words into the empty paragraph at the end, as Word leaves one below a table, or into one of their own."""
    last = header[-1] if len(header) else None
    if last is None or last.tag != q("w:p") or last.find(".//w:r", NS) is not None:
        last = node("p")
        if style:
            put(last, node("pStyle", val=style))
        header.append(last)
    put(last, node("jc", val="right"))
    run, bold, text = node("r"), node("rPr"), node("t")
    bold.append(node("b"))
    text.text = mark
    run.extend((bold, text))
    last.append(run)
