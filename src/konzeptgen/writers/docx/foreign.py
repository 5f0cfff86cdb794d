"""A body with words marked by their script in → the same words in a font that shows them and in their direction, out.

The fonts are those of Windows and Office, since a reader's machine rarely has the shipped ones; other systems take
their own for the script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.document.scripts import right_to_left, script
from konzeptgen.wordvorlage.ooxml import NS, node, q, val

if TYPE_CHECKING:
    from konzeptgen.wordvorlage.ooxml import Element

_MARK = "und-"
_NO_LANGUAGE = "x-none"
_INDIC = ("Deva", "Beng", "Gujr", "Guru", "Knda", "Mlym", "Orya", "Sinh", "Taml", "Telu")
# Latin, Cyrillic and Greek letters stand in nearly every font.
_FONTS = {
    "Arab": "Arial",
    "Hebr": "Arial",
    "Geor": "Sylfaen",
    "Armn": "Sylfaen",
    "Ethi": "Ebrima",
    **dict.fromkeys(_INDIC, "Nirmala UI"),
    **dict.fromkeys(("Thai", "Laoo", "Khmr"), "Leelawadee UI"),
    "Mymr": "Myanmar Text",
    "Hani": "Microsoft YaHei",
    "Jpan": "Yu Gothic",
    "Kore": "Malgun Gothic",
}


def dress(body: Element) -> None:
    """Give each run of foreign words its font and direction; Word shall not look for mistakes in it."""
    for run in list(body.iter(q("w:r"))):
        lang = run.find("w:rPr/w:lang", NS)
        if lang is not None and val(lang).startswith(_MARK):
            _dress(run, run[0], lang)


def _dress(run: Element, properties: Element, lang: Element) -> None:
    tag = val(lang)
    if font := _FONTS.get(script(tag)):
        fonts = node("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
        properties.insert(len(properties.findall("w:rStyle", NS)), fonts)
    if right_to_left(tag):
        lang.addprevious(node("rtl"))
        if run.getnext() is not None:
            run.addnext(_left_to_right())
    for kind in ("val", "eastAsia", "bidi"):
        lang.set(q(f"w:{kind}"), _NO_LANGUAGE)


def _left_to_right() -> Element:
    """Return an invisible sign behind which signs and numbers keep their place."""
    run, text = node("r"), node("t")
    text.text = "\N{LEFT-TO-RIGHT MARK}"
    run.append(text)
    return run
