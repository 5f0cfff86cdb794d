"""A body with its table of contents in → contents on a page of their own, with room for page numbers, out.

Word counts pages only when someone asks it to: no file can make it do so without a question on opening. So the
contents open as links without numbers; where Word renews its fields, the numbers appear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.wordvorlage.ooxml import NS, Element, detach, node, put, q, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def set_contents(body: Element, styles: Mapping[str, str], width: int) -> None:
    """Begin contents and first chapter on new pages; set the links as plain lines, ``width`` twips wide."""
    for contents in body.findall("w:sdt", NS):
        openers = {styles["toc heading"], styles["heading 1"]}
        for paragraph in (contents.find("w:sdtContent/w:p", NS), next(contents.itersiblings(q("w:p")), None)):
            if paragraph is not None and style_of(paragraph) in openers:
                put(paragraph, node("pageBreakBefore"))
        for style in list(contents.iter(q("w:rStyle"))):
            detach(style)
        for paragraph in contents.iter(q("w:p")):
            for link in paragraph.findall("w:hyperlink", NS):
                tabs = node("tabs")
                tabs.append(node("tab", val="right", leader="none", pos=str(width)))
                put(paragraph, tabs)
                link.extend(_page_of(str(link.get(q("w:anchor")))))


def _page_of(bookmark: str) -> Iterator[Element]:
    """Yield a tab and a field for the page of ``bookmark``, empty until Word fills it."""
    code = node("instrText")
    code.text = f" PAGEREF {bookmark} \\h "
    inner = (node("tab"), _sign("begin"), code, _sign("separate"), _sign("end"))
    for element in inner:
        run = node("r")
        run.append(element)
        yield run


def _sign(kind: str) -> Element:
    return node("fldChar", fldCharType=kind)
