"""The parts of a DOCX in → with the house's font in them, where their styles use it: it shows on every machine.

As ECMA-376 wants it (part 1, section 17.8.1): a TrueType font whose first bytes are mixed with the key that the font
table names. The font is whole, and Word is not asked to cut it down on saving, so that people can type what they like.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from lxml import etree

from konzeptgen.document.fonts import CUTS, TEXT_FACES, cut
from konzeptgen.wordvorlage.media import mixed
from konzeptgen.wordvorlage.ooxml import NS, STYLES, Element, Parts, node, parse, q, serialise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TABLE = "word/fontTable.xml"
_LINKS = "word/_rels/fontTable.xml.rels"
_THEME = "word/theme/theme1.xml"
_SETTINGS = "word/settings.xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_LINKS = f'<Relationships xmlns="{_PACKAGE}"/>'.encode()
_KIND = f"{NS['r']}/font"
_BEFORE_FONTS = (
    *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"),
    *("doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText"),
    *("printFractionalCharacterWidth", "printFormsData"),
)


def embed(parts: Parts) -> Parts:
    """Return the parts with the shipped fonts that their styles use, unless they are there already."""
    for family in sorted(set(_used(parts)) & TEXT_FACES.keys()):
        parts = _embedded(parts, family)
    return parts


def _embedded(parts: Parts, family: str) -> Parts:
    table = parse(parts[_TABLE])
    font = _listed(table, family)
    if any(font.find(f"w:embed{name}", NS) is not None for name in CUTS):
        return parts
    made, links = dict(parts), parse(parts.get(_LINKS, _NO_LINKS))
    for name in CUTS:
        _add(made, font, links, cut(family, name))
    made[_TABLE], made[_LINKS] = serialise(table), serialise(links)
    _keep_on_saving(made)
    return made


def _used(parts: Parts) -> Iterator[str]:
    """Yield the fonts for Latin letters that styles name, themselves or by the theme."""
    for fonts in parse(parts[STYLES]).iter(q("w:rFonts")):
        yield str(fonts.get(q("w:ascii")))
    if _THEME in parts:
        yield from (str(latin.get("typeface")) for latin in parse(parts[_THEME]).iter(q("a:latin")))


def _listed(table: Element, family: str) -> Element:
    """Return the font's entry in the table, a new one if it has none."""
    found = table.find(f"w:font[@w:name='{family}']", NS)
    if found is None:
        found = node("font")
        found.set(q("w:name"), family)
        table.append(found)
    return found


def _add(parts: Parts, font: Element, links: Element, file: Path) -> None:
    data = file.read_bytes()
    key = UUID(bytes=sha256(data).digest()[:16], version=5)
    name, style = f"{file.stem}.odttf", file.stem.rpartition("-")[2]
    link = f"font{len(links) + 1}{style}"
    parts[f"word/fonts/{name}"] = mixed(data, key)
    etree.SubElement(links, f"{{{_PACKAGE}}}Relationship", Id=link, Type=_KIND, Target=f"fonts/{name}")
    entry = {q("r:id"): link, q("w:fontKey"): f"{{{key}}}".upper()}
    etree.SubElement(font, q(f"w:embed{style}"), entry, nsmap={"r": NS["r"]})


def _keep_on_saving(parts: Parts) -> None:
    """Let Word keep the font when it saves the file."""
    settings = parse(parts[_SETTINGS])
    if settings.find("w:embedTrueTypeFonts", NS) is None:
        earlier = {q(f"w:{name}") for name in _BEFORE_FONTS}
        settings.insert(sum(child.tag in earlier for child in settings), node("embedTrueTypeFonts"))
        parts[_SETTINGS] = serialise(settings)
